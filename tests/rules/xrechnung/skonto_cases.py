"""Cases of the rule on discounts for early payment."""

from einvoice.model.payment import PaymentTerms
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import german

GOOD = "#SKONTO#TAGE=14#PROZENT=2.00#"

CASES = (
    Case(
        "BR-DE-18",
        fires=german(payment_terms="#SKONTO#TAGE=14#PROZENT=2#\n"),
        silent=german(payment_terms=f"{GOOD}\n#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=-1.00#\r\n"),
    ),
    Case(
        "BR-DE-18",
        fires=german(payment_terms=GOOD),
        silent=german(payment_terms="Payable at once, see # 3"),
    ),
    Case(
        "BR-DE-18",
        fires=german(more_payment_terms=[PaymentTerms(text=f"{GOOD} \n#\n")]),
        silent=german(more_payment_terms=[PaymentTerms(text=f"{GOOD} \nand no more")]),
    ),
)
