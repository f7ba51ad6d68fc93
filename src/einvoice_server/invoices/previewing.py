"""What an invoice would come to, without creating it."""

from dataclasses import asdict, dataclass
from decimal import Decimal

from einvoice import validate
from einvoice.calculation.rounding import ZERO
from einvoice_server.errors import FieldError, UnavailableError
from einvoice_server.invoices.account import account_facts
from einvoice_server.invoices.assessing import assess
from einvoice_server.invoices.contents import Snapshot
from einvoice_server.invoices.creation import check_free
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.findings import Judged, judged
from einvoice_server.invoices.making.model import invoice_of_case
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.invoices.schemas import InvoiceFinding
from einvoice_server.invoices.single import OneInvoice
from einvoice_server.kit.crew import CrewError
from einvoice_server.kit.exact import JsonNumber
from einvoice_server.schema import Schema
from einvoice_server.tenancy.accounts.schemas import Company, Preferences
from einvoice_server.unit import Unit

_UNNUMBERED = "0"  # a number comes with creating; the rules want some


class PreviewedLine(Schema):
    """A position of the invoice."""

    id: str
    """Its id, as it was given."""

    net_amount: JsonNumber
    """Quantity times price, with the allowances and charges of the position."""


class PreviewedTax(Schema):
    """The VAT of one category and rate."""

    category_code: str
    """The category, UNTDID 5305: S, Z, E, AE, K, G, O."""

    rate: JsonNumber | None
    """The rate in percent; null where the category has none."""

    taxable_amount: JsonNumber
    """What is taxed."""

    tax_amount: JsonNumber
    """The VAT."""


class InvoicePreview(Schema):
    """What creating this invoice would give."""

    currency: str
    """The currency of all amounts, ISO 4217."""

    net_amount: JsonNumber
    """Without VAT."""

    tax_amount: JsonNumber
    """The VAT."""

    amount: JsonNumber
    """With VAT."""

    outstanding_balance: JsonNumber
    """What is left to pay."""

    lines: list[PreviewedLine]
    """The positions, in their order."""

    taxes: list[PreviewedTax]
    """The VAT by category and rate."""

    is_valid: bool
    """Whether the rules of the format accept it."""

    warnings: list[FieldError]
    """What is probably wrong and would hinder nothing: check digits, payment terms."""

    findings: list[InvoiceFinding]
    """What the rules say of the document."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What another process found, in plain values."""

    lines: tuple[tuple[str, Decimal], ...]
    taxes: tuple[tuple[str, Decimal | None, Decimal, Decimal], ...]
    judged: Judged


def look(payload_json: bytes, company_json: bytes, preferences_json: bytes) -> Looked:
    """Make the invoice of a payload that was checked, and ask the rules; in another process."""
    case = Case.of(
        InvoicePayload.model_validate_json(payload_json),
        Company.model_validate_json(company_json),
        Preferences.model_validate_json(preferences_json),
    )
    invoice = invoice_of_case(case, case.payload.invoice_number or _UNNUMBERED)
    report = validate(invoice, profile=case.making.profile)
    return Looked(
        tuple((line.id or "", line.net_amount or ZERO) for line in invoice.lines),
        tuple(
            (one.category_code or "", one.rate, one.taxable_amount or ZERO, one.tax_amount or ZERO)
            for one in invoice.vat_breakdown
        ),
        judged(report, case.language),
    )


async def preview_invoice(unit: Unit, asked: OneInvoice) -> InvoicePreview:
    """What creating an invoice would give.

    Raises:
        BadRequestError: It cannot be made.
        ConflictError: Its number is taken.
    """
    facts = await account_facts(unit)
    [assessed] = assess([asked], facts, "")
    await check_free(unit, [("invoiceNumber", asked.invoice_number)])
    snapshot = Snapshot.of(facts)
    payload = asked.model_dump_json(by_alias=True, exclude_unset=True)
    try:
        looked = await unit.services.crew.run(
            look, payload.encode(), snapshot.company.encode(), snapshot.preferences.encode()
        )
    except CrewError as error:
        raise UnavailableError(str(error)) from None
    sums = assessed.sums
    return InvoicePreview(
        currency=assessed.currency,
        net_amount=sums.net,
        tax_amount=sums.tax,
        amount=sums.gross,
        outstanding_balance=sums.due,
        lines=[PreviewedLine(id=id, net_amount=net) for id, net in looked.lines],
        taxes=[
            PreviewedTax(category_code=code, rate=rate, taxable_amount=taxable, tax_amount=tax)
            for code, rate, taxable, tax in looked.taxes
        ],
        is_valid=looked.judged.is_valid,
        warnings=list(assessed.warnings),
        findings=[InvoiceFinding(**asdict(one)) for one in looked.judged.findings],
    )
