"""Prices that contain VAT, computed back to the net prices that an invoice states.

Net amounts are found per VAT category and rate first: what all gross amounts of it contain
without VAT, rounded once. That sum is shared out to the lines, allowances and charges by largest
remainder, and each net price gets the few decimals with which it makes its line exactly.
"""

from collections.abc import Sequence
from decimal import Decimal

from einvoice.calculation.allowances import EntryT
from einvoice.calculation.charged import Charged
from einvoice.calculation.gross_price import without_vat as price_without_vat
from einvoice.calculation.groups import GROUP
from einvoice.calculation.ledger import Ledger
from einvoice.calculation.price import net_price_for
from einvoice.calculation.rounding import ONE, ZERO, percent_of, rounded, shares
from einvoice.calculation.totals import Demand
from einvoice.model.allowance import AllowanceCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Price
from einvoice.model.line import Line

Targets = dict[str, tuple[Decimal, Decimal]]
"""Path -> its net amount, and the factor by which VAT raises it."""

_FORMULA = "amount with VAT / (1 + rate / 100)"


def to_net(ledger: Ledger, invoice: Invoice, gross: Charged) -> tuple[Invoice, Demand]:
    """The invoice with net prices and amounts, and the total with VAT that it has to reach."""
    total = rounded(sum((part.amount for part in gross.contributions), ZERO), ledger.decimals)
    targets = _targets(ledger, gross)
    ledger.raise_problems()
    lines: list[Line] = []
    for index, line in enumerate(gross.lines):
        path = f"lines[{index}]"
        if (found := targets.get(path)) is not None:
            target, factor = found
            lines.append(_line(ledger, line, target, factor, path))
        elif line.status_reason_code == GROUP:
            lines.append(line.model_copy(update={"net_amount": None}))
        else:
            lines.append(line)
    changes = {
        "lines": tuple(lines),
        "allowances": _converted(ledger, gross.allowances, "allowances", targets, -ONE),
        "charges": _converted(ledger, gross.charges, "charges", targets, ONE),
        "service_charges": tuple(
            entry.model_copy(update={"amount": targets[f"service_charges[{index}]"][0]})
            for index, entry in enumerate(invoice.service_charges)
        ),
    }
    return invoice.model_copy(update=changes), Demand(total, "total of the amounts with VAT")


def _targets(ledger: Ledger, gross: Charged) -> Targets:
    groups: dict[tuple[str, Decimal], list[int]] = {}
    for index, part in enumerate(gross.contributions):
        groups.setdefault((part.category, part.percentage), []).append(index)
    targets: Targets = {}
    for (_, rate), indexes in groups.items():
        parts = [gross.contributions[index] for index in indexes]
        factor = ONE + percent_of(ONE, rate)
        if factor <= 0:
            ledger.missing(parts[0].path, "BT-152", "a rate of -100 % or less has no net price")
            continue
        total = sum((part.amount for part in parts), ZERO)
        net = rounded(total / factor, ledger.decimals)
        exact = [part.amount / factor for part in parts]
        for part, target in zip(parts, shares(net, exact, ledger.decimals), strict=True):
            targets[part.path] = target, factor
    return targets


def _converted(
    ledger: Ledger, entries: Sequence[EntryT], name: str, targets: Targets, sign: Decimal
) -> tuple[EntryT, ...]:
    made: list[EntryT] = []
    for index, entry in enumerate(entries):
        path = f"{name}[{index}]"
        target, factor = targets[path]
        made.append(_entry(ledger, entry, factor, path, amount=sign * target))
    return tuple(made)


def _entry(
    ledger: Ledger, entry: EntryT, factor: Decimal, path: str, *, amount: Decimal | None = None
) -> EntryT:
    """An allowance or charge without VAT: its amount as shared out, else rounded on its own."""
    before = entry.amount or ZERO
    exact = before / factor
    net = rounded(exact, ledger.decimals) if amount is None else amount
    _record(ledger, "", f"{path}.amount", before, factor, net)
    base = entry.base_amount
    if base is not None:
        base = rounded(base / factor, ledger.decimals)
    return entry.model_copy(update={"amount": net, "base_amount": base})


def _line(ledger: Ledger, line: Line, target: Decimal, factor: Decimal, path: str) -> Line:
    """A line whose net amount is the target, by its price or by its sub lines."""
    if line.sub_lines:
        return _line_of_sub_lines(ledger, line, target, factor, path)
    allowances = [
        _entry(ledger, entry, factor, f"{path}.allowances[{index}]")
        for index, entry in enumerate(line.allowances)
    ]
    charges = [
        _entry(ledger, entry, factor, f"{path}.charges[{index}]")
        for index, entry in enumerate(line.charges)
    ]
    goods = target + _sum(allowances) - _sum(charges)
    price = line.price
    if price is None or price.net_amount is None or line.quantity is None:
        _record(ledger, "BT-131", f"{path}.net_amount", line.net_amount or ZERO, factor, target)
    elif line.quantity == 0:
        price = price_without_vat(price, rounded(price.net_amount / factor, 4), factor)
        # No price makes up for the cent that sharing out may have put on this line.
        charges, goods = _lifted(charges, goods, ONE)
        allowances, goods = _lifted(allowances, goods, -ONE)
    else:
        price = _price(ledger, price, goods, line.quantity, factor, f"{path}.price")
    return line.model_copy(
        update={
            "net_amount": target,
            "price": price,
            "allowances": tuple(allowances),
            "charges": tuple(charges),
        }
    )


def _lifted(
    entries: list[EntryT], difference: Decimal, sign: Decimal
) -> tuple[list[EntryT], Decimal]:
    """The entries, the first with a difference added, and what is left of it."""
    if not entries:
        return entries, difference
    first, *others = entries
    amount = (first.amount or ZERO) + sign * difference
    return [first.model_copy(update={"amount": amount}), *others], ZERO


def _line_of_sub_lines(
    ledger: Ledger, line: Line, target: Decimal, factor: Decimal, path: str
) -> Line:
    exact = [(sub.net_amount or ZERO) / factor for sub in line.sub_lines]
    targets = shares(target, exact, ledger.decimals)
    subs = tuple(
        _line(ledger, sub, share, factor, f"{path}.sub_lines[{index}]")
        for index, (sub, share) in enumerate(zip(line.sub_lines, targets, strict=True))
    )
    price = line.price
    if price is not None and price.net_amount is not None:
        price = price_without_vat(price, rounded(price.net_amount / factor, 4), factor)
    return line.model_copy(update={"net_amount": target, "sub_lines": subs, "price": price})


def _price(
    ledger: Ledger, price: Price, goods: Decimal, quantity: Decimal, factor: Decimal, path: str
) -> Price:
    before = price.net_amount or ZERO
    base = ONE if price.base_quantity is None else price.base_quantity
    net = net_price_for(goods, quantity, base, before / factor, ledger.decimals)
    if net is None:
        ledger.missing(f"{path}.net_amount", "BT-146", "no net price makes this amount")
        return price
    _record(ledger, "BT-146", f"{path}.net_amount", before, factor, net)
    return price_without_vat(price, net, factor)


def _record(
    ledger: Ledger, term: str, path: str, before: Decimal, factor: Decimal, net: Decimal
) -> None:
    inputs = [("amount with VAT", before), ("rate", (factor - ONE).scaleb(2).normalize())]
    ledger.record(term, path, _FORMULA, inputs, before / factor, net)


def _sum(entries: Sequence[AllowanceCharge]) -> Decimal:
    return sum((entry.amount or ZERO for entry in entries), ZERO)
