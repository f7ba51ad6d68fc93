"""How and when the invoice is to be paid."""

from pydantic import Field

from einvoice_server.invoices.payload.values import (
    Code,
    DiscountPercent,
    Money,
    Name,
    Words,
)
from einvoice_server.schema import Schema


class Skonto(Schema):
    """A discount for early payment."""

    days: int = Field(ge=1, le=999)
    """Within how many days of the invoice: 14."""

    percentage: DiscountPercent
    """The discount in percent, with at most two decimals: 2."""

    base_amount: Money | None = None
    """Of what it is taken, if not of the whole amount: 1190.00."""


class Payment(Schema):
    """How to pay (BG-16); what is not given comes from the seller."""

    means_code: Code | None = None
    """The means of payment, UNTDID 4461 (BT-81): 58 SEPA transfer, 30 transfer, 59 SEPA direct
    debit, 10 cash, 48 card, 1 not defined. Left out, it follows from what else is stated."""

    iban: Name | None = None
    """The account that is paid: "DE91100000000123456789" (BT-84)."""

    bic: Name | None = None
    """The bank of that account (BT-86)."""

    account_holder: Name | None = None
    """Who holds that account (BT-85)."""

    reference: Name | None = None
    """What the payer shall state; left out, the number of the invoice (BT-83)."""

    terms: Words | None = None
    """The terms in words: "Payable within 30 days." (BT-20)."""

    skonto: list[Skonto] = Field(default_factory=list[Skonto], max_length=5)
    """Discounts for early payment, in the form that programs read (BT-20)."""

    mandate_reference: Name | None = None
    """The mandate of a SEPA direct debit (BT-89); with it the means of payment is 59."""

    creditor_id: Name | None = None
    """The creditor identifier of a direct debit; left out, that of the company (BT-90)."""

    debited_iban: Name | None = None
    """The account that is debited (BT-91)."""
