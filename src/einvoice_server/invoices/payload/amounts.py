"""What is taken off and added, for an item or for the whole invoice."""

from einvoice_server.invoices.payload.values import Code, Money, Name, Percent
from einvoice_server.schema import Schema


class ItemAdjustment(Schema):
    """What is taken off an item's total (allowance), or added to it (charge).

    Give the `amount`, or the `percentage` from which it follows.
    """

    amount: Money | None = None
    """The amount without VAT: 10.50 (BT-136, BT-141)."""

    percentage: Percent | None = None
    """The percentage of the base amount: 5 (BT-138, BT-143)."""

    base_amount: Money | None = None
    """Of what the percentage is taken; left out, quantity times price (BT-137, BT-142)."""

    reason: Name | None = None
    """Why, in words: "Loyalty discount" (BT-139, BT-144); left out, a general word is written."""

    reason_code: Code | None = None
    """Why, as a code: UNTDID 5189 for allowances, 7161 for charges (BT-140, BT-145)."""


class Adjustment(ItemAdjustment):
    """What is taken off the invoice as a whole (allowance), or added to it (charge: freight).

    Give the `amount`, or the `percentage` from which it follows. VAT category and rate may be left
    out where all items have the same.
    """

    base_amount: Money | None = None
    """Of what the percentage is taken; left out, all items of that VAT (BT-93, BT-100)."""

    category_code: Code | None = None
    """The VAT category: "S" (BT-95, BT-102)."""

    rate: Percent | None = None
    """The VAT rate: 19 (BT-96, BT-103)."""
