"""Whether the VAT breakdown has every category that occurs (BR-CO-18, …-01)."""

from collections.abc import Iterator

from einvoice.rules.en16931.vat.category import made
from einvoice.rules.en16931.vat.groups import VatGroups, tax_groups, vat_groups
from einvoice.rules.rule import Family, Hit, Rule, declared_in, rule
from einvoice.rules.stated import Stated

_TERMS = ("BG-23", "BT-118", "BT-151", "BT-95", "BT-102")
_RATED = {
    code: made(rule_id, code, "a-group-for-each-rate", *_TERMS, module=__name__)
    for code, rule_id in (("S", "BR-S-01"), ("L", "BR-AF-01"), ("M", "BR-AG-01"))
}
"""Categories with a rate: a group of the breakdown for each rate."""
_SINGLE = {
    code: made(rule_id, code, "one-group", *_TERMS, module=__name__)
    for code, rule_id in (
        ("Z", "BR-Z-01"),
        ("E", "BR-E-01"),
        ("AE", "BR-AE-01"),
        ("K", "BR-IC-01"),
        ("G", "BR-G-01"),
        ("O", "BR-O-01"),
    )
}
"""Categories without tax: one group of the breakdown."""


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    groups = vat_groups(stated)
    for code in groups.codes():
        if one := _SINGLE.get(code):
            kind = _single(groups, code, stated.syntax)
        elif one := _RATED.get(code):
            kind = _rated(groups, code, stated.syntax)
        else:
            continue
        if kind:
            yield one, _hit(groups, code, kind)


def _single(groups: VatGroups, code: str, syntax: str) -> str:
    """What is wrong with a category that shall have one group."""
    listed = len(groups.breakdown.get(code, ()))
    if listed > 1:
        return "several"
    if listed == 1:
        # UBL looks from the lines to the breakdown only, CII the other way as well.
        return "unused" if syntax == "cii" and not _used(groups, code) else ""
    return "" if syntax == "cii" and code == "O" else "missing"


def _rated(groups: VatGroups, code: str, syntax: str) -> str:
    """What is wrong with a category that shall have a group for each rate."""
    listed = len(groups.breakdown.get(code, ()))
    if syntax == "ubl":
        used = _used(groups, code)
        return "" if used == bool(listed) else "missing" if used else "unused"
    # CII counts: two lines of a category pass for a line and its group.
    lines = _count(groups, code, "lines")
    others = _count(groups, code, "others")
    return "missing" if lines + listed == 1 == lines or others + listed == 1 == others else ""


def _used(groups: VatGroups, code: str) -> bool:
    return any(
        code in where
        for where in (groups.lines, groups.allowances, groups.charges, groups.sub_lines)
    )


def _count(groups: VatGroups, code: str, where: str) -> int:
    """How many lines, or how many allowances and charges, a category has."""
    sides = (groups.lines,) if where == "lines" else (groups.allowances, groups.charges)
    return sum(len(group.places) for side in sides for group in side.get(code, {}).values())


def _hit(groups: VatGroups, code: str, kind: str) -> Hit:
    listed = groups.breakdown.get(code, [])
    values = {
        "listed": str(len(listed)),
        "lines": str(_count(groups, code, "lines")),
        "others": str(_count(groups, code, "others")),
    }
    if not listed:
        return Hit("vat_breakdown", values, kind=kind)
    place = listed[-1] if kind == "several" else listed[0]
    return place.placed(Hit(place.path, values, kind=kind))


@rule("BR-CO-18", "BG-23")
def has_breakdown(stated: Stated) -> Iterator[Hit]:
    """A VAT breakdown; CII asks for one at the lines, so that no lines need none."""
    if not tax_groups(stated) and (stated.syntax == "ubl" or stated.lines):
        yield Hit("vat_breakdown")


PRESENCE = Family((*_RATED.values(), *_SINGLE.values()), _check)

RULES = declared_in(globals())
