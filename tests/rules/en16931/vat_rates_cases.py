"""Cases of the rules on which VAT rate goes with which category."""

from decimal import Decimal

from einvoice.model.invoice import Invoice
from einvoice.model.vat import LineVat
from einvoice.rules.rule import BOTH
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import PREFIXES, allowance, charge, of_category

ZERO, SEVEN, BELOW = Decimal(0), Decimal(7), Decimal(-7)
UBL = frozenset({"ubl"})
CII = frozenset({"cii"})


def at(code: str, number: str, rate: Decimal | None) -> Invoice:
    """An invoice whose line, allowance or charge has a rate."""
    if number == "05":
        return of_category(code, lines=[line(vat=LineVat(category_code=code, rate=rate))])
    if number == "06":
        return of_category(code, allowances=[allowance(code, vat_rate=rate)])
    return of_category(code, charges=[charge(code, vat_rate=rate)])


def cases(
    code: str,
    wrong: tuple[Decimal | None, ...],
    right: Decimal | None,
    syntaxes: frozenset[str] = BOTH,
) -> list[Case]:
    """The three rules of a category before rates that are wrong and one that is right."""
    return [
        Case(
            f"{PREFIXES[code]}-{number}", at(code, number, rate), at(code, number, right), syntaxes
        )
        for number in ("05", "06", "07")
        for rate in wrong
    ]


CASES = (
    *cases("S", (ZERO, BELOW, None), SEVEN),
    *(case for code in ("Z", "E", "AE", "K", "G") for case in cases(code, (SEVEN, None), ZERO)),
    *cases("O", (ZERO, SEVEN), None),
    *cases("L", (BELOW, None), ZERO, UBL),
    *cases("L", (ZERO, BELOW, None), SEVEN, CII),
    *cases("M", (BELOW, None), ZERO),
)
