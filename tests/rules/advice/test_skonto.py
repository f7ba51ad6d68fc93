"""Discounts for early payment: what is read, and what can be mended."""

import pytest

from einvoice.rules.advice import ADVICE
from einvoice.rules.rule import Hit
from tests.rules.advice.clean import clean
from tests.rules.cases import outcome

FORM = "#SKONTO#TAGE=14#PROZENT=2.00#"


def hits(terms: str) -> list[Hit]:
    found = outcome(clean(payment_terms=terms), ADVICE, "ubl")
    return [one.hit for one in found if one.rule.id == "ADV-SKONTO"]


@pytest.mark.parametrize(
    "terms",
    [
        "Payable within 14 days, 2 % discount within 7.",
        FORM,
        f"{FORM}\n#SKONTO#TAGE=30#PROZENT=0.00#BASISBETRAG=-100.00#\nThank you",
        f"  {FORM}  \r\n",
        "Order #4711",
    ],
)
def test_terms_without_a_broken_discount_are_left_alone(terms: str) -> None:
    assert hits(terms) == []


@pytest.mark.parametrize(
    ("stated", "mended"),
    [
        ("#skonto#tage=14#prozent=2#", FORM),
        ("# SKONTO # TAGE = 14 # PROZENT = 2,0 % #", FORM),
        ("#SKONTO#TAGE=14#PROZENT=2.00", FORM),
        (
            "#SKONTO#TAGE=7#PROZENT=3#BASISBETRAG=99,5#",
            "#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=99.50#",
        ),
    ],
)
def test_what_is_certainly_meant_is_mended(stated: str, mended: str) -> None:
    (hit,) = hits(f"Thank you.\r\n{stated}\n")
    assert hit.patch == (("replace", "payment_terms", f"Thank you.\r\n{mended}\n"),)
    assert hits(f"Thank you.\r\n{mended}\n") == []


@pytest.mark.parametrize(
    "stated",
    [
        "#SKONTO#TAGE=14#PROZENT=2.125#",
        "#SKONTO#PROZENT=2.00#TAGE=14#",
        "#VERZUG#TAGE=14#PROZENT=2.00#",
        "# thank you",
        f"Discount: {FORM}",
        "# " * 50_000,
    ],
)
def test_what_may_mean_several_things_is_left_to_people(stated: str) -> None:
    (hit,) = hits(stated)
    assert hit.patch == ()


def test_one_patch_mends_all_lines() -> None:
    first, second = hits("#skonto#tage=7#prozent=3#\n#skonto#tage=14#prozent=2#")
    assert first.patch == second.patch
    assert first.patch[0][2] == f"#SKONTO#TAGE=7#PROZENT=3.00#\n{FORM}"
