"""Payloads to start from: complete, plain, and obviously examples."""

import json
from typing import cast

from einvoice_server.invoices.making.checks.check import Checked, check
from einvoice_server.invoices.making.files import Made, make
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.kit.base import JsonObject
from einvoice_server.tenancy.accounts.schemas import Company, Preferences

COMPANY = Company(
    name="Example GmbH",
    street="Beispielweg 1",
    postcode="10115",
    city="Berlin",
    country="DE",
    vat_id="DE123456788",
    tax_id="30/123/45678",
    email="invoices@example.com",
    phone="+49 30 0000000",
    iban="DE91100000000123456789",
    bic="EXAMPLEXXX",
    creditor_id="DE98ZZZ09999999999",
    legal_notes="Example GmbH, HRB 00000",
)
PREFERENCES = Preferences()
EARLIER: JsonObject = {"IssuerAssignedID": "RE-2024-000", "issueDateTime": "20240101"}


def item(id: str = "1", **product: object) -> JsonObject:
    """An item; what is named replaces or adds to its product."""
    whole = {
        "name": "Consulting",
        "quantity": 8,
        "unitCode": "HUR",
        "price": 150.00,
        "taxes": [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}],
        **product,
    }
    return cast("JsonObject", {"id": id, "product": whole})


def tax(category: str | None, rate: float | str) -> list[JsonObject]:
    """The VAT of an item."""
    found: JsonObject = {"typeCode": "VAT", "rate": rate}
    return [{**found, "categoryCode": category} if category else found]


def buyer(**changes: object) -> JsonObject:
    """A German buyer."""
    whole = {
        "name": "Example Buyer AG",
        "street": "Hauptstraße 1",
        "postcode": "10117",
        "city": "Berlin",
        "country": "DE",
        "vatId": "DE123456788",
        "email": "invoices@example.org",
        **changes,
    }
    return cast("JsonObject", {name: value for name, value in whole.items() if value is not None})


def given(**changes: object) -> JsonObject:
    """A payload as JSON; what is named replaces or adds, None takes out."""
    whole = {
        "invoiceTypeCode": 380,
        "invoiceNumber": "RE-2024-001",
        "issueDate": "20240315",
        "dueDate": "20240415",
        "deliveryDate": "20240310",
        "currency": "EUR",
        "format": "zf:2",
        "buyer": buyer(),
        "buyerReference": {"buyerReferenceId": "991-1234512345-98"},
        "invoiceItems": [item()],
        **changes,
    }
    return cast("JsonObject", {name: value for name, value in whole.items() if value is not None})


def payload(**changes: object) -> InvoicePayload:
    """The same, parsed as it comes over the wire."""
    return parsed(given(**changes))


def parsed(document: JsonObject) -> InvoicePayload:
    """A payload from JSON."""
    return InvoicePayload.model_validate_json(json.dumps(document))


def checked(asked: InvoicePayload, company: Company = COMPANY) -> Checked:
    """What the checks say."""
    return check(asked, company, PREFERENCES)


def errors(asked: InvoicePayload, company: Company = COMPANY) -> list[tuple[str, str]]:
    """Places and codes of what is wrong."""
    return [(one.field, one.code) for one in checked(asked, company).errors]


def warnings(asked: InvoicePayload, company: Company = COMPANY) -> list[tuple[str, str]]:
    """Places and codes of what is doubtful."""
    return [(one.field, one.code) for one in checked(asked, company).warnings]


def made(
    asked: InvoicePayload,
    company: Company = COMPANY,
    preferences: Preferences = PREFERENCES,
    number: str = "RE-2024-001",
) -> Made:
    """The files, from JSON as it is stored."""
    return make(
        asked.model_dump_json(by_alias=True).encode(),
        company.model_dump_json(by_alias=True).encode(),
        preferences.model_dump_json(by_alias=True).encode(),
        number,
    )
