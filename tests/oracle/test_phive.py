"""phive, another validator, accepts and names rules as we do, and accepts what we write."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.oracle.accepting import accepting
from tests.oracle.judging import Comparison
from tests.oracle.phive import PHIVE, phive
from tests.oracle.sampling import sample
from tests.oracle.writing import BY_SYNTAX, writing

pytestmark = [pytest.mark.oracle, pytest.mark.programs]

BROKEN = """<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>"""


def test_phive_accepts_and_fires_as_the_native_rules_do() -> None:
    size = sample(60)
    comparison = accepting(PHIVE, size)
    assert comparison.differences == []
    assert comparison.agree > 200
    if not size:
        assert stale(comparison, [*PHIVE.lacks, *PHIVE.milder]) == []


def test_phive_accepts_in_both_syntaxes_what_it_accepted_before() -> None:
    size = sample(30)
    comparison = writing(PHIVE, size)
    assert comparison.differences == []
    assert comparison.agree > 200
    if not size:
        agreed = [*PHIVE.dropped, *(rule for rule, _ in BY_SYNTAX)]
        assert stale(comparison, agreed) == []


def stale(comparison: Comparison, agreed: Iterable[str]) -> list[str]:
    """The agreed differences that no document shows, of all there are."""
    seen = "\n".join(comparison.agreed)
    return [one for one in agreed if one not in seen]


def test_phive_refuses_what_no_schema_accepts(tmp_path: Path) -> None:
    file = tmp_path / "broken.xml"
    file.write_text(BROKEN, encoding="utf-8")
    (judgement,) = phive([("EN16931 (UBL Invoice)", file)])
    assert not judgement.accepted
    assert not judgement.schema_valid
    assert judgement.errors
