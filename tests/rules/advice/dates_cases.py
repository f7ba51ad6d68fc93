"""Cases of dates that do not go together."""

from datetime import date

from einvoice.model.invoice import Invoice
from einvoice.model.reference import PrecedingInvoice
from tests.rules.advice.clean import clean
from tests.rules.cases import Case


def _after(day: date) -> Invoice:
    return clean(preceding_invoices=[PrecedingInvoice(reference="R-0", issue_date=day)])


CASES = (
    Case(
        "ADV-DUE-BEFORE-ISSUE",
        fires=clean(due_date=date(2026, 1, 30)),
        silent=clean(due_date=date(2026, 1, 31)),
    ),
    Case(
        "ADV-DATE-FAR",
        fires=clean(due_date=date(2062, 2, 28)),
        silent=clean(due_date=date(2031, 2, 28)),
    ),
    Case(
        "ADV-DATE-FAR",
        fires=clean(issue_date=date(26, 1, 31)),
        silent=clean(vat_point_date=date(2026, 1, 1)),
    ),
    Case(
        "ADV-PRECEDING-DATE",
        fires=_after(date(2026, 2, 1)),
        silent=_after(date(2026, 1, 31)),
    ),
)
