"""How and when the amount is to be paid."""

from typing import Annotated

from einvoice.model.group import Group
from einvoice.model.party import TradeParty
from einvoice.model.terms import BG, BT, EXT
from einvoice.model.values import (
    Amount,
    Code,
    Date,
    Many,
    Percentage,
    PlainId,
    Quantity,
    Reference,
    Text,
)
from einvoice.model.vat import TaxIncluded


class CreditTransfer(Group):
    """The account that is to be credited (BG-17)."""

    account_id: Annotated[PlainId | None, BT(84, "Payment account identifier", "1..1")] = None
    """The IBAN, or another account number."""

    account_name: Annotated[Text | None, BT(85, "Payment account name")] = None
    """In whose name the account is held."""

    provider_id: Annotated[PlainId | None, BT(86, "Payment service provider identifier")] = None
    """The BIC, or another identifier of the bank."""


class PaymentCard(Group):
    """The card that was charged (BG-18)."""

    account_number: Annotated[
        PlainId | None, BT(87, "Payment card primary account number", "1..1")
    ] = None
    """The last digits of the card number."""

    holder_name: Annotated[Text | None, BT(88, "Payment card holder name")] = None
    """Whose card it is."""

    network_id: Annotated[PlainId | None, EXT("Payment card network")] = None
    """The network of the card, which UBL demands."""


class PaymentMeans(Group):
    """One way to pay: both syntaxes repeat the means for every account."""

    code: Annotated[Code | None, BT(81, "Payment means type code", "1..1")] = None
    """How to pay (UNTDID 4461)."""

    text: Annotated[Text | None, BT(82, "Payment means text")] = None
    """How to pay, in words."""

    account: Annotated[CreditTransfer | None, BG(17, "Credit transfer", "0..n")] = None
    """The account that is to be credited."""

    card: Annotated[PaymentCard | None, BG(18, "Payment card information")] = None
    """The card that was charged."""

    debited_account_id: Annotated[PlainId | None, BT(91, "Debited account identifier")] = None
    """The account that is debited by direct debit."""

    debited_account_name: Annotated[Text | None, EXT("Debited account name")] = None
    """In whose name the debited account is held."""

    debited_provider_id: Annotated[PlainId | None, EXT("Debited account provider")] = None
    """The BIC of the bank that is debited."""


class DirectDebit(Group):
    """The mandate by which the seller collects the amount (BG-19)."""

    mandate_reference: Annotated[PlainId | None, BT(89, "Mandate reference identifier")] = None
    """The reference that the payee gave to the mandate."""

    creditor_id: Annotated[PlainId | None, BT(90, "Bank assigned creditor identifier")] = None
    """The creditor identifier that the bank gave to the payee."""


class PaymentInstructions(Group):
    """How the amount is to be paid (BG-16)."""

    remittance_information: Annotated[Text | None, BT(83, "Remittance information")] = None
    """What the payer is to state, so that the payment finds its invoice."""

    means: Annotated[Many[PaymentMeans], EXT("Payment means", "0..n")] = ()
    """The ways to pay, one for every account."""

    direct_debit: Annotated[DirectDebit | None, BG(19, "Direct debit")] = None
    """The mandate, where the seller collects the amount."""


class DiscountTerms(Group):
    """What may be deducted for early payment (Skonto)."""

    basis_date: Annotated[Date | None, EXT("Payment discount basis date")] = None
    """From when the period counts."""

    period: Annotated[Quantity | None, EXT("Payment discount period")] = None
    """How long the discount is granted."""

    period_unit_code: Annotated[Code | None, EXT("Payment discount period unit")] = None
    """The unit of the period (DAY)."""

    basis_amount: Annotated[Amount | None, EXT("Payment discount basis amount")] = None
    """The amount from which the discount is computed."""

    percentage: Annotated[Percentage | None, EXT("Payment discount percentage")] = None
    """The discount in percent."""

    amount: Annotated[Amount | None, EXT("Payment discount amount")] = None
    """The discount."""


class PenaltyTerms(Group):
    """What late payment costs."""

    basis_date: Annotated[Date | None, EXT("Payment penalty basis date")] = None
    """From when the period counts."""

    period: Annotated[Quantity | None, EXT("Payment penalty period")] = None
    """After how long the penalty is due."""

    period_unit_code: Annotated[Code | None, EXT("Payment penalty period unit")] = None
    """The unit of the period (DAY)."""

    basis_amount: Annotated[Amount | None, EXT("Payment penalty basis amount")] = None
    """The amount from which the penalty is computed."""

    percentage: Annotated[Percentage | None, EXT("Payment penalty percentage")] = None
    """The penalty in percent."""

    amount: Annotated[Amount | None, EXT("Payment penalty amount")] = None
    """The penalty."""


class PaymentSchedule(Group):
    """What the extensions say of one set of payment terms beside its text and due date."""

    partial_amount: Annotated[Amount | None, EXT("Partial payment amount")] = None
    """The part of the amount to which the terms apply."""

    penalty: Annotated[PenaltyTerms | None, EXT("Payment penalty terms")] = None
    """What late payment costs."""

    discount: Annotated[DiscountTerms | None, EXT("Payment discount terms")] = None
    """What may be deducted for early payment."""

    payee: Annotated[TradeParty | None, EXT("Payee of the partial payment")] = None
    """Who is paid under these terms."""


class PaymentTerms(PaymentSchedule):
    """A further set of payment terms: a second instalment, another discount."""

    text: Annotated[Text | None, EXT("Further payment terms")] = None
    """The terms in words."""

    due_date: Annotated[Date | None, EXT("Further payment due date")] = None
    """When the payment is due."""

    mandate_reference: Annotated[PlainId | None, EXT("Further mandate reference")] = None
    """The mandate by which this payment is collected."""


class ThirdPartyPayment(Group):
    """An amount that is collected or paid for somebody else (BG-DEX-09)."""

    type_code: Annotated[Text | None, EXT("Third party payment type", "1..1")] = None
    """What kind of payment it is."""

    amount: Annotated[Amount | None, EXT("Third party payment amount", "1..1")] = None
    """The amount, which counts towards what is due."""

    description: Annotated[Text | None, EXT("Third party payment description", "1..1")] = None
    """The payment in words."""


class AdvancePayment(Group):
    """A payment that was received before the invoice, with the VAT in it."""

    amount: Annotated[Amount | None, EXT("Advance payment amount", "1..1")] = None
    """What was received."""

    date: Annotated[Date | None, EXT("Advance payment date")] = None
    """When it was received."""

    taxes: Annotated[Many[TaxIncluded], EXT("VAT in the advance payment", "0..n")] = ()
    """The VAT that the payment contains."""

    invoice_reference: Annotated[Reference | None, EXT("Advance invoice reference")] = None
    """The invoice by which it was claimed."""

    invoice_type_code: Annotated[Code | None, EXT("Advance invoice type code")] = None
    """What kind of invoice that was (UNTDID 1001)."""

    invoice_date: Annotated[Date | None, EXT("Advance invoice date")] = None
    """When that invoice was issued."""
