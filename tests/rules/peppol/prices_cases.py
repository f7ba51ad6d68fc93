"""Cases of the rules on item prices."""

from decimal import Decimal
from typing import Any

from einvoice.model.allowance import PriceCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Price
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, UBL, replaced


def priced(**stated: Any) -> Invoice:
    """An invoice whose line has a price of its own."""
    return invoice(lines=[line(price=Price(net_amount=Decimal(10), **stated))])


DISCOUNTED = priced(discount=Decimal(2), gross_amount=Decimal(12))

CASES = (
    Case(
        "PEPPOL-EN16931-R044",
        fires=priced(charges=[PriceCharge(amount=Decimal(1))]),
        silent=DISCOUNTED,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R044",
        fires=replaced(DISCOUNTED, "ubl", "ChargeIndicator>false<", "ChargeIndicator>0<"),
        silent=replaced(DISCOUNTED, "ubl", "R-1", "R-2"),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R044",
        fires=replaced(DISCOUNTED, "ubl", "ChargeIndicator>false<", "ChargeIndicator>no<"),
        silent=DISCOUNTED,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R046",
        fires=priced(discount=Decimal(1), gross_amount=Decimal(12)),
        silent=DISCOUNTED,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R046",
        fires=priced(gross_amount=Decimal(12)),
        silent=priced(discount=Decimal(2)),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R121",
        fires=priced(base_quantity=Decimal(0)),
        silent=priced(base_quantity=Decimal("0.01")),
    ),
    Case(
        "PEPPOL-EN16931-R121",
        fires=priced(gross_base_quantity=Decimal(-1)),
        silent=priced(gross_base_quantity=Decimal(1)),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R130",
        fires=priced(base_quantity_unit_code="KGM"),
        silent=priced(base_quantity_unit_code="H87"),
    ),
    Case(
        "PEPPOL-EN16931-R130",
        fires=priced(gross_base_quantity_unit_code="KGM"),
        silent=priced(gross_base_quantity_unit_code="H87"),
        syntaxes=CII,
    ),
)
