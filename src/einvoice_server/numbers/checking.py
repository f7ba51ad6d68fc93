"""Whether invoice numbers stand once each, and none that the counter passed is missing.

A number is accounted for if an invoice has it, or gave it up: the audit log knows those that were
deleted or given another number. A row that is gone past the log leaves a gap. What was chosen by
hand counts like any other. Where the counter was set by hand, the numbers that it jumped over were
given to nobody, and are no gap. Templates may have changed meanwhile, so a number counts under
each that the series had.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.audit.tables import AuditEntry
from einvoice_server.invoices.status import InvoiceStatus
from einvoice_server.invoices.tables import Invoice
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.progress import report
from einvoice_server.numbers.tables import NumberSeries
from einvoice_server.numbers.templates import DEFAULT_TEMPLATE, pattern
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import scoped, unscoped
from einvoice_server.tenancy.tenant import Environment, Tenant

_REASON = "the numbers of all accounts are looked over"
_SHOWN = 100
_PAGE = 1_000


@dataclass(slots=True)
class _Past:
    """What a series and its numbers have been."""

    templates: set[str] = field(default_factory=lambda: {DEFAULT_TEMPLATE})
    numbers: set[str] = field(default_factory=set[str])
    jumps: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """The first and the last counter of each stretch that was jumped over by hand."""


async def check_numbers(services: Services) -> list[str]:
    """Look for numbers that stand twice, are missing, or that an issued invoice lacks."""
    async with unscoped(services.database, writes=False, reason=_REASON) as session:
        faults = [*await _twice(session), *await _unnumbered(session)]
        rows = await session.scalars(select(NumberSeries).order_by(NumberSeries.id))
        tenants = [Tenant(row.account_id, Environment(row.environment)) for row in rows]
    for place, tenant in enumerate(tenants, 1):
        async with scoped(services.database, tenant, writes=False) as session:
            if not services.database.on_sqlite:  # there, each transaction is of one moment
                await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            faults += await _gaps(session, tenant)
        report("series", place)
    return faults


async def _twice(session: AsyncSession) -> list[str]:
    """A unique index keeps this from happening; it may be broken, or lost by hand."""
    key = (Invoice.account_id, Invoice.environment, Invoice.number)
    found = await session.execute(
        select(*key, func.count())
        .where(Invoice.number.is_not(None))
        .group_by(*key)
        .having(func.count() > 1)
        .limit(_SHOWN)
    )
    return [
        f"account {account} ({environment}): {times} invoices have the number {number}"
        for account, environment, number, times in found
    ]


async def _unnumbered(session: AsyncSession) -> list[str]:
    found = await session.scalars(
        select(Invoice.id)
        .where(
            Invoice.number.is_(None),
            (Invoice.status != InvoiceStatus.DRAFT.value) | Invoice.released_at.is_not(None),
        )
        .order_by(Invoice.id)
        .limit(_SHOWN)
    )
    return [f"invoice {id} was issued without a number" for id in found]


async def _gaps(session: AsyncSession, tenant: Tenant) -> list[str]:
    series = await session.scalar(select(NumberSeries))
    if series is None or series.counter < 1:
        return []
    past = await _past(session)
    past.templates.add(series.template)
    past.numbers.update(
        number for number in await session.scalars(select(Invoice.number)) if number is not None
    )
    known = [(counter, counter) for counter in _counters(past)]
    gaps = list(_left_out([*known, *past.jumps], series.counter))
    whose = f"account {tenant.account_id} ({tenant.environment.value})"
    faults = [
        f"{whose}: no invoice has, or gave up, {_named(first, last)} of its series"
        for first, last in gaps[:_SHOWN]
    ]
    if len(gaps) > _SHOWN:
        faults.append(f"{whose}: {len(gaps) - _SHOWN} further gaps in its numbers")
    return faults


def _named(first: int, last: int) -> str:
    return f"number {first}" if first == last else f"the numbers {first} to {last}"


async def _past(session: AsyncSession) -> _Past:
    """What the audit log tells."""
    past = _Past()
    about = (Invoice.__tablename__, NumberSeries.__tablename__)
    entries = (
        select(AuditEntry.number, AuditEntry.object_type, AuditEntry.before, AuditEntry.after)
        .where(AuditEntry.object_type.in_(about))
        .order_by(AuditEntry.number)
        .limit(_PAGE)
    )
    last = 0
    while page := (await session.execute(entries.where(AuditEntry.number > last))).all():
        last = page[-1].number
        for _, object_type, before, after in page:
            if object_type == Invoice.__tablename__:
                past.numbers.update(_texts("number", before))
            else:
                past.templates.update(_texts("template", before, after))
                past.jumps += _jumps(before or {}, after or {})
    return past


def _texts(name: str, *parts: JsonObject | None) -> Iterator[str]:
    for part in parts:
        value = (part or {}).get(name)
        if isinstance(value, str):
            yield value


def _jumps(before: JsonObject, after: JsonObject) -> Iterator[tuple[int, int]]:
    old, new = before.get("counter", 0), after.get("counter")
    if isinstance(old, int) and isinstance(new, int) and new > old:
        yield old + 1, new


def _counters(past: _Past) -> set[int]:
    patterns = [re.compile(pattern(template)) for template in past.templates]
    found = (one.fullmatch(number) for number in past.numbers for one in patterns)
    return {int(match["id"]) for match in found if match is not None}


def _left_out(known: Iterable[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """The stretches between 1 and an end that none of the known ones covers."""
    begin = 1
    for first, last in sorted(known):
        if begin > end:
            return
        if first > begin:
            yield begin, min(first - 1, end)
        begin = max(begin, last + 1)
    if begin <= end:
        yield begin, end
