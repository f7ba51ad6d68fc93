"""What an invoice comes to, for lists."""

from dataclasses import dataclass
from decimal import Decimal

from einvoice import Invoice
from einvoice.calculation.rounding import ZERO
from einvoice.model.totals import Totals


@dataclass(frozen=True, slots=True)
class Sums:
    """The amounts that lists and events show."""

    net: Decimal
    """Without VAT (BT-109)."""

    tax: Decimal
    """The VAT (BT-110)."""

    gross: Decimal
    """With VAT (BT-112)."""

    due: Decimal
    """What is left to pay (BT-115)."""


def totals_of(invoice: Invoice) -> Sums:
    """The amounts of an invoice whose totals are calculated."""
    totals = invoice.totals or Totals()
    return Sums(
        net=totals.total_without_vat or ZERO,
        tax=totals.vat_total or ZERO,
        gross=totals.total_with_vat or ZERO,
        due=totals.amount_due or ZERO,
    )
