"""Cases of the rules on parties, addresses and contacts."""

from einvoice.model.delivery import Delivery
from einvoice.model.invoice import Invoice
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import ADDRESS, BUYER, CONTACT, SELLER, german


def contact(**changes: str | None) -> Invoice:
    return german(seller=SELLER.replace(contact=CONTACT.replace(**changes)))


def seller(**changes: str | None) -> Invoice:
    return german(seller=SELLER.replace(address=ADDRESS.replace(**changes)))


def buyer(**changes: str | None) -> Invoice:
    return german(buyer=BUYER.replace(address=ADDRESS.replace(**changes)))


def delivered(**changes: str | None) -> Invoice:
    return german(delivery=Delivery(address=ADDRESS.replace(**changes)))


CASES = (
    Case("BR-DE-2", fires=german(seller=SELLER.replace(contact=None)), silent=german()),
    Case("BR-DE-3", fires=seller(city=None), silent=german()),
    Case("BR-DE-4", fires=seller(post_code=" "), silent=german()),
    Case("BR-DE-5", fires=contact(point=None), silent=contact(point=None, department="Billing")),
    Case("BR-DE-6", fires=contact(telephone=None), silent=german()),
    Case("BR-DE-7", fires=contact(email=""), silent=german()),
    Case("BR-DE-8", fires=buyer(city=None), silent=german()),
    Case("BR-DE-9", fires=buyer(post_code=None), silent=german()),
    Case("BR-DE-10", fires=delivered(city=None), silent=delivered()),
    Case("BR-DE-11", fires=delivered(post_code=None), silent=delivered()),
    Case("BR-DE-27", fires=contact(telephone="12"), silent=contact(telephone="1-2-3")),
    Case("BR-DE-28", fires=contact(email="billing@example"), silent=german()),
)
