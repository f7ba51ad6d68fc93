"""Cases of the rule on currency codes."""

from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, CLEAN, UBL, replaced, with_accounting

TOTAL = '<ram:TaxTotalAmount currencyID="EUR">'
PRICE = '<cbc:PriceAmount currencyID="EUR">'

CASES = (
    Case("PEPPOL-EN16931-CL007", fires=invoice(currency_code="EURO"), silent=CLEAN),
    Case("PEPPOL-EN16931-CL007", fires=with_accounting("1", "KRONA"), silent=with_accounting("1")),
    Case(
        "PEPPOL-EN16931-CL007",
        fires=replaced(CLEAN, "ubl", PRICE, PRICE.replace("EUR", "eur")),
        silent=replaced(CLEAN, "ubl", PRICE, PRICE.replace("EUR", "USD")),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-CL007",
        fires=replaced(CLEAN, "ubl", PRICE, "<cbc:PriceAmount>"),
        silent=CLEAN,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-CL007",
        fires=replaced(CLEAN, "cii", TOTAL, TOTAL.replace("EUR", "eur")),
        silent=replaced(CLEAN, "cii", TOTAL, "<ram:TaxTotalAmount>"),
        syntaxes=CII,
    ),
)
