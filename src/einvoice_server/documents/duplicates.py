"""The same invoice twice: the same bytes, or the same seller, number, day and amount."""

from collections.abc import Iterator

from einvoice_server.documents.facts import Facts
from einvoice_server.documents.repository import DocumentRepository
from einvoice_server.documents.tables import Direction, Document
from einvoice_server.kit.searching import search_key
from einvoice_server.unit import Unit


async def earlier(
    unit: Unit, direction: Direction, sha256: str, facts: Facts | None
) -> Document | None:
    """The first document that is the same invoice as one that is about to be added."""
    repository = DocumentRepository(unit.session)
    await repository.queue_up()
    found = [*await repository.of_bytes(direction, sha256)]
    if facts is not None and facts.number and facts.issue_date:
        alike = await repository.of_number(direction, facts.number, facts.issue_date)
        found += [one for one in alike if _is_same(one, facts)]
    return min(found, key=_age, default=None)


async def mark(unit: Unit, document: Document) -> None:
    """Say of a document that was read which one it repeats, and of later ones that they do.

    The caller has queued up before it locked the document: this one changes others, too.
    """
    repository = DocumentRepository(unit.session)
    direction = Direction(document.direction)
    same = {one.id: one for one in await repository.of_bytes(direction, document.sha256)}
    if document.number and document.issue_date:
        alike = await repository.of_number(direction, document.number, document.issue_date)
        same |= {one.id: one for one in alike if _is_same(one, document)}
    same[document.id] = document
    first = min(same.values(), key=_age)
    for one in _later(same, first):
        one.duplicate_of = first.id


def _later(same: dict[str, Document], first: Document) -> Iterator[Document]:
    for one in same.values():
        # One that was found to repeat another before keeps that: it may be the same in another way.
        if one is not first and (one.duplicate_of is None or one.duplicate_of in same):
            yield one


def _age(document: Document) -> tuple[float, str]:
    return document.created_at.timestamp(), document.id


def _is_same(one: Document, other: Document | Facts) -> bool:
    """Whether seller and amount are the same; number and day are."""
    if one.amount != other.amount or one.currency != other.currency:
        return False
    if one.seller_vat_id and other.seller_vat_id:
        return search_key(one.seller_vat_id) == search_key(other.seller_vat_id)
    return search_key(one.seller_name) == search_key(other.seller_name)
