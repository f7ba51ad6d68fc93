"""Which VAT rate goes with which category on lines, allowances and charges (…-05 to …-07)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from einvoice.rules.decimals import ZERO, shown
from einvoice.rules.en16931.expected import Patch
from einvoice.rules.en16931.vat.category import made
from einvoice.rules.en16931.vat.groups import Group, Groups, VatGroups, vat_groups
from einvoice.rules.rule import Family, Hit, Rule, declared_in
from einvoice.rules.stated import Stated


@dataclass(frozen=True, slots=True)
class _Side:
    """Lines, allowances or charges: where their rates are and how the texts call them."""

    groups: Callable[[VatGroups], Groups]
    path: str
    terms: tuple[str, str]
    en: str
    de: str


_LINES = _Side(
    lambda groups: groups.lines,
    "lines[{}].vat.rate",
    ("BT-151", "BT-152"),
    "invoice line",
    "Rechnungsposition",
)
_ALLOWANCES = _Side(
    lambda groups: groups.allowances,
    "allowances[{}].vat_rate",
    ("BT-95", "BT-96"),
    "document level allowance",
    "Abzug auf Dokumentenebene",
)
_CHARGES = _Side(
    lambda groups: groups.charges,
    "charges[{}].vat_rate",
    ("BT-102", "BT-103"),
    "document level charge",
    "Zuschlag auf Dokumentenebene",
)
_SIDES = (_LINES, _ALLOWANCES, _CHARGES)

_ALLOWED: dict[str, Callable[[Decimal | None], bool]] = {
    "rate-above-zero": lambda rate: rate is not None and rate > 0,
    "rate-zero": lambda rate: rate is not None and rate == 0,
    "rate-not-below-zero": lambda rate: rate is not None and rate >= 0,
    "no-rate": lambda rate: rate is None,
}
"""What a rate may be, by the text that says so."""

_IDS: tuple[tuple[str, str, Literal["ubl", "cii"] | None, tuple[str, str, str]], ...] = (
    ("S", "rate-above-zero", None, ("BR-S-05", "BR-S-06", "BR-S-07")),
    ("Z", "rate-zero", None, ("BR-Z-05", "BR-Z-06", "BR-Z-07")),
    ("E", "rate-zero", None, ("BR-E-05", "BR-E-06", "BR-E-07")),
    ("AE", "rate-zero", None, ("BR-AE-05", "BR-AE-06", "BR-AE-07")),
    ("K", "rate-zero", None, ("BR-IC-05", "BR-IC-06", "BR-IC-07")),
    ("G", "rate-zero", None, ("BR-G-05", "BR-G-06", "BR-G-07")),
    ("O", "no-rate", None, ("BR-O-05", "BR-O-06", "BR-O-07")),
    # For IGIC, UBL allows a rate of zero and CII does not.
    ("L", "rate-not-below-zero", "ubl", ("BR-AF-05", "BR-AF-06", "BR-AF-07")),
    ("L", "rate-above-zero", "cii", ("BR-AF-05", "BR-AF-06", "BR-AF-07")),
    ("M", "rate-not-below-zero", None, ("BR-AG-05", "BR-AG-06", "BR-AG-07")),
)
_RULES = tuple(
    (
        code,
        side,
        made(
            rule_id,
            code,
            text,
            *side.terms,
            module=__name__,
            syntax=syntax,
            place_en=side.en,
            place_de=side.de,
            term=side.terms[1],
        ),
    )
    for code, text, syntax, ids in _IDS
    for side, rule_id in zip(_SIDES, ids, strict=True)
)
_BY_CODE = {
    syntax: {
        code: [(side, rule) for of, side, rule in _RULES if of == code and syntax in rule.syntaxes]
        for code, _, _, _ in _IDS
    }
    for syntax in ("ubl", "cii")
}


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    groups = vat_groups(stated)
    rules = _BY_CODE[stated.syntax]
    for code in groups.codes():
        for side, rule in rules.get(code, ()):
            for rate, group in side.groups(groups).get(code, {}).items():
                if not _ALLOWED[rule.text](rate):
                    for hit in _hits(stated, side, rule.text, rate, group):
                        yield rule, hit


def _hits(
    stated: Stated, side: _Side, text: str, rate: Decimal | None, group: Group
) -> Iterator[Hit]:
    """The places of one wrong rate; what a category demands whatever the rate, mends it."""
    for place in group.places:
        path = side.path.format(place)
        number = (stated.lines[place].id if side is _LINES else None) or str(place + 1)
        values = {"number": number}
        if rate is None:
            added: Patch = (("add", path, ZERO),)
            yield Hit(path, values, patch=added if text == "rate-zero" else (), kind="absent")
        else:
            removed: Patch = (("remove", path, None),)
            values["stated"] = shown(rate)
            yield Hit(path, values, patch=removed if text == "no-rate" else ())


RATES = Family(tuple(rule for _, _, rule in _RULES), _check)

RULES = declared_in(globals())
