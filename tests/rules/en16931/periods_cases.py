"""Cases of the rules on periods."""

from datetime import date

from einvoice.model.line import Line
from einvoice.model.reference import InvoicingPeriod, LinePeriod
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)


def header(start: date | None = None, end: date | None = None) -> InvoicingPeriod:
    return InvoicingPeriod(start_date=start, end_date=end)


def over(start: date | None = None, end: date | None = None) -> Line:
    return line(period=LinePeriod(start_date=start, end_date=end))


MARCH = invoice(invoicing_period=header(FIRST, LAST))
LINE_IN_MARCH = invoice(lines=[line(), over(FIRST, LAST)])
WITH_TEXT = invoice(invoicing_period=InvoicingPeriod(description="March"))
LINE_WITH_TEXT = invoice(lines=[line(period=LinePeriod(description="March"))])
ENDING = invoice(invoicing_period=InvoicingPeriod(description="March", end_date=LAST))
TEXT = "<cbc:Description>March</cbc:Description>"

CASES = (
    Case("BR-29", fires=invoice(invoicing_period=header(LAST, FIRST)), silent=MARCH),
    Case(
        "BR-29",
        fires=invoice(invoicing_period=header(LAST, FIRST)),
        silent=invoice(invoicing_period=header(FIRST, FIRST)),
    ),
    Case(
        "BR-29",
        fires=invoice(invoicing_period=header(LAST, FIRST)),
        silent=invoice(invoicing_period=header(end=LAST)),
    ),
    Case(
        "BR-29",
        fires=invoice(lines=[line(sub_lines=[over(LAST, FIRST)])]),
        silent=invoice(lines=[line(sub_lines=[line(), over(FIRST, LAST)])]),
        syntaxes=UBL,
    ),
    # CII takes dates of one format only, and compares them as texts.
    Case(
        "BR-29",
        fires=changed(MARCH, "cii", ('format="102">20260331', 'format="203">20260331')),
        silent=changed(MARCH, "cii", (">20260331", ">20260399")),
        syntaxes=CII,
    ),
    Case(
        "BR-29",
        fires=changed(MARCH, "cii", (">20260331", ">20260299")),
        silent=changed(MARCH, "cii", (">20260301", ">20260300")),
        syntaxes=CII,
    ),
    Case(
        "BR-29",
        fires=changed(MARCH, "cii", (' format="102">20260301', ">20260301")),
        silent=changed(MARCH, "cii", (' format="102">20260131', ">20260131")),
        syntaxes=CII,
    ),
    Case(
        "BR-29",
        fires=changed(MARCH, "cii", ('format="102">20260331', 'format="610">202603')),
        silent=changed(MARCH, "cii", ('format="102">20260131', 'format="610">202601')),
        syntaxes=CII,
    ),
    Case(
        "BR-30",
        fires=changed(LINE_IN_MARCH, "cii", (' format="102">20260331', ">20260331")),
        silent=changed(
            LINE_IN_MARCH.replace(due_date=FIRST.replace(month=4)),
            "cii",
            (' format="102">20260401', ">20260401"),
        ),
        syntaxes=CII,
    ),
    Case(
        "BR-29",
        fires=changed(MARCH, "cii", (">20260331<", "><")),
        silent=changed(MARCH, "cii", (">20260301<", "><")),
        syntaxes=CII,
    ),
    Case(
        "BR-29",
        fires=invoice(invoicing_period=header(LAST, FIRST)),
        silent=changed(ENDING, "cii", (">20260331<", ">soon<")),
        syntaxes=CII,
    ),
    Case("BR-30", fires=invoice(lines=[line(), over(LAST, FIRST)]), silent=LINE_IN_MARCH),
    Case(
        "BR-30",
        fires=invoice(lines=[over(LAST, FIRST)]),
        silent=invoice(lines=[over(start=FIRST)]),
    ),
    Case(
        "BR-30",
        fires=changed(LINE_IN_MARCH, "cii", (">20260331", ">20260299")),
        silent=changed(LINE_IN_MARCH, "cii", (">20260331", ">20260332")),
        syntaxes=CII,
    ),
    Case("BR-CO-19", fires=WITH_TEXT, silent=MARCH),
    Case("BR-CO-19", fires=invoice(invoicing_period=header()), silent=invoice()),
    Case(
        "BR-CO-19",
        fires=invoice(invoicing_period=header()),
        silent=invoice(invoicing_period=header(start=FIRST)),
    ),
    Case(
        "BR-CO-19",
        fires=invoice(lines=[line(sub_lines=[over()])]),
        silent=WITH_TEXT.replace(vat_point_date_code="35"),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-19",
        fires=changed(
            MARCH,
            "ubl",
            ("<cbc:StartDate>2026-03-01</cbc:StartDate>", ""),
            ("<cbc:EndDate>2026-03-31</cbc:EndDate>", ""),
        ),
        silent=changed(
            MARCH,
            "ubl",
            ("<cbc:StartDate>2026-03-01</cbc:StartDate>", ""),
            (">2026-03-31<", ">some day<"),
        ),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-19",
        fires=WITH_TEXT.replace(vat_point_date_code="35"),
        silent=changed(MARCH, "cii", (">20260331", ">soon"), (">20260301", ">now")),
        syntaxes=CII,
    ),
    Case("BR-CO-20", fires=LINE_WITH_TEXT, silent=LINE_IN_MARCH),
    Case("BR-CO-20", fires=LINE_WITH_TEXT, silent=invoice(lines=[over(end=LAST)])),
    Case(
        "BR-CO-20",
        fires=changed(
            LINE_WITH_TEXT,
            "ubl",
            (
                "cbc:Description>March</cbc:Description",
                "cbc:DescriptionCode>3</cbc:DescriptionCode",
            ),
        ),
        silent=changed(invoice(lines=[over(end=LAST)]), "ubl", (">2026-03-31<", ">at the end<")),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-20",
        fires=LINE_WITH_TEXT,
        silent=changed(
            LINE_IN_MARCH,
            "ubl",
            ("</cbc:EndDate>", "</cbc:EndDate><cbc:DescriptionCode>3</cbc:DescriptionCode>"),
        ),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-20",
        fires=changed(LINE_WITH_TEXT, "ubl", (TEXT, "")),
        silent=changed(invoice(lines=[line(sub_lines=LINE_WITH_TEXT.lines)]), "ubl", (TEXT, "")),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-19",
        fires=changed(invoice(lines=[line(sub_lines=LINE_WITH_TEXT.lines)]), "ubl", (TEXT, "")),
        silent=changed(LINE_WITH_TEXT, "ubl", (TEXT, "")),
        syntaxes=UBL,
    ),
)
