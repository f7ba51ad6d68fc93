"""The engine says of the corpus what the official stylesheets were recorded to say of it.

A sample by default: EINVOICE_ORACLE_SAMPLE sets how many documents of each rule set, 0 is all.
"""

import os

import pytest

from einvoice.official.schematron import judge
from einvoice.official.svrl import Failed, Svrl
from tests.corpus_files import CorpusFile, corpus_files
from tests.oracle.stylesheets import STYLESHEETS, compiled, fired, judged_by, published, recorded

pytestmark = pytest.mark.oracle

NOT_PACKAGED = {
    "peppol-cii",
    "xrechnung-cii-kosit",
    *(
        f"facturx-1.09-{profile}"
        for profile in ("minimum", "basicwl", "basic", "en16931", "extended")
    ),
}
"""Rule sets that the corpus has verdicts of and whose edition none of our packages has."""

SAMPLE = int(os.environ.get("EINVOICE_ORACLE_SAMPLE", "60"))


def sample(name: str) -> list[CorpusFile]:
    """The documents by their id, which is a digest and so as good as chance."""
    documents = sorted(judged_by(name), key=str)
    stopped = [document for document in documents if "error" in document.verdicts[name]]
    step = max(1, len(documents) // SAMPLE) if SAMPLE else 1
    # What stops a stylesheet is rare and would hardly be met otherwise.
    return [*documents[::step], *(stopped[:2] if SAMPLE else [])]


def places(svrl: Svrl) -> list[tuple[str, str, bool, str, str]]:
    def place(failed: Failed) -> tuple[str, str, bool, str, str]:
        return failed.id, failed.flag, failed.report, failed.location, failed.text

    return sorted(map(place, svrl.failed))


@pytest.mark.parametrize("name", STYLESHEETS)
def test_the_published_stylesheet_says_what_is_recorded(name: str) -> None:
    sheet = published(name)
    differences: list[str] = []
    for document in sample(name):
        svrl = judge([sheet], document.data)
        if bool(svrl.stopped) is not ("error" in document.verdicts[name]):
            differences.append(f"{document}: stopped {svrl.stopped}")
        elif not svrl.stopped and fired(svrl) != recorded(document, name):
            differences.append(f"{document}: {fired(svrl)}, recorded {recorded(document, name)}")
    assert differences == []


@pytest.mark.parametrize("name", STYLESHEETS)
def test_our_compilation_says_what_the_published_one_says(name: str) -> None:
    theirs, ours = published(name), compiled(name)
    differences: list[str] = []
    for document in sample(name):
        their, our = judge([theirs], document.data), judge([ours], document.data)
        if bool(their.stopped) is not bool(our.stopped) or places(their) != places(our):
            differences.append(f"{document}: {set(places(their)) ^ set(places(our))}")
        elif len(our.xml) > len(their.xml):
            differences.append(f"{document}: {len(our.xml)} bytes, published {len(their.xml)}")
    assert differences == []


def test_every_rule_set_of_the_corpus_is_compared_or_cannot_be_had() -> None:
    known = {name for document in corpus_files() for name in document.verdicts}
    assert known == (STYLESHEETS.keys() | NOT_PACKAGED) - {"peppol-ubl-sb"}
