"""Cases of the rules on prices."""

from decimal import Decimal
from typing import Any

from einvoice.model.allowance import PriceAllowance, PriceCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Price
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import CII, UBL, german, sub_line, with_sub_lines, written

ONE, TEN, ELEVEN = Decimal(1), Decimal("10.00"), Decimal("11.00")


def price(**changes: Any) -> Price:
    return Price(net_amount=TEN, **changes)


def priced(**changes: Any) -> Invoice:
    return german(lines=[line(price=price(**changes))])


REDUCED = priced(gross_amount=ELEVEN, discount=ONE)
ADDED = PriceCharge(amount=ONE)
DIGIT_IN_UBL = (
    "<cbc:ChargeIndicator>false</cbc:ChargeIndicator>",
    "<cbc:ChargeIndicator>0</cbc:ChargeIndicator>",
)
DIGIT_IN_CII = ("<udt:Indicator>false</udt:Indicator>", "<udt:Indicator>0</udt:Indicator>")
UNSAID = (f"<ram:ChargeIndicator>{DIGIT_IN_CII[0]}</ram:ChargeIndicator>", "")

CASES = (
    Case(
        "PEPPOL-EN16931-R044",
        fires=priced(gross_amount=Decimal(9), charges=[ADDED]),
        silent=REDUCED,
    ),
    Case(
        "PEPPOL-EN16931-R044",
        fires=with_sub_lines(sub_line(price=price(charges=[ADDED])), sub_line()),
        silent=with_sub_lines(sub_line(), sub_line()),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R044",
        fires=written(REDUCED, "ubl", DIGIT_IN_UBL),
        silent=written(REDUCED, "ubl"),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R044",
        fires=written(REDUCED, "cii", DIGIT_IN_CII),
        silent=priced(gross_amount=ELEVEN, discount=Decimal(2), charges=[ADDED]),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R046",
        fires=priced(gross_amount=ELEVEN, discount=Decimal("1.01")),
        silent=REDUCED,
    ),
    Case(
        "PEPPOL-EN16931-R046",
        fires=priced(more_discounts=[PriceAllowance(amount=ONE, base_amount=TEN)]),
        silent=priced(more_discounts=[PriceAllowance(amount=ONE, base_amount=ELEVEN)]),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R046",
        fires=priced(gross_amount=ELEVEN),
        silent=priced(gross_amount=TEN),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R044",
        fires=written(REDUCED, "cii", UNSAID),
        silent=written(REDUCED, "cii"),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R046",
        fires=written(REDUCED, "cii", UNSAID, ("Amount>1<", "Amount>2<")),
        silent=written(REDUCED, "cii", UNSAID),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R121",
        fires=priced(base_quantity=Decimal(0)),
        silent=priced(base_quantity=ONE),
    ),
    Case(
        "PEPPOL-EN16931-R121",
        fires=priced(gross_base_quantity=Decimal(-1)),
        silent=priced(gross_base_quantity=ONE),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R130",
        fires=priced(base_quantity=ONE, base_quantity_unit_code="KGM"),
        silent=priced(base_quantity=ONE, base_quantity_unit_code="H87"),
    ),
    Case(
        "PEPPOL-EN16931-R130",
        fires=priced(gross_base_quantity=ONE, gross_base_quantity_unit_code="KGM"),
        silent=priced(gross_base_quantity=ONE, gross_base_quantity_unit_code="H87"),
        syntaxes=CII,
    ),
    Case(
        "BR-TMP-3",
        fires=priced(base_quantity=ONE, gross_base_quantity=TEN),
        silent=priced(base_quantity=ONE, gross_base_quantity=ONE),
        syntaxes=CII,
    ),
    Case(
        "BR-TMP-3",
        fires=priced(
            base_quantity=ONE,
            base_quantity_unit_code="H87",
            gross_base_quantity=ONE,
            gross_base_quantity_unit_code="KGM",
        ),
        silent=priced(base_quantity=ONE, base_quantity_unit_code="H87", gross_base_quantity=ONE),
        syntaxes=CII,
    ),
)
