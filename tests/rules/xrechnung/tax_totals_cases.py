"""Cases of the rules on VAT totals and their currencies."""

from decimal import Decimal

from einvoice.model.invoice import Invoice
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import CII, UBL, german, written

CLEAN = german()
assert CLEAN.totals is not None


def accounted(amount: str | None, currency: str | None = "SEK") -> Invoice:
    """An invoice whose VAT is stated in another currency as well."""
    assert CLEAN.totals is not None
    stated = None if amount is None else Decimal(amount)
    return CLEAN.replace(
        vat_currency_code=currency,
        totals=CLEAN.totals.replace(vat_total_in_accounting_currency=stated),
    )


SECOND_IN_UBL = (
    "<cac:LegalMonetaryTotal>",
    '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">3.80</cbc:TaxAmount></cac:TaxTotal>'
    "<cac:LegalMonetaryTotal>",
)
BROKEN_DOWN_AGAIN = (
    "<cac:LegalMonetaryTotal>",
    '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">3.80</cbc:TaxAmount><cac:TaxSubtotal>'
    '<cbc:TaxableAmount currencyID="EUR">20.00</cbc:TaxableAmount>'
    '<cbc:TaxAmount currencyID="EUR">3.80</cbc:TaxAmount>'
    "<cac:TaxCategory><cbc:ID>S</cbc:ID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
    "</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal><cac:LegalMonetaryTotal>",
)
SECOND_IN_CII = (
    "<ram:GrandTotalAmount>",
    '<ram:TaxTotalAmount currencyID="EUR">3.80</ram:TaxTotalAmount><ram:GrandTotalAmount>',
)
OTHER_IN_CII = (
    "<ram:GrandTotalAmount>",
    '<ram:TaxTotalAmount currencyID="DKK">3.80</ram:TaxTotalAmount><ram:GrandTotalAmount>',
)

CASES = (
    Case("PEPPOL-EN16931-R005", fires=german(vat_currency_code="EUR"), silent=accounted("43.00")),
    Case("PEPPOL-EN16931-R053", fires=german(vat_breakdown=[]), silent=CLEAN, syntaxes=UBL),
    Case(
        "PEPPOL-EN16931-R053",
        fires=written(CLEAN, "ubl", BROKEN_DOWN_AGAIN),
        silent=written(CLEAN, "ubl", SECOND_IN_UBL),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R053",
        fires=written(CLEAN, "cii", SECOND_IN_CII),
        silent=accounted("43.00"),
        syntaxes=CII,
    ),
    Case("PEPPOL-EN16931-R054", fires=accounted(None), silent=accounted("43.00")),
    Case(
        "PEPPOL-EN16931-R054",
        fires=written(CLEAN, "ubl", SECOND_IN_UBL),
        silent=written(CLEAN, "ubl"),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R054",
        fires=written(CLEAN, "cii", OTHER_IN_CII),
        silent=written(CLEAN, "cii", SECOND_IN_CII),
        syntaxes=CII,
    ),
    Case("PEPPOL-EN16931-R055", fires=accounted("-43.00"), silent=accounted("43.00")),
    Case("PEPPOL-EN16931-R055", fires=accounted(None), silent=accounted("43.00")),
    Case(
        "PEPPOL-EN16931-R055",
        fires=accounted("-0.01"),
        silent=accounted("0.00"),
        syntaxes=CII,
    ),
)
