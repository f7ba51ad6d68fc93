"""What is deducted from the invoice or a line, and what is added."""

from typing import Annotated

from einvoice.model import allowance, extension, invoice, vat
from einvoice.model.values import Amount, Percentage, Quantity
from einvoice.sections.section import Of, Section


class AllowanceOrCharge(Section):
    """An amount that is deducted or added."""

    shows = allowance.AllowanceCharge

    amount: Annotated[Amount | None, Of("amount")] = None
    base_amount: Annotated[Amount | None, Of("base_amount")] = None
    percentage: Annotated[Percentage | None, Of("percentage")] = None
    reason: Annotated[str | None, Of("reason")] = None
    reason_code: Annotated[str | None, Of("reason_code")] = None
    sequence: Annotated[Quantity | None, Of("sequence")] = None
    base_quantity: Annotated[Quantity | None, Of("base_quantity")] = None
    base_quantity_unit_code: Annotated[str | None, Of("base_quantity_unit_code")] = None


class DocumentAllowanceOrCharge(AllowanceOrCharge):
    """One of the invoice as a whole, with the VAT that applies."""

    shows = allowance.DocumentAllowance

    category_code: Annotated[str | None, Of("vat_category_code")] = None
    rate: Annotated[Percentage | None, Of("vat_rate")] = None
    exemption_reason: Annotated[str | None, Of("vat_exemption_reason")] = None
    exemption_reason_code: Annotated[str | None, Of("vat_exemption_reason_code")] = None


class IncludedTax(Section):
    """VAT that an amount contains or carries."""

    shows = vat.TaxIncluded

    category_code: Annotated[str | None, Of("category_code")] = None
    rate: Annotated[Percentage | None, Of("rate")] = None
    tax_amount: Annotated[Amount | None, Of("tax_amount")] = None
    exemption_reason: Annotated[str | None, Of("exemption_reason")] = None
    exemption_reason_code: Annotated[str | None, Of("exemption_reason_code")] = None


class ServiceCharge(Section):
    """A logistics service that is charged."""

    shows = extension.ServiceCharge

    description: Annotated[str | None, Of("description")] = None
    amount: Annotated[Amount | None, Of("amount")] = None
    taxes: Annotated[tuple[IncludedTax, ...], Of("taxes")] = ()


class Allowances(Section):
    """What is deducted from the invoice as a whole, and what is added."""

    shows = invoice.Invoice

    allowances: Annotated[tuple[DocumentAllowanceOrCharge, ...], Of("allowances")] = ()
    charges: Annotated[tuple[DocumentAllowanceOrCharge, ...], Of("charges")] = ()
    service_charges: Annotated[tuple[ServiceCharge, ...], Of("service_charges")] = ()
