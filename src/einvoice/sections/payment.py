"""When and how to pay."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from einvoice.model import invoice, payment
from einvoice.model.group import Group
from einvoice.model.values import Amount, Date, Percentage, Quantity
from einvoice.rules.german_forms import is_iban
from einvoice.sections.allowances import IncludedTax
from einvoice.sections.basis import Basis
from einvoice.sections.discounts import Granted, granted_in, words_of
from einvoice.sections.parties import Party
from einvoice.sections.section import Derived, Of, Section, defaults_of

_DAY = "DAY"


class _Condition(Section):
    basis_date: Annotated[Date | None, Of("basis_date")] = None
    days: int | None = None
    """The period in days, where it is stated in days."""
    period: Annotated[Quantity | None, Of("period")] = None
    period_unit_code: Annotated[str | None, Of("period_unit_code")] = None
    percentage: Annotated[Percentage | None, Of("percentage")] = None
    base_amount: Annotated[Amount | None, Of("basis_amount")] = None
    amount: Annotated[Amount | None, Of("amount")] = None

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """The period as a number of days."""
        period = values["period"]
        # A number with a huge exponent cannot be stated, but its digits could fill a page.
        if period is not None and values["period_unit_code"] == _DAY and period == int(period):
            yield Derived("days", int(period), f"{origin}.period")


class Discount(_Condition):
    """What may be deducted for early payment (Skonto)."""

    shows = payment.DiscountTerms

    is_structured: bool = True
    """Whether it was stated in elements of its own, or as a line in the payment terms."""

    @classmethod
    def granted(cls, found: Granted) -> "Discount":
        """A discount that a line of the payment terms grants."""
        stated = {
            "days": found.days,
            "percentage": found.percentage,
            "base_amount": found.base_amount,
            "is_structured": False,
        }
        blank = defaults_of(cls)
        places = {name: "payment_terms" if name in stated else "" for name in blank}
        return cls.made({**blank, **stated}, None, "payment_terms", places)


class Penalty(_Condition):
    """What late payment costs."""

    shows = payment.PenaltyTerms


class Instalment(Section):
    """A further set of payment terms."""

    shows = payment.PaymentTerms

    text: Annotated[str | None, Of("text")] = None
    due_date: Annotated[Date | None, Of("due_date")] = None
    partial_amount: Annotated[Amount | None, Of("partial_amount")] = None
    discount: Annotated[Discount | None, Of("discount")] = None
    penalty: Annotated[Penalty | None, Of("penalty")] = None
    payee: Annotated[Party | None, Of("payee")] = None
    mandate_reference: Annotated[str | None, Of("mandate_reference")] = None


class AdvancePayment(Section):
    """A payment that was received before the invoice."""

    shows = payment.AdvancePayment

    amount: Annotated[Amount | None, Of("amount")] = None
    date: Annotated[Date | None, Of("date")] = None
    taxes: Annotated[tuple[IncludedTax, ...], Of("taxes")] = ()
    invoice_number: Annotated[str | None, Of("invoice_reference")] = None
    invoice_type_code: Annotated[str | None, Of("invoice_type_code")] = None
    invoice_date: Annotated[Date | None, Of("invoice_date")] = None


class ThirdPartyPayment(Section):
    """An amount that is collected or paid for somebody else."""

    shows = payment.ThirdPartyPayment

    type_code: Annotated[str | None, Of("type_code")] = None
    amount: Annotated[Amount | None, Of("amount")] = None
    description: Annotated[str | None, Of("description")] = None


class Adjustment(Section):
    """An amount that changes what is due."""

    shows = invoice.FinancialAdjustment

    reason: Annotated[str | None, Of("reason")] = None
    amount: Annotated[Amount | None, Of("amount")] = None


class PaymentTerms(Section):
    """When to pay, what early payment saves, and what late payment costs."""

    shows = invoice.Invoice

    due_date: Annotated[Date | None, Of("due_date")] = None
    contractual_due_date: Annotated[Date | None, Of("contractual_due_date")] = None
    text: Annotated[str | None, Of("payment_terms")] = None
    """The terms as they are stated."""
    description: str | None = None
    """The terms without the lines for programs, in which XRechnung grants discounts."""
    discounts: Annotated[tuple[Discount, ...], Of("payment_schedule.discount")] = ()
    """What may be deducted for early payment, wherever it is stated."""
    penalties: Annotated[tuple[Penalty, ...], Of("payment_schedule.penalty")] = ()
    partial_amount: Annotated[Amount | None, Of("payment_schedule.partial_amount")] = None
    payee: Annotated[Party | None, Of("payment_schedule.payee")] = None
    instalments: Annotated[tuple[Instalment, ...], Of("more_payment_terms")] = ()
    advance_payments: Annotated[tuple[AdvancePayment, ...], Of("advance_payments")] = ()
    third_party_payments: Annotated[tuple[ThirdPartyPayment, ...], Of("third_party_payments")] = ()
    adjustments: Annotated[tuple[Adjustment, ...], Of("financial_adjustments")] = ()

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """What the text grants to programs, and what it says to people."""
        terms: str | None = values["text"]
        if terms is None:
            return
        yield Derived("description", words_of(terms), "payment_terms")
        granted = tuple(map(Discount.granted, granted_in(terms)))
        yield Derived("discounts", (*granted, *values["discounts"]), "payment_schedule.discount")


class PaymentMeans(Section):
    """One way to pay."""

    shows = payment.PaymentMeans

    type_code: Annotated[str | None, Of("code")] = None
    description: Annotated[str | None, Of("text")] = None
    account_id: Annotated[str | None, Of("account.account_id")] = None
    iban: str | None = None
    """The account number without spaces, if it is an IBAN."""
    account_name: Annotated[str | None, Of("account.account_name")] = None
    bic: Annotated[str | None, Of("account.provider_id")] = None
    card_number: Annotated[str | None, Of("card.account_number")] = None
    card_holder: Annotated[str | None, Of("card.holder_name")] = None
    card_network: Annotated[str | None, Of("card.network_id")] = None
    debited_account_id: Annotated[str | None, Of("debited_account_id")] = None
    debited_iban: str | None = None
    """The debited account without spaces, if it is an IBAN."""
    debited_account_name: Annotated[str | None, Of("debited_account_name")] = None
    debited_bic: Annotated[str | None, Of("debited_provider_id")] = None

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """The accounts that are an IBAN."""
        yield Derived("iban", _iban(values["account_id"]), f"{origin}.account.account_id")
        debited = _iban(values["debited_account_id"])
        yield Derived("debited_iban", debited, f"{origin}.debited_account_id")


class PaymentInstructions(Section):
    """How and to whom to pay."""

    shows = invoice.Invoice

    means: Annotated[tuple[PaymentMeans, ...], Of("payment.means")] = ()
    remittance_information: Annotated[str | None, Of("payment.remittance_information")] = None
    mandate_reference: Annotated[str | None, Of("payment.direct_debit.mandate_reference")] = None
    creditor_id: Annotated[str | None, Of("payment.direct_debit.creditor_id")] = None
    payee: Annotated[Party | None, Of("payee")] = None


def _iban(account: str | None) -> str | None:
    return "".join(account.split()) if account and is_iban(account) else None
