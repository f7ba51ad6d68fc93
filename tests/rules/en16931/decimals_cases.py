"""Cases of the rules on the number of decimals."""

from decimal import Decimal
from typing import Any

from einvoice import Syntax, write
from einvoice.model.allowance import LineAllowance, LineCharge
from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import allowance, charge, group

CII = frozenset({"cii"})
CLEAN = invoice()
TOTALS = CLEAN.totals or Totals()
LONG = Decimal("1.000")
"""Zeros count: three decimals are three decimals."""
SHORT = (Decimal(1), Decimal("1.0"), Decimal("-1.00"), Decimal("1E+2"))


def with_totals(**amounts: Decimal | None) -> Invoice:
    """The small invoice with some totals stated otherwise."""
    return CLEAN.replace(totals=TOTALS.replace(**amounts))


def placed(rule_id: str, amount: Decimal) -> Invoice:
    """The small invoice with an amount in the place that a rule looks at."""
    name, _, field = PLACES[rule_id].partition(".")
    part: Any = {field: amount}
    match name:
        case "totals":
            return with_totals(**part)
        case "allowances":
            return CLEAN.replace(allowances=[allowance("S", **part)])
        case "charges":
            return CLEAN.replace(charges=[charge("S", **part)])
        case "vat_breakdown":
            return CLEAN.replace(vat_breakdown=[group("S", **part)])
        case "line":
            return CLEAN.replace(lines=[line(**part)])
        case "line allowances":
            return CLEAN.replace(lines=[line(allowances=[LineAllowance(**part)])])
        case _:
            return CLEAN.replace(lines=[line(charges=[LineCharge(**part)])])


PLACES = {
    "BR-DEC-01": "allowances.amount",
    "BR-DEC-02": "allowances.base_amount",
    "BR-DEC-05": "charges.amount",
    "BR-DEC-06": "charges.base_amount",
    "BR-DEC-09": "totals.sum_of_lines",
    "BR-DEC-10": "totals.sum_of_allowances",
    "BR-DEC-11": "totals.sum_of_charges",
    "BR-DEC-12": "totals.total_without_vat",
    "BR-DEC-14": "totals.total_with_vat",
    "BR-DEC-16": "totals.paid_amount",
    "BR-DEC-17": "totals.rounding_amount",
    "BR-DEC-18": "totals.amount_due",
    "BR-DEC-19": "vat_breakdown.taxable_amount",
    "BR-DEC-20": "vat_breakdown.tax_amount",
    "BR-DEC-23": "line.net_amount",
    "BR-DEC-24": "line allowances.amount",
    "BR-DEC-25": "line allowances.base_amount",
    "BR-DEC-27": "line charges.amount",
    "BR-DEC-28": "line charges.base_amount",
}
FINE = Decimal("3.805")
ROUND = Decimal("3.80000")
SWEDISH = CLEAN.replace(vat_currency_code="SEK")
CII_VAT = b'<ram:TaxTotalAmount currencyID="EUR">3.80</ram:TaxTotalAmount>'


def swedish(**amounts: Decimal | None) -> Invoice:
    """The small invoice with an accounting currency."""
    return with_totals(**amounts).replace(vat_currency_code="SEK")


def further(first: bytes, second: bytes, document: Invoice = CLEAN) -> bytes:
    """The small invoice with a further VAT total, which the model has no place for."""
    data = write(document, syntax=Syntax.CII)
    assert CII_VAT in data
    return data.replace(CII_VAT, CII_VAT.replace(b"3.80", first) + second)


CASES = (
    *(
        Case(rule_id, fires=placed(rule_id, LONG), silent=placed(rule_id, short))
        for rule_id in PLACES
        for short in SHORT
    ),
    # In CII, groups of these categories are looked at by another rule, which asks no decimals.
    *(
        Case(
            rule_id,
            fires=placed(rule_id, LONG),
            silent=CLEAN.replace(
                vat_breakdown=[group(code, taxable_amount=LONG, tax_amount=LONG) for code in "LMO"]
            ),
            syntaxes=CII,
        )
        for rule_id in ("BR-DEC-19", "BR-DEC-20")
    ),
    Case(
        "BR-DEC-13",
        fires=with_totals(vat_total=FINE),
        silent=with_totals(vat_total=ROUND),
        syntaxes=CII,
    ),
    Case(
        "BR-DEC-13",
        fires=swedish(vat_total=FINE),
        silent=swedish(vat_total=FINE, vat_total_in_accounting_currency=FINE),
        syntaxes=CII,
    ),
    Case(
        "BR-DEC-13",
        fires=further(b"3.805", CII_VAT.replace(b"3.80", b"3.805")),
        silent=further(b"3.805", CII_VAT),
        syntaxes=CII,
    ),
    Case(
        "BR-DEC-15",
        fires=swedish(vat_total_in_accounting_currency=FINE),
        silent=swedish(vat_total_in_accounting_currency=ROUND),
        syntaxes=CII,
    ),
    Case("BR-DEC-15", fires=SWEDISH, silent=swedish(vat_total=None), syntaxes=CII),
    Case(
        "BR-DEC-15",
        fires=with_totals(vat_total=FINE).replace(vat_currency_code="EUR"),
        silent=with_totals(vat_total=FINE),
        syntaxes=CII,
    ),
    Case(
        "BR-DEC-15",
        fires=further(b"3.805", CII_VAT.replace(b"3.80", b"3.805"), SWEDISH),
        silent=further(
            b"3.805",
            CII_VAT.replace(b"EUR", b"SEK").replace(b"3.80", b"9.999")
            + CII_VAT.replace(b"EUR", b"SEK"),
            SWEDISH,
        ),
        syntaxes=CII,
    ),
)
