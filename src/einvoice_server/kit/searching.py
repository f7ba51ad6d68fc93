"""Searching text as people do: case, width and repeated spaces do not count, in any alphabet.

The databases disagree on what a capital letter is (SQLite knows ASCII only). So what is searched is
kept a second time in one form, and what is searched for is brought to the same form.
"""

from unicodedata import normalize

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute


def search_key(text: str) -> str:
    """The form of a text in which it is searched and found."""
    folded = normalize("NFKC", normalize("NFKC", text).casefold())
    return " ".join(folded.split())


def contains(column: InstrumentedAttribute[str], text: str) -> ColumnElement[bool]:
    """Whether a column of search keys has a text in it, `%` and `_` taken as they are."""
    return column.contains(search_key(text), autoescape=True)
