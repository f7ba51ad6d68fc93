"""What the invoice adds up to."""

from typing import Annotated

from einvoice.model.group import Group
from einvoice.model.terms import BT
from einvoice.model.values import Amount


class Totals(Group):
    """The sums of the invoice (BG-22)."""

    sum_of_lines: Annotated[Amount | None, BT(106, "Sum of Invoice line net amount", "1..1")] = None
    """The net amounts of all lines."""

    sum_of_allowances: Annotated[Amount | None, BT(107, "Sum of allowances on document level")] = (
        None
    )
    """All deductions from the invoice as a whole."""

    sum_of_charges: Annotated[Amount | None, BT(108, "Sum of charges on document level")] = None
    """All additions to the invoice as a whole."""

    total_without_vat: Annotated[
        Amount | None, BT(109, "Invoice total amount without VAT", "1..1")
    ] = None
    """The lines less the allowances plus the charges."""

    vat_total: Annotated[Amount | None, BT(110, "Invoice total VAT amount")] = None
    """The VAT of all categories, in the invoice currency."""

    vat_total_in_accounting_currency: Annotated[
        Amount | None, BT(111, "Invoice total VAT amount in accounting currency")
    ] = None
    """The same in the currency in which the seller accounts for VAT."""

    total_with_vat: Annotated[Amount | None, BT(112, "Invoice total amount with VAT", "1..1")] = (
        None
    )
    """The total and its VAT."""

    paid_amount: Annotated[Amount | None, BT(113, "Paid amount")] = None
    """What was paid in advance."""

    rounding_amount: Annotated[Amount | None, BT(114, "Rounding amount")] = None
    """What is added to round the amount due."""

    amount_due: Annotated[Amount | None, BT(115, "Amount due for payment", "1..1")] = None
    """What remains to be paid."""
