"""What is deducted from, or added to, the invoice or a line."""

from typing import Annotated

from einvoice.model.group import Group
from einvoice.model.terms import EXT, Part
from einvoice.model.values import Amount, Code, Percentage, Quantity, Text


class AllowanceCharge(Group):
    """An amount that is deducted or added, with its basis and reason."""

    amount: Annotated[Amount | None, Part("amount", "1..1")] = None
    """The amount, without VAT."""

    base_amount: Annotated[Amount | None, Part("base amount")] = None
    """The amount from which it is computed."""

    percentage: Annotated[Percentage | None, Part("percentage")] = None
    """The part of the base amount, in percent."""

    reason: Annotated[Text | None, Part("reason")] = None
    """Why it is deducted or added, in words."""

    reason_code: Annotated[Code | None, Part("reason code")] = None
    """Why it is deducted (UNTDID 5189) or added (UNTDID 7161), as a code."""

    sequence: Annotated[Quantity | None, Part("sequence number")] = None
    """The order in which several are applied."""

    base_quantity: Annotated[Quantity | None, Part("base quantity")] = None
    """The quantity from which it is computed."""

    base_quantity_unit_code: Annotated[Code | None, Part("base quantity unit code")] = None
    """The unit of that quantity."""


class _OnDocument(AllowanceCharge):
    vat_category_code: Annotated[Code | None, Part("VAT category code", "1..1")] = None
    """The VAT category (UNTDID 5305)."""

    vat_rate: Annotated[Percentage | None, Part("VAT rate")] = None
    """The VAT rate in percent."""

    vat_exemption_reason: Annotated[Text | None, EXT("VAT exemption reason text")] = None
    """Why no VAT is charged, in words."""

    vat_exemption_reason_code: Annotated[Code | None, EXT("VAT exemption reason code")] = None
    """Why no VAT is charged, as a VATEX code."""


class DocumentAllowance(
    _OnDocument,
    owner="Document level allowance",
    numbers={
        "amount": 92,
        "base_amount": 93,
        "percentage": 94,
        "vat_category_code": 95,
        "vat_rate": 96,
        "reason": 97,
        "reason_code": 98,
    },
):
    """A deduction from the invoice as a whole (BG-20)."""


class DocumentCharge(
    _OnDocument,
    owner="Document level charge",
    numbers={
        "amount": 99,
        "base_amount": 100,
        "percentage": 101,
        "vat_category_code": 102,
        "vat_rate": 103,
        "reason": 104,
        "reason_code": 105,
    },
):
    """An addition to the invoice as a whole (BG-21)."""


class LineAllowance(
    AllowanceCharge,
    owner="Invoice line allowance",
    numbers={
        "amount": 136,
        "base_amount": 137,
        "percentage": 138,
        "reason": 139,
        "reason_code": 140,
    },
):
    """A deduction from one line (BG-27)."""


class LineCharge(
    AllowanceCharge,
    owner="Invoice line charge",
    numbers={
        "amount": 141,
        "base_amount": 142,
        "percentage": 143,
        "reason": 144,
        "reason_code": 145,
    },
):
    """An addition to one line (BG-28)."""


class PriceAllowance(AllowanceCharge, owner="Item price allowance"):
    """A deduction from the gross price with its reason, beyond the discount of BT-147."""


class PriceCharge(AllowanceCharge, owner="Item price charge"):
    """An addition to the gross price."""
