"""What may stand beside a group outside the scope of VAT: nothing else (BR-O-11 to BR-O-14)."""

from collections.abc import Callable, Iterator

from einvoice.rules.en16931.vat.category import made
from einvoice.rules.en16931.vat.groups import Groups, VatGroups, vat_groups
from einvoice.rules.rule import Family, Hit, Rule
from einvoice.rules.stated import Stated

_CODE = "O"

Place = tuple[str | None, str]
"""A category with the path of the first place that states it."""
Places = Callable[[VatGroups], Iterator[Place]]


def _breakdown(groups: VatGroups) -> Iterator[Place]:
    for code, listed in groups.breakdown.items():
        yield code, listed[0].at("category_code") or listed[0].location


def _lines(groups: VatGroups) -> Iterator[Place]:
    yield from _first(groups.lines, "lines[{}].vat.category_code")
    yield from groups.sub_lines.items()


def _allowances(groups: VatGroups) -> Iterator[Place]:
    yield from _first(groups.allowances, "allowances[{}].vat_category_code")


def _charges(groups: VatGroups) -> Iterator[Place]:
    yield from _first(groups.charges, "charges[{}].vat_category_code")


def _first(groups: Groups, path: str) -> Iterator[Place]:
    for code, by_rate in groups.items():
        yield code, path.format(min(group.places[0] for group in by_rate.values()))


def _made(rule_id: str, text: str, term: str) -> Rule:
    return made(rule_id, _CODE, text, "BT-118", term, module=__name__)


_GROUP = _made("BR-O-11", "no-other-group", "BG-23")
_LINE = _made("BR-O-12", "no-other-line", "BT-151")
_ALLOWANCE = _made("BR-O-13", "no-other-allowance", "BT-95")
_CHARGE = _made("BR-O-14", "no-other-charge", "BT-102")

_LOOKED_AT: dict[str, tuple[tuple[Rule, tuple[Places, ...]], ...]] = {
    "ubl": (
        (_GROUP, (_breakdown,)),
        (_LINE, (_lines,)),
        (_ALLOWANCE, (_allowances,)),
        (_CHARGE, (_charges,)),
    ),
    # CII tells neither the breakdown from the lines nor allowances from charges.
    "cii": (
        (_GROUP, (_breakdown, _lines)),
        (_LINE, (_lines, _breakdown)),
        (_ALLOWANCE, (_allowances, _charges)),
        (_CHARGE, (_charges, _allowances)),
    ),
}


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    groups = vat_groups(stated)
    if _CODE not in groups.breakdown:
        return
    for rule, looked_at in _LOOKED_AT[stated.syntax]:
        for places in looked_at:
            for code, path in places(groups):
                # What states no category is of another one in UBL, and of none in CII.
                if code != _CODE and (code is not None or stated.syntax == "ubl"):
                    values = {"other": code or "-"}
                    in_source = path.startswith("/")
                    yield (
                        rule,
                        Hit(location=path, values=values) if in_source else Hit(path, values),
                    )


OUTSIDE_SCOPE = Family((_GROUP, _LINE, _ALLOWANCE, _CHARGE), _check)

# Not all that is declared here, since the rules of the family have names too.
RULES = (OUTSIDE_SCOPE,)
