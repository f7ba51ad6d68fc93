"""The rules whose official expression always holds: in the inventory, but never in a report."""

from decimal import Decimal

import pytest

from einvoice.model.allowance import DocumentAllowance, DocumentCharge, LineAllowance, LineCharge
from einvoice.rules.en16931 import EN16931
from tests.builders import invoice, line
from tests.rules.cases import outcome

ONE = Decimal("1.00")
# A discount (95) that calls itself freight, and freight (FC) that calls itself a discount.
CONTRADICTING = invoice(
    allowances=[DocumentAllowance(amount=ONE, reason="Freight", reason_code="95")],
    charges=[DocumentCharge(amount=ONE, reason="Discount", reason_code="FC")],
    lines=[
        line(
            allowances=[LineAllowance(amount=ONE, reason="Freight", reason_code="95")],
            charges=[LineCharge(amount=ONE, reason="Discount", reason_code="FC")],
        )
    ],
)


@pytest.mark.parametrize("rule", ["BR-CO-05", "BR-CO-06", "BR-CO-07", "BR-CO-08"])
@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_reasons_that_contradict_their_codes_are_not_reported(rule: str, syntax: str) -> None:
    fired = outcome(CONTRADICTING, EN16931, syntax)
    assert rule not in {one.rule.id for one in fired}
    assert EN16931.by_id[rule].inert
