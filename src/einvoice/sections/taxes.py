"""The VAT by category and rate."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from einvoice.model import line, vat
from einvoice.model.group import Group
from einvoice.model.values import Amount, Percentage
from einvoice.sections.basis import Basis
from einvoice.sections.section import Derived, Of, Section


class _Tax(Section):
    type_code: str | None = None
    """Which tax it is: VAT, as EN 16931 knows no other."""

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """The only tax of the standard."""
        yield Derived("type_code", "VAT", "")


class Tax(_Tax):
    """What one VAT category and rate contributes to the invoice."""

    shows = vat.VatBreakdown

    category_code: Annotated[str | None, Of("category_code")] = None
    rate: Annotated[Percentage | None, Of("rate")] = None
    basis_amount: Annotated[Amount | None, Of("taxable_amount")] = None
    tax_amount: Annotated[Amount | None, Of("tax_amount")] = None
    exemption_reason: Annotated[str | None, Of("exemption_reason")] = None
    exemption_reason_code: Annotated[str | None, Of("exemption_reason_code")] = None
    sum_of_lines: Annotated[Amount | None, Of("sum_of_lines")] = None
    sum_of_allowances_and_charges: Annotated[Amount | None, Of("sum_of_allowances_and_charges")] = (
        None
    )


class LineTax(_Tax):
    """The VAT that applies to a line."""

    shows = line.LineVat

    category_code: Annotated[str | None, Of("category_code")] = None
    rate: Annotated[Percentage | None, Of("rate")] = None
    tax_amount: Annotated[Amount | None, Of("tax_amount")] = None
    exemption_reason: Annotated[str | None, Of("exemption_reason")] = None
    exemption_reason_code: Annotated[str | None, Of("exemption_reason_code")] = None
    vat_point_date_code: Annotated[str | None, Of("vat_point_date_code")] = None
