"""Codes that are wrong by case or white space only."""

import pytest

from einvoice.model.allowance import DocumentCharge
from einvoice.rules.peppol.mending import recoded
from einvoice.rules.registry import RULE_SETS
from tests.builders import invoice
from tests.rules.cases import outcome


@pytest.mark.parametrize(
    ("stated", "code"), [("eur", "EUR"), (" EUR", "EUR"), ("Application/PDF", "application/pdf")]
)
def test_a_code_that_differs_by_case_or_white_space_is_mended(stated: str, code: str) -> None:
    assert recoded("place", stated, {"EUR", "application/pdf"}) == (("replace", "place", code),)


def test_another_code_is_not_guessed_at() -> None:
    assert recoded("place", "EURO", {"EUR"}) == ()


def test_a_reason_in_lower_case_comes_with_its_mend() -> None:
    stated = invoice(charges=[DocumentCharge(reason_code="fc")])
    fired = outcome(stated, RULE_SETS["peppol"], "ubl")
    (found,) = [one for one in fired if one.rule.id == "PEPPOL-EN16931-CL003"]
    assert found.hit.patch == (("replace", "charges[0].reason_code", "FC"),)
