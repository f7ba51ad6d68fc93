"""VAT rules that never fire in one syntax, whatever the document says, and fire in the other."""

from collections import Counter
from decimal import Decimal

import pytest

from einvoice.model.invoice import Invoice
from einvoice.rules.en16931 import EN16931
from tests.builders import invoice
from tests.rules.cases import outcome
from tests.rules.en16931.vat_documents import group, of_category

WRONG = Decimal("99.999")


def fired(document: Invoice, syntax: str) -> set[str]:
    """The ids that fire."""
    return {one.rule.id for one in outcome(document, EN16931, syntax)}


@pytest.mark.parametrize(("code", "prefix"), [("L", "BR-AF"), ("M", "BR-AG")])
def test_cii_computes_no_amounts_of_the_spanish_islands_and_cities(code: str, prefix: str) -> None:
    rules = {f"{prefix}-08", f"{prefix}-09"}
    document = of_category(
        code, vat_breakdown=[group(code, taxable_amount=WRONG, tax_amount=WRONG)]
    )
    assert fired(document, "ubl") >= rules
    assert fired(document, "cii").isdisjoint(rules)


def test_ubl_counts_no_decimals_of_vat_totals() -> None:
    document = invoice(vat_currency_code="SEK")
    totals = document.totals
    assert totals is not None
    rules = {"BR-DEC-13", "BR-DEC-15"}
    long = document.replace(totals=totals.replace(vat_total=WRONG))
    assert fired(long, "cii") >= rules
    longer = long.replace(
        totals=totals.replace(vat_total=WRONG, vat_total_in_accounting_currency=WRONG)
    )
    assert fired(longer, "ubl").isdisjoint(rules)


@pytest.mark.parametrize(
    ("rule", "syntax"),
    [
        *((rule, "cii") for rule in ("BR-AF-08", "BR-AF-09", "BR-AG-08", "BR-AG-09")),
        *((rule, "ubl") for rule in ("BR-DEC-13", "BR-DEC-15")),
    ],
)
def test_it_is_declared_that_they_never_fire_and_why(rule: str, syntax: str) -> None:
    declared = [one for one in EN16931.rules() if one.id == rule and syntax in one.syntaxes]
    assert len(declared) == 1
    assert declared[0].inert


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_no_rule_is_declared_twice_for_a_syntax(syntax: str) -> None:
    ids = Counter(one.id for one in EN16931.rules() if syntax in one.syntaxes)
    assert [rule for rule, count in ids.items() if count > 1] == []
