"""Mustang's validator accepts the Factur-X and ZUGFeRD documents that we write."""

from pathlib import Path

import pytest

from tests.corpus_files import corpus_folder
from tests.oracle.factur_x import factur_x
from tests.oracle.mustang import mustang
from tests.oracle.sampling import sample

pytestmark = [pytest.mark.oracle, pytest.mark.programs]


def test_mustang_accepts_what_we_write_wherever_it_accepted_the_original() -> None:
    comparison = factur_x(sample(6))
    assert comparison.differences == []
    assert comparison.agree > 3


def test_mustang_judges_hybrid_pdfs_and_goes_on_where_it_cannot(tmp_path: Path) -> None:
    folder = corpus_folder() / "pdf"
    hybrid = folder / "zugferd_2p1_EN16931_2_Teilrechnung.pdf"
    absent, ordinary, good = mustang([tmp_path / "absent.pdf", folder / "Empty.pdf", hybrid])
    assert [absent.valid, ordinary.valid, good.valid] == [False, False, True]
    assert "Not a PDF/A-3" in {message.text for message in ordinary.errors}
    assert good.profile == "urn:cen.eu:en16931:2017"
    assert not good.errors
    assert "BR-DE-15" in {message.rule for message in good.messages}
