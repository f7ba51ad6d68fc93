"""The audit log, to be read."""

from typing import Annotated

from pydantic import JsonValue, StringConstraints
from sqlalchemy import select

from einvoice_server.audit.tables import AuditEntry
from einvoice_server.kit.paging import (
    PER_PAGE,
    Order,
    Page,
    PageMeta,
    PageNumber,
    PageQuery,
    PerPage,
    fetch_page,
)
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.schema import Arguments, Schema, Timestamp
from einvoice_server.tenancy.repository import Repository
from einvoice_server.unit import Unit


class AuditEntryView(Schema):
    """One change of one thing."""

    number: int
    """Its place in the chain, from 1."""

    at: Timestamp
    """When it was made."""

    actor: str
    """Who made it."""

    action: str
    """The operation it was part of."""

    kind: str
    """created, changed or deleted."""

    object_type: str
    """What kind of thing it was made to."""

    object_id: str
    """Which one."""

    before: dict[str, JsonValue] | None
    """What was there, of what changed."""

    after: dict[str, JsonValue] | None
    """What is there now."""

    request_id: str | None
    """The request it was made by."""

    address: str | None
    """Where that request came from."""


class ListAuditEntries(Arguments):
    """Which entries."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    order: Order = Order.DESC
    """In which direction, by number."""

    object_id: Annotated[str, StringConstraints(min_length=1, max_length=60)] | None = None
    """Only what was done to one thing."""


class AuditRepository(Repository):
    """Queries about the log."""

    async def page(
        self, query: PageQuery, object_id: str | None
    ) -> tuple[list[AuditEntry], PageMeta]:
        """A page of entries."""
        rows = select(AuditEntry)
        if object_id is not None:
            rows = rows.where(AuditEntry.object_id == object_id)
        return await fetch_page(
            self._session, rows, query, by=AuditEntry.number, then=AuditEntry.object_id
        )


async def list_entries(unit: Unit, asked: ListAuditEntries) -> Page[AuditEntryView]:
    """A page of the tenant's log."""
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    rows, meta = await AuditRepository(unit.session).page(query, asked.object_id)
    return Page[AuditEntryView](data=[_view(row) for row in rows], meta=meta)


def _view(row: AuditEntry) -> AuditEntryView:
    return AuditEntryView(
        number=row.number,
        at=row.at,
        actor=row.actor,
        action=row.action,
        kind=row.kind,
        object_type=row.object_type,
        object_id=row.object_id,
        before=row.before,
        after=row.after,
        request_id=row.request_id,
        address=row.address,
    )


LIST = Operation(
    name="list_audit_entries",
    area="Audit log",
    title="List audit entries",
    description="Who changed what, when, from what to what. Entries are chained and never change.",
    arguments=ListAuditEntries,
    result=Page[AuditEntryView],
    call=list_entries,
    scope="audit:read",
    effect=Effect.READS,
    rest=Rest("GET", "/audit"),
    is_tool=False,
    example=Example(
        result={
            "data": [
                {
                    "number": 7,
                    "at": "2026-03-26T12:34:56.000Z",
                    "actor": "key:ak_abc123",
                    "action": "update_api_key",
                    "kind": "changed",
                    "objectType": "api_keys",
                    "objectId": "ak_def456",
                    "before": {"label": "Shop"},
                    "after": {"label": "Shop, Hamburg"},
                    "requestId": "req_0mtx",
                    "address": "192.0.2.10",
                }
            ],
            "meta": {"page": 1, "perPage": 25, "totalItems": 1, "totalPages": 1},
        }
    ),
)

OPERATIONS = (LIST,)
