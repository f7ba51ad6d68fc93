"""Invoices between parties of one country, for the cases of its rules."""

from typing import Any

from einvoice.model.invoice import Invoice
from einvoice.model.party import Address
from einvoice.model.payment import CreditTransfer, PaymentInstructions, PaymentMeans
from tests.builders import invoice
from tests.rules.peppol.documents import BUYER, SELLER


def at(country: str, **changes: Any) -> Address:
    """A full address in a country."""
    stated: dict[str, Any] = {
        "line_1": "Example Street 1",
        "city": "Example Town",
        "post_code": "12345",
        "country_code": country,
    }
    return Address(**{**stated, **changes})


def between(country: str, seller: Any = None, buyer: Any = None, **changes: Any) -> Invoice:
    """An invoice between parties of a country, which have no VAT identifiers."""
    stated: dict[str, Any] = {
        "seller": SELLER.replace(**{"vat_id": None, "address": at(country), **(seller or {})}),
        "buyer": BUYER.replace(**{"address": at(country), **(buyer or {})}),
    }
    return invoice(**{**stated, **changes})


def paid(code: str | None, account: str | None = None, bank: str | None = None) -> PaymentMeans:
    """A payment means, with an account where one is named."""
    transfer = CreditTransfer(account_id=account, provider_id=bank)
    return PaymentMeans(code=code, account=transfer if account or bank else None)


def by(*means: PaymentMeans, **changes: Any) -> PaymentInstructions:
    """Payment instructions."""
    return PaymentInstructions(means=means, **changes)
