"""Cases of the rules on the indicator of allowances and charges."""

from decimal import Decimal

from einvoice.model.allowance import DocumentAllowance
from einvoice.model.item import Price
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import CII, UBL, german, written

ALLOWED = german(allowances=[DocumentAllowance(amount=Decimal(1), reason="Example")])
HALF = german(
    allowances=[DocumentAllowance(amount=Decimal(1), percentage=Decimal(5), reason="Example")]
)
REDUCED = german(
    lines=[
        line(
            price=Price(net_amount=Decimal("10.00"), gross_amount=Decimal(11), discount=Decimal(1))
        )
    ]
)
IN_UBL = "<cbc:ChargeIndicator>{}</cbc:ChargeIndicator>"
IN_CII = "<udt:Indicator>{}</udt:Indicator>"
DIGIT_IN_UBL = (IN_UBL.format("false"), IN_UBL.format("0"))
DIGIT_IN_CII = (IN_CII.format("false"), IN_CII.format("0"))
NONE_IN_CII = (
    f"<ram:ChargeIndicator>{IN_CII.format('false')}</ram:ChargeIndicator>",
    "",
)

CASES = (
    Case(
        "PEPPOL-EN16931-R043",
        fires=written(ALLOWED, "ubl", DIGIT_IN_UBL),
        silent=written(ALLOWED, "ubl"),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R043",
        fires=written(ALLOWED, "ubl", (IN_UBL.format("false"), "")),
        silent=written(HALF, "ubl", DIGIT_IN_UBL),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R043",
        fires=written(ALLOWED, "ubl", DIGIT_IN_UBL),
        silent=written(REDUCED, "ubl", DIGIT_IN_UBL),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R043-1",
        fires=written(ALLOWED, "cii", DIGIT_IN_CII),
        silent=written(REDUCED, "cii", DIGIT_IN_CII),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R043-1",
        fires=written(ALLOWED, "cii", NONE_IN_CII),
        silent=written(HALF, "cii", DIGIT_IN_CII),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R043-2",
        fires=written(REDUCED, "cii", DIGIT_IN_CII),
        silent=written(ALLOWED, "cii", DIGIT_IN_CII),
        syntaxes=CII,
    ),
)
