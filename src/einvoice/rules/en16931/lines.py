"""Invoice lines: what every one of them states."""

from collections.abc import Iterator
from decimal import Decimal

from einvoice.model.item import Price
from einvoice.model.line import Line
from einvoice.rules.decimals import ZERO, shown
from einvoice.rules.en16931.line_groups import line_groups
from einvoice.rules.en16931.other_tax import other_taxes
from einvoice.rules.en16931.presence import is_absent, is_blank, name_of
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-21", "BT-126")
def line_has_an_id(stated: Stated) -> Iterator[Hit]:
    """BT-126 is not empty."""
    for index, line in line_groups(stated).odd:
        if is_blank(line.id):
            yield Hit(f"lines[{index}].id", {"place": str(index + 1)})


@rule("BR-22", "BT-129")
def line_has_a_quantity(stated: Stated) -> Iterator[Hit]:
    """BT-129 occurs."""
    for index, line in line_groups(stated).odd:
        if line.quantity is None and is_absent(stated, f"lines[{index}].quantity"):
            yield _hit(line, index, "quantity")


@rule("BR-23", "BT-130")
def quantity_has_a_unit(stated: Stated) -> Iterator[Hit]:
    """BT-130 occurs."""
    for index, line in line_groups(stated).odd:
        if line.unit_code is None:
            yield _hit(line, index, "unit_code")


@rule("BR-24", "BT-131")
def line_has_a_net_amount(stated: Stated) -> Iterator[Hit]:
    """BT-131 occurs."""
    for index, line in line_groups(stated).odd:
        if line.net_amount is None and is_absent(stated, f"lines[{index}].net_amount"):
            yield _hit(line, index, "net_amount")


@rule("BR-25", "BT-153")
def item_has_a_name(stated: Stated) -> Iterator[Hit]:
    """BT-153 is not empty."""
    for index, line in line_groups(stated).odd:
        item = line.item
        if item is None or is_blank(item.name):
            yield _hit(line, index, "item.name")


@rule("BR-26", "BT-146")
def item_has_a_price(stated: Stated) -> Iterator[Hit]:
    """BT-146 occurs."""
    for index, line in line_groups(stated).odd:
        price = line.price
        if price is None or price.net_amount is None:
            if is_absent(stated, f"lines[{index}].price.net_amount"):
                yield _hit(line, index, "price.net_amount")


@rule("BR-27", "BT-146")
def price_is_not_negative(stated: Stated) -> Iterator[Hit]:
    """BT-146 is zero or more; without it, the comparison does not hold either."""
    for index, line in line_groups(stated).odd:
        price = line.price
        amount = price.net_amount if price is not None else None
        if amount is None:
            if is_absent(stated, f"lines[{index}].price.net_amount"):
                hit = _hit(line, index, "price.net_amount")
                yield Hit(hit.path, hit.values, kind="absent")
        elif amount < ZERO:
            yield _hit(line, index, "price.net_amount", price=shown(amount))


@rule("BR-28", "BT-148", syntax="ubl")
def some_gross_price_is_not_negative(stated: Stated) -> Iterator[Hit]:
    """BT-148 is zero or more in one of the allowances and charges on the price, if it occurs."""
    for index, line in line_groups(stated).priced:
        price = line.price
        if price is None or (price.gross_amount is not None and price.gross_amount >= ZERO):
            continue
        if (amounts := _gross_amounts(price)) and max(amounts) < ZERO:
            yield _hit(line, index, "price.gross_amount", price=shown(amounts[0]))


def _gross_amounts(price: Price) -> list[Decimal]:
    others = (one.base_amount for one in (*price.more_discounts, *price.charges))
    return [amount for amount in (price.gross_amount, *others) if amount is not None]


@rule("BR-28", "BT-148", syntax="cii")
def gross_price_is_not_negative(stated: Stated) -> Iterator[Hit]:
    """BT-148 is zero or more, if it occurs."""
    for index, line in line_groups(stated).priced:
        price = line.price
        if price is not None and price.gross_amount is not None and price.gross_amount < ZERO:
            yield _hit(line, index, "price.gross_amount", price=shown(price.gross_amount))


@rule("BR-CO-04", "BT-151")
def line_has_a_vat_category(stated: Stated) -> Iterator[Hit]:
    """BT-151 occurs."""
    for index, line in line_groups(stated).odd:
        vat = line.vat
        if vat is None or vat.category_code is None:
            yield _hit(line, index, "vat.category_code")
    for index, tax in other_taxes(stated).lines.items():
        hit = _hit(stated.lines[index], index, "vat.category_code", tax=tax)
        yield Hit(hit.path, hit.values, kind="other")


def _hit(line: Line, index: int, field: str, **values: str) -> Hit:
    return Hit(f"lines[{index}].{field}", {"line": name_of(line, index), **values})


RULES = declared_in(globals())
