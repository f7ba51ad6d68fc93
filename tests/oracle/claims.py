"""Whether the hybrid PDFs of the corpus are what they claim to be, as veraPDF sees it."""

from pathlib import Path

from tests.absence import absent
from tests.corpus_files import corpus_folder
from tests.oracle.judging import Comparison
from tests.oracle.verapdf import verapdf

ORDINARY = {
    "Empty.pdf": "is an ordinary PDF, which claims nothing",
    "empty_pdf16.pdf": "is an ordinary PDF, which claims nothing",
}


def pdfs() -> list[Path]:
    """The PDFs of the corpus. Skips the test (in CI: fails it) where they are absent."""
    folder = corpus_folder() / "pdf"
    if not folder.is_dir():
        absent("the corpus of hybrid PDFs", remedy="put it into ../shared/corpus")
    return sorted(folder.glob("*.pdf"))


def claims(sample: int = 0) -> Comparison:
    """Ask veraPDF of every PDF of the corpus whether it is PDF/A-3b.

    Args:
        sample: how many files to take; 0 is every one.
    """
    comparison = Comparison("verapdf", "PDFs of the corpus, at 3b")
    for verdict in verapdf(pdfs()[: sample or None]):
        name = verdict.file.name
        if verdict.compliant is None:
            comparison.not_judged[verdict.error] += 1
        elif verdict.compliant:
            comparison.note(name, [])
        elif name in ORDINARY:
            comparison.note(name, [], [ORDINARY[name]])
        else:
            comparison.note(name, [str(rule) for rule in verdict.failed])
    return comparison
