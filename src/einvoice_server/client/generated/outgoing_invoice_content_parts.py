"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import TypedDict

from einvoice_server.client.generated.incoming_invoices_pieces import (
    InputType,
    Origin,
    Phase,
    Progress,
)


class OutgoingRecord(TypedDict):
    """What is recorded of an outgoing invoice."""

    filename: str
    mediaType: str
    inputType: "InputType"
    size: int
    sha256: str
    origin: "Origin"
    syntax: str | None
    profile: str | None
    invoiceNumber: str | None
    invoiceTypeCode: str | None
    issueDate: str | None
    dueDate: str | None
    sellerName: str | None
    sellerVatId: str | None
    buyerName: str | None
    buyerVatId: str | None
    buyerReference: str | None
    currency: str | None
    netAmount: Decimal | int | None
    taxAmount: Decimal | int | None
    amount: Decimal | int | None
    edited: list[str]
    status: "Progress"
    category: str | None
    note: str | None
    isValid: bool | None
    validationStatus: "Phase"
    visualizationStatus: "Phase"
    overallStatus: "Phase"
    duplicateOf: str | None
    createdAt: str
    updatedAt: str
    processedAt: str | None
    detailsPage: str
    faktooraId: str
