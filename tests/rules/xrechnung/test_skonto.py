"""The lines of payment terms that grant a discount."""

from collections.abc import Sequence

import pytest

from einvoice.rules.german_forms import is_discount
from einvoice.rules.rule import Hit
from einvoice.rules.xrechnung import XRECHNUNG
from tests.rules.cases import outcome
from tests.rules.xrechnung.invoices import german

GOOD = "#SKONTO#TAGE=14#PROZENT=2.00#"


def hits(terms: str) -> Sequence[Hit]:
    fired = outcome(german(payment_terms=terms), XRECHNUNG, "ubl")
    return [one.hit for one in fired if one.rule.id == "BR-DE-18"]


@pytest.mark.parametrize(
    "line",
    [
        GOOD,
        f"  {GOOD}\t",
        "#SKONTO#TAGE=0#PROZENT=100.00#",
        "#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=-12.50#",
    ],
)
def test_an_entry_has_one_form(line: str) -> None:
    assert is_discount(line)


@pytest.mark.parametrize(
    "line",
    [
        "#SKONTO#TAGE=14#PROZENT=2,00#",
        "#SKONTO#TAGE=14#PROZENT=2.0#",
        "#SKONTO#TAGE=-1#PROZENT=2.00#",
        "#Skonto#TAGE=14#PROZENT=2.00#",
        "#SKONTO# TAGE=14#PROZENT=2.00#",
        "#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=12#",
        "#VERZUG#TAGE=14#PROZENT=2.00#",
        f"{GOOD}#",
        f"{GOOD} more",
        "#SKONTO#TAGE=\u0661#PROZENT=2.00#",
        f"{GOOD}\u00a0",
    ],
)
def test_nothing_else_is_an_entry(line: str) -> None:
    assert not is_discount(line)


@pytest.mark.parametrize(
    "terms",
    [
        "",
        "Payable at once",
        "Order #1 and #2",
        f"{GOOD}\n",
        f"{GOOD}\r\n",
        f"{GOOD}   \n",
        f"Payable at once\n{GOOD}\n{GOOD}\nThank you",
        f"{GOOD}\nOrder # 3",
    ],
)
def test_terms_with_ended_entries_or_none_are_in_order(terms: str) -> None:
    assert hits(terms) == []


@pytest.mark.parametrize(
    "terms", [GOOD, f"{GOOD}\r", f"{GOOD}\n{GOOD}", f"{GOOD}\nOrder #1# is part"]
)
def test_a_line_end_must_follow_the_last_text_between_number_signs(terms: str) -> None:
    (hit,) = hits(terms)
    assert hit.kind == "unended"


def test_the_lacking_line_end_can_be_added() -> None:
    (hit,) = hits(f"First\n{GOOD}")
    assert hit.patch == (("replace", "payment_terms", f"First\n{GOOD}\n"),)
    assert hits(str(hit.patch[0][2])) == []


def test_text_behind_the_entry_leaves_no_certain_change() -> None:
    (hit,) = hits(f"{GOOD}\nOrder #1# is part")
    assert hit.patch == ()


def test_every_wrong_line_is_named() -> None:
    assert [hit.values["stated"] for hit in hits(f"#A\n{GOOD}\n # B  C\n")] == ["#A", "# B C"]


def test_hostile_terms_cost_no_more_than_their_length() -> None:
    assert len(hits("#" * 200_000)) == 1
    assert len(hits("#SKONTO#TAGE=" + "1" * 200_000)) == 1
    assert len(hits(f"{GOOD}\n" + "#1 " * 100_000)) == 1
    assert hits(f"{GOOD}\n" * 50_000) == []
