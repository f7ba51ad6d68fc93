"""Cases of the rule on the time of supply."""

from datetime import date

from einvoice.model.reference import InvoicingPeriod, LinePeriod
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import CII, UBL, german, written

DAY = date(2026, 1, 1)
DATED = line(period=LinePeriod(start_date=DAY))
SECOND_DELIVERY = (
    "<cac:PaymentMeans>",
    "<cac:Delivery><cbc:ActualDeliveryDate>2026-01-01</cbc:ActualDeliveryDate></cac:Delivery>"
    "<cac:PaymentMeans>",
)
UNREADABLE = (">20260101<", ">soon<")

CASES = (
    Case(
        "BR-DE-TMP-32",
        fires=german(delivery=None, lines=[DATED, line(id="2")]),
        silent=german(delivery=None, lines=[DATED]),
    ),
    Case(
        "BR-DE-TMP-32",
        fires=german(delivery=None),
        silent=german(delivery=None, invoicing_period=InvoicingPeriod(end_date=DAY)),
    ),
    Case(
        "BR-DE-TMP-32",
        fires=german(delivery=None),
        silent=german(delivery=None, vat_point_date_code="35"),
        syntaxes=UBL,
    ),
    Case(
        "BR-DE-TMP-32",
        fires=written(german(delivery=None), "ubl"),
        silent=written(german(delivery=None), "ubl", SECOND_DELIVERY),
        syntaxes=UBL,
    ),
    Case(
        "BR-DE-TMP-32",
        fires=written(german(delivery=None), "cii"),
        silent=written(german(), "cii", (">20260130<", ">soon<")),
        syntaxes=CII,
    ),
    Case(
        "BR-DE-TMP-32",
        fires=written(german(delivery=None, lines=[DATED, line(id="2")]), "cii", UNREADABLE),
        silent=written(german(delivery=None, lines=[DATED, DATED]), "cii", UNREADABLE),
        syntaxes=CII,
    ),
)
