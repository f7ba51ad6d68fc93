"""What Schemathesis is told before each request (tests/oracle/test_schemathesis.py)."""

import re
from collections.abc import MutableMapping
from itertools import count
from typing import Protocol
from uuid import uuid4

import schemathesis

from einvoice_server.edge.idempotency import HEADER, PATTERN

_REPEATED = 8
_calls = count()


class Case(Protocol):
    """What is needed of a case; the library leaves the types of its headers open."""

    headers: MutableMapping[str, object] | None


@schemathesis.hook  # pyright: ignore[reportUnknownMemberType]  # half typed
def before_call(_context: schemathesis.HookContext, case: Case, _kwargs: dict[str, object]) -> None:
    """Give most requests an `Idempotency-Key` of their own.

    Those that are generated are nearly all the same, so that one request in two would be 409
    before it reaches an operation. Bad keys stay bad, and some stay the same.
    """
    if case.headers is None or HEADER not in case.headers:
        return
    given = case.headers[HEADER]
    if isinstance(given, str) and re.fullmatch(PATTERN, given) and next(_calls) % _REPEATED:
        case.headers[HEADER] = uuid4().hex
