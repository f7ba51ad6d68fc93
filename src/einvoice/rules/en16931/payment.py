"""Payment instructions: by what means the amount is paid, and to which account."""

from collections.abc import Iterator, Sequence

from einvoice.model.payment import PaymentMeans
from einvoice.rules.en16931.presence import is_blank
from einvoice.rules.en16931.traces import bare_of, position_of
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_CREDIT_TRANSFERS = frozenset({"30", "58"})
"""Credit transfer and SEPA credit transfer (UNTDID 4461)."""
_LONGEST_CARD_NUMBER = 10


@rule("BR-49", "BG-16", "BT-81")
def means_has_a_code(stated: Stated) -> Iterator[Hit]:
    """BT-81 occurs in every means of payment."""
    for index, means in enumerate(_means(stated)):
        if means.code is None:
            yield Hit(f"payment.means[{index}].code")


@rule("BR-50", "BT-84")
def account_has_a_number(stated: Stated) -> Iterator[Hit]:
    """BT-84 is not empty, where a credit transfer names an account."""
    for index, means in enumerate(_means(stated)):
        account = means.account
        if means.code not in _CREDIT_TRANSFERS or account is None:
            continue
        if is_blank(account.account_id) and _has_account(means, stated):
            yield _without_account(index, means)
    yield from _empty_accounts(stated)


@rule("BR-51", "BT-87", syntax="ubl", severity="warning")
def card_number_is_short_in_ubl(stated: Stated) -> Iterator[Hit]:
    """BT-87 has ten characters at most."""
    yield from _long_card_numbers(stated)


@rule("BR-51", "BT-87", syntax="cii")
def card_number_is_short_in_cii(stated: Stated) -> Iterator[Hit]:
    """BT-87 has ten characters at most."""
    yield from _long_card_numbers(stated)


@rule("BR-61", "BT-81", "BT-84", syntax="ubl")
def credit_transfer_has_an_account(stated: Stated) -> Iterator[Hit]:
    """BT-84 occurs where BT-81 is a credit transfer."""
    for index, means in enumerate(_means(stated)):
        if means.code in _CREDIT_TRANSFERS and (
            means.account is None or means.account.account_id is None
        ):
            yield _without_account(index, means)


@rule("BR-61", "BT-81", "BT-84", syntax="cii")
def account_of_a_credit_transfer_has_a_number(stated: Stated) -> Iterator[Hit]:
    """BT-84 occurs where BT-81 is a credit transfer and there is an account."""
    for index, means in enumerate(_means(stated)):
        if (
            means.code in _CREDIT_TRANSFERS
            and means.account is not None
            and means.account.account_id is None
            and _has_account(means, stated)
        ):
            yield _without_account(index, means)
    yield from _empty_accounts(stated)


def _means(stated: Stated) -> Sequence[PaymentMeans]:
    payment = stated.invoice.payment
    return payment.means if payment is not None else ()


def _has_account(means: PaymentMeans, stated: Stated) -> bool:
    """Whether the account has an element: CII keeps the bank (BT-86) outside of it."""
    account = means.account
    if account is None or stated.syntax == "ubl":
        return account is not None
    return account.account_id is not None or account.account_name is not None


def _empty_accounts(stated: Stated) -> Iterator[Hit]:
    """Accounts of credit transfers of which nothing is stated at all."""
    every = _means(stated)
    for trace in bare_of(stated, _ACCOUNT[stated.syntax]):
        index = position_of(trace.location.rpartition("/")[0]) - 1
        if index < len(every) and every[index].code in _CREDIT_TRANSFERS:
            yield _without_account(index, every[index])


_ACCOUNT = {"ubl": "cac:PayeeFinancialAccount", "cii": "ram:PayeePartyCreditorFinancialAccount"}


def _without_account(index: int, means: PaymentMeans) -> Hit:
    return Hit(f"payment.means[{index}].account.account_id", {"code": means.code or ""})


def _long_card_numbers(stated: Stated) -> Iterator[Hit]:
    for index, means in enumerate(_means(stated)):
        number = means.card.account_number if means.card is not None else None
        if number is not None and (length := len(" ".join(number.split()))) > _LONGEST_CARD_NUMBER:
            # The number itself is kept out of messages: it may be the whole one.
            yield Hit(f"payment.means[{index}].card.account_number", {"length": str(length)})


RULES = declared_in(globals())
