"""What is taxed, at which rate, and why not."""

from typing import Annotated

from einvoice.model.group import Group
from einvoice.model.terms import BT, EXT
from einvoice.model.values import Amount, Code, Date, Percentage, Text


class VatBreakdown(Group):
    """What one VAT category and rate contributes to the invoice (BG-23)."""

    taxable_amount: Annotated[Amount | None, BT(116, "VAT category taxable amount", "1..1")] = None
    """What is taxed: the lines less allowances plus charges of this category and rate."""

    tax_amount: Annotated[Amount | None, BT(117, "VAT category tax amount", "1..1")] = None
    """The VAT of this category and rate."""

    category_code: Annotated[Code | None, BT(118, "VAT category code", "1..1")] = None
    """The category (UNTDID 5305)."""

    rate: Annotated[Percentage | None, BT(119, "VAT category rate")] = None
    """The rate in percent."""

    exemption_reason: Annotated[Text | None, BT(120, "VAT exemption reason text")] = None
    """Why no VAT is charged, in words."""

    exemption_reason_code: Annotated[Code | None, BT(121, "VAT exemption reason code")] = None
    """Why no VAT is charged, as a VATEX code."""

    sum_of_lines: Annotated[Amount | None, EXT("VAT category line total basis amount")] = None
    """What the lines of this category and rate add up to."""

    sum_of_allowances_and_charges: Annotated[
        Amount | None, EXT("VAT category allowance and charge basis amount")
    ] = None
    """What allowances and charges on document level add to this category and rate."""


class LineVat(Group):
    """The VAT that applies to a line (BG-30)."""

    category_code: Annotated[Code | None, BT(151, "Invoiced item VAT category code", "1..1")] = None
    """The category (UNTDID 5305)."""

    rate: Annotated[Percentage | None, BT(152, "Invoiced item VAT rate")] = None
    """The rate in percent."""

    exemption_reason: Annotated[Text | None, EXT("Line VAT exemption reason text")] = None
    """Why no VAT is charged on the line, in words."""

    exemption_reason_code: Annotated[Code | None, EXT("Line VAT exemption reason code")] = None
    """Why no VAT is charged on the line, as a VATEX code."""

    vat_point_date_code: Annotated[Code | None, EXT("Line VAT point date code")] = None
    """Which event makes the VAT of the line due."""

    tax_amount: Annotated[Amount | None, EXT("Line VAT amount")] = None
    """The VAT of the line, which only the extensions state."""


class TaxIncluded(Group):
    """A VAT amount that something contains: an advance payment, a price, a service charge."""

    category_code: Annotated[Code | None, EXT("Included VAT category code")] = None
    """The category (UNTDID 5305)."""

    rate: Annotated[Percentage | None, EXT("Included VAT rate")] = None
    """The rate in percent."""

    tax_amount: Annotated[Amount | None, EXT("Included VAT amount")] = None
    """The amount that is contained."""

    exemption_reason: Annotated[Text | None, EXT("Included VAT exemption reason text")] = None
    """Why no VAT is charged, in words."""

    exemption_reason_code: Annotated[Code | None, EXT("Included VAT exemption reason code")] = None
    """Why no VAT is charged, as a VATEX code."""


class CurrencyExchange(Group):
    """The rate at which VAT was converted into the accounting currency."""

    source_currency_code: Annotated[Code | None, EXT("Source currency code")] = None
    """The currency that was converted."""

    target_currency_code: Annotated[Code | None, EXT("Target currency code")] = None
    """The currency of the result."""

    rate: Annotated[Percentage | None, EXT("Exchange rate")] = None
    """How many units of the target one unit of the source is worth."""

    date: Annotated[Date | None, EXT("Exchange rate date")] = None
    """The day of the rate."""
