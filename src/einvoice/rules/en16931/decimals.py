"""How many decimals an amount may have: two."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.values import Many
from einvoice.rules.decimals import decimals_of, round2, shown
from einvoice.rules.en16931.expected import in_cents
from einvoice.rules.en16931.vat.groups import tax_groups
from einvoice.rules.en16931.vat_total import vat_total
from einvoice.rules.rule import Family, Hit, Rule, area_of, rule
from einvoice.rules.stated import Stated

_CENT = Decimal("0.01")
_INERT = "The expression looks for the currency of the invoice inside the amount."
_NOT_COMPARED = frozenset({"L", "M", "O"})
"""In CII, a more particular rule takes the breakdown of these categories, and this one never sees
them."""


def _unasked(stated: Stated) -> Iterable[Hit]:
    return ()


def _decimals(rule_id: str, term: str) -> Rule:
    return Rule(rule_id, _unasked, (term,), area=area_of(__name__))


_ALLOWANCE = (_decimals("BR-DEC-01", "BT-92"), _decimals("BR-DEC-02", "BT-93"))
_CHARGE = (_decimals("BR-DEC-05", "BT-99"), _decimals("BR-DEC-06", "BT-100"))
_TOTALS = {
    "sum_of_lines": _decimals("BR-DEC-09", "BT-106"),
    "sum_of_allowances": _decimals("BR-DEC-10", "BT-107"),
    "sum_of_charges": _decimals("BR-DEC-11", "BT-108"),
    "total_without_vat": _decimals("BR-DEC-12", "BT-109"),
    "total_with_vat": _decimals("BR-DEC-14", "BT-112"),
    "paid_amount": _decimals("BR-DEC-16", "BT-113"),
    "rounding_amount": _decimals("BR-DEC-17", "BT-114"),
    "amount_due": _decimals("BR-DEC-18", "BT-115"),
}
_TAXABLE = _decimals("BR-DEC-19", "BT-116")
_TAX = _decimals("BR-DEC-20", "BT-117")
_NET = _decimals("BR-DEC-23", "BT-131")
_LINE_ALLOWANCE = (_decimals("BR-DEC-24", "BT-136"), _decimals("BR-DEC-25", "BT-137"))
_LINE_CHARGE = (_decimals("BR-DEC-27", "BT-141"), _decimals("BR-DEC-28", "BT-142"))

Found = Iterator[tuple[Rule, Hit]]


def _on_document(stated: Stated) -> Found:
    invoice = stated.invoice
    yield from _parts(_ALLOWANCE, "allowances", invoice.allowances)
    yield from _parts(_CHARGE, "charges", invoice.charges)
    totals = invoice.totals
    if totals is not None:
        for name, one in _TOTALS.items():
            yield from _long(one, f"totals.{name}", getattr(totals, name))
    unseen = _NOT_COMPARED if stated.syntax == "cii" else ()
    for group in tax_groups(stated):
        tax = group.tax
        if tax.category_code not in unseen:
            for one, hit in (
                *_long(_TAXABLE, group.at("taxable_amount"), tax.taxable_amount),
                *_long(_TAX, group.at("tax_amount"), tax.tax_amount),
            ):
                yield one, group.placed(hit)


def _on_lines(stated: Stated) -> Found:
    for index, line in enumerate(stated.lines):
        net = line.net_amount
        if net is not None and not net.same_quantum(_CENT):
            yield from _long(_NET, f"lines[{index}].net_amount", net)
        if line.allowances:
            yield from _parts(_LINE_ALLOWANCE, f"lines[{index}].allowances", line.allowances)
        if line.charges:
            yield from _parts(_LINE_CHARGE, f"lines[{index}].charges", line.charges)


def _parts(rules: tuple[Rule, Rule], path: str, parts: Many[AllowanceCharge]) -> Found:
    """The amounts of allowances or charges, then what they are computed from."""
    for index, part in enumerate(parts):
        yield from _long(rules[0], f"{path}[{index}].amount", part.amount)
        yield from _long(rules[1], f"{path}[{index}].base_amount", part.base_amount)


def _long(one: Rule, path: str, number: Decimal | None) -> Found:
    if number is not None and not number.same_quantum(_CENT) and decimals_of(number) > 2:
        yield one, _hit(path, number)


def _hit(path: str, number: Decimal) -> Hit:
    """An amount with too many decimals; where they are zeros, it is clear what is meant."""
    rounded = in_cents(round2(number))
    values = {
        "stated": shown(number),
        "decimals": str(decimals_of(number)),
        "rounded": shown(rounded),
    }
    return Hit(path, values, patch=(("replace", path, rounded),) if rounded == number else ())


DOCUMENT = Family(
    (*_ALLOWANCE, *_CHARGE, *_TOTALS.values(), _TAXABLE, _TAX),
    _on_document,
)
LINES = Family((_NET, *_LINE_ALLOWANCE, *_LINE_CHARGE), _on_lines)


@rule("BR-DEC-13", "BT-110", syntax="cii")
def vat_total_decimals(stated: Stated) -> Iterator[Hit]:
    """In CII trailing zeros do not count, and any other VAT total silences the rule."""
    vat = vat_total(stated)
    number = vat.amount
    if number is None or number == round2(number) or vat.others:
        return
    if all(total.amount != round2(total.amount or number) for total in vat.again):
        yield _hit("totals.vat_total", number)


@rule("BR-DEC-13", "BT-110", syntax="ubl", inert=_INERT)
def vat_total_decimals_in_ubl(stated: Stated) -> Iterator[Hit]:
    """Never anything."""
    return iter(())


@rule("BR-DEC-15", "BT-111", syntax="cii")
def accounting_vat_total_decimals(stated: Stated) -> Iterator[Hit]:
    """In CII, where an accounting currency is stated, one VAT total must be in it, in cents."""
    invoice = stated.invoice
    accounting = invoice.vat_currency_code
    if accounting is None:
        return
    vat = vat_total(stated)
    if not vat.count + vat.others:
        return
    if accounting == invoice.currency_code:
        path, number = "totals.vat_total", vat.amount
    else:
        totals = invoice.totals
        path = "totals.vat_total_in_accounting_currency"
        number = totals.vat_total_in_accounting_currency if totals else None
    further = [total.amount for total in vat.further if total.currency == accounting]
    if any(one is not None and one == round2(one) for one in (number, *further)):
        return
    yield (
        Hit(path, {"currency": accounting}, kind="absent") if number is None else _hit(path, number)
    )


@rule("BR-DEC-15", "BT-111", syntax="ubl", inert=_INERT)
def accounting_vat_total_decimals_in_ubl(stated: Stated) -> Iterator[Hit]:
    """Never anything."""
    return iter(())


# Named one by one, since the rules of the families have names here too.
RULES = (
    DOCUMENT,
    LINES,
    vat_total_decimals,
    vat_total_decimals_in_ubl,
    accounting_vat_total_decimals,
    accounting_vat_total_decimals_in_ubl,
)
