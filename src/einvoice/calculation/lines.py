"""What the lines cost: the net amount of every line, and which of them count."""

from collections.abc import Sequence
from decimal import Decimal

from einvoice.calculation.allowances import (
    LINE_ALLOWANCES,
    LINE_CHARGES,
    EntryT,
    Kind,
    with_amount,
)
from einvoice.calculation.contributions import Contribution, contribution
from einvoice.calculation.groups import counts, with_group_amounts
from einvoice.calculation.ledger import Ledger
from einvoice.calculation.price import unit_cost
from einvoice.calculation.rounding import ONE, ZERO
from einvoice.model.line import Line
from einvoice.model.vat import LineVat

MAX_DEPTH = 100
"""Lines within lines beyond this are no invoice, and recursion has an end."""

TERM = "BT-131"
NO_VAT = LineVat()


def calculate_lines(
    ledger: Ledger, lines: Sequence[Line]
) -> tuple[tuple[Line, ...], list[Contribution]]:
    """The lines with their net amounts, and what those that count contribute.

    EXTENDED marks lines that only group others or only inform: neither counts.
    """
    made: list[Line] = []
    contributions: list[Contribution] = []
    for index, line in enumerate(lines):
        path = f"lines[{index}]"
        if not counts(line):
            made.append(line)
            continue
        done, net = _calculate(ledger, line, path, 0)
        made.append(done)
        vat = line.vat or NO_VAT
        found = contribution(
            ledger,
            Contribution(
                "line",
                path,
                vat.category_code or "",
                vat.rate,
                net,
                vat.exemption_reason,
                vat.exemption_reason_code,
            ),
            terms=("BT-151", "BT-152"),
            fields=("vat.category_code", "vat.rate"),
        )
        contributions += found
    return with_group_amounts(ledger, made), contributions


def _calculate(ledger: Ledger, line: Line, path: str, depth: int) -> tuple[Line, Decimal]:
    if depth > MAX_DEPTH:
        ledger.missing(path, "", f"lines nested deeper than {MAX_DEPTH} levels")
        return line, ZERO
    if line.sub_lines:
        return _from_sub_lines(ledger, line, path, depth)
    made, goods, inputs = _goods(ledger, line, path)
    # Without a price and a stated amount that problem is on record; zero avoids a second one.
    base = ZERO if goods is None and line.net_amount is None else goods
    allowances = _entries(ledger, line.allowances, LINE_ALLOWANCES, path, base)
    charges = _entries(ledger, line.charges, LINE_CHARGES, path, base)
    if goods is None:
        return _from_stated(ledger, line, path)
    net = goods
    formula = "quantity * net price"
    if len(inputs) > 2:
        formula += " / base quantity"
    for sign, word, entries in ((ONE, "charge", charges), (-ONE, "allowance", allowances)):
        if entries:
            formula += f" {'+' if sign == ONE else '-'} {word}s"
        for entry in entries:
            amount = entry.amount or ZERO
            inputs.append((word, amount))
            net += sign * amount
    net = ledger.derive(TERM, f"{path}.net_amount", formula, inputs, net, stated=line.net_amount)
    return made.model_copy(
        update={"net_amount": net, "allowances": allowances, "charges": charges}
    ), net


def _goods(
    ledger: Ledger, line: Line, path: str
) -> tuple[Line, Decimal | None, list[tuple[str, Decimal]]]:
    """Quantity times price, before allowances and charges; None where one of them is absent."""
    if line.net_amount is not None and (line.quantity is None or not _is_priced(line)):
        return line, None, []
    if line.quantity is None:
        ledger.missing(f"{path}.quantity", "BT-129", "state the quantity, or the net amount BT-131")
    if line.price is None:
        detail = "state the net or the gross price, or the net amount BT-131"
        ledger.missing(f"{path}.price.net_amount", "BT-146", detail)
        return line, None, []
    cost = unit_cost(ledger, line.price, f"{path}.price")
    if cost is None or line.quantity is None:
        return line, None, []
    inputs = [("quantity", line.quantity), ("net price", cost.net)]
    goods = line.quantity * cost.net
    if cost.base_quantity != ONE:
        inputs.append(("base quantity", cost.base_quantity))
        goods /= cost.base_quantity
    return line.model_copy(update={"price": cost.price}), goods, inputs


def _is_priced(line: Line) -> bool:
    price = line.price
    return price is not None and (price.net_amount is not None or price.gross_amount is not None)


def _from_stated(ledger: Ledger, line: Line, path: str) -> tuple[Line, Decimal]:
    """A line without quantity or price is worth what it states; else a problem is on record."""
    if line.net_amount is None:
        return line, ZERO
    net = ledger.derive(
        TERM,
        f"{path}.net_amount",
        "as stated: quantity or price is absent",
        (),
        line.net_amount,
        stated=line.net_amount,
    )
    return line.model_copy(update={"net_amount": net}), net


def _from_sub_lines(ledger: Ledger, line: Line, path: str, depth: int) -> tuple[Line, Decimal]:
    made: list[Line] = []
    inputs: list[tuple[str, Decimal]] = []
    for index, sub in enumerate(line.sub_lines):
        done, net = _calculate(ledger, sub, f"{path}.sub_lines[{index}]", depth + 1)
        made.append(done)
        inputs.append((f"sub line {sub.id or index + 1}", net))
    net = ledger.derive(
        TERM,
        f"{path}.net_amount",
        "sum of its sub lines",
        inputs,
        sum((number for _, number in inputs), ZERO),
        stated=line.net_amount,
    )
    return line.model_copy(update={"net_amount": net, "sub_lines": tuple(made)}), net


def _entries(
    ledger: Ledger, entries: Sequence[EntryT], kind: Kind, path: str, base: Decimal | None
) -> tuple[EntryT, ...]:
    return tuple(
        with_amount(ledger, entry, kind, f"{path}.{kind.name}[{index}]", base)
        for index, entry in enumerate(entries)
    )
