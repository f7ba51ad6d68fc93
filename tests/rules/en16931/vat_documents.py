"""Invoices of one VAT category, without a fault, to break one thing in."""

from datetime import date
from decimal import Decimal
from typing import Any

from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.delivery import Delivery
from einvoice.model.invoice import Invoice
from einvoice.model.party import Address, Buyer, Seller
from einvoice.model.totals import Totals
from einvoice.model.vat import LineVat, VatBreakdown
from tests.builders import invoice, line

PREFIXES = {
    "S": "BR-S",
    "Z": "BR-Z",
    "E": "BR-E",
    "AE": "BR-AE",
    "K": "BR-IC",
    "G": "BR-G",
    "O": "BR-O",
    "L": "BR-AF",
    "M": "BR-AG",
}
"""How the rule ids of each category begin."""
TAXED = ("S", "L", "M")
UNTAXED = ("Z", "E", "AE", "K", "G", "O")
EXEMPT = ("E", "AE", "K", "G", "O")


def rate_of(code: str) -> Decimal | None:
    """A rate that goes with a category."""
    return None if code == "O" else Decimal("10") if code in TAXED else Decimal(0)


def of_category(code: str, **changes: Any) -> Invoice:
    """A line of 20.00, an allowance of 5.00 and a charge of 3.00 of one category."""
    rate = rate_of(code)
    vat_ids = code != "O"
    tax = Decimal("1.80") if code in TAXED else Decimal("0.00")
    stated: dict[str, Any] = {
        "seller": Seller(
            name="Example Seller Ltd",
            vat_id="DE123456789" if vat_ids else None,
            address=Address(country_code="DE"),
        ),
        "buyer": Buyer(
            name="Example Buyer Ltd",
            vat_id="FR12345678901" if vat_ids else None,
            address=Address(country_code="FR"),
        ),
        "delivery": Delivery(date=date(2026, 1, 15), address=Address(country_code="FR")),
        "lines": [line(vat=LineVat(category_code=code, rate=rate))],
        "allowances": [allowance(code)],
        "charges": [charge(code)],
        "vat_breakdown": [group(code)],
        "totals": Totals(
            sum_of_lines=Decimal("20.00"),
            sum_of_allowances=Decimal("5.00"),
            sum_of_charges=Decimal("3.00"),
            total_without_vat=Decimal("18.00"),
            vat_total=tax,
            total_with_vat=Decimal("18.00") + tax,
            amount_due=Decimal("18.00") + tax,
        ),
    }
    return invoice(**{**stated, **changes})


def group(code: str, **changes: Any) -> VatBreakdown:
    """The group of the VAT breakdown that goes with `of_category`."""
    stated: dict[str, Any] = {
        "taxable_amount": Decimal("18.00"),
        "tax_amount": Decimal("1.80") if code in TAXED else Decimal("0.00"),
        "category_code": code,
        "rate": rate_of(code),
        "exemption_reason": "An example of a reason" if code in EXEMPT else None,
    }
    return VatBreakdown(**{**stated, **changes})


def allowance(code: str, **changes: Any) -> DocumentAllowance:
    """The allowance that goes with `of_category`."""
    stated: dict[str, Any] = {
        "amount": Decimal("5.00"),
        "reason": "Discount",
        "vat_category_code": code,
        "vat_rate": rate_of(code),
    }
    return DocumentAllowance(**{**stated, **changes})


def charge(code: str, **changes: Any) -> DocumentCharge:
    """The charge that goes with `of_category`."""
    stated: dict[str, Any] = {
        "amount": Decimal("3.00"),
        "reason": "Freight",
        "vat_category_code": code,
        "vat_rate": rate_of(code),
    }
    return DocumentCharge(**{**stated, **changes})
