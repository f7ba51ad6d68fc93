"""What veraPDF says of the PDFs of the corpus: the ground that our own checks stand on."""

from pathlib import Path

import pytest

from tests.corpus_files import corpus_folder
from tests.oracle.claims import ORDINARY, claims
from tests.oracle.verapdf import verapdf

pytestmark = [pytest.mark.oracle, pytest.mark.programs]


def test_the_hybrid_pdfs_of_the_corpus_are_pdf_a_3b_and_ordinary_ones_are_not() -> None:
    comparison = claims()
    assert comparison.differences == []
    assert comparison.not_judged == {}
    assert comparison.agreed.total() == len(ORDINARY)
    assert comparison.agree > 10


def test_a_failed_rule_says_its_clause_and_where() -> None:
    (verdict,) = verapdf([corpus_folder() / "pdf" / "Empty.pdf"])
    found = {rule.id: rule for rule in verdict.failed}
    assert found.keys() == {"6.2.4.3-2", "6.6.2.1-1"}
    colour = found["6.2.4.3-2"]
    assert (colour.object, colour.count) == ("PDDeviceRGB", 3)
    assert colour.specification == "ISO 19005-3:2012"
    assert colour.context.startswith("root/document[0]/pages[0]")


def test_a_file_is_judged_as_what_it_claims_to_be_or_as_what_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "without-an-ending"
    file.write_bytes((corpus_folder() / "pdf" / "Avoir_FR_type381_BASIC.pdf").read_bytes())
    (claimed,) = verapdf([file], flavour="0")
    (accessible,) = verapdf([file], flavour="ua1")
    assert (claimed.profile, claimed.compliant) == ("PDF/A-3B validation profile", True)
    assert (accessible.profile, accessible.compliant) == ("PDF/UA-1 validation profile", False)


def test_what_is_no_pdf_is_not_judged_and_does_not_end_the_run(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no PDF")
    verdicts = verapdf([broken, corpus_folder() / "pdf" / "Avoir_FR_type381_BASIC.pdf"])
    assert [verdict.compliant for verdict in verdicts] == [None, True]
    assert verdicts[0].error
