"""What is wrong with a payload, at its place."""

from collections.abc import Iterator
from functools import cache

from einvoice.codelists import allowed, codes
from einvoice_server.errors import FieldError

Faults = Iterator[FieldError]


def fault(field: str, code: str, message: str) -> FieldError:
    """What is wrong with a field."""
    return FieldError(field=field, code=code, message=message)


def missing(field: str, message: str) -> FieldError:
    """A field that is needed here."""
    return fault(field, "missing", message)


@cache
def known(*lists: str) -> frozenset[str]:
    """The codes that all these lists have."""
    first, *others = map(allowed, lists)
    return first.intersection(*others)


def check_code(field: str, code: str | None, *lists: str) -> Faults:
    """A code, if there is one, is of its list."""
    if code is None or code in known(*lists):
        return
    title = codes(lists[0]).title
    yield fault(field, "unknown_code", f"{code!r} is no code of the list {title}.")


COUNTRIES = ("3166-ubl", "3166-cii")
