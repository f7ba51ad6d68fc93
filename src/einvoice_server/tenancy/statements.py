"""Fixed statements that run for every invoice: on SQLite they go to the driver by themselves.

SQLAlchemy takes several times as long to bring a statement to a local file and its rows back as the
file takes to answer. What these say never changes, so they are compiled once. Elsewhere, where the
way to the database is what takes time, they go like all others. The guard looks at them either way.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import Executable, SelectBase, event
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from einvoice_server.kit.database import DRIVER
from einvoice_server.tenancy.guard import look
from einvoice_server.tenancy.scope import KEY, ScopedSession

Row = tuple[object, ...]
Given = Mapping[str, object]
_Processor = Callable[[object], object] | None
_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


async def in_one_step(
    session: AsyncSession,
    work: Callable[Concatenate[Session, _Parameters], _Result],
    *arguments: _Parameters.args,
    **named: _Parameters.kwargs,
) -> _Result:
    """Do work that asks the database by `Statement` alone; on SQLite nothing of it waits."""
    if DRIVER in session.sync_session.info:
        return work(session.sync_session, *arguments, **named)
    return await session.run_sync(work, *arguments, **named)


@event.listens_for(ScopedSession, "after_transaction_end")
def _let_go(session: Session, transaction: SessionTransaction) -> None:
    """The connection goes back to all; what the session asks from now on is not sent there."""
    if transaction.parent is None:
        session.info.pop(DRIVER, None)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as the driver takes it."""

    text: str
    dialect: Dialect
    given: tuple[tuple[str, _Processor], ...]
    """What it is given, in the order of its marks, and how that becomes a value of the driver."""
    names: frozenset[str]
    taken: tuple[_Processor, ...]
    """How values of the driver become what its columns hold; empty where they stay as they are."""

    def bound(self, given: Given) -> Row:
        """Values as the driver takes them."""
        if given.keys() ^ self.names:
            raise TypeError(f"given {sorted(given)}, not {sorted(self.names)}: {self.text}")
        return tuple(
            given[name] if process is None else process(given[name]) for name, process in self.given
        )

    def read(self, row: Row) -> Row:
        """A row as its columns say."""
        if not self.taken:
            return row
        return tuple(
            value if process is None else process(value)
            for value, process in zip(row, self.taken, strict=True)
        )


class Statement:
    """A statement that is always the same, and always given the same.

    Args:
        clause: What it says, with a mark for each value that it is given; the columns that an
            INSERT or an UPDATE sets are those that it is given first.
    """

    def __init__(self, clause: Executable) -> None:
        self._clause = clause
        self._compiled: _Compiled | None = None

    def rows(self, session: Session, given: Given) -> list[Row]:
        """What it gives; changes that the session has not written yet are not seen."""
        driver = cast("sqlite3.Connection | None", session.info.get(DRIVER))
        if driver is None:
            return [tuple(row) for row in session.connection().execute(self._clause, given)]
        compiled = self._compiled_for(session, given)
        values = compiled.bound(given)
        look(session.info.get(KEY), compiled.text, values, executemany=False)
        try:
            found = sqlite3.Cursor(driver).execute(compiled.text, values).fetchall()
        except sqlite3.Error as error:
            raise _told(compiled, error) from error
        return [compiled.read(row) for row in found]

    def run(self, session: Session, *given: Given) -> None:
        """Have it change something, once for each of what is given."""
        if not given:
            return
        driver = cast("sqlite3.Connection | None", session.info.get(DRIVER))
        if driver is None:
            session.connection().execute(self._clause, [dict(one) for one in given])
            return
        compiled = self._compiled_for(session, given[0])
        values = [compiled.bound(one) for one in given]
        look(session.info.get(KEY), compiled.text, values, executemany=True)
        try:
            sqlite3.Cursor(driver).executemany(compiled.text, values)
        except sqlite3.Error as error:
            raise _told(compiled, error) from error

    def _compiled_for(self, session: Session, given: Given) -> _Compiled:
        if self._compiled is None:
            self._compiled = _compile(self._clause, tuple(given), session.get_bind().dialect)
        return self._compiled


def _compile(clause: Executable, names: Sequence[str], dialect: Dialect) -> _Compiled:
    made = cast("ClauseElement", clause).compile(dialect=dialect, column_keys=names)
    compiled = cast("SQLCompiler", made)
    if compiled.post_compile_params or compiled.literal_execute_params:
        raise TypeError(f"not always the same: {compiled}")
    order = compiled.positiontup or []
    columns = clause.selected_columns if isinstance(clause, SelectBase) else ()
    taken = tuple(_implementation(one.type, dialect) for one in columns)
    reads = tuple(one.result_processor(dialect, None) for one in taken)
    return _Compiled(
        text=compiled.string,
        dialect=dialect,
        given=tuple(
            (name, _implementation(compiled.binds[name].type, dialect).bind_processor(dialect))
            for name in order
        ),
        names=frozenset(order),
        taken=reads if any(reads) else (),
    )


def _implementation(kind: TypeEngine[object], dialect: Dialect) -> TypeEngine[object]:
    return kind.dialect_impl(dialect)


def _told(compiled: _Compiled, error: sqlite3.Error) -> BaseException:
    """An error of the driver as SQLAlchemy tells it, without the values."""
    return DBAPIError.instance(
        compiled.text, None, error, sqlite3.Error, hide_parameters=True, dialect=compiled.dialect
    )
