"""Cases of the rule on the payee."""

from einvoice.model.party import Payee, Seller, TradeParty
from einvoice.model.payment import PaymentSchedule, PaymentTerms
from einvoice.model.values import Identifier
from tests.builders import invoice
from tests.rules.cases import Case

UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
SELLER = (invoice().seller or Seller()).replace(
    trading_name="Example Shop", ids=[Identifier(value="S-1")], legal_id=Identifier(value="HRB 1")
)
BANK = Payee(name="Example Bank", ids=[Identifier(value="P-1")], legal_id=Identifier(value="HRB 2"))
GLN = Identifier(value="S-1", scheme="0088")


CASES = (
    Case(
        "BR-17",
        fires=invoice(seller=SELLER, payee=Payee()),
        silent=invoice(seller=SELLER, payee=BANK),
    ),
    Case(
        "BR-17",
        fires=invoice(seller=SELLER, payee=BANK.replace(ids=[Identifier(value="S-1")])),
        silent=invoice(seller=None, payee=BANK),
    ),
    # The name of a payee in UBL is of the kind that is the trading name of a seller.
    Case(
        "BR-17",
        fires=invoice(seller=SELLER, payee=BANK.replace(name="Example Shop")),
        silent=invoice(seller=SELLER, payee=BANK.replace(name="Example Seller Ltd")),
        syntaxes=UBL,
    ),
    Case(
        "BR-17",
        fires=invoice(seller=SELLER, payee=BANK.replace(name="Example Seller Ltd")),
        silent=invoice(seller=SELLER, payee=BANK.replace(name="Example Shop")),
        syntaxes=CII,
    ),
    # CII compares registrations as well, but only identifiers without a scheme.
    Case(
        "BR-17",
        fires=invoice(seller=SELLER, payee=BANK.replace(ids=[GLN])),
        silent=invoice(seller=SELLER, payee=BANK.replace(legal_id=SELLER.legal_id)),
        syntaxes=UBL,
    ),
    Case(
        "BR-17",
        fires=invoice(seller=SELLER, payee=BANK.replace(legal_id=SELLER.legal_id)),
        silent=invoice(seller=SELLER, payee=BANK.replace(ids=[GLN])),
        syntaxes=CII,
    ),
    Case(
        "BR-17",
        fires=invoice(payment_schedule=PaymentSchedule(payee=TradeParty())),
        silent=invoice(payment_schedule=PaymentSchedule(payee=TradeParty(name="Example Bank"))),
        syntaxes=CII,
    ),
    Case(
        "BR-17",
        fires=invoice(more_payment_terms=[PaymentTerms(), PaymentTerms(payee=TradeParty())]),
        silent=invoice(more_payment_terms=[PaymentTerms(payee=TradeParty(name="Example Bank"))]),
        syntaxes=CII,
    ),
)
