"""Cases of the rules on periods."""

from datetime import date

from einvoice.model.reference import InvoicingPeriod, LinePeriod
from tests.builders import invoice, line
from tests.rules.cases import Case

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)
PERIOD = InvoicingPeriod(start_date=FIRST, end_date=LAST)
WITHIN = invoice(
    invoicing_period=PERIOD, lines=[line(period=LinePeriod(start_date=FIRST, end_date=LAST))]
)

CASES = (
    Case(
        "PEPPOL-EN16931-R110",
        fires=invoice(
            invoicing_period=PERIOD, lines=[line(period=LinePeriod(start_date=date(2025, 12, 31)))]
        ),
        silent=WITHIN,
    ),
    Case(
        "PEPPOL-EN16931-R111",
        fires=invoice(
            invoicing_period=PERIOD, lines=[line(period=LinePeriod(end_date=date(2026, 2, 1)))]
        ),
        silent=WITHIN,
    ),
)
