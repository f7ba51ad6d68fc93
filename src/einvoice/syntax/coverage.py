"""Which places of the model a syntax has room for: what its tables write."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, cast

from einvoice import terms
from einvoice.compare import values_of
from einvoice.losses import Loss, text_of
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.values import Attachment, Identifier
from einvoice.profiles.places import Field, ancestors, place_of, places
from einvoice.syntax.binding import Bind, Nest
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of
from einvoice.syntax.rows import written_rows_of


@cache
def covered(syntax: Syntax) -> frozenset[str]:
    """The places that a syntax writes, with the groups around them: "lines[].item.name"."""
    bound = {place_of(place) for row in written_rows_of(syntax) for place in row.places}
    return frozenset(bound).union(*(ancestors(place) for place in bound))


@cache
def _room(syntax: Syntax) -> dict[str, int]:
    """The lists of which a syntax holds fewer entries than the model, and those it lacks (0)."""
    bound = covered(syntax)
    lacking = {field.path for group in places().values() for field in group} - bound
    return dict.fromkeys(lacking, 0) | {
        place_of(placed.place): placed.row.limit
        for placed in written_rows_of(syntax)
        if isinstance(placed.row, Bind) and placed.row.limit is not None
    }


@cache
def _gaps(syntax: Syntax) -> dict[str, tuple[tuple[Field, int | None], ...]]:
    """By group, the fields with too little room, and those that hold groups with such fields."""
    room = _room(syntax)
    inner = {around for path in room for around in ancestors(path)}
    return {
        at: tuple(
            (field, room.get(field.path))
            for field in fields
            if field.path in room or field.path in inner or field.below == "lines[]"
        )
        for at, fields in places().items()
    }


def losses_in(invoice: Invoice, syntax: Syntax) -> tuple[Loss, ...]:
    """What an invoice states that a syntax has no place for; quick where it has one for all."""
    return (
        *_losses(invoice, "", "", _gaps(syntax), syntax),
        *left_behind(invoice, syntax),
    )


def _losses(
    group: Group,
    where: str,
    at: str,
    gaps: dict[str, tuple[tuple[Field, int | None], ...]],
    syntax: Syntax,
) -> Iterator[Loss]:
    stated = group.__dict__
    for field, room in gaps[at]:
        value = stated[field.name]
        if value is None or value == ():
            continue
        path = f"{where}{field.name}"
        if room is not None:
            yield from _named(value, path, field, room, syntax)
        elif field.below is None:
            continue
        elif field.many:
            for index, entry in enumerate(cast("tuple[Group, ...]", value)):
                yield from _losses(entry, f"{path}[{index}].", field.below, gaps, syntax)
        else:
            yield from _losses(cast(Group, value), f"{path}.", field.below, gaps, syntax)


def _named(value: object, path: str, field: Field, room: int, syntax: Syntax) -> Iterator[Loss]:
    entries = cast("tuple[object, ...]", value) if field.many else (value,)
    has = f"has room for {room} only" if room else "has no place for it"
    for index, entry in enumerate(entries[room:], room):
        here = f"{path}[{index}]" if field.many else path
        yield from _all_of(entry, here, f"{syntax.label} {has}")


def _all_of(entry: object, path: str, reason: str) -> Iterator[Loss]:
    """The losses of a value, or of all the values of a group."""
    if isinstance(entry, Group) and not isinstance(entry, Attachment | Identifier):
        for inner, said in values_of(entry):
            yield _loss(f"{path}.{inner}", said, reason)
    else:
        yield _loss(path, entry, reason)


Carrier = tuple[str, Callable[[Any, Any], bool] | None]
"""A group that may hold a term of the invoice, and whether one of its kind does."""


@cache
def _carried(syntax: Syntax) -> dict[str, tuple[Carrier, ...]]:
    """The terms of the invoice that a syntax has only within other groups of it."""
    found: dict[str, tuple[Carrier, ...]] = {}
    for nest in format_of(syntax).written.rows:
        if not isinstance(nest, Nest):
            continue
        for row in nest.table.rows:
            if isinstance(row, Bind | Nest) and row.field.startswith("^"):
                path = row.field.removeprefix("^")
                found[path] = (*found.get(path, ()), (nest.field, row.when))
    return found


def left_behind(invoice: Invoice, syntax: Syntax) -> Iterator[Loss]:
    """What lacks a group to stand in: UBL states remittance information with payment means."""
    totals, currency = invoice.totals, invoice.vat_currency_code
    if totals and totals.vat_total_in_accounting_currency is not None:
        if currency is None or currency == invoice.currency_code:
            path = "totals.vat_total_in_accounting_currency"
            reason = "without another currency in BT-6 it cannot be told from BT-110"
            yield _loss(path, totals.vat_total_in_accounting_currency, reason)
    for path, carriers in _carried(syntax).items():
        value = _at(invoice, path)
        if value is None or any(_carries(invoice, *carrier) for carrier in carriers):
            continue
        hosts = " or ".join(dict.fromkeys(host for host, _ in carriers))
        reason = f"{syntax.label} states it with {hosts}, of which there is none"
        yield from _all_of(value, path, reason)


def _carries(invoice: Invoice, path: str, when: Callable[[Any, Any], bool] | None) -> bool:
    found = _at(invoice, path)
    hosts = cast("tuple[object, ...]", found) if isinstance(found, tuple) else (found,)
    return any(host is not None and (when is None or when(host, invoice)) for host in hosts)


def _at(invoice: Invoice, path: str) -> object:
    found: object = invoice
    for name in path.split("."):
        found = None if found is None else found.__dict__[name]
    return found


def _loss(path: str, value: object, reason: str) -> Loss:
    return Loss(path, number_of(path), text_of(value), reason)


def number_of(path: str) -> str | None:
    """The number of the term at a path; None where no norm numbers it."""
    term = terms.at(path)
    return None if term.origin is terms.Origin.SYNTAX else term.id
