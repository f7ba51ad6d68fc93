"""Cases of the rules on the tax of the groups of the VAT breakdown."""

from decimal import Decimal

from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import PREFIXES, UNTAXED, group, of_category

UBL = frozenset({"ubl"})
CII = frozenset({"cii"})


def with_tax(amount: str | None, code: str = "S", **changes: object) -> list[object]:
    """A breakdown with a tax where 1.80 would be right."""
    tax = None if amount is None else Decimal(amount)
    return [group(code, tax_amount=tax, **changes)]


CASES = (
    Case(
        "BR-CO-17",
        fires=invoice(vat_breakdown=with_tax("2.81")),
        silent=invoice(vat_breakdown=with_tax("2.79")),
    ),
    # Exactly one unit is too much in UBL and allowed in CII.
    Case(
        "BR-CO-17",
        fires=invoice(vat_breakdown=with_tax("2.80")),
        silent=invoice(vat_breakdown=with_tax("0.81")),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-17",
        fires=invoice(vat_breakdown=with_tax("0.79")),
        silent=invoice(vat_breakdown=with_tax("2.80")),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-17",
        fires=invoice(vat_breakdown=with_tax(None)),
        silent=invoice(vat_breakdown=with_tax("-1.80", taxable_amount=Decimal("-18.00"))),
    ),
    Case(
        "BR-CO-17",
        fires=invoice(vat_breakdown=with_tax("1.80", taxable_amount=None)),
        silent=invoice(vat_breakdown=with_tax("0.49", rate=Decimal("0.4"))),
    ),
    Case(
        "BR-CO-17",
        fires=invoice(vat_breakdown=with_tax("0.50", rate=None)),
        silent=invoice(vat_breakdown=with_tax("-0.50", rate=None)),
    ),
    Case(
        "BR-CO-17",
        fires=invoice(vat_breakdown=with_tax("5.00", "M")),
        silent=invoice(vat_breakdown=with_tax("1.80", "M")),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-17",
        fires=invoice(vat_breakdown=with_tax("5.00", "E")),
        silent=invoice(vat_breakdown=[*with_tax("5.00", "M"), *with_tax("5.00", "O")]),
        syntaxes=CII,
    ),
    *(
        Case(
            f"{PREFIXES[code]}-09",
            fires=of_category(code, vat_breakdown=with_tax(wrong, code)),
            silent=of_category(code, vat_breakdown=with_tax("-0.000", code)),
        )
        for code in UNTAXED
        for wrong in ("0.01", None)
    ),
    *(
        case
        for code, syntaxes in (("S", frozenset({"ubl", "cii"})), ("L", UBL), ("M", UBL))
        for case in (
            Case(
                f"{PREFIXES[code]}-09",
                fires=of_category(code, vat_breakdown=with_tax("2.80", code)),
                silent=of_category(code, vat_breakdown=with_tax("-2.79", code)),
                syntaxes=syntaxes,
            ),
            Case(
                f"{PREFIXES[code]}-09",
                fires=of_category(code, vat_breakdown=with_tax("1.80", code, rate=None)),
                silent=of_category(code),
                syntaxes=syntaxes,
            ),
            Case(
                f"{PREFIXES[code]}-09",
                fires=of_category(code, vat_breakdown=with_tax("1.80", code, taxable_amount=None)),
                silent=of_category(code),
                syntaxes=syntaxes,
            ),
            Case(
                f"{PREFIXES[code]}-09",
                fires=of_category(code, vat_breakdown=with_tax(None, code)),
                silent=of_category(code),
                syntaxes=syntaxes,
            ),
        )
    ),
)
