"""Cases of the rules on invoice lines."""

from datetime import date
from decimal import Decimal

from einvoice.model.allowance import LineAllowance, LineCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Price
from einvoice.model.reference import DocumentReference, InvoicingPeriod, LinePeriod
from einvoice.model.values import Identifier
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import CII, UBL, german, number, written

MONTH = InvoicingPeriod(start_date=date(2026, 1, 1), end_date=date(2026, 1, 31))
TENDER = DocumentReference(reference="50", type_code="50")
OBJECT = Identifier(value="METER-1")


def during(start: date, end: date) -> Invoice:
    period = LinePeriod(start_date=start, end_date=end)
    return german(invoicing_period=MONTH, lines=[line(period=period)])


def priced(net: str, price: str = "10.00", base: str | None = None) -> Invoice:
    stated = Price(net_amount=Decimal(price), base_quantity=number(base))
    return german(lines=[line(net_amount=net, price=stated)])


MONTHLY = during(date(2026, 1, 2), date(2026, 1, 31))

CASES = (
    Case(
        "PEPPOL-EN16931-R101",
        fires=german(lines=[line(documents=[TENDER])]),
        silent=german(lines=[line(documents=[TENDER], object_id=OBJECT)]),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R101",
        fires=german(lines=[line(objects=[TENDER])]),
        silent=german(lines=[line(documents=[TENDER])]),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R110",
        fires=during(date(2025, 12, 31), date(2026, 1, 2)),
        silent=during(date(2026, 1, 1), date(2026, 1, 31)),
    ),
    Case(
        "PEPPOL-EN16931-R111",
        fires=during(date(2026, 1, 1), date(2026, 2, 1)),
        silent=during(date(2026, 1, 1), date(2026, 1, 31)),
    ),
    Case(
        "PEPPOL-EN16931-R110",
        fires=written(MONTHLY, "cii", (">20260101<", ">20260101.<"), (">20260102<", ">2026<")),
        silent=written(MONTHLY, "cii"),
        syntaxes=CII,
    ),
    Case("PEPPOL-EN16931-R120", fires=priced("20.03"), silent=priced("20.02")),
    Case(
        "PEPPOL-EN16931-R120",
        fires=priced("6.60", "10.00", "3"),
        silent=priced("6.67", "10.00", "3"),
    ),
    Case("PEPPOL-EN16931-R120", fires=german(lines=[line(price=None)]), silent=priced("0", "0")),
    Case(
        "PEPPOL-EN16931-R120",
        fires=german(lines=[line(allowances=[LineAllowance(amount=Decimal(1))])]),
        silent=german(
            lines=[
                line(
                    allowances=[LineAllowance(amount=Decimal(1))],
                    charges=[LineCharge(amount=Decimal(1))],
                )
            ]
        ),
    ),
)
