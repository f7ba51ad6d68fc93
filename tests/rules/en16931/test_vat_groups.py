"""What the VAT rules make of documents that state categories in part, twice, or unknown ones."""

from decimal import Decimal

import pytest

from einvoice.model.allowance import DocumentAllowance
from einvoice.model.vat import LineVat
from einvoice.rules.en16931 import EN16931
from einvoice.rules.en16931.vat.groups import vat_groups
from einvoice.rules.run import Fired, run
from einvoice.rules.stated import Stated
from tests.builders import invoice, line
from tests.rules.en16931.vat_documents import PREFIXES, group, of_category

BOTH = ("ubl", "cii")


def of_categories(document: Stated) -> set[str]:
    """The rules of VAT categories that fire."""
    prefixes = tuple(f"{prefix}-0" for prefix in PREFIXES.values())
    fired = {one.rule.id for one in run(EN16931, document) if isinstance(one, Fired)}
    return {rule for rule in fired if rule.startswith((*prefixes, "BR-O-1", "BR-IC-1"))}


@pytest.mark.parametrize("syntax", BOTH)
@pytest.mark.parametrize("code", PREFIXES)
def test_an_invoice_of_one_category_breaks_no_rule_of_any(code: str, syntax: str) -> None:
    assert of_categories(Stated(of_category(code), syntax)) == set()


@pytest.mark.parametrize("syntax", BOTH)
@pytest.mark.parametrize("code", ["B", "X", "", "s"])
def test_an_unknown_category_has_no_rules(code: str, syntax: str) -> None:
    document = invoice(
        vat_breakdown=[group(code, rate=Decimal(-1), tax_amount=Decimal(99))],
        lines=[line(vat=LineVat(category_code=code, rate=Decimal(-1)))],
    )
    assert of_categories(Stated(document, syntax)) == set()


@pytest.mark.parametrize("syntax", BOTH)
def test_what_states_no_category_belongs_to_none(syntax: str) -> None:
    document = invoice(
        vat_breakdown=[group("S"), group("S").replace(category_code=None)],
        lines=[line(net_amount=None), line(vat=None), line(vat=LineVat(rate=Decimal("19")))],
        allowances=[DocumentAllowance(amount=Decimal("1.00"))],
    )
    stated = Stated(document, syntax)
    assert not of_categories(stated) & {"BR-S-05", "BR-S-09", "BR-S-10"}
    groups = vat_groups(stated)
    assert list(groups.codes()) == ["S"]
    only = groups.lines["S"][Decimal("19.0")]
    assert (only.places, only.total) == ([0], Decimal(0))
    assert groups.allowances == {}
    assert len(groups.breakdown[None]) == 1


def test_rates_are_the_same_however_many_zeros_they_have() -> None:
    rates = ("19", "19.0", "19.00")
    lines = [line(vat=LineVat(category_code="S", rate=Decimal(rate))) for rate in rates]
    groups = vat_groups(Stated(invoice(lines=lines), "ubl"))
    (only,) = groups.lines["S"].values()
    assert only.total == Decimal("60.00")


def test_every_sub_line_is_looked_at_however_deep() -> None:
    deepest = line(vat=LineVat(category_code="Z", rate=Decimal(0)))
    inner = line(vat=None, sub_lines=[line(), deepest])
    document = invoice(lines=[line(sub_lines=[inner]), line(sub_lines=[deepest])])
    assert vat_groups(Stated(document, "ubl")).sub_lines == {
        "S": "lines[0].sub_lines[0].sub_lines[0].vat.category_code",
        "Z": "lines[0].sub_lines[0].sub_lines[1].vat.category_code",
    }


def test_lines_of_a_thousand_rates_are_gathered_in_one_walk() -> None:
    lines = [
        line(vat=LineVat(category_code="S", rate=Decimal(number).scaleb(-2)))
        for number in range(1, 1001)
    ]
    breakdown = [
        group("S", rate=Decimal(number).scaleb(-2), taxable_amount=Decimal("20.00"))
        for number in range(1, 1001)
    ]
    document = Stated(invoice(lines=lines, vat_breakdown=breakdown), "cii")
    assert "BR-S-08" not in of_categories(document)
    assert vat_groups(document) is vat_groups(document)
