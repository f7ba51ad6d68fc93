"""Cases of the rules on payment."""

from einvoice.model.invoice import Invoice
from einvoice.model.payment import CreditTransfer, PaymentCard, PaymentInstructions, PaymentMeans
from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

UBL, CII = frozenset({"ubl"}), frozenset({"cii"})


def paid(*means: PaymentMeans) -> Invoice:
    return invoice(payment=PaymentInstructions(means=means))


IBAN = CreditTransfer(account_id="DE02120300000000202051")
TRANSFER = paid(PaymentMeans(code="58", account=IBAN))
NAMED = paid(PaymentMeans(code="58", account=CreditTransfer(account_name="Example Seller")))
ONLY_BANK = paid(PaymentMeans(code="30", account=CreditTransfer(provider_id="EXAMPLEBIC")))
OTHER = paid(PaymentMeans(code="10", account=CreditTransfer(account_name="Example Seller")))
EMPTY = paid(PaymentMeans(code="30", account=CreditTransfer(account_id="")))
TO_NOBODY = paid(PaymentMeans(code="10"), PaymentMeans(code="58"))
NUMBER_UBL = "<cbc:ID>DE02120300000000202051</cbc:ID>"
NUMBER_CII = "<ram:IBANID>DE02120300000000202051</ram:IBANID>"

CASES = (
    Case("BR-49", fires=paid(PaymentMeans(account=IBAN)), silent=TRANSFER),
    Case("BR-49", fires=paid(PaymentMeans()), silent=invoice()),
    Case("BR-50", fires=EMPTY, silent=TRANSFER),
    Case("BR-50", fires=NAMED, silent=OTHER),
    Case(
        "BR-50",
        fires=changed(TRANSFER, "ubl", (NUMBER_UBL, "")),
        silent=changed(TRANSFER, "ubl", (NUMBER_UBL, ""), (">58<", ">59<")),
        syntaxes=UBL,
    ),
    Case("BR-50", fires=ONLY_BANK, silent=TO_NOBODY, syntaxes=UBL),
    Case("BR-50", fires=NAMED, silent=ONLY_BANK, syntaxes=CII),
    Case(
        "BR-51",
        fires=paid(PaymentMeans(code="48", card=PaymentCard(account_number="1234 5678 90"))),
        silent=paid(PaymentMeans(code="48", card=PaymentCard(account_number="123  456  90"))),
    ),
    Case(
        "BR-51",
        fires=paid(PaymentMeans(code="48", card=PaymentCard(account_number="12345678901"))),
        silent=paid(PaymentMeans(code="48", card=PaymentCard(holder_name="Example Buyer"))),
    ),
    Case("BR-61", fires=NAMED, silent=TRANSFER),
    Case("BR-61", fires=TO_NOBODY, silent=EMPTY, syntaxes=UBL),
    Case("BR-61", fires=NAMED, silent=TO_NOBODY, syntaxes=CII),
    Case(
        "BR-61",
        fires=changed(TRANSFER, "cii", (NUMBER_CII, "")),
        silent=ONLY_BANK,
        syntaxes=CII,
    ),
)
