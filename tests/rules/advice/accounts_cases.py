"""Cases of accounts and payment references."""

from einvoice.model.payment import DirectDebit, PaymentInstructions
from tests.rules.advice.clean import IBAN, clean, paid_to
from tests.rules.cases import Case


def _debit(creditor_id: str) -> PaymentInstructions:
    return PaymentInstructions(direct_debit=DirectDebit(creditor_id=creditor_id))


CASES = (
    Case(
        "ADV-IBAN",
        fires=clean(payment=paid_to("DE92100000000123456789")),
        silent=clean(payment=paid_to(IBAN)),
    ),
    Case(
        "ADV-BIC",
        fires=clean(payment=paid_to(IBAN, "Example Bank")),
        silent=clean(payment=paid_to(IBAN, "EXAMDE00XXX")),
    ),
    Case(
        "ADV-BIC-COUNTRY",
        fires=clean(payment=paid_to(IBAN, "EXAMFR00")),
        silent=clean(payment=paid_to(IBAN, "EXAMDE00")),
    ),
    Case(
        "ADV-CREDITOR-ID",
        fires=clean(payment=_debit("DE99ZZZ09999999999")),
        silent=clean(payment=_debit("DE98ZZZ09999999999")),
    ),
    Case(
        "ADV-CREDITOR-REFERENCE",
        fires=clean(payment=PaymentInstructions(remittance_information="RF19 5390 0754 7034")),
        silent=clean(payment=PaymentInstructions(remittance_information="RF18 5390 0754 7034")),
    ),
)
