"""What tax each group of the VAT breakdown must bear (BR-CO-17, …-09)."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from einvoice.model.vat import VatBreakdown
from einvoice.rules.decimals import HUNDRED, ZERO, round2
from einvoice.rules.en16931.expected import or_zero, wrong
from einvoice.rules.en16931.vat.category import made
from einvoice.rules.en16931.vat.groups import TaxGroup, tax_groups, vat_groups
from einvoice.rules.rule import Family, Hit, Rule, declared_in, rule
from einvoice.rules.stated import Stated

_TERMS = ("BT-117", "BT-116", "BT-119")
_TAXED = {
    "S": made("BR-S-09", "S", "tax-of-rate", *_TERMS, module=__name__),
    "L": made("BR-AF-09", "L", "tax-of-rate", *_TERMS, module=__name__, syntax="ubl"),
    "M": made("BR-AG-09", "M", "tax-of-rate", *_TERMS, module=__name__, syntax="ubl"),
}
_INERT = tuple(
    made(
        rule_id,
        code,
        "tax-of-rate",
        *_TERMS,
        module=__name__,
        syntax="cii",
        inert="The expression is true().",
    )
    for code, rule_id in (("L", "BR-AF-09"), ("M", "BR-AG-09"))
)
_UNTAXED = {
    code: made(rule_id, code, "no-tax", "BT-117", "BT-118", module=__name__)
    for code, rule_id in (
        ("Z", "BR-Z-09"),
        ("E", "BR-E-09"),
        ("AE", "BR-AE-09"),
        ("K", "BR-IC-09"),
        ("G", "BR-G-09"),
        ("O", "BR-O-09"),
    )
}
_NOT_COMPARED = frozenset({"L", "M", "O"})
"""In CII, a more particular rule takes the groups of these categories, and BR-CO-17 never sees
them."""
_HALF = Decimal("0.5")
_ONE = Decimal(1)


@rule("BR-CO-17", *_TERMS)
def tax_of_group(stated: Stated) -> Iterator[Hit]:
    """BT-117 = BT-116 x BT-119 / 100, within one unit of the currency."""
    ubl = stated.syntax == "ubl"
    for group in tax_groups(stated):
        tax = group.tax
        if not (_is_tax(tax, ubl) or (not ubl and tax.category_code in _NOT_COMPARED)):
            yield _hit(group)


def _is_tax(tax: VatBreakdown, ubl: bool) -> bool:
    """Whether the tax follows, as official expressions decide: a rate below 0.5 % is none."""
    if tax.tax_amount is None:
        return False
    rate = tax.rate
    if rate is None or _whole(rate) == 0:
        return _whole(tax.tax_amount) == 0
    if tax.taxable_amount is None:
        return False
    distance = abs(abs(tax.tax_amount) - _computed(tax.taxable_amount, rate))
    return distance < _ONE if ubl else distance <= _ONE


def _whole(number: Decimal) -> Decimal:
    """XPath's `round`: to an integer, ties towards plus infinity."""
    return (number + _HALF).to_integral_value(ROUND_FLOOR)


def _computed(taxable: Decimal, rate: Decimal) -> Decimal:
    """The tax without its sign."""
    return round2(abs(taxable) * rate / HUNDRED)


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    for code, listed in vat_groups(stated).breakdown.items():
        if one := _UNTAXED.get(code or ""):
            for group in listed:
                said = group.tax.tax_amount
                if said is None or said != 0:
                    hit = wrong(group.at("tax_amount"), said, ZERO, {}, certain=said is None)
                    yield one, group.placed(hit)
        elif (one := _TAXED.get(code or "")) and stated.syntax in one.syntaxes:
            for group in listed:
                rate = group.tax.rate
                if rate is None or not _is_near(group.tax, rate):
                    yield one, _hit(group)


def _is_near(tax: VatBreakdown, rate: Decimal) -> bool:
    """Whether the tax is less than one unit of the currency away from the computed one."""
    if tax.tax_amount is None or tax.taxable_amount is None:
        return False
    return abs(abs(tax.tax_amount) - _computed(tax.taxable_amount, rate)) < _ONE


def _hit(group: TaxGroup) -> Hit:
    tax = group.tax
    values = {
        "taxable": or_zero(tax.taxable_amount),
        "rate": or_zero(tax.rate),
        "stated": or_zero(tax.tax_amount),
    }
    if tax.rate is None:
        return group.placed(Hit(group.at("rate"), values, kind="no-rate"))
    expected = None
    if tax.taxable_amount is not None:
        expected = _computed(tax.taxable_amount, tax.rate)
        expected = -expected if tax.taxable_amount < 0 else expected
    return group.placed(
        wrong(group.at("tax_amount"), tax.tax_amount, expected, values, certain=False)
    )


TAX = Family((*_TAXED.values(), *_UNTAXED.values(), *_INERT), _check)

RULES = declared_in(globals())
