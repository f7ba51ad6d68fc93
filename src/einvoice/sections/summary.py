"""What an invoice is at a glance."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from einvoice.model import invoice, vat
from einvoice.model.group import Group
from einvoice.model.values import Amount, Date, Percentage
from einvoice.sections.basis import Basis
from einvoice.sections.section import Derived, Of, Section


class CurrencyExchange(Section):
    """The rate at which VAT was converted."""

    shows = vat.CurrencyExchange

    source_currency: Annotated[str | None, Of("source_currency_code")] = None
    target_currency: Annotated[str | None, Of("target_currency_code")] = None
    rate: Annotated[Percentage | None, Of("rate")] = None
    date: Annotated[Date | None, Of("date")] = None


class Summary(Section):
    """Number, type, dates, parties, amounts, and what kind of document it is."""

    shows = invoice.Invoice

    invoice_number: Annotated[str | None, Of("number")] = None
    invoice_type_code: Annotated[str | None, Of("type_code")] = None
    name: Annotated[str | None, Of("name")] = None
    issue_date: Annotated[Date | None, Of("issue_date")] = None
    due_date: Annotated[Date | None, Of("due_date")] = None
    delivery_date: Annotated[Date | None, Of("delivery.date")] = None
    vat_point_date: Annotated[Date | None, Of("vat_point_date")] = None
    vat_point_date_code: Annotated[str | None, Of("vat_point_date_code")] = None
    seller_name: Annotated[str | None, Of("seller.name")] = None
    seller_vat_id: Annotated[str | None, Of("seller.vat_id")] = None
    buyer_name: Annotated[str | None, Of("buyer.name")] = None
    buyer_reference: Annotated[str | None, Of("buyer_reference")] = None
    currency: Annotated[str | None, Of("currency_code")] = None
    vat_currency: Annotated[str | None, Of("vat_currency_code")] = None
    currency_exchange: Annotated[CurrencyExchange | None, Of("currency_exchange")] = None
    sum_of_lines: Annotated[Amount | None, Of("totals.sum_of_lines")] = None
    sum_of_allowances: Annotated[Amount | None, Of("totals.sum_of_allowances")] = None
    sum_of_charges: Annotated[Amount | None, Of("totals.sum_of_charges")] = None
    net_amount: Annotated[Amount | None, Of("totals.total_without_vat")] = None
    tax_amount: Annotated[Amount | None, Of("totals.vat_total")] = None
    tax_amount_in_vat_currency: Annotated[
        Amount | None, Of("totals.vat_total_in_accounting_currency")
    ] = None
    amount: Annotated[Amount | None, Of("totals.total_with_vat")] = None
    paid_amount: Annotated[Amount | None, Of("totals.paid_amount")] = None
    rounding_amount: Annotated[Amount | None, Of("totals.rounding_amount")] = None
    amount_due: Annotated[Amount | None, Of("totals.amount_due")] = None
    language_code: Annotated[str | None, Of("language_code")] = None
    is_test: Annotated[bool | None, Of("test")] = None
    is_copy: Annotated[bool | None, Of("copy_indicator")] = None
    business_process: Annotated[str | None, Of("process.business_process_type")] = None
    specification_id: Annotated[str | None, Of("process.specification_id")] = None
    syntax: str | None = None
    """The syntax of the document; null where it was in none."""
    profile: str | None = None
    """The profile that the invoice claims, by its name; null for none of the known ones."""
    is_hybrid: bool | None = None
    """Whether the document came out of a PDF; null where there was no document."""

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """What is known of the document that carried the invoice."""
        profile = basis.profile
        yield Derived("profile", profile.name if profile else None, "process.specification_id")
        if basis.reading is not None:
            yield Derived("syntax", basis.reading.syntax.value, "")
            yield Derived("is_hybrid", basis.reading.container is not None, "")
