"""Cases of the rules on VAT totals."""

from decimal import Decimal

from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, CLEAN, TOTALS, UBL, replaced, with_accounting

TOTAL = '<ram:TaxTotalAmount currencyID="EUR">'
SECOND = '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">1</cbc:TaxAmount>{}</cac:TaxTotal>'
SUBTOTAL = '<cac:TaxSubtotal><cbc:TaxAmount currencyID="EUR">1</cbc:TaxAmount></cac:TaxSubtotal>'
SUMS = "<cac:LegalMonetaryTotal>"

CASES = (
    Case(
        "PEPPOL-EN16931-R005",
        fires=invoice(vat_currency_code="EUR"),
        silent=invoice(vat_currency_code="SEK"),
    ),
    Case(
        "PEPPOL-EN16931-R053",
        fires=invoice(vat_breakdown=[]),
        silent=CLEAN,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R053",
        fires=replaced(CLEAN, "ubl", SUMS, SECOND.format(SUBTOTAL) + SUMS),
        silent=replaced(CLEAN, "ubl", SUMS, SECOND.format("") + SUMS),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R053",
        fires=invoice(totals=TOTALS.replace(vat_total=None)),
        silent=CLEAN,
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R053",
        fires=replaced(CLEAN, "cii", TOTAL, "<ram:TaxTotalAmount>"),
        silent=replaced(CLEAN, "cii", "R-1", "R-2"),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R054",
        fires=with_accounting(None),
        silent=with_accounting("40"),
    ),
    Case(
        "PEPPOL-EN16931-R054",
        fires=replaced(CLEAN, "ubl", SUMS, SECOND.format("") + SUMS),
        silent=CLEAN,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R054",
        fires=replaced(CLEAN, "cii", TOTAL, TOTAL.replace("EUR", "USD")),
        silent=CLEAN,
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R055",
        fires=with_accounting("-40"),
        silent=with_accounting("40"),
    ),
    Case(
        "PEPPOL-EN16931-R055",
        fires=with_accounting(None),
        silent=invoice(totals=TOTALS.replace(vat_total=Decimal(0))),
    ),
)
