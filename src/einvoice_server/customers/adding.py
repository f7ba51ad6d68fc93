"""Adding customers: one way for all, whether they come alone or in a file."""

from collections.abc import Sequence

from einvoice_server.customers.numbers import take_numbers
from einvoice_server.customers.records import settle
from einvoice_server.customers.repository import CustomerRepository
from einvoice_server.customers.steps import in_steps
from einvoice_server.customers.tables import Customer
from einvoice_server.details.links import Kind, details_page
from einvoice_server.unit import Unit
from einvoice_server.webhooks.emit import emit
from einvoice_server.webhooks.events import Event


async def add(unit: Unit, rows: Sequence[Customer]) -> None:
    """Save new customers; those without a number get the next ones."""
    repository = CustomerRepository(unit.session)
    if without := [row for row in rows if not row.customer_id]:
        chosen = {row.customer_id for row in rows if row.customer_id}
        numbers = await take_numbers(repository, len(without), reserved=chosen)
        for row, number in zip(without, numbers, strict=True):
            row.customer_id = number
    async for some in in_steps(rows):
        for row in some:
            settle(row)
        await repository.save(*some)
        for row in some:
            await emit(unit, Event.CUSTOMER_CREATE, _told(unit, row))


def _told(unit: Unit, row: Customer) -> dict[str, object]:
    person = " ".join(part for part in (row.first_name, row.last_name) if part)
    page = details_page(unit.services, unit.principal.tenant, Kind.CUSTOMER, row.id, unit.now)
    return {
        "id": row.id,
        "customerId": row.customer_id,
        "number": row.customer_id,
        "name": row.name or person,
        "isCompany": row.is_company,
        "email": row.email or None,
        "category": row.category or None,
        "status": "created",
        "createdAt": row.created_at,
        "detailsPage": page,
    }
