"""Everything that is done with an invoice while its caller waits."""

from dataclasses import dataclass

from einvoice import Invoice
from einvoice_server.errors import FieldError
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.checks.check import check_case
from einvoice_server.invoices.making.model import invoice_of_case
from einvoice_server.invoices.making.rules import broken_rules
from einvoice_server.invoices.making.totals import Sums, totals_of
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.tenancy.accounts.schemas import Company, Preferences


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was found, and what the invoice comes to if nothing is wrong."""

    errors: tuple[FieldError, ...]
    """What must be put right first; places are relative to the payload."""

    warnings: tuple[FieldError, ...]
    """What is doubtful and hinders nothing."""

    currency: str
    """The currency of all amounts."""

    sums: Sums | None = None
    """None where there are errors."""

    invoice: Invoice | None = None
    """None where there are errors."""


def prepare(
    payload: InvoicePayload,
    company: Company,
    preferences: Preferences,
    *,
    number: str | None = None,
) -> Prepared:
    """Check a payload, make the invoice of it, and add it up.

    For Peppol, whose rules differ by country, the rules are asked as well.
    """
    case = Case.of(payload, company, preferences)
    checked = check_case(case)
    if checked.errors:
        return Prepared(checked.errors, checked.warnings, case.currency)
    invoice = invoice_of_case(case, number)
    broken = broken_rules(invoice, payload.format) if case.making.is_peppol else ()
    if broken:
        return Prepared(broken, checked.warnings, case.currency)
    return Prepared((), checked.warnings, case.currency, totals_of(invoice), invoice)


def warm() -> None:
    """Load code lists, fonts and models, so that the first caller does not wait for them."""
    prepare(
        InvoicePayload.model_validate(_SMALLEST),
        Company(
            name="Example GmbH",
            street="Beispielweg 1",
            postcode="10115",
            city="Berlin",
            country="DE",
            vat_id="DE123456788",
        ),
        Preferences(),
    )


_SMALLEST: dict[str, object] = {
    "invoiceTypeCode": 380,
    "issueDate": "20260131",
    "buyer": {
        "name": "Example Buyer AG",
        "street": "Beispielweg 2",
        "postcode": "10117",
        "city": "Berlin",
        "country": "DE",
    },
    "invoiceItems": [
        {
            "id": "1",
            "product": {
                "name": "Example",
                "quantity": 1,
                "unitCode": "C62",
                "price": 1,
                "taxes": [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}],
            },
        }
    ],
}
