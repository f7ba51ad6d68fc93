"""An invoice without a fault fires nothing, and which rules apply follows from what it claims."""

import pytest

from einvoice.model.invoice import Invoice
from einvoice.rules.xrechnung import XRECHNUNG
from tests.rules.cases import outcome
from tests.rules.xrechnung.invoices import (
    CARD,
    collected,
    extended,
    german,
    paid,
    sub_line,
    vehicle,
    vehicles,
    with_payment,
    with_sub_lines,
    written,
)

CLEAN = {
    "transfer": german(),
    "card": german(payment=paid(CARD)),
    "direct debit": collected(),
    "extension": extended(),
    "sub-lines": with_sub_lines(sub_line(), sub_line()),
    "third party": with_payment(),
    "vehicles": vehicles(),
}


@pytest.mark.parametrize("stated", CLEAN.values(), ids=CLEAN.keys())
@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_a_clean_invoice_fires_nothing(stated: Invoice, syntax: str) -> None:
    assert outcome(stated, XRECHNUNG, syntax) == []
    assert outcome(written(stated, syntax), XRECHNUNG, syntax) == []


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_a_credit_note_is_checked_by_the_same_rules(syntax: str) -> None:
    assert outcome(german(type_code="381"), XRECHNUNG, syntax, credit_note=True) == []


@pytest.mark.parametrize("stated", [german(), vehicles()])
@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_the_rules_of_the_extension_hold_for_nothing_else(stated: Invoice, syntax: str) -> None:
    claims = stated.process
    faulty = with_sub_lines(sub_line(vat=None)).replace(process=claims, totals={"amount_due": 1})
    fired = {one.rule.id for one in outcome(faulty, XRECHNUNG, syntax)}
    assert not {rule for rule in fired if rule.startswith("BR-DEX")}


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_the_rules_for_vehicles_hold_for_nothing_else(syntax: str) -> None:
    faulty = german(lines=[vehicle(kinds=2)])
    fired = {one.rule.id for one in outcome(faulty, XRECHNUNG, syntax)}
    assert not {rule for rule in fired if "CVD" in rule}
