"""Cases of amounts and rates that are hardly meant."""

from decimal import Decimal

from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals
from einvoice.model.vat import VatBreakdown
from tests.rules.advice.clean import clean
from tests.rules.cases import Case


def _credited(total: str) -> Invoice:
    return clean(type_code="381", totals=Totals(total_with_vat=Decimal(total)))


def _rounded(amount: str) -> Invoice:
    return clean(totals=Totals(rounding_amount=Decimal(amount)))


def _taxed(rate: str) -> Invoice:
    return clean(vat_breakdown=[VatBreakdown(category_code="S", rate=Decimal(rate))])


CASES = (
    Case(
        "ADV-NEGATIVE-CREDIT-NOTE",
        fires=_credited("-23.80"),
        silent=_credited("23.80"),
        credit_note=True,
    ),
    Case("ADV-ROUNDING", fires=_rounded("-15.00"), silent=_rounded("-0.49")),
    Case("ADV-VAT-RATE", fires=_taxed("190"), silent=_taxed("27")),
    Case("ADV-VAT-RATE", fires=_taxed("0.19"), silent=_taxed("0.9")),
)
