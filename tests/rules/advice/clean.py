"""The small invoice with identifiers that no check objects to; all numbers are computed."""

from typing import Any

from einvoice.model.invoice import Invoice
from einvoice.model.party import Address, Buyer, Seller
from einvoice.model.payment import CreditTransfer, PaymentInstructions, PaymentMeans
from tests.builders import invoice

VAT_ID = "DE123456788"
IBAN = "DE91100000000123456789"


def clean(**changes: Any) -> Invoice:
    """The small invoice with a VAT identifier that can exist, and some terms stated otherwise."""
    return invoice(**{"seller": seller(), **changes})


def seller(**changes: Any) -> Seller:
    """Its seller, with some terms stated otherwise."""
    stated: dict[str, Any] = {
        "name": "Example Seller Ltd",
        "vat_id": VAT_ID,
        "address": Address(country_code="DE"),
    }
    return Seller(**{**stated, **changes})


def buyer(**changes: Any) -> Buyer:
    """Its buyer, in Germany, with some terms stated otherwise."""
    stated: dict[str, Any] = {"name": "Example Buyer Ltd", "address": Address(country_code="DE")}
    return Buyer(**{**stated, **changes})


def paid_to(account: str, provider: str | None = None, code: str = "58") -> PaymentInstructions:
    """Instructions to pay to one account."""
    credit = CreditTransfer(account_id=account, provider_id=provider)
    return PaymentInstructions(means=[PaymentMeans(code=code, account=credit)])
