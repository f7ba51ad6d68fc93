"""The second lock: what goes to the driver must name the tenant, however it was made.

`scope.py` narrows statements; this looks at the finished text. A SELECT, UPDATE or DELETE that
touches a table of tenants must compare its tenant columns for every mention of the table, and
carry the tenant's id among its parameters. Texts are taken apart once each and remembered.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import cast

from sqlalchemy import Connection, Engine, Table, event
from sqlalchemy.engine.interfaces import DBAPICursor, ExecutionContext

from einvoice_server.kit.base import Base
from einvoice_server.tenancy.scope import KEY, OWNED, Scope, ScopeError

_INSERT = re.compile(r"\s*INSERT\s", re.IGNORECASE)
_CHANGE = re.compile(r"\s*(?:UPDATE|DELETE)\s", re.IGNORECASE)
_CONDITIONS = re.compile(r"\bFROM\b", re.IGNORECASE)
_CONDITIONS_OF_CHANGE = re.compile(r"\bWHERE\b", re.IGNORECASE)
_NOT_ALIASES = frozenset(
    "where set join left right inner outer cross full on using order group limit having union "
    "returning values natural as and or offset for".split()
)


def install(engine: Engine) -> None:
    """Look at every statement that an engine sends."""
    event.listen(engine, "before_cursor_execute", _before)


def _before(
    connection: Connection,
    _cursor: DBAPICursor,
    statement: str,
    parameters: object,
    _context: ExecutionContext | None,
    executemany: bool,
) -> None:
    look(connection.info.get(KEY), statement, parameters, executemany=executemany)


def look(scope: object, statement: str, parameters: object, *, executemany: bool) -> None:
    """Look at a statement before it goes to the driver.

    Args:
        scope: In whose name it goes.
        statement: Its text.
        parameters: What it is given; many of that where it is executed many times.
        executemany: Whether it is.

    Raises:
        ScopeError: It may leave the tenant.
    """
    tables, open_mention = mentions(statement)
    if not tables:
        return
    if not isinstance(scope, Scope):
        raise ScopeError(f"{', '.join(tables)}: a query outside of any scope")
    if scope.tenant is None or scope.flushing:  # flushed rows were looked at one by one
        return
    if open_mention is not None:
        raise ScopeError(f"{open_mention}: a query that is not narrowed to the tenant")
    rows = cast("Iterable[object]", parameters) if executemany else (parameters,)
    if not all(scope.tenant.account_id in _values(row) for row in rows):
        raise ScopeError(f"{', '.join(tables)}: a query that does not name the tenant")


def _values(parameters: object) -> Iterable[object]:
    if isinstance(parameters, Mapping):
        return cast("Mapping[str, object]", parameters).values()
    return cast("Iterable[object]", parameters or ())


def tenant_tables() -> dict[str, tuple[str, ...]]:
    """The tables whose rows belong to somebody, and the columns that say to whom."""
    return {
        cast("Table", mapper.local_table).name: mapper.class_.__tenant_columns__
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, OWNED)
    }


@lru_cache(maxsize=4096)
def mentions(statement: str) -> tuple[tuple[str, ...], str | None]:
    """The tenants' tables that a statement names, and the first mention that is not narrowed."""
    found = list[str]()
    open_mention: str | None = None
    for table, columns in tenant_tables().items():
        places = list(
            re.finditer(rf'(?<![\w.]){table}(?!\w)"?(?!\.)(?:\s+(?:AS\s+)?(\w+))?', statement, re.I)
        )
        if not places:
            continue
        found.append(table)
        if _INSERT.match(statement):
            continue
        for place in places:
            alias = place.group(1)
            name = table if alias is None or alias.lower() in _NOT_ALIASES else alias
            if not _is_narrowed(statement, name, columns, alone=len(places) == 1):
                open_mention = open_mention or table
    return tuple(found), open_mention


def _is_narrowed(statement: str, name: str, columns: tuple[str, ...], *, alone: bool) -> bool:
    # A single table may be compared without its name: WHERE account_id = ?
    prefix = rf"(?:{name}\.)?" if alone else rf"{name}\."
    # What stands before is what is given or set, not what is asked: SET account_id = ?
    start = _CONDITIONS_OF_CHANGE if _CHANGE.match(statement) else _CONDITIONS
    condition = statement[found.start() :] if (found := start.search(statement)) else ""
    return all(
        re.search(rf"(?<![\w.]){prefix}{column}\s*=\s*[%:?$(]", condition, re.I)
        for column in columns
    )
