"""Cases of the rules on allowances and charges."""

from decimal import Decimal

from einvoice.model.allowance import DocumentAllowance, LineCharge
from einvoice.model.invoice import Invoice
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import CII, german, number, written


def allowed(
    amount: str, base: str | None, percentage: str | None, currency: str = "EUR"
) -> Invoice:
    stated = DocumentAllowance(
        amount=Decimal(amount),
        base_amount=number(base),
        percentage=number(percentage),
    )
    return german(allowances=[stated], currency_code=currency)


def charged(amount: str, base: str | None, percentage: str | None) -> Invoice:
    stated = LineCharge(
        amount=Decimal(amount),
        base_amount=number(base),
        percentage=number(percentage),
    )
    return german(lines=[line(charges=[stated])])


SAID = "<udt:Indicator>false</udt:Indicator>"

CASES = (
    Case(
        "PEPPOL-EN16931-R040",
        fires=allowed("10.03", "100", "10"),
        silent=allowed("10.02", "100", "10"),
    ),
    Case(
        "PEPPOL-EN16931-R040",
        fires=allowed("10.51", "100", "10", "HUF"),
        silent=allowed("9.5", "100", "10", "HUF"),
    ),
    Case(
        "PEPPOL-EN16931-R040",
        fires=charged("9.97", "100", "10"),
        silent=charged("9.98", "100", "10"),
    ),
    Case(
        "PEPPOL-EN16931-R041",
        fires=allowed("10", None, "10"),
        silent=allowed("10", None, None),
    ),
    Case(
        "PEPPOL-EN16931-R042",
        fires=charged("10", "100", None),
        silent=charged("10", "100", "10"),
    ),
    *(
        Case(
            rule,
            fires=written(half, "cii", (f"<ram:ChargeIndicator>{SAID}</ram:ChargeIndicator>", "")),
            silent=written(
                whole, "cii", (f"<ram:ChargeIndicator>{SAID}</ram:ChargeIndicator>", "")
            ),
            syntaxes=CII,
        )
        for rule, half, whole in (
            ("PEPPOL-EN16931-R040", allowed("9", "100", "10"), allowed("10", "100", "10")),
            ("PEPPOL-EN16931-R041", allowed("10", None, "10"), allowed("10", "100", "10")),
            ("PEPPOL-EN16931-R042", allowed("10", "100", None), allowed("10", None, None)),
        )
    ),
)
