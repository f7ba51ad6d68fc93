"""How a UBL document is to be paid."""

from typing import Any

from einvoice.model.payment import PaymentMeans, PaymentTerms, ThirdPartyPayment
from einvoice.syntax.binding import Bind, Nest, Row, Table
from einvoice.syntax.codecs import AMOUNT, DATE, VERBATIM
from einvoice.syntax.ubl.common import NOT_AVAILABLE
from einvoice.syntax.ubl.party import TRADE_PARTY

_DIRECT_DEBIT = frozenset({"49", "59"})
"""Direct debit and SEPA direct debit (UNTDID 4461)."""


NOT_DEFINED = "1"
"""The payment means that UNTDID 4461 has for those that nobody names."""


def _carries_mandate(means: Any, invoice: Any) -> bool:
    """Whether the mandate is written here: with the debited account, else with the first means."""
    every = invoice.payment.means
    debits = [one for one in every if one.debited_account_id or one.code in _DIRECT_DEBIT]
    return (debits or every)[0] is means


def _is_first(means: Any, invoice: Any) -> bool:
    return invoice.payment.means[0] is means


_CARD = "cac:CardAccount"
_PAYEE = "cac:PayeeFinancialAccount"
_MANDATE = "cac:PaymentMandate"


def _means(*due_date: Row) -> Table:
    return Table(
        PaymentMeans,
        (
            Bind("code", "cbc:PaymentMeansCode", default=NOT_DEFINED),
            Bind("text", "cbc:PaymentMeansCode/@name"),
            *due_date,
            Bind("^payment.remittance_information", "cbc:PaymentID"),
            Bind(
                "card.account_number",
                f"{_CARD}/cbc:PrimaryAccountNumberID",
                default=NOT_AVAILABLE,
            ),
            Bind(
                "card.network_id",
                f"{_CARD}/cbc:NetworkID",
                default=NOT_AVAILABLE,
                silent_default=True,
            ),
            Bind("card.holder_name", f"{_CARD}/cbc:HolderName"),
            Bind("account.account_id", f"{_PAYEE}/cbc:ID"),
            Bind("account.account_name", f"{_PAYEE}/cbc:Name"),
            Bind("account.provider_id", f"{_PAYEE}/cac:FinancialInstitutionBranch/cbc:ID"),
            Bind(
                "^payment.direct_debit.mandate_reference",
                f"{_MANDATE}/cbc:ID",
                when=_carries_mandate,
            ),
            Nest("^payer", f"{_MANDATE}/cac:PayerParty", TRADE_PARTY, when=_carries_mandate),
            Bind("debited_account_id", f"{_MANDATE}/cac:PayerFinancialAccount/cbc:ID"),
            Bind("debited_account_name", f"{_MANDATE}/cac:PayerFinancialAccount/cbc:Name"),
            Bind(
                "debited_provider_id",
                f"{_MANDATE}/cac:PayerFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID",
            ),
        ),
    )


INVOICE_MEANS = _means()
CREDIT_NOTE_MEANS = _means(Bind("^due_date", "cbc:PaymentDueDate", DATE, when=_is_first))
"""A credit note has no due date of its own."""

MORE_TERMS = Table(
    PaymentTerms,
    (
        Bind("text", "cbc:Note", VERBATIM),
        Bind("partial_amount", "cbc:Amount", AMOUNT),
        Bind("due_date", "cbc:PaymentDueDate", DATE),
    ),
)

TERMS: tuple[Row, ...] = (
    Bind("payment_terms", "cac:PaymentTerms[1]/cbc:Note", VERBATIM),
    Bind("payment_schedule.partial_amount", "cac:PaymentTerms[1]/cbc:Amount", AMOUNT),
    Nest("more_payment_terms", "cac:PaymentTerms[>1]", MORE_TERMS),
)

THIRD_PARTY_PAYMENT = Table(
    ThirdPartyPayment,
    (
        Bind("type_code", "cbc:ID"),
        Bind("amount", "cbc:PaidAmount", AMOUNT),
        Bind("description", "cbc:InstructionID"),
    ),
)
