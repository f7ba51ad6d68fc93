"""`check`: whether what is stored is whole."""

import typer
from sqlalchemy import text

from einvoice_server.cli.work import fail, run
from einvoice_server.operator import accounts_of, verify_audit
from einvoice_server.services import Services


def check() -> None:
    """Look over the database and the audit log; exit code 1 where something is wrong."""

    async def do(services: Services) -> tuple[int, list[str]]:
        faults = [str(fault) for fault in await verify_audit(services)]
        if services.database.on_sqlite:
            faults += await _sqlite_faults(services)
        return len(await accounts_of(services)), faults

    accounts, faults = run(do)
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        fail(f"{len(faults)} faults")
    typer.echo(f"{accounts} accounts; schema, database and audit log are whole.")


async def _sqlite_faults(services: Services) -> list[str]:
    faults = list[str]()
    async with services.database.transaction(writes=False) as session:
        found = (await session.execute(text("PRAGMA integrity_check"))).scalars().all()
        faults += [f"database: {line}" for line in found if line != "ok"]
        orphans = (await session.execute(text("PRAGMA foreign_key_check"))).all()
        faults += [f"database: a row of {row[0]} refers to nothing" for row in orphans]
    return faults
