"""Groups that only the extensions have: on the invoice as a whole, beyond EN 16931."""

from typing import Annotated

from einvoice.model.group import Group
from einvoice.model.terms import EXT
from einvoice.model.values import Amount, Code, Many, PlainId, Text
from einvoice.model.vat import TaxIncluded


class ServiceCharge(Group):
    """A logistics service that is charged, with its VAT."""

    description: Annotated[Text | None, EXT("Service charge description", "1..1")] = None
    """What is charged."""

    amount: Annotated[Amount | None, EXT("Service charge amount", "1..1")] = None
    """The amount, without VAT."""

    taxes: Annotated[Many[TaxIncluded], EXT("Service charge VAT", "0..n")] = ()
    """The VAT that applies."""


class FinancialAdjustment(Group):
    """An amount that changes what is due, with its reason."""

    reason: Annotated[Text | None, EXT("Adjustment reason", "1..1")] = None
    """Why the amount changes."""

    amount: Annotated[Amount | None, EXT("Adjustment amount", "1..1")] = None
    """By how much it changes."""


class AccountingAccount(Group):
    """Where the buyer books the invoice, with the kind of account."""

    id: Annotated[PlainId | None, EXT("Further accounting reference", "1..1")] = None
    """The account."""

    type_code: Annotated[Code | None, EXT("Accounting reference type code")] = None
    """The kind of account."""
