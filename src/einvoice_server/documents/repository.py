"""The documents of a tenant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, defer

from einvoice_server.documents.tables import Direction, Document
from einvoice_server.kit.paging import PageMeta, PageQuery, fetch_page
from einvoice_server.kit.searching import contains
from einvoice_server.tenancy.repository import Repository
from einvoice_server.tenancy.tables import Account


class DocumentSort(StrEnum):
    """What a list of documents is sorted by."""

    CREATED_AT = "createdAt"
    UPDATED_AT = "updatedAt"
    ISSUE_DATE = "issueDate"
    DUE_DATE = "dueDate"
    INVOICE_NUMBER = "invoiceNumber"
    SELLER_NAME = "sellerName"
    BUYER_NAME = "buyerName"
    AMOUNT = "amount"
    FILENAME = "filename"


_COLUMNS: Mapping[DocumentSort, InstrumentedAttribute[object]] = {
    DocumentSort.CREATED_AT: Document.created_at,
    DocumentSort.UPDATED_AT: Document.updated_at,
    DocumentSort.ISSUE_DATE: Document.issue_date,
    DocumentSort.DUE_DATE: Document.due_date,
    DocumentSort.INVOICE_NUMBER: Document.number,
    DocumentSort.SELLER_NAME: Document.seller_name,
    DocumentSort.BUYER_NAME: Document.buyer_name,
    DocumentSort.AMOUNT: Document.amount_order,
    DocumentSort.FILENAME: Document.filename,
}


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days as YYYYMMDD, both ends included; empty where it is open."""

    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is to hold; what is None does not matter."""

    direction: Direction
    origin: str | None = None
    keyword: str | None = None
    seller: str | None = None
    number: str | None = None
    progress: str | None = None
    phase: str | None = None
    is_valid: bool | None = None
    is_duplicate: bool | None = None
    issued: Days = field(default_factory=Days)
    due: Days = field(default_factory=Days)
    created_from: datetime | None = None
    created_before: datetime | None = None


class DocumentRepository(Repository):
    """Queries about documents."""

    async def get(
        self, direction: Direction, id: str, *, for_change: bool = False
    ) -> Document | None:
        """The document of an id."""
        rows = select(Document).where(Document.id == id, Document.direction == direction.value)
        return await self._session.scalar(rows.with_for_update() if for_change else rows)

    async def find(self, id: str, *, for_change: bool = False) -> Document | None:
        """The document of an id, whichever way it goes."""
        rows = select(Document).where(Document.id == id)
        return await self._session.scalar(rows.with_for_update() if for_change else rows)

    async def page(
        self, wanted: Wanted, sort: DocumentSort, query: PageQuery
    ) -> tuple[list[Document], PageMeta]:
        """A page of documents, without their verdicts."""
        rows = _narrowed(select(Document), wanted).options(defer(Document.verdict, raiseload=True))
        return await fetch_page(self._session, rows, query, by=_COLUMNS[sort], then=Document.id)

    async def queue_up(self) -> None:
        """Wait until nobody else of the account tells duplicates apart; before rows are locked."""
        await self._session.execute(select(Account.id).with_for_update(key_share=True))

    async def of_bytes(self, direction: Direction, sha256: str) -> Sequence[Document]:
        """The documents with exactly these bytes, the earliest first."""
        rows = select(Document).where(
            Document.sha256 == sha256, Document.direction == direction.value
        )
        return (await self._session.scalars(rows.order_by(*_EARLIEST))).all()

    async def of_number(self, direction: Direction, number: str, day: str) -> Sequence[Document]:
        """The documents of a number and an issue date, the earliest first."""
        rows = select(Document).where(
            Document.direction == direction.value,
            Document.number == number,
            Document.issue_date == day,
        )
        return (await self._session.scalars(rows.order_by(*_EARLIEST))).all()

    async def repeating(self, id: str) -> Sequence[Document]:
        """The documents that are duplicates of another, the earliest first."""
        rows = select(Document).where(Document.duplicate_of == id)
        return (await self._session.scalars(rows.order_by(*_EARLIEST))).all()

    async def delete(self, document: Document) -> None:
        """Remove a document."""
        await self._session.delete(document)
        await self._session.flush()


_EARLIEST = (Document.created_at, Document.id)


def _narrowed(rows: Select[Document], wanted: Wanted) -> Select[Document]:
    rows = rows.where(Document.direction == wanted.direction.value)
    for column, value in (
        (Document.origin, wanted.origin),
        (Document.number, wanted.number),
        (Document.progress, wanted.progress),
        (Document.validation_status, wanted.phase),
        (Document.is_valid, wanted.is_valid),
    ):
        if value is not None:
            rows = rows.where(column == value)
    for column, text in (
        (Document.search, wanted.keyword),
        (Document.seller_search, wanted.seller),
    ):
        if text is not None:
            rows = rows.where(contains(column, text))
    if wanted.is_duplicate is not None:
        known = Document.duplicate_of.is_not(None)
        rows = rows.where(known if wanted.is_duplicate else ~known)
    return _dated(rows, wanted)


def _dated(rows: Select[Document], wanted: Wanted) -> Select[Document]:
    for column, days in ((Document.issue_date, wanted.issued), (Document.due_date, wanted.due)):
        if days.first or days.last:
            rows = rows.where(column != "", column >= days.first)
        if days.last:
            rows = rows.where(column <= days.last)
    if wanted.created_from is not None:
        rows = rows.where(Document.created_at >= wanted.created_from)
    if wanted.created_before is not None:
        rows = rows.where(Document.created_at < wanted.created_before)
    return rows
