"""Allowance or charge: the indicator says true or false, in words."""

import re
from collections.abc import Iterator

from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.presence import ABSENT, unmapped_named

_OF_UBL = re.compile(r"/[^/]+/(?:cac:\w+Line(?:\[\d+\])?/)?cac:AllowanceCharge(?:\[\d+\])?")
_OF_CII = re.compile(r".*/ram:SpecifiedTradeAllowanceCharge(?:\[\d+\])?")
_OF_CII_PRICE = re.compile(r".*/ram:AppliedTradeAllowanceCharge(?:\[\d+\])?")
_HALVES = {
    "ubl": ("MultiplierFactorNumeric", "BaseAmount"),
    "cii": ("CalculationPercent", "BasisAmount"),
}
"""Where one of them stands without the other, another rule takes the group."""


@rule("PEPPOL-EN16931-R043", syntax="ubl", text="PEPPOL-EN16931-R043")
def indicator_in_ubl(stated: Stated) -> Iterator[Hit]:
    """The indicator of an allowance or charge is true or false."""
    yield from _unsaid(stated, _OF_UBL, "AllowanceCharge")


@rule("PEPPOL-EN16931-R043-1", syntax="cii", text="PEPPOL-EN16931-R043")
def indicator_in_cii(stated: Stated) -> Iterator[Hit]:
    """The same in CII."""
    yield from _unsaid(stated, _OF_CII, "SpecifiedTradeAllowanceCharge")


@rule("PEPPOL-EN16931-R043-2", syntax="cii", text="PEPPOL-EN16931-R043")
def indicator_of_price(stated: Stated) -> Iterator[Hit]:
    """The same in the price of CII."""
    yield from _unsaid(stated, _OF_CII_PRICE, "AppliedTradeAllowanceCharge", halves=False)


def _unsaid(
    stated: Stated, form: re.Pattern[str], name: str, *, halves: bool = True
) -> Iterator[Hit]:
    """The groups whose indicator says 1 or 0, or that have none or another one."""
    one, other = _HALVES[stated.syntax]
    for place in stated.surface.digits:
        group = place.location.partition("/cbc:ChargeIndicator")[0]
        group = group.partition("/ram:ChargeIndicator")[0]
        if form.fullmatch(group) is None:
            continue
        if not halves or (one in place.beside) == (other in place.beside):
            word = "true" if place.text == "1" else "false"
            values = {"stated": place.text, "expected": word}
            yield Hit(location=place.location, line=place.line, values=values)
    for part in unmapped_named(stated, name):
        if form.fullmatch(part.location) is None:
            continue
        if not halves or (f":{one}" in part.xml) == (f":{other}" in part.xml):
            values = {"stated": ABSENT, "expected": "true / false"}
            yield Hit(location=part.location, line=part.line, values=values)


RULES = declared_in(globals())
