"""Works on many documents and saves the rows; an interrupted run goes on where it was."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from einvoice.bulk.formats import FORMATS
from einvoice.bulk.found import documents_in
from einvoice.bulk.journal import Journal
from einvoice.bulk.record import PathLike, Record
from einvoice.bulk.run import Tell, batch


@dataclass(frozen=True, slots=True)
class Saved:
    """What a run came to."""

    path: Path
    documents: int
    """Rows in the output."""
    resumed: int
    """Of these, how many were there from a run before."""
    verdicts: Counter[str]
    """Verdict -> documents; "error" for those that could not be read."""


def save(
    paths: Iterable[PathLike] | PathLike,
    output: PathLike,
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    progress: Tell | None = None,
    resume: bool = True,
) -> Saved:
    """Write a row for every document to `output`: `.jsonl`, `.csv` or `.parquet`.

    Rows are kept in a journal beside the output until all are there; the output then appears at
    once. A run that was interrupted goes on from its journal, unless `resume` is off: documents
    that have not changed are not read again.
    """
    target = Path(output)
    write = FORMATS.get(target.suffix.lower())
    if write is None:
        raise ValueError(
            f"expected an output that ends in {', '.join(FORMATS)}, found {target.name!r}"
        )
    journal = Journal.beside(target)
    if not resume:
        journal.remove()
    with journal:
        resumed = len(journal)
        wanted: set[str] = set()
        left = _left(paths, journal, wanted)
        for record in batch(left, jobs=jobs, executor=executor, progress=progress):
            journal.add(record)
    verdicts: Counter[str] = Counter()
    making = target.with_name(f"{target.name}.making")
    try:
        write(_counted(journal.records(), wanted, verdicts), making)
        os.replace(making, target)
    finally:
        making.unlink(missing_ok=True)
    journal.remove()
    return Saved(target, verdicts.total(), resumed, verdicts)


def _left(
    paths: Iterable[PathLike] | PathLike, journal: Journal, wanted: set[str]
) -> Iterator[str]:
    """The documents that are still to be worked on, each once."""
    for path in documents_in(paths):
        if path not in wanted:
            wanted.add(path)
            if not journal.has(path):
                yield path


def _counted(
    records: Iterable[Record], wanted: set[str], verdicts: Counter[str]
) -> Iterator[Record]:
    """The rows that this run is about: the journal may be that of a run over more."""
    for record in records:
        if record.file in wanted:
            verdicts[record.verdict or "error"] += 1
            yield record
