"""Operations that answer as those of customers, invoices and imports do, without their features."""

from collections.abc import Awaitable, Callable
from typing import Annotated, cast

from pydantic import ConfigDict, JsonValue, RootModel

from einvoice_server.catalogue import catalogue
from einvoice_server.errors import NotFoundError
from einvoice_server.kit.files import Download
from einvoice_server.operations import (
    AnyOperation,
    Effect,
    Example,
    Header,
    Operation,
    Registry,
    Rest,
)
from einvoice_server.schema import Arguments, Schema
from einvoice_server.tenancy.features import Feature
from einvoice_server.unit import Unit

Object = dict[str, JsonValue]
PDF, XML = "application/pdf", "application/xml"
ID = "INV-1"


class ById(Arguments):
    """A thing."""

    faktoora_id: str
    accept: Annotated[str, Header("accept")] = ""


class Told(RootModel[Object]):
    """Anything."""

    model_config = ConfigDict(frozen=True)


class Described(Schema):
    """A customer of whom one thing is said that no page has a word for."""

    id: str
    name: str
    shoe_size: int
    """The size of shoes: 42."""

    secret_handshake: str | None = None


def answering(
    name: str,
    answer: Object | Download | Described | None,
    *,
    id: str = ID,
    effect: Effect = Effect.READS,
    scope: str = "invoices:read",
    feature: Feature | None = None,
    accepts: str = "",
) -> AnyOperation:
    """An operation that answers for one id."""

    async def call(_unit: Unit, asked: ById) -> Told | Download | Described:
        if asked.faktoora_id != id or answer is None or asked.accept != accepts:
            raise NotFoundError
        return Told(answer) if isinstance(answer, dict) else answer

    made = Operation(
        name=name,
        area="Test",
        title="Test",
        description="Test",
        arguments=ById,
        call=cast("Callable[[Unit, ById], Awaitable[Told | Download]]", call),
        result=Described if isinstance(answer, Described) else Told,
        scope=scope,
        effect=effect,
        feature=feature,
        rest=Rest("GET", f"/{name}/{{faktooraId}}"),
        example=Example({"faktooraId": id}, {}),
    )
    return cast("AnyOperation", made)


def registry(*operations: AnyOperation) -> Registry:
    """The catalogue, with some operations in the place of those of their names."""
    names = {one.name for one in operations}
    return Registry([*(one for one in catalogue() if one.name not in names), *operations])


CONTENT: Object = {
    "seller": {"name": "Example GmbH", "vatId": "DE123456788", "city": "Berlin", "country": "DE"},
    "buyer": {"name": "Acme GmbH", "city": "Hamburg", "country": "DE"},
    "invoiceItems": [
        {
            "id": "1",
            "product": {
                "name": "Consulting",
                "description": "On site",
                "quantity": 8,
                "unitCode": "HUR",
                "price": 150.5,
                "taxes": [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}],
            },
        }
    ],
    "payment": {"means": [{"meansCode": "58", "iban": "DE75512108001245126199"}]},
    "delivery": [{"type": "email", "blindCarbonCopy": "hidden@example.com"}],
    "attachments": [{"filename": "hours.csv", "content": "QUJD" * 100}],
}
DETAILS: Object = {
    "faktooraId": ID,
    "invoiceNumber": "2026/03/00042",
    "invoiceTypeCode": 380,
    "status": "overdue",
    "jobStatus": None,
    "format": "zf:2",
    "issueDate": "20260330",
    "dueDate": "20260429",
    "buyerName": "Acme GmbH",
    "currency": "EUR",
    "netAmount": 1204,
    "taxAmount": 228.76,
    "amount": 1432.76,
    "outstandingBalance": 1432.76,
    "createdAt": "2026-03-30T12:34:56.000Z",
    "sentAt": None,
    "detailsPage": "https://example.com/never-shown",
    "error": None,
    "rejection": None,
    "invoice": cast("JsonValue", CONTENT),
    "company": {"name": "Never shown GmbH"},
    "warnings": [],
    "findings": [
        {
            "rule": "BR-CO-10",
            "severity": "fatal",
            "path": "totals",
            "message": "The sum is wrong.",
            "fix": "State it right.",
            "decides": True,
        }
    ],
    "deliveries": [
        {
            "type": "email",
            "recipient": "accounting@example.org",
            "carbonCopy": None,
            "blindCarbonCopy": "hidden@example.com",
            "status": "sent",
            "message": None,
            "sentAt": "2026-03-30T12:35:00.000Z",
        }
    ],
    "validation": {"status": "success", "validity": False, "createdAt": "2026-03-30T12:35:00.000Z"},
    "hasPdf": True,
    "hasXml": True,
}
INVOICE = registry(
    answering("get_invoice_details", DETAILS),
    answering("download_invoice", Download("Größe 1.pdf", PDF, b"%PDF-"), accepts=PDF),
    answering("get_invoice_validation_report", Download("report.pdf", PDF, b"%PDF-report")),
)
