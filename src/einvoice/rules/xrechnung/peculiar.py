"""The lines that say more than most: one walk finds them for all rules that look at no others."""

from dataclasses import dataclass, field

from einvoice.model.item import Price
from einvoice.model.line import Line
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.everywhere import below


@dataclass(slots=True)
class Peculiar:
    """Lines with their index, or sub-lines as well with their path."""

    allowed: list[tuple[int, Line]] = field(default_factory=list[tuple[int, Line]])
    """Those with allowances or charges."""
    documented: list[tuple[int, Line]] = field(default_factory=list[tuple[int, Line]])
    """Those that refer to documents."""
    priced: list[tuple[str, Line, Price]] = field(default_factory=list[tuple[str, Line, Price]])
    """Those, sub-lines too, whose price has a base quantity or leads down from a gross price."""


def peculiar(stated: Stated) -> Peculiar:
    """The lines that say more than most."""
    return stated.once(_peculiar)


def _peculiar(stated: Stated) -> Peculiar:
    found = Peculiar()
    for index, line in enumerate(stated.lines):
        if line.allowances or line.charges:
            found.allowed.append((index, line))
        if line.documents or line.objects:
            found.documented.append((index, line))
        price = line.price
        if price is not None and _is_detailed(price):
            found.priced.append((f"lines[{index}]", line, price))
        if line.sub_lines:
            found.priced.extend(
                (path, sub_line, price)
                for path, sub_line in below(f"lines[{index}]", line)
                if (price := sub_line.price) is not None and _is_detailed(price)
            )
    return found


def _is_detailed(price: Price) -> bool:
    return (
        price.gross_amount is not None
        or price.base_quantity is not None
        or price.base_quantity_unit_code is not None
        or price.gross_base_quantity is not None
        or price.gross_base_quantity_unit_code is not None
        or bool(price.charges)
        or bool(price.more_discounts)
    )
