"""Cases of the rules on what may stand beside turnover outside the scope of VAT."""

from decimal import Decimal

from einvoice.model.vat import LineVat
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import allowance, charge, group, of_category

UBL = frozenset({"ubl"})
CII = frozenset({"cii"})
CLEAN = of_category("O")
GROUP = CLEAN.replace(vat_breakdown=[group("O"), group("E")])
LINE = CLEAN.replace(
    lines=[
        line(vat=LineVat(category_code="O")),
        line(id="2", vat=LineVat(category_code="E", rate=Decimal(0))),
    ]
)
UNNAMED = CLEAN.replace(lines=[line(vat=LineVat(rate=Decimal(0)))])
SUB_LINE = CLEAN.replace(
    lines=[
        line(
            vat=LineVat(category_code="O"),
            sub_lines=[line(sub_lines=[line(vat=LineVat(category_code="E", rate=Decimal(0)))])],
        )
    ]
)
ALLOWANCE = CLEAN.replace(allowances=[allowance("O"), allowance("E")])
CHARGE = CLEAN.replace(charges=[charge("O"), charge("E")])

CASES = (
    Case("BR-O-11", fires=GROUP, silent=CLEAN),
    Case("BR-O-12", fires=LINE, silent=CLEAN),
    Case("BR-O-13", fires=ALLOWANCE, silent=CLEAN),
    Case("BR-O-14", fires=CHARGE, silent=CLEAN),
    Case("BR-O-11", fires=GROUP, silent=LINE, syntaxes=UBL),
    Case("BR-O-12", fires=UNNAMED, silent=GROUP, syntaxes=UBL),
    Case("BR-O-12", fires=SUB_LINE, silent=of_category("E"), syntaxes=UBL),
    Case("BR-O-13", fires=ALLOWANCE, silent=CHARGE, syntaxes=UBL),
    Case("BR-O-14", fires=CHARGE, silent=ALLOWANCE, syntaxes=UBL),
    Case("BR-O-11", fires=LINE, silent=UNNAMED, syntaxes=CII),
    Case("BR-O-12", fires=GROUP, silent=UNNAMED, syntaxes=CII),
    Case("BR-O-13", fires=CHARGE, silent=CLEAN, syntaxes=CII),
    Case("BR-O-14", fires=ALLOWANCE, silent=CLEAN, syntaxes=CII),
)
