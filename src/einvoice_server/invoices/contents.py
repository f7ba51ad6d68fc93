"""What of an invoice's content stands in its row, to be listed, sorted and found."""

from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from pydantic_core import to_jsonable_python

from einvoice_server.invoices.account import AccountFacts
from einvoice_server.invoices.assessing import Assessed
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.invoices.payload.sending import Delivery
from einvoice_server.invoices.status import Sending
from einvoice_server.invoices.tables import Invoice
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.searching import search_key

_PEPPOL = "Sending through the Peppol network is not supported yet; send the XML by other means."


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The account as it is now, as text, written once for all invoices of a request."""

    company: str
    preferences: str

    @classmethod
    def of(cls, facts: AccountFacts) -> "Snapshot":
        """The account as JSON."""
        return cls(
            facts.company.model_dump_json(by_alias=True, exclude_none=True),
            facts.preferences.model_dump_json(by_alias=True),
        )


def fill(row: Invoice, assessed: Assessed, snapshot: Snapshot) -> None:
    """Give an invoice its content."""
    payload, sums = assessed.payload, assessed.sums
    row.type_code = payload.invoice_type_code
    row.format = payload.format or "pdf"
    row.syntax = payload.syntax
    row.issue_date = payload.issue_date
    row.due_date = payload.due_date
    row.delivery_date = payload.delivery_date
    row.buyer_name = payload.buyer.name
    row.order_number = payload.order_number
    row.currency = assessed.currency
    row.net_amount = sums.net
    row.tax_amount = sums.tax
    row.gross_amount = sums.gross
    row.outstanding_amount = sums.due
    row.payload = payload.model_dump_json(by_alias=True, exclude_unset=True)
    row.payload_digest = sha256(row.payload.encode()).hexdigest()
    row.company = snapshot.company
    row.preferences = snapshot.preferences
    row.warnings = cast("list[JsonObject]", to_jsonable_python(assessed.warnings))
    row.findings = []
    row.deliveries = [_delivery(one, payload) for one in payload.delivery]
    make_findable(row)


def make_findable(row: Invoice) -> None:
    """Bring what is searched up to date."""
    row.search = search_key(f"{row.number or ''} {row.buyer_name} {row.order_number or ''}")


def _delivery(one: Delivery, payload: InvoicePayload) -> JsonObject:
    is_mail = one.type == "email"
    return {
        "type": one.type,
        "recipient": one.recipient or (payload.buyer.email if is_mail else None),
        "carbonCopy": one.carbon_copy,
        "blindCarbonCopy": one.blind_carbon_copy,
        "status": (Sending.PENDING if is_mail else Sending.UNSUPPORTED).value,
        "message": None if is_mail else _PEPPOL,
        "sentAt": None,
    }
