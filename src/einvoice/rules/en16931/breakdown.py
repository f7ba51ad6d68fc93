"""The VAT breakdown: what every category and rate states."""

from collections.abc import Iterator

from einvoice.model.vat import VatBreakdown
from einvoice.rules.en16931.other_tax import other_taxes
from einvoice.rules.en16931.presence import is_absent
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_NOT_ASKED_IN_CII = frozenset({"L", "M", "O"})
"""Of these categories the official rules of CII ask other things, and not these."""


@rule("BR-45", "BT-116")
def tax_has_a_taxable_amount(stated: Stated) -> Iterator[Hit]:
    """BT-116 occurs."""
    for index, tax in _taxes(stated):
        path = f"vat_breakdown[{index}].taxable_amount"
        if tax.taxable_amount is None and is_absent(stated, path):
            yield Hit(path, _named(tax))


@rule("BR-46", "BT-117")
def tax_has_an_amount(stated: Stated) -> Iterator[Hit]:
    """BT-117 occurs."""
    for index, tax in _taxes(stated):
        path = f"vat_breakdown[{index}].tax_amount"
        if tax.tax_amount is None and is_absent(stated, path):
            yield Hit(path, _named(tax))


@rule("BR-47", "BT-118")
def tax_has_a_category(stated: Stated) -> Iterator[Hit]:
    """BT-118 occurs."""
    for index, tax in _taxes(stated):
        path, place = f"vat_breakdown[{index}].category_code", str(index + 1)
        if tax.category_code is None:
            yield Hit(path, {"place": place})
        elif (other := other_taxes(stated).breakdown.get(index)) is not None:
            yield Hit(path, {"place": place, "tax": other}, kind="other")


@rule("BR-48", "BT-119")
def tax_has_a_rate(stated: Stated) -> Iterator[Hit]:
    """BT-119 occurs, unless nothing is subject to VAT (category O)."""
    for index, tax in _taxes(stated):
        path = f"vat_breakdown[{index}].rate"
        if (other := other_taxes(stated).breakdown.get(index)) is not None:
            yield Hit(path, {"place": str(index + 1), "tax": other}, kind="other")
        elif tax.rate is None and tax.category_code != "O" and is_absent(stated, path):
            yield Hit(path, _named(tax))


def _taxes(stated: Stated) -> Iterator[tuple[int, VatBreakdown]]:
    is_ubl, others = stated.syntax == "ubl", other_taxes(stated).breakdown
    for index, tax in enumerate(stated.invoice.vat_breakdown):
        if is_ubl or tax.category_code not in _NOT_ASKED_IN_CII or index in others:
            yield index, tax


def _named(tax: VatBreakdown) -> dict[str, str]:
    rate = f" {tax.rate:f} %" if tax.rate is not None else ""
    return {"tax": f"{tax.category_code or '?'}{rate}"}


RULES = declared_in(globals())
