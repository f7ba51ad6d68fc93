"""Real documents of all kinds: whatever they hold, the program answers."""

import random

import pytest

from einvoice.model.invoice import Invoice
from tests.cli.running import run, run_json
from tests.corpus_files import CorpusFile, corpus_files

SOME = random.Random(16931).sample(corpus_files(), 60)


@pytest.mark.parametrize("document", SOME, ids=str)
def test_it_is_shown_or_refused_with_one_line(document: CorpusFile) -> None:
    code = 0 if document.row["wellformed"] else 3
    shown = run("show", document.location, code=code)
    [found] = run_json("show", document.location, code=code)
    if code == 0:
        assert shown.stderr == ""
        number = Invoice.model_validate(found["invoice"]).number
        assert number is None or " ".join(number.split())[:40] in " ".join(shown.stdout.split())
    else:
        assert shown.stderr.startswith(f"einvoice: {document.location}: ")
        assert found["error"]["code"].startswith("read.")


@pytest.mark.parametrize("document", SOME[:20], ids=str)
@pytest.mark.parametrize("form", ["cii", "ubl", "json"])
def test_it_is_converted(document: CorpusFile, form: str) -> None:
    code = 0 if document.row["wellformed"] else 3
    run("convert", document.location, "-o", "-", "--to", form, code=code)
