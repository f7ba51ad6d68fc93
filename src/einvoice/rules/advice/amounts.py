"""Amounts and rates of the invoice as a whole that are hardly meant."""

from collections.abc import Iterator
from decimal import Decimal

from einvoice.rules.decimals import shown
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.syntax.detect import CREDIT_NOTE_TYPES

_ONE = Decimal(1)
_SMALLEST_RATE = Decimal("0.5")
"""Corsica taxes the opening nights of theatres with 0.9 %, and nobody anything with less."""
_GREATEST_RATE = Decimal(30)
"""Hungary has the highest rate, 27 %."""
_MOST_ROUNDING = {"HUF": Decimal(3), "JPY": Decimal(10), "KRW": Decimal(10), "ISK": Decimal(5)}
"""What the amount due may be rounded by, where coins are large; one unit elsewhere."""


@rule("ADV-NEGATIVE-CREDIT-NOTE", "BT-3", "BT-112", "BT-115", severity="warning")
def negative_credit_note(stated: Stated) -> Iterator[Hit]:
    """A credit note states what is given back as a positive amount."""
    invoice, totals = stated.invoice, stated.invoice.totals
    if totals is None or not (stated.is_credit_note or invoice.type_code in CREDIT_NOTE_TYPES):
        return
    name = "total_with_vat" if totals.total_with_vat is not None else "amount_due"
    total = totals.total_with_vat if totals.total_with_vat is not None else totals.amount_due
    if total is not None and total < 0:
        values = {"stated": shown(total), "type": invoice.type_code or ""}
        yield Hit(f"totals.{name}", values)


@rule("ADV-ROUNDING", "BT-114", severity="warning")
def large_rounding(stated: Stated) -> Iterator[Hit]:
    """The rounding amount is no more than rounding."""
    totals = stated.invoice.totals
    if totals is None or totals.rounding_amount is None:
        return
    currency = stated.invoice.currency_code or ""
    most = _MOST_ROUNDING.get(currency, _ONE)
    if abs(totals.rounding_amount) > most:
        values = {"stated": shown(totals.rounding_amount), "currency": currency}
        yield Hit("totals.rounding_amount", {**values, "most": shown(most)})


@rule("ADV-VAT-RATE", "BT-119", severity="warning")
def impossible_rate(stated: Stated) -> Iterator[Hit]:
    """A VAT rate is a percentage that some country of Europe has."""
    for index, tax in enumerate(stated.invoice.vat_breakdown):
        rate = tax.rate
        if rate is None or rate == 0 or _SMALLEST_RATE <= rate <= _GREATEST_RATE:
            continue
        values = {"stated": shown(rate), "category": tax.category_code or ""}
        kind = "fraction" if 0 < rate < _ONE else ""
        yield Hit(f"vat_breakdown[{index}].rate", values, kind=kind)


RULES = declared_in(globals())
