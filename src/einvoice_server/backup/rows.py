"""Rows of all tables, out of one database and into another.

The tables are those that the database has, not those that this version of the code knows: an older
backup is restored at its own step of the migrations. The types are the code's where it knows the
column, so that values come out as it wrote them.
"""

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    Table,
    insert,
    inspect,
    select,
    text,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeEngine

from einvoice_server.tables import metadata

_PAGE = 500
_NOT_COPIED = frozenset({"alembic_version", "holds"})


async def tables_of(session: AsyncSession) -> list[Table]:
    """The tables that the database has."""
    connection = await session.connection()
    return await connection.run_sync(_tables_of)


def _tables_of(connection: Connection) -> list[Table]:
    inspector = inspect(connection)
    tables = list[Table]()
    for name in sorted(set(inspector.get_table_names()) - _NOT_COPIED):
        keys = set(inspector.get_pk_constraint(name)["constrained_columns"])
        columns = [
            Column(
                column["name"],
                _type(name, column["name"], column["type"]),
                primary_key=column["name"] in keys,
            )
            for column in inspector.get_columns(name)
            if "computed" not in column
        ]
        tables.append(Table(name, MetaData(), *columns))
    return tables


def _type(table: str, column: str, found: TypeEngine[object]) -> TypeEngine[object]:
    known = metadata.tables.get(table)
    return known.columns[column].type if known is not None and column in known.columns else found


async def rows_of(
    session: AsyncSession, table: Table
) -> AsyncGenerator[Sequence[Mapping[str, object]], None]:
    """The rows of a table, some hundred at a time."""
    keys = list(table.primary_key)
    query = select(table).order_by(*keys).limit(_PAGE)
    wanted = query
    while page := (await session.execute(wanted)).mappings().all():
        yield [{str(name): value for name, value in row.items()} for row in page]
        last = [page[-1][key.name] for key in keys]
        wanted = query.where(tuple_(*keys) > tuple_(*last, types=[key.type for key in keys]))


async def add_rows(
    session: AsyncSession, table: Table, rows: Iterable[Mapping[str, object]]
) -> int:
    """Put rows into a table; gives how many there were."""
    number = 0
    batch = list[Mapping[str, object]]()
    for row in rows:
        batch.append(row)
        if len(batch) == _PAGE:
            await session.execute(insert(table), batch)
            number += len(batch)
            batch.clear()
    if batch:
        await session.execute(insert(table), batch)
    return number + len(batch)


async def is_empty(session: AsyncSession) -> bool:
    """Whether nobody has an account here."""
    for table in await tables_of(session):
        if table.name == "accounts":
            return (await session.execute(select(table).limit(1))).first() is None
    return True


async def let_rows_come_in_any_order(session: AsyncSession) -> None:
    """Look only at the end of the transaction whether rows refer to rows that are there."""
    connection = await session.connection()
    await connection.run_sync(_defer)


def _defer(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        return
    for table, constraint in _foreign_keys(connection):
        connection.execute(text(f"ALTER TABLE {table} ALTER CONSTRAINT {constraint} DEFERRABLE"))
    connection.execute(text("SET CONSTRAINTS ALL DEFERRED"))


async def look_at_order_again(session: AsyncSession) -> None:
    """Look now, and from here on with each statement."""
    connection = await session.connection()
    await connection.run_sync(_undefer)


def _undefer(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        return  # the commit looks
    connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    for table, constraint in _foreign_keys(connection):
        connection.execute(
            text(f"ALTER TABLE {table} ALTER CONSTRAINT {constraint} NOT DEFERRABLE")
        )


def _foreign_keys(connection: Connection) -> list[tuple[str, str]]:
    inspector = inspect(connection)
    quote = connection.dialect.identifier_preparer.quote
    return [
        (quote(table), quote(str(key["name"])))
        for table in inspector.get_table_names()
        for key in inspector.get_foreign_keys(table)
    ]


async def count_on(session: AsyncSession, table: Table) -> None:
    """Let numbers that PostgreSQL gives go on behind those that came in."""
    connection = await session.connection()
    if connection.dialect.name == "sqlite":
        return
    for column in table.primary_key:
        if column.type.python_type is int:
            names = {"table": table.name, "column": column.name}
            await session.execute(
                text(
                    "SELECT setval(sequence, (SELECT coalesce(max("
                    f'"{column.name}"), 0) + 1 FROM "{table.name}"), false) '
                    "FROM pg_get_serial_sequence(:table, :column) AS sequence "
                    "WHERE sequence IS NOT NULL"
                ),
                names,
            )
