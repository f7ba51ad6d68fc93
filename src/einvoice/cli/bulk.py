"""Runs `einvoice batch`: looks at the paths, shows how far it is, and counts at the end."""

import os
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from einvoice.bulk import Progress as Told
from einvoice.bulk import documents_in, save
from einvoice.bulk.formats import FORMATS
from einvoice.cli.failures import ExitCode, FailedError, Failure, usage
from einvoice.cli.output import console, emit
from einvoice.cli.work import reported


def run_batch(
    paths: Sequence[str], output: str, *, jobs: int | None, fresh: bool, force: bool
) -> NoReturn:
    """Write the table and end the run; exit code 3 where any document could not be read."""
    with reported("--output", as_json=False):
        _check(paths, Path(output), force=force)
    with reported(output, as_json=False), _bar(paths) as told:
        try:
            saved = save(paths, output, jobs=jobs, progress=told, resume=not fresh)
        except OSError as error:
            reason = error.strerror or str(error)
            raise FailedError(Failure(output, "output", reason, ExitCode.USAGE)) from error
    counts = ", ".join(f"{count} {word}" for word, count in sorted(saved.verdicts.items()))
    again = f", {saved.resumed} of them before" if saved.resumed else ""
    emit(f"einvoice: {saved.documents} documents in {output}{again}: {counts}", stderr=True)
    raise SystemExit(ExitCode.UNREADABLE if saved.verdicts["error"] else ExitCode.FINE)


def _check(paths: Sequence[str], output: Path, *, force: bool) -> None:
    if output.suffix.lower() not in FORMATS:
        raise usage(str(output), f"expected a name that ends in {', '.join(FORMATS)}")
    if output.exists() and not force:
        raise usage(str(output), "the file exists; --force replaces it")
    for path in paths:
        if not os.path.lexists(path):
            raise usage(path, "there is no such file or folder")


@contextmanager
def _bar(paths: Sequence[str]) -> Generator[Callable[[Told], None] | None]:
    """A bar where the terminal has room for one."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=sum(1 for _ in documents_in(paths)))
        yield lambda _: progress.advance(task)
