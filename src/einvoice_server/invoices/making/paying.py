"""Means and terms of payment in terms of the model."""

from einvoice.model.payment import (
    CreditTransfer,
    DirectDebit,
    PaymentInstructions,
    PaymentMeans,
)
from einvoice_server.invoices.making.case import TRANSFERS, Case
from einvoice_server.invoices.making.words import WORDS
from einvoice_server.invoices.payload.payment import Skonto


def payment_of(case: Case, number: str) -> PaymentInstructions | None:
    """How to pay; None where nothing is known of it."""
    code, payment = case.means_code, case.payment
    if code is None:
        return None
    account = None
    if case.iban and code in TRANSFERS:
        account = CreditTransfer(
            account_id=case.iban.replace(" ", ""),
            account_name=payment.account_holder
            or (None if payment.iban else case.seller.account_holder)
            or case.seller.name,
            provider_id=payment.bic or (None if payment.iban else case.seller.bic),
        )
    debit = None
    if case.mandate_reference:
        debit = DirectDebit(
            mandate_reference=case.mandate_reference,
            creditor_id=payment.creditor_id or case.seller.creditor_id,
        )
    return PaymentInstructions(
        remittance_information=payment.reference or number,
        means=(PaymentMeans(code=code, account=account, debited_account_id=payment.debited_iban),),
        direct_debit=debit,
    )


def terms_of(case: Case) -> str | None:
    """The terms in words, and discounts in the form that XRechnung gave programs and all read."""
    payment = case.payment
    lines = [payment.terms] if payment.terms else []
    lines += map(_discount, payment.skonto)
    if not lines:
        # Without a day and without terms nobody knows when to pay (BR-CO-25).
        return None if case.payload.due_date else WORDS[case.language]["at_once"]
    # The line of a discount ends with a line end, the last one too (BR-DE-18).
    return "\n".join(lines) + ("\n" if payment.skonto else "")


def _discount(skonto: Skonto) -> str:
    base = f"#BASISBETRAG={skonto.base_amount:.2f}" if skonto.base_amount is not None else ""
    return f"#SKONTO#TAGE={skonto.days}#PROZENT={skonto.percentage:.2f}{base}#"
