"""Cases of the rules on allowances and charges."""

from decimal import Decimal
from typing import Any

from einvoice.model.allowance import DocumentAllowance, LineCharge
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, UBL, replaced

ALLOWED = invoice(allowances=[DocumentAllowance(amount=Decimal(1))])
BASE: dict[str, Any] = {"base_amount": Decimal(100), "percentage": Decimal("10.5")}

CASES = (
    Case(
        "PEPPOL-EN16931-R040",
        fires=invoice(allowances=[DocumentAllowance(amount=Decimal("10.53"), **BASE)]),
        silent=invoice(allowances=[DocumentAllowance(amount=Decimal("10.52"), **BASE)]),
    ),
    Case(
        "PEPPOL-EN16931-R040",
        fires=invoice(lines=[line(charges=[LineCharge(**BASE)])]),
        silent=invoice(lines=[line(charges=[LineCharge(amount=Decimal("10.48"), **BASE)])]),
    ),
    Case(
        "PEPPOL-EN16931-R041",
        fires=invoice(allowances=[DocumentAllowance(percentage=Decimal(10))]),
        silent=invoice(allowances=[DocumentAllowance(**BASE)]),
    ),
    Case(
        "PEPPOL-EN16931-R042",
        fires=invoice(lines=[line(charges=[LineCharge(base_amount=Decimal(10))])]),
        silent=invoice(lines=[line(charges=[LineCharge(**BASE)])]),
    ),
    Case(
        "PEPPOL-EN16931-R043",
        fires=replaced(ALLOWED, "ubl", "ChargeIndicator>false<", "ChargeIndicator>0<"),
        silent=ALLOWED,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R043",
        fires=replaced(ALLOWED, "ubl", "ChargeIndicator>false<", "ChargeIndicator>False<"),
        silent=replaced(ALLOWED, "ubl", "ChargeIndicator>false<", "ChargeIndicator> false <"),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R043",
        fires=replaced(ALLOWED, "cii", "Indicator>false<", "Indicator>0<"),
        silent=ALLOWED,
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-R043",
        fires=replaced(ALLOWED, "cii", "Indicator>false<", "Indicator>no<"),
        silent=ALLOWED,
        syntaxes=CII,
    ),
)
