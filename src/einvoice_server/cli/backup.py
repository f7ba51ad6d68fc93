"""`backup` and `restore`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from einvoice_server.backup.making import Backup, make_backup
from einvoice_server.backup.restoring import Restored, open_backup, restore
from einvoice_server.checklist import CHECKS
from einvoice_server.cli.check import run_checks
from einvoice_server.cli.work import fail, failures_told, run, settings, show_progress
from einvoice_server.kit.clock import SystemClock
from einvoice_server.kit.progress import told_to
from einvoice_server.services import Services, build_services
from einvoice_server.tables import metadata

# Jobs of the past wait for a worker; that is no fault of the backup.
_NOT_LOOKED_OVER = ("jobs",)


def backup(
    target: Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False)],
    with_secret: Annotated[
        bool, typer.Option("--with-secret", help="Put the server's secret into it, too.")
    ] = False,
) -> None:
    """Write rows and files of all accounts into one file; the server may go on meanwhile."""

    async def do(services: Services) -> Backup:
        with told_to(show_progress()):
            return await make_backup(services, target, with_secret=with_secret)

    made = run(do)
    for fault in made.faults:
        typer.echo(fault, err=True)
    if made.faults:
        fail(f"{target} is written, with {len(made.faults)} faults.")
    typer.echo(f"{target}: {made.rows} rows, {made.files} files.")


def restore_backup(
    source: Annotated[Path, typer.Argument(help="The file to read.", exists=True, dir_okay=False)],
    force: Annotated[bool, typer.Option("--force", help="Throw away what is there.")] = False,
    other_secret: Annotated[
        bool, typer.Option("--other-secret", help="Take it in under another secret.")
    ] = False,
) -> None:
    """Take a backup in, from any database into any other. Stop server and workers first."""
    with failures_told():
        asyncio.run(_restore(source, force=force, other_secret=other_secret))


async def _restore(source: Path, *, force: bool, other_secret: bool) -> None:
    assert metadata.tables
    wanted = settings()
    manifest = open_backup(source, wanted)
    services = build_services(wanted, SystemClock())
    try:
        with told_to(show_progress()):
            done: Restored = await restore(
                services, source, manifest, force=force, other_secret=other_secret
            )
            checked = await run_checks(
                services,
                [one for one in CHECKS if not one.is_deep and one.name not in _NOT_LOOKED_OVER],
            )
    finally:
        await services.close()
    typer.echo(f"{source}: {done.rows} rows, {done.files} files.")
    faults = [fault for one in checked for fault in one.faults]
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        fail(f"{len(faults)} faults")
