"""Cases of the rules on the head of the invoice."""

from datetime import date
from decimal import Decimal

from einvoice.model.invoice import ProcessControl
from einvoice.model.vat import LineVat, VatBreakdown
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

CLEAN = invoice()
UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
DAY = date(2026, 1, 31)
BOTH_POINTS = invoice(vat_point_date=DAY, vat_point_date_code="35")
LINE_POINT = line(vat=LineVat(category_code="S", rate=Decimal(19), vat_point_date_code="35"))
NOT_SUBJECT = VatBreakdown(
    taxable_amount=Decimal(20), tax_amount=Decimal(0), category_code="O", exemption_reason="-"
)
A_DATE = ">20260131<"

CASES = (
    Case("BR-01", fires=invoice(process=None), silent=CLEAN),
    Case("BR-01", fires=invoice(process=ProcessControl(specification_id=" ")), silent=CLEAN),
    Case("BR-02", fires=invoice(number=None), silent=CLEAN),
    Case("BR-02", fires=invoice(number=""), silent=CLEAN),
    Case("BR-03", fires=invoice(issue_date=None), silent=CLEAN),
    Case(
        "BR-03",
        fires=changed(CLEAN, "ubl", ("2026-01-31", "")),
        silent=changed(CLEAN, "ubl", ("2026-01-31", "31 January")),
        syntaxes=UBL,
    ),
    Case(
        "BR-03",
        fires=changed(CLEAN, "cii", ('format="102"', 'format="203"')),
        silent=changed(CLEAN, "cii", (A_DATE, ">2026-01-31<")),
        syntaxes=CII,
    ),
    Case(
        "BR-03",
        fires=changed(CLEAN, "cii", (' format="102"', "")),
        silent=changed(CLEAN, "cii", (A_DATE, ">20260199<")),
        syntaxes=CII,
    ),
    Case("BR-04", fires=invoice(type_code=None), silent=CLEAN),
    Case("BR-05", fires=invoice(currency_code=None), silent=CLEAN),
    Case("BR-16", fires=invoice(lines=[]), silent=CLEAN),
    Case("BR-CO-03", fires=BOTH_POINTS, silent=invoice(vat_point_date=DAY)),
    Case("BR-CO-03", fires=BOTH_POINTS, silent=invoice(vat_point_date_code="35")),
    Case(
        "BR-CO-03",
        fires=changed(BOTH_POINTS, "ubl", ("TaxPointDate>2026-01-31<", "TaxPointDate>today<")),
        silent=invoice(vat_point_date=DAY, lines=[LINE_POINT]),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-03",
        fires=invoice(vat_point_date=DAY, lines=[line(), LINE_POINT]),
        silent=BOTH_POINTS.replace(vat_breakdown=[NOT_SUBJECT]),
        syntaxes=CII,
    ),
)
