"""veraPDF and Mustang on the PDFs that we make: what they claim is what they are."""

from pathlib import Path

import pytest

from einvoice import embed
from tests.builders import invoice
from tests.oracle.hybrids import FONTS, REFUSED, against, foreign, of_mustang, own, verdicts
from tests.oracle.made import OWN, Made
from tests.oracle.producers import PRODUCERS
from tests.oracle.sampling import sample
from tests.oracle.verapdf import verapdf
from tests.pdf.making import with_missing_font

pytestmark = pytest.mark.oracle


@pytest.mark.parametrize("name", dict(OWN))
def test_what_we_make_is_what_it_claims(name: str) -> None:
    comparison = own(name, sample(3))
    assert comparison.differences == []
    assert comparison.agree >= 2


def test_pages_of_ours_are_judged_as_tagged_and_as_accessible(tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.pdf"
    drawn.write_bytes(invoice().to_pdf())
    (verdict,) = verapdf([drawn], flavour="0")
    assert verdict.profile == "PDF/A-3A validation profile, PDF/UA-1 validation profile"
    assert verdict.compliant


def test_what_is_embedded_without_a_claim_is_not_pdfa() -> None:
    data = embed(with_missing_font(), invoice(), pdfa="none")
    ((_, verdict),) = verdicts([Made("none", data)])
    assert verdict.compliant is False


@pytest.mark.parametrize("producer", PRODUCERS)
def test_pdfs_of_other_producers_become_pdfa_or_are_refused(producer: str) -> None:
    found = foreign(producer)
    failed = {one.name: against(verdict) for one, verdict in verdicts(found.made)}
    assert {name: said for name, said in failed.items() if said} == {}
    kinds = {name: {one.code for one in obstacles} for name, obstacles in found.refused.items()}
    assert kinds == {
        name: {kind} for name, kind in REFUSED.items() if name.partition(" ")[0] == producer
    }
    documents = PRODUCERS[producer].documents
    taken = {name for name in failed if not name.startswith(tuple(found.refused))}
    assert len(taken) == 2 * (len(documents) - len(found.refused))
    assert len(failed) == len(taken) + (FONTS in documents)


def test_mustang_accepts_our_hybrids() -> None:
    comparison = of_mustang()
    assert comparison.differences == []
    assert comparison.agree > 5
