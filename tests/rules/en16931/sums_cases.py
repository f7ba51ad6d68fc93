"""Cases of the rules on the presence of document totals."""

from decimal import Decimal

from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals
from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

CLEAN = invoice()
UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
TOTALS = CLEAN.totals or Totals()
UBL_SUMS = "<cac:LegalMonetaryTotal></cac:LegalMonetaryTotal>"


def stating(**changes: object) -> Invoice:
    return invoice(totals=Totals.model_validate({**TOTALS.__dict__, **changes}))


NONE = invoice(totals=None)
SECOND = stating(vat_total_in_accounting_currency=Decimal("41.80")).replace(vat_currency_code="SEK")
SAME = invoice(vat_currency_code="EUR")
EMPTY_SUMS = changed(
    stating(
        sum_of_lines=None,
        total_without_vat=None,
        vat_total=None,
        total_with_vat=None,
        amount_due=Decimal("1.23"),
    ),
    "cii",
    ("<ram:DuePayableAmount>1.23</ram:DuePayableAmount>", ""),
)

CASES = (
    Case("BR-12", fires=stating(sum_of_lines=None), silent=CLEAN),
    Case("BR-13", fires=stating(total_without_vat=None), silent=CLEAN),
    Case("BR-14", fires=stating(total_with_vat=None), silent=CLEAN),
    Case("BR-15", fires=stating(amount_due=None), silent=CLEAN),
    Case("BR-12", fires=NONE, silent=CLEAN, syntaxes=UBL),
    # Where the schema misses the whole element, its content is not asked for.
    Case(
        "BR-12",
        fires=changed(NONE, "ubl"),
        silent=changed(NONE, "ubl", (UBL_SUMS, "")),
        syntaxes=UBL,
    ),
    Case("BR-12", fires=EMPTY_SUMS, silent=NONE, syntaxes=CII),
    Case("BR-13", fires=EMPTY_SUMS, silent=NONE, syntaxes=CII),
    Case("BR-14", fires=EMPTY_SUMS, silent=NONE, syntaxes=CII),
    Case(
        "BR-15",
        fires=EMPTY_SUMS,
        silent=changed(CLEAN, "cii", ("PayableAmount>23.80", "PayableAmount>nothing")),
        syntaxes=CII,
    ),
    Case("BR-53", fires=invoice(vat_currency_code="SEK"), silent=SECOND),
    Case("BR-53", fires=invoice(vat_currency_code="SEK"), silent=CLEAN),
    # UBL takes the VAT total of the invoice for the second one, CII refuses an equal currency.
    Case(
        "BR-53",
        fires=SAME.replace(totals=TOTALS.replace(vat_total=None)),
        silent=SAME,
        syntaxes=UBL,
    ),
    Case(
        "BR-53",
        fires=changed(SAME, "ubl", ('currencyID="EUR">3.80', 'currencyID="SEK">3.80')),
        silent=SAME,
        syntaxes=UBL,
    ),
    Case("BR-53", fires=SAME, silent=invoice(vat_currency_code="SEK", totals=None), syntaxes=CII),
)
