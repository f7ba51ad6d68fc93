"""The invoices of a tenant."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import undefer

from einvoice_server.invoices.listed import COLUMNS as LISTED
from einvoice_server.invoices.listed import ListedInvoice
from einvoice_server.invoices.selection import COLUMNS, Column, InvoiceSort
from einvoice_server.invoices.status import InvoiceStatus
from einvoice_server.invoices.tables import NOTHING, Invoice
from einvoice_server.jobs.tables import Job
from einvoice_server.kit.paging import Order, PageMeta, PageQuery
from einvoice_server.tenancy.repository import Repository

_WHOLE = (
    undefer(Invoice.payload),
    undefer(Invoice.company),
    undefer(Invoice.preferences),
    undefer(Invoice.findings),
)


class InvoiceRepository(Repository):
    """Queries about invoices."""

    async def get(self, id: str) -> Invoice | None:
        """An invoice without its content."""
        return await self._session.scalar(select(Invoice).where(Invoice.id == id))

    async def by_number(self, number: str) -> Invoice | None:
        """The invoice of a number, without its content."""
        return await self._session.scalar(select(Invoice).where(Invoice.number == number))

    async def whole(self, id: str, *, for_change: bool = False) -> Invoice | None:
        """An invoice with its content; for a change, nobody else changes it meanwhile."""
        rows = select(Invoice).where(Invoice.id == id).options(*_WHOLE)
        return await self._session.scalar(rows.with_for_update() if for_change else rows)

    async def page(
        self, wanted: Sequence[ColumnElement[bool]], query: PageQuery, sort: InvoiceSort
    ) -> tuple[list[ListedInvoice], PageMeta]:
        """A page of invoices; those that lack what they are sorted by stand last."""
        total = await self._session.scalar(select(func.count(Invoice.id)).where(*wanted)) or 0
        rows = select(*LISTED).where(*wanted).order_by(*_ordering(query.order, sort))
        window = rows.limit(query.per_page).offset((query.page - 1) * query.per_page)
        found = await self._session.execute(window)
        meta = PageMeta(
            page=query.page,
            per_page=query.per_page,
            total_items=total,
            total_pages=-(-total // query.per_page),
        )
        return [ListedInvoice._make(row) for row in found], meta

    async def job_status(self, id: str, kind: str) -> str | None:
        """How far the latest job of a kind about an invoice is."""
        return await self._session.scalar(
            select(Job.status)
            .where(Job.subject == id, Job.kind == kind)
            .order_by(Job.id.desc())
            .limit(1)
        )

    async def overdue(
        self, statuses: Collection[InvoiceStatus], credits: Collection[int], day: date, limit: int
    ) -> list[Invoice]:
        """Invoices that should have been paid before a day; others that look for them wait not."""
        rows = (
            select(Invoice)
            .where(
                Invoice.status.in_([status.value for status in statuses]),
                Invoice.due_date < day,
                Invoice.outstanding_amount > NOTHING,
                Invoice.type_code.not_in(credits),
            )
            .order_by(Invoice.due_date, Invoice.id)
            .limit(limit)
            .options(undefer(Invoice.payload))
        )
        return list(await self._session.scalars(rows.with_for_update(skip_locked=True)))

    async def delete(self, row: Invoice) -> None:
        """Remove an invoice; it must be loaded whole, for the audit log."""
        await self._session.delete(row)
        await self._session.flush()


def _ordering(order: Order, sort: InvoiceSort) -> list[ColumnElement[object]]:
    column = COLUMNS[sort]
    # The databases disagree on where NULL stands; indexes are used where there is none.
    nullable = Invoice.__table__.c[column.key].nullable
    lacking = [cast("ColumnElement[object]", column.is_(None))] if nullable else []
    if order is Order.ASC:
        return [*lacking, column.asc(), cast("Column", Invoice.id).asc()]
    return [*lacking, column.desc(), cast("Column", Invoice.id).desc()]
