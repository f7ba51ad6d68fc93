"""One term dropped from a clean invoice raises exactly the rules that ask for it."""

import pytest

from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.rules.en16931 import EN16931
from tests.builders import invoice
from tests.rules.cases import outcome

PRESENCE = {
    "process.specification_id": {"BR-01"},
    "number": {"BR-02"},
    "issue_date": {"BR-03"},
    "type_code": {"BR-04"},
    "currency_code": {"BR-05"},
    "seller.name": {"BR-06"},
    "buyer.name": {"BR-07"},
    "buyer.address.country_code": {"BR-11"},
    "seller.address.country_code": {"BR-09"},
    "totals.sum_of_lines": {"BR-12"},
    "totals.total_without_vat": {"BR-13"},
    "totals.total_with_vat": {"BR-14"},
    "totals.amount_due": {"BR-15"},
    "lines": {"BR-16"},
    "lines[0].id": {"BR-21"},
    "lines[0].quantity": {"BR-22"},
    "lines[0].unit_code": {"BR-23"},
    "lines[0].net_amount": {"BR-24"},
    "lines[0].item.name": {"BR-25"},
    "lines[0].price.net_amount": {"BR-26", "BR-27"},
    "lines[0].vat.category_code": {"BR-CO-04"},
    "vat_breakdown[0].taxable_amount": {"BR-45"},
    "vat_breakdown[0].tax_amount": {"BR-46"},
    "vat_breakdown[0].category_code": {"BR-47"},
    "vat_breakdown[0].rate": {"BR-48"},
}
"""What each term of the small invoice is asked for by, of the rules on presence."""
ASKED = frozenset[str]().union(*PRESENCE.values())


def without(group: Group, path: str) -> Group:
    """A copy of a group without the term at a path."""
    name, _, rest = path.partition(".")
    name, many, _index = name.partition("[")
    held = getattr(group, name)
    if many:
        return group.replace(**{name: [without(held[0], rest), *held[1:]]})
    if rest:
        return group.replace(**{name: without(held, rest)})
    return group.replace(**{name: () if isinstance(held, tuple) else None})


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
@pytest.mark.parametrize("path", PRESENCE)
def test_a_term_that_is_dropped_is_asked_for(path: str, syntax: str) -> None:
    mutant = without(invoice(), path)
    assert isinstance(mutant, Invoice)
    fired = outcome(mutant, EN16931, syntax)
    assert {one.rule.id for one in fired} & ASKED == PRESENCE[path]


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_the_invoice_that_the_mutants_come_from_is_clean(syntax: str) -> None:
    assert [one.rule.id for one in outcome(invoice(), EN16931, syntax)] == []
