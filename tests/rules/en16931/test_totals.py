"""The totals against an independent computation in fractions, and what their findings say."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest

from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals
from einvoice.rules.en16931.totals import RULES
from einvoice.rules.rule import Hit, Rule
from einvoice.rules.stated import Stated
from tests.builders import invoice, line
from tests.rules.en16931.vat_documents import of_category

RULE = {
    (rule.id, syntax): rule for rule in RULES if isinstance(rule, Rule) for syntax in rule.syntaxes
}
CLEAN = of_category("S")
TOTALS = CLEAN.totals or Totals()

SUMS = (
    ("0.005",),
    ("-0.005",),
    ("0.004999999999", "0.000000000001"),
    ("1.005", "2.10"),
    ("-1.005", "-2.10"),
    ("10", "20.0", "30.00", "40.000"),
    ("0", "-0.00"),
    ("99999999999.995",),
    ("0.1", "0.2", "-0.3"),
    ("33.333333333", "33.333333333", "33.333333334"),
    ("-2.675", "0.00"),
    ("2.675", "0.00"),
)


def hits(rule_id: str, document: Invoice, syntax: str = "ubl") -> list[Hit]:
    """What a rule finds."""
    return list(RULE[rule_id, syntax].check(Stated(document, syntax)))


def rounded(amounts: Iterable[str]) -> Fraction:
    """The sum in whole cents, ties upwards."""
    return Fraction(floor(sum(map(Fraction, amounts), Fraction(0)) * 100 + Fraction(1, 2)), 100)


def as_amount(number: Fraction) -> Decimal:
    """A number of whole cents as it is written."""
    return Decimal(int(number * 100)).scaleb(-2)


@pytest.mark.parametrize("nets", SUMS, ids=" ".join)
@pytest.mark.parametrize("cents", [-1, 0, 1])
def test_the_sum_of_lines_is_rounded_with_ties_upwards(nets: tuple[str, ...], cents: int) -> None:
    stated = rounded(nets) + Fraction(cents, 100)
    document = invoice(
        lines=[line(net_amount=net) for net in nets],
        totals=Totals(sum_of_lines=as_amount(stated), amount_due=Decimal(0)),
    )
    found = hits("BR-CO-10", document)
    assert bool(found) == bool(cents)
    for hit in found:
        assert Fraction(hit.values["expected"]) == rounded(nets)
        assert Fraction(hit.values["difference"]) == Fraction(cents, 100)


@pytest.mark.parametrize(
    ("net", "decimal", "binary"),
    [
        ("3986.345", "3986.35", "3986.34"),
        ("1.005", "1.01", "1.00"),
        ("0.125", "0.13", "0.13"),
        ("-0.125", "-0.12", "-0.12"),
        ("2.675", "2.68", "2.67"),
    ],
)
def test_cii_adds_fractions_of_cents_in_binary(net: str, decimal: str, binary: str) -> None:
    def document(stated: str) -> Invoice:
        totals = Totals(sum_of_lines=Decimal(stated), amount_due=Decimal(0))
        return invoice(lines=[line(net_amount=net)], totals=totals)

    assert hits("BR-CO-10", document(decimal), "ubl") == []
    assert hits("BR-CO-10", document(binary), "cii") == []
    if decimal != binary:
        assert hits("BR-CO-10", document(binary), "ubl")
        assert hits("BR-CO-10", document(decimal), "cii")


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("sum_of_lines", {"BR-CO-10", "BR-CO-13"}),
        ("sum_of_allowances", {"BR-CO-11", "BR-CO-13"}),
        ("sum_of_charges", {"BR-CO-12", "BR-CO-13"}),
        ("total_without_vat", {"BR-CO-13", "BR-CO-15"}),
        ("vat_total", {"BR-CO-14", "BR-CO-15"}),
        ("total_with_vat", {"BR-CO-15", "BR-CO-16"}),
        ("paid_amount", {"BR-CO-16"}),
        ("rounding_amount", {"BR-CO-16"}),
        ("amount_due", {"BR-CO-16"}),
    ],
)
@pytest.mark.parametrize("cent", [Decimal("0.01"), Decimal("-0.01")])
def test_a_cent_breaks_every_sum_that_it_is_in_and_no_other(
    name: str, rules: set[str], cent: Decimal, syntax: str
) -> None:
    amount = (getattr(TOTALS, name) or Decimal("0.00")) + cent
    document = CLEAN.replace(totals=TOTALS.replace(**{name: amount}))
    found = {rule for rule, of in RULE if of == syntax and hits(rule, document, syntax)}
    assert found == rules


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
@pytest.mark.parametrize(
    "name",
    [
        "sum_of_lines",
        "sum_of_allowances",
        "sum_of_charges",
        "total_without_vat",
        "vat_total",
        "total_with_vat",
        "amount_due",
    ],
)
@pytest.mark.parametrize("said", [Decimal("77.77"), None])
def test_what_a_finding_proposes_mends_it(name: str, said: Decimal | None, syntax: str) -> None:
    document = CLEAN.replace(totals=TOTALS.replace(**{name: said}))
    proposals = [
        change
        for rule, of in RULE
        if of == syntax
        for hit in hits(rule, document, syntax)
        for change in hit.patch
        if change[1] == f"totals.{name}"
    ]
    right = getattr(TOTALS, name)
    if syntax == "cii" and name == "vat_total" and said is None:
        assert proposals == []
        return
    assert proposals[0] == ("add" if said is None else "replace", f"totals.{name}", right)
    assert str(proposals[0][2]) == str(right)


def test_nothing_is_proposed_where_an_amount_is_missing_to_the_sum() -> None:
    document = CLEAN.replace(
        lines=[*CLEAN.lines, line(net_amount=None)], totals=TOTALS.replace(sum_of_lines=Decimal(1))
    )
    assert [hit.patch for hit in hits("BR-CO-10", document)] == [()]


def test_a_number_too_long_for_cents_is_shown_as_it_is() -> None:
    long = Decimal("9" * 27)
    document = CLEAN.replace(lines=[line(net_amount=long)])
    assert hits("BR-CO-10", document)[0].values["expected"] == "9" * 27
