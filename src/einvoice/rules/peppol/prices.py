"""Item prices: gross price, discount and base quantity."""

from collections.abc import Iterator
from decimal import Decimal

from einvoice.model.item import Price
from einvoice.model.line import Line
from einvoice.rules.decimals import ZERO, shown
from einvoice.rules.peppol.leftovers import parts_named
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_PRICE = "/cac:Price"


def lines_and_sub_lines(stated: Stated) -> tuple[tuple[str, Line], ...]:
    """Every line with its path, those in other lines too."""
    lines = stated.lines
    if not any(line.sub_lines for line in lines):
        return tuple((f"lines[{index}]", line) for index, line in enumerate(lines))
    found: list[tuple[str, Line]] = []
    waiting = [(f"lines[{index}]", line) for index, line in enumerate(stated.lines)]
    waiting.reverse()
    while waiting:
        path, line = waiting.pop()
        found.append((path, line))
        if line.sub_lines:
            inner = [(f"{path}.sub_lines[{n}]", one) for n, one in enumerate(line.sub_lines)]
            waiting.extend(reversed(inner))
    return tuple(found)


@rule("PEPPOL-EN16931-R044", "BT-147", syntax="ubl")
def price_has_no_charge(stated: Stated) -> Iterator[Hit]:
    """A price may be lowered, not raised."""
    for path, line in stated.once(lines_and_sub_lines):
        price = line.price
        if price is not None and price.charges:
            for index in range(len(price.charges)):
                yield Hit(f"{path}.price.charges[{index}]", {"line": line.id or path})
    for place in stated.surface.digits:
        # A charge that says 1 is among the charges of the price already.
        if place.text == "0" and _PRICE in place.location and "AllowanceCharge" in place.location:
            yield Hit(
                values={"line": "", "stated": place.text},
                location=place.location,
                line=place.line,
                kind="digit",
            )
    for part in parts_named(stated, "AllowanceCharge"):
        if _PRICE in part.location:
            yield Hit(values={"line": ""}, location=part.location, line=part.line, kind="unclear")


@rule("PEPPOL-EN16931-R046", "BT-146", "BT-147", "BT-148", syntax="ubl")
def net_is_gross_less_discount(stated: Stated) -> Iterator[Hit]:
    """Net price = gross price - discount, where a gross price is stated."""
    for path, line in stated.once(lines_and_sub_lines):
        price = line.price
        if price is None or (price.gross_amount is None and not price.more_discounts):
            continue
        for gross, discount in _steps(price):
            expected = None if discount is None else gross - discount
            if expected is None or price.net_amount != expected:
                yield Hit(f"{path}.price.net_amount", _sum(line, price, gross, discount))


def _steps(price: Price) -> Iterator[tuple[Decimal, Decimal | None]]:
    """Every gross price with what is deducted from it."""
    if price.gross_amount is not None:
        yield price.gross_amount, price.discount
    for more in (*price.more_discounts, *price.charges):
        if more.base_amount is not None:
            yield more.base_amount, more.amount


def _sum(line: Line, price: Price, gross: Decimal, discount: Decimal | None) -> dict[str, str]:
    return {
        "line": line.id or "",
        "net": "-" if price.net_amount is None else shown(price.net_amount),
        "gross": shown(gross),
        "discount": "-" if discount is None else shown(discount),
        "expected": shown(gross - (discount or ZERO)),
    }


@rule("PEPPOL-EN16931-R121", "BT-149")
def base_quantity_is_positive(stated: Stated) -> Iterator[Hit]:
    """The base quantity is above zero."""
    for index, line in enumerate(stated.lines):
        price = line.price
        if price is None:
            continue
        if (quantity := price.base_quantity) is not None and quantity <= ZERO:
            yield _not_positive(index, line, "base_quantity", quantity)
        if (quantity := price.gross_base_quantity) is not None and quantity <= ZERO:
            yield _not_positive(index, line, "gross_base_quantity", quantity)


def _not_positive(index: int, line: Line, name: str, quantity: Decimal) -> Hit:
    values = {"stated": shown(quantity), "line": line.id or f"#{index + 1}"}
    return Hit(f"lines[{index}].price.{name}", values)


@rule("PEPPOL-EN16931-R130", "BT-130", "BT-150", syntax="ubl")
def units_are_the_same(stated: Stated) -> Iterator[Hit]:
    """The unit of the base quantity is that of the invoiced quantity."""
    for path, line in stated.once(lines_and_sub_lines):
        price = line.price
        if price is None or price.base_quantity_unit_code is None or line.quantity is None:
            continue
        if price.base_quantity_unit_code != line.unit_code:
            yield _units(path, line, "base_quantity_unit_code", price.base_quantity_unit_code)


@rule("PEPPOL-EN16931-R130", "BT-130", "BT-150", syntax="cii")
def units_are_the_same_in_cii(stated: Stated) -> Iterator[Hit]:
    """The unit of each base quantity is that of the billed quantity."""
    for index, line in enumerate(stated.lines):
        price = line.price
        if price is None:
            continue
        unit = price.base_quantity_unit_code
        if unit is not None and unit != line.unit_code:
            yield _units(f"lines[{index}]", line, "base_quantity_unit_code", unit)
        unit = price.gross_base_quantity_unit_code
        if unit is not None and unit != line.unit_code:
            yield _units(f"lines[{index}]", line, "gross_base_quantity_unit_code", unit)


def _units(path: str, line: Line, name: str, unit: str) -> Hit:
    values = {"line": line.id or path, "unit": unit, "expected": line.unit_code or "-"}
    return Hit(f"{path}.price.{name}", values)


RULES = declared_in(globals())
