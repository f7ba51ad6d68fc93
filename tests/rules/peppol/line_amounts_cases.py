"""Cases of the rule on line net amounts."""

from decimal import Decimal

from einvoice.model.allowance import LineAllowance, LineCharge
from einvoice.model.item import Price
from tests.builders import invoice, line
from tests.rules.cases import Case

PRICE = Price(net_amount=Decimal("10.00"), base_quantity=Decimal(3))

CASES = (
    Case(
        "PEPPOL-EN16931-R120",
        fires=invoice(lines=[line(net_amount="20.03")]),
        silent=invoice(lines=[line(net_amount="20.02")]),
    ),
    Case(
        "PEPPOL-EN16931-R120",
        fires=invoice(lines=[line(price=PRICE)]),
        silent=invoice(lines=[line(price=PRICE, net_amount="6.67")]),
    ),
    Case(
        "PEPPOL-EN16931-R120",
        fires=invoice(lines=[line(allowances=[LineAllowance(amount=Decimal(1))])]),
        silent=invoice(
            lines=[
                line(
                    allowances=[LineAllowance(amount=Decimal(1))],
                    charges=[LineCharge(amount=Decimal(1))],
                )
            ]
        ),
    ),
)
