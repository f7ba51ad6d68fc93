"""Lists by pages, as the contract has them: `page`, `perPage`, `sort`, `order`."""

from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

PER_PAGE = 25
MOST_PER_PAGE = 1000
_LAST_PAGE = 1_000_000_000

Item = TypeVar("Item")
Row = TypeVar("Row")


class Order(StrEnum):
    """The direction of a list."""

    ASC = "asc"
    DESC = "desc"


def _clamped(value: object) -> object:
    """More than the most is the most, without a word: so the contract has it."""
    text = str(value)
    number = int(text) if text.isdecimal() and len(text) < 10 else None
    return min(number, MOST_PER_PAGE) if number is not None else value


PageNumber = Annotated[int, Field(ge=1, le=_LAST_PAGE, description="The page, from 1.")]
PerPage = Annotated[
    int,
    BeforeValidator(_clamped),
    Field(ge=1, le=MOST_PER_PAGE, description="Items of a page; more than 1000 means 1000."),
]


class PageMeta(BaseModel):
    """Which part of a list a page is."""

    model_config = ConfigDict(
        alias_generator=to_camel, validate_by_name=True, use_attribute_docstrings=True
    )

    page: int
    """The page, from 1."""

    per_page: int
    """How many items a full page has."""

    total_items: int
    """How many items all pages have together."""

    total_pages: int
    """How many pages there are."""


class Page(BaseModel, Generic[Item]):
    """One page of a list."""

    # Described here, because pydantic searches a hundred files for docstrings of generic models.
    data: list[Item] = Field(description="The items of this page.")
    meta: PageMeta = Field(description="Which page it is of how many.")


class PageQuery(BaseModel):
    """What page is asked for, apart from what it lists."""

    model_config = ConfigDict(frozen=True)

    page: int = 1
    per_page: int = PER_PAGE
    order: Order = Order.DESC


async def fetch_page(
    session: AsyncSession,
    rows: Select[Row],
    query: PageQuery,
    *,
    by: InstrumentedAttribute[object],
    then: InstrumentedAttribute[str],
) -> tuple[list[Row], PageMeta]:
    """The rows of a page and how many there are.

    Args:
        session: Where to ask.
        rows: What to list, unordered.
        query: The page.
        by: The column to sort by.
        then: A unique column that keeps equals apart, so that no page repeats another's row.
    """
    total = await session.scalar(select(func.count()).select_from(rows.subquery())) or 0
    columns = (by.asc(), then.asc()) if query.order is Order.ASC else (by.desc(), then.desc())
    if getattr(by.expression, "nullable", False):  # the databases disagree on where these go
        columns = (columns[0].nulls_last(), columns[1])
    window = rows.order_by(*columns).limit(query.per_page)
    found = await session.scalars(window.offset((query.page - 1) * query.per_page))
    meta = PageMeta(
        page=query.page,
        per_page=query.per_page,
        total_items=total,
        total_pages=-(-total // query.per_page),
    )
    return list(found), meta
