"""Cases of the rule on dates."""

from datetime import date

from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, CLEAN, UBL, replaced

CII_DATE = '<udt:DateTimeString format="102">20260131<'

CASES = (
    Case(
        "PEPPOL-EN16931-F001",
        fires=replaced(CLEAN, "ubl", ">2026-01-31<", ">2026-01-31Z<"),
        silent=CLEAN,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-F001",
        fires=replaced(CLEAN, "cii", CII_DATE, "<udt:DateTimeString>20260131<"),
        silent=replaced(CLEAN, "cii", CII_DATE, CII_DATE.replace("0131", "0231")),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-F001",
        fires=replaced(CLEAN, "cii", CII_DATE, CII_DATE.replace("20260131", "2026-01-31")),
        silent=CLEAN,
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-F001",
        fires=invoice(issue_date=date(1999, 12, 31)),
        silent=invoice(issue_date=date(2000, 1, 1)),
        syntaxes=CII,
    ),
)
