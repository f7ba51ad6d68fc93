"""What can follow: ids of rules and code lists, and those that a caller's own lists have."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from mcp_types import Completion
from pydantic import JsonValue

from einvoice_server.errors import ApiError
from einvoice_server.mcp.calls import Calls
from einvoice_server.mcp.visits import Visit

_MOST = 100  # more than the protocol allows in one answer


@dataclass(frozen=True, slots=True)
class Known:
    """Values that are the same for everybody."""

    values: Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Listed:
    """Values that the caller's own list has."""

    tool: str
    field: str


Source = Known | Listed


@cache
def _rule_ids() -> tuple[str, ...]:
    from einvoice.rules.registry import RULE_SETS

    return tuple(sorted({rule.id for rules in RULE_SETS.values() for rule in rules.rules()}))


@cache
def _code_lists() -> tuple[str, ...]:
    from einvoice.codelists import code_lists

    return code_lists()


SOURCES: Mapping[str, Source] = {
    "ruleId": Known(_rule_ids),
    "codeList": Known(_code_lists),
    "faktooraId": Listed("list_invoices", "faktooraId"),
    "importId": Listed("list_incoming_imports", "importId"),
    "customer": Listed("list_customers", "name"),
}
"""By the name of the variable or argument."""


async def complete(calls: Calls, visit: Visit, source: Source | None, begun: str) -> Completion:
    """What an argument can be that begins like this."""
    match source:
        case Known(values):
            found, more = list(values()), False
        case Listed():
            found, more = await _listed(calls, visit, source)
        case None:
            found, more = [], False
    start = begun.casefold()
    fitting = [value for value in found if value.casefold().startswith(start)]
    return Completion(
        values=fitting[:_MOST],
        total=None if more else len(fitting),
        has_more=more or len(fitting) > _MOST,
    )


async def _listed(calls: Calls, visit: Visit, source: Listed) -> tuple[list[str], bool]:
    tool = calls.tools.find(source.tool, visit.principal)
    if tool is None:
        return [], False
    try:
        answer = await calls.answer(visit, tool, {"perPage": _MOST})
    except ApiError:
        return [], False  # who may not list is offered nothing
    page = cast("dict[str, JsonValue]", json.loads(answer.content))
    rows = cast("list[dict[str, JsonValue]]", page.get("data", []))
    meta = cast("dict[str, int]", page.get("meta", {}))
    values = [str(row[source.field]) for row in rows if row.get(source.field)]
    return list(dict.fromkeys(values)), meta.get("totalPages", 1) > 1
