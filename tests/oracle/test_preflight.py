"""Our own check of PDF/A against veraPDF: we never say "pass" where veraPDF says otherwise.

`scripts/oracle --only preflight` shows more files to both, and prints how many we cannot judge.
"""

import pytest

from einvoice import check_pdf
from tests.oracle.artefacts import artefact
from tests.oracle.made import drawn_profiles
from tests.oracle.preflight import SETS, STRICTER, judged, mutants, passing
from tests.oracle.sampling import sample
from tests.pdf.preflight.making import hybrid
from tests.pdf.preflight.mutants import MUTANTS

pytestmark = pytest.mark.oracle


@pytest.mark.parametrize(
    "name", [name for name, _ in SETS if name not in ("what we make", "mutants")]
)
def test_no_file_passes_here_that_fails_there(name: str) -> None:
    comparison = passing(name, sample(60))
    assert comparison.differences == []
    assert comparison.agree > 2


def test_no_mutant_passes_here_that_fails_there_and_the_rules_agree() -> None:
    count = 0
    for one in judged(mutants()):
        count += 1
        assert one.difference == "", one.made.name
        rule, _ = MUTANTS[one.made.name]
        if rule[0] == "6" and one.made.name not in STRICTER:
            assert rule in {failed.id for failed in one.reference.failed}, one.made.name
    assert count > len(MUTANTS) * 0.9


def test_nothing_speaks_in_either_against_what_we_make() -> None:
    for one in judged(drawn_profiles()):
        # Two of the profiles are no invoices in Germany, which is no matter of PDF/A.
        violations = [found.rule for found in one.report.findings if found.clause]
        assert violations == [], one.made.name
        assert (one.report.not_checked, one.reference.compliant) == ((), True), one.made.name


def test_verapdf_can_be_asked_along_with_a_check() -> None:
    jar = str(artefact("verapdf"))
    good = check_pdf(hybrid(), verapdf=jar)
    assert good.verapdf is not None
    assert (good.verapdf.compliant, good.verapdf.failed) == (True, ())
    bad = check_pdf(MUTANTS["a hidden link"][1](), verapdf=jar)
    assert bad.verapdf is not None
    assert (bad.verapdf.compliant, bad.verapdf.failed) == (False, ("6.3.2-2",))
