"""Lines that do not add up, or that hide what was sold."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.line import Line
from einvoice.rules.decimals import ZERO, round2, shown
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_SLACK = Decimal("0.02")
"""How far a line may be off: prices are often shown with fewer digits than they have."""
_WHOLE_SLACK = Decimal("0.5")
_WHOLE_CURRENCIES = frozenset(("CLP", "HUF", "ISK", "JPY", "KRW"))
"""Currencies whose amounts are whole in practice."""
_ONE = Decimal(1)
_has_letter = re.compile(r"[^\W\d_]").search
_SEE_DESCRIPTION = frozenset(
    (
        "see description",
        "see below",
        "siehe beschreibung",
        "s. beschreibung",
        "siehe unten",
        "voir description",
        "vedi descrizione",
        "zie omschrijving",
    )
)


@rule("ADV-LINE-AMOUNT", "BT-131", "BT-129", "BT-146", "BT-149", severity="warning")
def line_amount(stated: Stated) -> Iterator[Hit]:
    """A net amount is quantity times price, less the allowances, plus the charges of the line."""
    is_whole = stated.invoice.currency_code in _WHOLE_CURRENCIES
    slack = _WHOLE_SLACK if is_whole else _SLACK
    for index, line in enumerate(stated.lines):
        net, quantity, price = line.net_amount, line.quantity, line.price
        if net is None or quantity is None or price is None or price.net_amount is None:
            continue
        base = price.base_quantity or _ONE
        expected = round2(quantity * price.net_amount / base)
        if line.allowances or line.charges:
            expected += _sum(line.charges) - _sum(line.allowances)
        if abs(expected - net) <= slack or _is_out_of_sum(line) or _is_at_gross(line, slack):
            continue
        values = {
            "stated": shown(net),
            "expected": shown(expected),
            "quantity": shown(quantity),
            "price": shown(price.net_amount),
            "base": shown(base),
            "line": line.id or "",
        }
        yield Hit(f"lines[{index}].net_amount", values)


def _sum(parts: Sequence[AllowanceCharge]) -> Decimal:
    return sum((part.amount for part in parts if part.amount is not None), ZERO)


def _is_out_of_sum(line: Line) -> bool:
    """Whether a line sums up others, tells something, or counts price and quantity apart."""
    price = line.price
    unit = price.base_quantity_unit_code if price else None
    return (
        bool(line.sub_lines)
        or line.status_reason_code in ("GROUP", "INFORMATION")
        or bool(unit and line.unit_code and unit != line.unit_code)
        or bool(price and price.included_tax)
    )


def _is_at_gross(line: Line, slack: Decimal) -> bool:
    """Whether a line is charged at a gross price that holds more, such as the tax of insurers."""
    price = line.price
    if price is None or price.gross_amount is None or price.discount is not None:
        return False
    base = price.base_quantity or _ONE
    at_gross = round2((line.quantity or ZERO) * price.gross_amount / base)
    return abs(at_gross - (line.net_amount or ZERO)) <= slack


@rule("ADV-TEXT-IN-DESCRIPTION", "BT-154", "BT-153", severity="warning")
def text_in_description(stated: Stated) -> Iterator[Hit]:
    """What was sold stands in the name of the item, not only in its description."""
    for index, line in enumerate(stated.lines):
        item = line.item
        if item is None or not item.description:
            continue
        name = item.name
        if name and _has_letter(name) and name.lower().rstrip(".") not in _SEE_DESCRIPTION:
            continue
        if _has_letter(item.description):
            values = {"stated": name or "", "line": line.id or "", "text": item.description[:60]}
            yield Hit(f"lines[{index}].item.name", values)


RULES = declared_in(globals())
