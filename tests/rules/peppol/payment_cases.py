"""Cases of the rule on direct debits."""

from einvoice.model.payment import DirectDebit, PaymentInstructions, PaymentMeans
from tests.builders import invoice
from tests.rules.cases import Case

CASES = tuple(
    Case(
        "PEPPOL-EN16931-R061",
        fires=invoice(payment=PaymentInstructions(means=[PaymentMeans(code=code)])),
        silent=invoice(
            payment=PaymentInstructions(
                means=[PaymentMeans(code=code)], direct_debit=DirectDebit(mandate_reference="M-1")
            )
        ),
    )
    for code in ("49", "59")
)
