"""How a German invoice is to be paid: each kind of payment with its own group, and no other."""

from collections.abc import Iterator

from einvoice.model.payment import PaymentMeans
from einvoice.rules.german_forms import is_iban
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.mandates import (
    has_mandate,
    has_mandate_reference,
    mandates,
    means_of,
)
from einvoice.rules.xrechnung.presence import ABSENT, is_empty_element

_TRANSFERS = frozenset({"30", "58"})
_SEPA_TRANSFER = "58"
_CARDS = frozenset({"48", "54", "55"})
_SEPA_DEBIT = "59"
_DEBITS = frozenset({"49", "59"})

_ACCOUNT = {"ubl": "cac:PayeeFinancialAccount", "cii": "ram:PayeePartyCreditorFinancialAccount"}


@rule("BR-DE-1", "BG-16")
def payment_instructions(stated: Stated) -> Iterator[Hit]:
    """BG-16 is stated."""
    if not means_of(stated):
        yield Hit("payment.means")


def _with(stated: Stated, codes: frozenset[str]) -> Iterator[tuple[int, PaymentMeans]]:
    for index, means in enumerate(means_of(stated)):
        if means.code in codes:
            yield index, means


def _path(index: int, field: str) -> str:
    return f"payment.means[{index}].{field}"


def _has_account(stated: Stated, means: PaymentMeans) -> bool:
    """Whether the account is there; in CII the bank stands beside it."""
    account = means.account
    if account is not None and (
        stated.syntax == "ubl" or account.account_id is not None or account.account_name is not None
    ):
        return True
    return is_empty_element(stated, _ACCOUNT[stated.syntax])


@rule("BR-DE-19", "BT-84", "BT-81", severity="warning")
def iban_of_payee(stated: Stated) -> Iterator[Hit]:
    """A SEPA credit transfer goes to an IBAN."""
    for index, means in _with(stated, frozenset({_SEPA_TRANSFER})):
        account = means.account.account_id if means.account else None
        if not is_iban(account):
            yield Hit(_path(index, "account.account_id"), {"stated": account or ABSENT})


@rule("BR-DE-20", "BT-91", "BT-81", severity="warning")
def iban_of_payer(stated: Stated) -> Iterator[Hit]:
    """A SEPA direct debit is collected from an IBAN."""
    for index, means in _with(stated, frozenset({_SEPA_DEBIT})):
        if not is_iban(means.debited_account_id):
            yield Hit(
                _path(index, "debited_account_id"), {"stated": means.debited_account_id or ABSENT}
            )


@rule("BR-DE-23-a", "BG-17", "BT-81")
def transfer_has_account(stated: Stated) -> Iterator[Hit]:
    """A credit transfer says to which account."""
    for index, means in _with(stated, _TRANSFERS):
        if not _has_account(stated, means):
            yield Hit(_path(index, "account"), {"code": means.code or ""})


@rule("BR-DE-23-b", "BG-18", "BG-19", "BT-81")
def transfer_has_nothing_else(stated: Stated) -> Iterator[Hit]:
    """A credit transfer comes with neither a card nor a mandate."""
    for index, means in _with(stated, _TRANSFERS):
        if means.card is not None or mandates(stated)[index]:
            yield Hit(f"payment.means[{index}]", {"code": means.code or ""})


@rule("BR-DE-24-a", "BG-18", "BT-81")
def card_is_stated(stated: Stated) -> Iterator[Hit]:
    """A payment by card says which card."""
    for index, means in _with(stated, _CARDS):
        if means.card is None:
            yield Hit(_path(index, "card"), {"code": means.code or ""})


@rule("BR-DE-24-b", "BG-17", "BG-19", "BT-81")
def card_has_nothing_else(stated: Stated) -> Iterator[Hit]:
    """A payment by card comes with neither an account nor a mandate."""
    for index, means in _with(stated, _CARDS):
        if _has_account(stated, means) or mandates(stated)[index]:
            yield Hit(f"payment.means[{index}]", {"code": means.code or ""})


@rule("BR-DE-25-a", "BG-19", "BT-81")
def debit_has_mandate(stated: Stated) -> Iterator[Hit]:
    """A SEPA direct debit comes with its mandate."""
    for index, means in _with(stated, frozenset({_SEPA_DEBIT})):
        if not mandates(stated)[index]:
            yield Hit("payment.direct_debit", {"code": means.code or ""})


@rule("BR-DE-25-b", "BG-17", "BG-18", "BT-81")
def debit_has_nothing_else(stated: Stated) -> Iterator[Hit]:
    """A SEPA direct debit comes with neither an account to credit nor a card."""
    for index, means in _with(stated, frozenset({_SEPA_DEBIT})):
        # In CII a bank counts too, of the payer as well as of the payee.
        bank = stated.syntax == "cii" and (
            means.debited_provider_id is not None or means.account is not None
        )
        if bank or means.card is not None or _has_account(stated, means):
            yield Hit(f"payment.means[{index}]", {"code": means.code or ""})


@rule("BR-DE-30", "BT-90", "BG-19")
def creditor_is_stated(stated: Stated) -> Iterator[Hit]:
    """Who collects says under which creditor identifier."""
    payment = stated.invoice.payment
    debit = payment.direct_debit if payment else None
    creditor = debit is not None and debit.creditor_id is not None
    if stated.syntax == "ubl":
        lacking = has_mandate(stated) and not creditor
    else:
        debited = _is_debited(stated)
        reference = has_mandate_reference(stated)
        lacking = (creditor or debited or reference) and not (creditor and (debited or reference))
    if lacking:
        yield Hit("payment.direct_debit.creditor_id")


@rule("BR-DE-31", "BT-91", "BG-19")
def debited_account_is_stated(stated: Stated) -> Iterator[Hit]:
    """Who collects says from which account."""
    if not means_of(stated) and stated.syntax == "ubl":
        return
    payment = stated.invoice.payment
    debit = payment.direct_debit if payment else None
    debited = _is_debited(stated)
    if stated.syntax == "ubl":
        lacking = has_mandate(stated) and not debited
    else:
        creditor = debit is not None and debit.creditor_id is not None
        reference = has_mandate_reference(stated)
        lacking = (creditor or debited or reference) and not (debited and (creditor or reference))
    if lacking:
        yield Hit("payment.means[0].debited_account_id")


def _is_debited(stated: Stated) -> bool:
    return any(means.debited_account_id is not None for means in means_of(stated))


@rule("PEPPOL-EN16931-R061", "BT-89", "BT-81")
def mandate_is_referred_to(stated: Stated) -> Iterator[Hit]:
    """A direct debit names its mandate."""
    for index, means in _with(stated, _DEBITS):
        named = has_mandate_reference(stated)
        if not named or (stated.syntax == "ubl" and not mandates(stated)[index]):
            yield Hit("payment.direct_debit.mandate_reference", {"code": means.code or ""})


RULES = declared_in(globals())
