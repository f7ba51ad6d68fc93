"""Whether Mustang's validator accepts what we write, wherever it accepts what we read."""

import tempfile
from pathlib import Path

from einvoice import read, write
from tests.corpus_files import CorpusFile, corpus_files
from tests.oracle.judging import Comparison
from tests.oracle.mustang import mustang
from tests.oracle.sampling import evenly

SOURCES = frozenset({"akretion", "drafthorse"})
"""The sources of the corpus whose documents are from Factur-X and ZUGFeRD files."""


def factur_x(sample: int = 0) -> Comparison:
    """Write documents again, and ask Mustang of both.

    Args:
        sample: how many documents to take; 0 is every one.
    """
    comparison = Comparison("mustang", "Factur-X documents, written again")
    documents = evenly(_documents(), sample)
    with tempfile.TemporaryDirectory() as folder:
        files = [_written(document, Path(folder)) for document in documents]
        verdicts = mustang([*(document.location for document in documents), *files])
    before, after = verdicts[: len(documents)], verdicts[len(documents) :]
    for document, original, written in zip(documents, before, after, strict=True):
        if not original.valid:
            comparison.not_judged["does not accept the original"] += 1
            continue
        said = [message.text for message in written.errors] or [written.error or "not valid"]
        name = f"{document} ({document.row['path']})"
        comparison.note(name, [] if written.valid else said)
    return comparison


def _documents() -> list[CorpusFile]:
    return [
        document
        for document in corpus_files()
        if document.row["source"] in SOURCES and document.row.get("syntax") == "cii"
    ]


def _written(document: CorpusFile, folder: Path) -> Path:
    result = read(document.data)
    file = folder / f"{document}.xml"
    file.write_bytes(write(result.invoice, syntax=result.syntax))
    return file
