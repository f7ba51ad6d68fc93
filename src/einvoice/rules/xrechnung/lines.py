"""Invoice lines: their amount, their period, what they refer to."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.item import Price
from einvoice.model.line import Line
from einvoice.model.reference import Period
from einvoice.rules.decimals import ZERO, round2, shown
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.peculiar import peculiar
from einvoice.rules.xrechnung.presence import ABSENT, written_otherwise
from einvoice.rules.xrechnung.slack import quotient, slack_of

_ONE = Decimal(1)


@rule(
    "PEPPOL-EN16931-R120",
    "BT-131",
    "BT-129",
    "BT-146",
    "BT-149",
    "BT-136",
    "BT-141",
    severity="warning",
)
def line_amount(stated: Stated) -> Iterator[Hit]:
    """BT-131 = BT-129 * (BT-146 / BT-149) + Σ BT-141 - Σ BT-136, within what is tolerated."""
    slack = slack_of(stated)
    least = -slack
    for index, line in enumerate(stated.lines):
        price = line.price
        expected = ZERO if price is None else _unit_price(price)
        quantity = line.quantity
        if quantity is not None:
            expected *= quantity
        if line.charges:
            expected += _sum(line.charges)
        if line.allowances:
            expected -= _sum(line.allowances)
        net = line.net_amount
        if not least <= expected - (ZERO if net is None else net) <= slack:
            yield Hit(f"lines[{index}].net_amount", _values(line, expected))


def _unit_price(price: Price) -> Decimal:
    amount = price.net_amount or ZERO
    base = price.base_quantity or price.gross_base_quantity
    return amount if not base or base == _ONE else quotient(amount, base)


def _sum(parts: Iterable[AllowanceCharge]) -> Decimal:
    return round2(sum((part.amount for part in parts if part.amount is not None), ZERO))


def _values(line: Line, expected: Decimal) -> dict[str, str]:
    price = line.price
    return {
        "line": line.id or ABSENT,
        "stated": ABSENT if line.net_amount is None else shown(line.net_amount),
        "quantity": "1" if line.quantity is None else shown(line.quantity),
        "price": shown((price and price.net_amount) or ZERO),
        "base": shown((price and (price.base_quantity or price.gross_base_quantity)) or _ONE),
        "charges": shown(_sum(line.charges)),
        "allowances": shown(_sum(line.allowances)),
        "expected": shown(round2(expected)),
    }


@rule("PEPPOL-EN16931-R110", "BT-134", "BT-73")
def line_begins_in_period(stated: Stated) -> Iterator[Hit]:
    """No line begins before the invoicing period."""
    for path, day, bound in _days(stated, "start_date"):
        if day < bound:
            yield Hit(path, {"stated": day, "period": bound})


@rule("PEPPOL-EN16931-R111", "BT-135", "BT-74")
def line_ends_in_period(stated: Stated) -> Iterator[Hit]:
    """No line ends after the invoicing period."""
    for path, day, bound in _days(stated, "end_date"):
        if day > bound:
            yield Hit(path, {"stated": day, "period": bound})


def _days(stated: Stated, field: str) -> Iterator[tuple[str, str, str]]:
    """The path and day of every line, with that of the invoicing period, as comparable texts.

    In CII the official expressions compare texts, be they dates or not.
    """
    texts = written_otherwise(stated) if stated.issues and stated.syntax == "cii" else {}
    period = stated.invoice.invoicing_period
    bound = texts.get(f"invoicing_period.{field}", _text(period, field, texts))
    if bound is None:
        return
    for index, line in enumerate(stated.lines):
        path = f"lines[{index}].period.{field}" if texts or line.period else ""
        day = texts.get(path, _text(line.period, field, texts))
        if day is not None:
            yield path, day, bound


def _text(period: Period | None, field: str, others: Mapping[str, str]) -> str | None:
    """A day as a text; beside others that are no days, as CII writes it."""
    day: date | None = getattr(period, field, None)
    if day is None:
        return None
    return day.isoformat().replace("-", "") if others else day.isoformat()


@rule("PEPPOL-EN16931-R101", "BT-128")
def line_refers_to_object(stated: Stated) -> Iterator[Hit]:
    """A line refers to documents only together with the invoiced object (type 130)."""
    ubl = stated.syntax == "ubl"
    for index, line in peculiar(stated).documented:
        documents = line.documents if ubl else line.objects
        if documents and line.object_id is None:
            field = "documents" if ubl else "objects"
            values = {"stated": documents[0].type_code or ABSENT}
            yield Hit(f"lines[{index}].{field}[0].type_code", values)


RULES = declared_in(globals())
