"""Cases of the rules on the taxable amounts of the VAT breakdown."""

from decimal import Decimal

from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import PREFIXES, UNTAXED, allowance, group, of_category

UBL = frozenset({"ubl"})
CII = frozenset({"cii"})
FIVE = Decimal(5)


def taxable(code: str, amount: str) -> list[object]:
    """A breakdown with a taxable amount where 18.00 would be right."""
    return [group(code, taxable_amount=Decimal(amount))]


CASES = (
    *(
        case
        for code in UNTAXED
        for case in (
            Case(
                f"{PREFIXES[code]}-08",
                fires=of_category(code, vat_breakdown=taxable(code, "19.01")),
                silent=of_category(code),
            ),
            Case(
                f"{PREFIXES[code]}-08",
                fires=of_category(code, vat_breakdown=[group(code, taxable_amount=None)]),
                silent=of_category(code),
            ),
            Case(
                f"{PREFIXES[code]}-08",
                fires=of_category(code, lines=(), allowances=(), charges=()),
                silent=of_category(code),
            ),
            # UBL leaves no tolerance, and wants lines even where none are missing to the sum.
            Case(
                f"{PREFIXES[code]}-08",
                fires=of_category(code, vat_breakdown=taxable(code, "18.01")),
                silent=of_category(code, vat_breakdown=taxable(code, "18.000")),
                syntaxes=UBL,
            ),
            Case(
                f"{PREFIXES[code]}-08",
                fires=of_category(code, lines=(), vat_breakdown=taxable(code, "-2.00")),
                silent=of_category(code),
                syntaxes=UBL,
            ),
        )
    ),
    *(
        Case(
            f"{PREFIXES[code]}-08",
            fires=of_category(code, vat_breakdown=taxable(code, "16.99")),
            silent=of_category(code, vat_breakdown=taxable(code, "17.01")),
            syntaxes=CII,
        )
        for code in UNTAXED
        if code != "O"
    ),
    Case(
        "BR-O-08",
        fires=of_category("O", vat_breakdown=taxable("O", "17.99")),
        silent=of_category("O"),
        syntaxes=CII,
    ),
    *(
        case
        for code in ("S", "L", "M")
        for case in (
            Case(
                f"{PREFIXES[code]}-08",
                fires=of_category(code, vat_breakdown=taxable(code, "19.01")),
                silent=of_category(code, vat_breakdown=taxable(code, "18.99")),
                syntaxes=UBL,
            ),
            Case(
                f"{PREFIXES[code]}-08",
                fires=of_category(code, vat_breakdown=[group(code, taxable_amount=None)]),
                silent=of_category(code, vat_breakdown=[group(code, rate=None)]),
                syntaxes=UBL,
            ),
            Case(
                f"{PREFIXES[code]}-08",
                fires=of_category(code, vat_breakdown=[group(code, rate=FIVE)]),
                silent=of_category(code),
                syntaxes=UBL,
            ),
        )
    ),
    *(
        Case(
            f"{PREFIXES[code]}-08",
            fires=of_category(code, lines=(), vat_breakdown=taxable(code, "-2.00")),
            silent=of_category(code),
            syntaxes=UBL,
        )
        for code in ("L", "M")
    ),
    # Charges and allowances of the rate alone pass in UBL.
    Case(
        "BR-S-08",
        fires=of_category("S", allowances=[allowance("S", vat_rate=FIVE)]),
        silent=of_category("S", vat_breakdown=taxable("S", "-2.00")),
        syntaxes=UBL,
    ),
    Case(
        "BR-S-08",
        fires=of_category("S", vat_breakdown=taxable("S", "18.01")),
        silent=of_category("S", vat_breakdown=[group("S", rate=None)]),
        syntaxes=CII,
    ),
    Case(
        "BR-S-08",
        fires=of_category("S", vat_breakdown=[group("S", rate=FIVE)]),
        silent=of_category("S"),
        syntaxes=CII,
    ),
)
