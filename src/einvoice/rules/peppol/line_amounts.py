"""Line net amounts: what quantity, price, allowances and charges of a line come to."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.line import Line
from einvoice.rules.decimals import ZERO, round2, shown
from einvoice.rules.peppol.indicators import ALLOWANCE, CHARGE, are_digits
from einvoice.rules.peppol.slack import is_close, product, quotient, rounded_to_cent
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_ONE = Decimal(1)


@rule("PEPPOL-EN16931-R120", "BT-131", "BT-129", "BT-146", "BT-149", "BG-27", "BG-28")
def line_adds_up(stated: Stated) -> Iterator[Hit]:
    """Net amount = quantity * (price / base quantity) + charges - allowances, within slack."""
    for index, line in enumerate(stated.lines):
        net = ZERO if line.net_amount is None else line.net_amount
        expected = _of_price(line)
        if not line.charges and not line.allowances and net == expected:
            continue
        if line.charges and not are_digits(stated, f"lines[{index}].", CHARGE, len(line.charges)):
            expected += _total(line.charges)
        if line.allowances and not are_digits(
            stated, f"lines[{index}].", ALLOWANCE, len(line.allowances)
        ):
            expected -= _total(line.allowances)
        if net != expected and not is_close(net, expected):
            yield Hit(f"lines[{index}].net_amount", _values(line, index, net, expected))


def _of_price(line: Line) -> Decimal:
    """What quantity and price come to."""
    price = line.price
    amount = base = None
    if price is not None:
        amount, base = price.net_amount, price.base_quantity
    if amount is None:
        amount = ZERO
    if base is not None and base != ZERO and base != _ONE:
        amount = quotient(amount, base)
    return amount if line.quantity is None else product(line.quantity, amount)


def _total(parts: Iterable[AllowanceCharge]) -> Decimal:
    return round2(sum((part.amount for part in parts if part.amount is not None), ZERO))


def _values(line: Line, index: int, net: Decimal, expected: Decimal) -> dict[str, str]:
    price = line.price
    amount = price.net_amount if price is not None else None
    base = price.base_quantity if price is not None else None
    return {
        "line": line.id or f"#{index + 1}",
        "stated": shown(net),
        "expected": shown(rounded_to_cent(expected)),
        "quantity": shown(_ONE if line.quantity is None else line.quantity),
        "price": shown(ZERO if amount is None else amount),
        "base": shown(base or _ONE),
        "charges": shown(_total(line.charges)),
        "allowances": shown(_total(line.allowances)),
    }


RULES = declared_in(globals())
