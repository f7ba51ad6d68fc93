"""Cases of the rules on payment."""

from einvoice.model.invoice import Invoice
from einvoice.model.payment import CreditTransfer, DirectDebit, PaymentMeans
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import (
    CARD,
    CII,
    COLLECTED,
    IBAN,
    MANDATE,
    TRANSFER,
    UBL,
    collected,
    german,
    paid,
)


def by(*means: PaymentMeans, direct_debit: DirectDebit | None = None) -> Invoice:
    return german(payment=paid(*means, direct_debit=direct_debit))


ACCOUNT = CreditTransfer(account_id=IBAN)
BANK = CreditTransfer(provider_id="EXAMPLEXXX")
UNNAMED = DirectDebit(creditor_id=MANDATE.creditor_id)

CASES = (
    Case("BR-DE-1", fires=german(payment=None), silent=german()),
    Case(
        "BR-DE-19",
        fires=by(TRANSFER.replace(account=CreditTransfer(account_id="DE03120300000000202051"))),
        silent=by(
            TRANSFER.replace(account=CreditTransfer(account_id="DE02 1203 0000 0000 2020 51"))
        ),
    ),
    Case(
        "BR-DE-20",
        fires=by(COLLECTED.replace(debited_account_id="123"), direct_debit=MANDATE),
        silent=collected(),
    ),
    Case("BR-DE-23-a", fires=by(TRANSFER.replace(code="30", account=None)), silent=german()),
    Case(
        "BR-DE-23-a",
        fires=by(TRANSFER.replace(account=BANK)),
        silent=by(TRANSFER),
        syntaxes=CII,
    ),
    Case("BR-DE-23-b", fires=by(TRANSFER.replace(card=CARD.card)), silent=german()),
    Case("BR-DE-23-b", fires=by(TRANSFER, direct_debit=MANDATE), silent=german()),
    Case("BR-DE-24-a", fires=by(CARD.replace(card=None)), silent=by(CARD)),
    Case("BR-DE-24-b", fires=by(CARD.replace(account=ACCOUNT)), silent=by(CARD)),
    Case("BR-DE-24-b", fires=by(CARD, direct_debit=MANDATE), silent=by(CARD)),
    Case("BR-DE-25-a", fires=by(PaymentMeans(code="59")), silent=collected()),
    Case(
        "BR-DE-25-b",
        fires=by(COLLECTED.replace(account=ACCOUNT), direct_debit=MANDATE),
        silent=collected(),
    ),
    Case(
        "BR-DE-25-b",
        fires=by(COLLECTED.replace(card=CARD.card), direct_debit=MANDATE),
        silent=collected(),
    ),
    Case(
        "BR-DE-25-b",
        fires=by(COLLECTED.replace(debited_provider_id="EXAMPLEXXX"), direct_debit=MANDATE),
        silent=collected(),
        syntaxes=CII,
    ),
    Case("BR-DE-30", fires=collected(creditor_id=None), silent=collected()),
    Case(
        "BR-DE-30",
        fires=by(TRANSFER, direct_debit=UNNAMED),
        silent=german(),
        syntaxes=CII,
    ),
    Case(
        "BR-DE-30",
        fires=collected(creditor_id=None),
        silent=by(TRANSFER, direct_debit=UNNAMED),
        syntaxes=UBL,
    ),
    Case(
        "BR-DE-31",
        fires=by(PaymentMeans(code="59"), direct_debit=MANDATE),
        silent=collected(),
    ),
    Case("PEPPOL-EN16931-R061", fires=collected(mandate_reference=None), silent=collected()),
    Case(
        "PEPPOL-EN16931-R061",
        fires=by(PaymentMeans(code="49"), COLLECTED, direct_debit=MANDATE),
        silent=collected(),
        syntaxes=UBL,
    ),
)
