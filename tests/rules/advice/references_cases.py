"""Cases of references that cannot be meant."""

from einvoice.model.invoice import Invoice
from einvoice.model.reference import PrecedingInvoice
from tests.builders import line
from tests.rules.advice.clean import clean
from tests.rules.cases import Case


def _after(number: str) -> Invoice:
    return clean(preceding_invoices=[PrecedingInvoice(reference=number)])


CASES = (
    Case("ADV-PRECEDING-ITSELF", fires=_after("R-1"), silent=_after("R-0")),
    Case(
        "ADV-LINE-ID-REPEATED",
        fires=clean(lines=[line(id="1"), line(id="2"), line(id="1")]),
        silent=clean(lines=[line(id="1"), line(id="2"), line(id="3")]),
    ),
)
