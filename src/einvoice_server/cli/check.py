"""`check`."""

import json
import time
from dataclasses import asdict, dataclass, field
from typing import Annotated

import typer

from einvoice_server.checklist import CHECKS
from einvoice_server.checks import Check, Note
from einvoice_server.cli.work import run, show_progress
from einvoice_server.kit.progress import told_to
from einvoice_server.operator import accounts_of
from einvoice_server.services import Services

NOT_CHECKED = 3
"""The exit code where nothing could be looked at."""


@dataclass(frozen=True)
class Checked:
    """What one check found."""

    name: str
    seconds: float
    faults: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])


def check(
    deep: Annotated[bool, typer.Option("--deep", help="Read every file, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Tell it as JSON.")] = False,
) -> None:
    """Look over database, audit log, jobs and files.

    Exit code 0 where all is well, 1 where something is wrong, 3 where it could not be looked at.
    """

    async def do(services: Services) -> tuple[int, list[Checked]]:
        wanted = [one for one in CHECKS if deep or not one.is_deep]
        return len(await accounts_of(services)), await run_checks(services, wanted)

    try:
        accounts, done = run(do)
    except typer.Exit as end:
        raise typer.Exit(NOT_CHECKED if end.exit_code else 0) from None
    faults = [fault for one in done for fault in one.faults]
    if as_json:
        told = {"ok": not faults, "accounts": accounts, "checks": [asdict(one) for one in done]}
        typer.echo(json.dumps(told, indent=2))
    else:
        _show(accounts, done, faults)
    if faults:
        raise typer.Exit(1)


async def run_checks(services: Services, wanted: list[Check]) -> list[Checked]:
    """Do checks one after the other, telling how far they have come."""
    done = list[Checked]()
    with told_to(show_progress()):
        for one in wanted:
            started = time.perf_counter()
            lines = await one.find(services)
            done.append(
                Checked(
                    name=one.name,
                    seconds=round(time.perf_counter() - started, 3),
                    faults=[line for line in lines if not isinstance(line, Note)],
                    notes=[str(line) for line in lines if isinstance(line, Note)],
                )
            )
    return done


def _show(accounts: int, done: list[Checked], faults: list[str]) -> None:
    for one in done:
        for note in one.notes:
            typer.echo(f"note: {note}")
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        typer.echo(f"{len(faults)} faults", err=True)
        return
    names = ", ".join(one.name for one in done)
    typer.echo(f"{accounts} accounts; {names}: whole.")
