"""Cases of discounts for early payment."""

from datetime import date

from tests.rules.advice.clean import clean
from tests.rules.cases import Case

CASES = (
    Case(
        "ADV-SKONTO",
        fires=clean(payment_terms="#Skonto#Tage=14#Prozent=2#"),
        silent=clean(payment_terms="Two lines\n#SKONTO#TAGE=14#PROZENT=2.00#\n"),
    ),
    Case(
        "ADV-SKONTO-AFTER-DUE",
        fires=clean(payment_terms="#SKONTO#TAGE=15#PROZENT=2.00#\n", due_date=date(2026, 2, 14)),
        silent=clean(payment_terms="#SKONTO#TAGE=14#PROZENT=2.00#\n", due_date=date(2026, 2, 14)),
    ),
)
