"""Noticing invoices that should have been paid, once for each."""

from datetime import timedelta

from sqlalchemy import select

from einvoice.syntax.detect import CREDIT_NOTE_TYPES
from einvoice_server.audit.chain import Author, record
from einvoice_server.invoices.account import account_facts
from einvoice_server.invoices.events import tell_overdue
from einvoice_server.invoices.repository import InvoiceRepository
from einvoice_server.invoices.status import InvoiceStatus
from einvoice_server.invoices.tables import NOTHING, Invoice
from einvoice_server.services import Services
from einvoice_server.tenancy.principal import system
from einvoice_server.tenancy.scope import scoped, unscoped
from einvoice_server.tenancy.tenant import Environment, Tenant
from einvoice_server.unit import Unit

_ACTOR = "chore:overdue"
_ACTION = "notice_overdue_invoices"
_AT_ONCE = 200
_UNPAID = (InvoiceStatus.CREATED, InvoiceStatus.SENT)
_CREDITS = frozenset(map(int, CREDIT_NOTE_TYPES))
"""What the seller owes is not overdue with the buyer."""

_FURTHEST_AHEAD = timedelta(hours=14)
"""No place on earth is further ahead of UTC."""


async def notice_overdue(services: Services) -> int:
    """Note which invoices of all accounts are overdue by now; gives how many."""
    noticed = 0
    for tenant in await _tenants(services):
        while found := await _notice(services, tenant):
            noticed += found
    return noticed


async def _tenants(services: Services) -> list[Tenant]:
    """Whose invoices may be overdue; in which time zone they live, is looked at later."""
    latest = (services.clock.now() + _FURTHEST_AHEAD).date()
    rows = (
        select(Invoice.account_id, Invoice.environment)
        .where(
            Invoice.status.in_([status.value for status in _UNPAID]),
            Invoice.due_date < latest,
            Invoice.outstanding_amount > NOTHING,
        )
        .distinct()
    )
    async with unscoped(
        services.database, writes=False, reason="invoices of all accounts become overdue"
    ) as session:
        found = (await session.execute(rows)).all()
    return [Tenant(account_id, Environment(name)) for account_id, name in found]


async def _notice(services: Services, tenant: Tenant) -> int:
    principal = system(tenant, _ACTOR)
    async with scoped(services.database, tenant, writes=True) as session:
        unit = Unit(principal, session, services.clock.now(), services)
        today = (await account_facts(unit)).today(unit.now)
        rows = await InvoiceRepository(session).overdue(_UNPAID, _CREDITS, today, _AT_ONCE)
        for row in rows:
            row.status = InvoiceStatus.OVERDUE.value
            row.updated_at = unit.now
            await tell_overdue(unit, row, (today - (row.due_date or today)).days)
        await record(session, services.secret, tenant, Author(_ACTOR, _ACTION), unit.now)
    for then in unit.after_commit:
        then()
    return len(rows)
