"""Cases of e-mail addresses."""

from einvoice.model.invoice import Invoice
from einvoice.model.party import Contact
from einvoice.model.values import Identifier
from tests.rules.advice.clean import clean, seller
from tests.rules.cases import Case


def _asked_at(email: str) -> Invoice:
    return clean(seller=seller(contact=Contact(email=email)))


def _delivered_to(value: str) -> Invoice:
    return clean(seller=seller(electronic_address=Identifier(value=value, scheme="EM")))


CASES = (
    Case("ADV-EMAIL", fires=_asked_at("example.com"), silent=_asked_at("a@example.com")),
    Case("ADV-EMAIL", fires=_delivered_to("a@localhost"), silent=_delivered_to("a@example.com")),
)
