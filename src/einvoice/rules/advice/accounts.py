"""Account numbers, banks and payment references."""

import re
from collections.abc import Iterator

from einvoice.model.payment import PaymentMeans
from einvoice.rules.advice.check_digits import is_refused
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_SEPARATORS = str.maketrans("", "", " .-\t\u00a0")
_looks_like_iban = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}").fullmatch
_looks_like_creditor_id = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{4,31}").fullmatch
_looks_like_reference = re.compile(r"RF[0-9]{2}[0-9A-Z]{1,21}").fullmatch
_is_bic = re.compile(r"[0-9A-Z]{4}[A-Z]{2}[0-9A-Z]{2}(?:[0-9A-Z]{3})?").fullmatch
_SEPA_TRANSFER = "58"
_SEPA_DEBIT = "59"
_BANKS_ELSEWHERE = {
    "FR": frozenset("BL GF GP MC MF MQ NC PF PM RE TF WF YT".split()),
    "GB": frozenset(("GG", "IM", "JE")),
    "FI": frozenset(("AX",)),
    "ES": frozenset(("IC",)),
    "NO": frozenset(("SJ",)),
}
"""Countries whose IBAN banks of other territories use as well."""


@rule("ADV-IBAN", "BT-84", "BT-91", severity="warning")
def iban(stated: Stated) -> Iterator[Hit]:
    """What SEPA takes for an IBAN, and what looks like one, has its check digits."""
    for path, means in _means(stated):
        account = means.account.account_id if means.account else None
        if account and _is_wrong_iban(account, is_sepa=means.code == _SEPA_TRANSFER):
            yield Hit(f"{path}.account.account_id", {"stated": account}, ("BT-84",))
        debited = means.debited_account_id
        if debited and _is_wrong_iban(debited, is_sepa=means.code == _SEPA_DEBIT):
            yield Hit(f"{path}.debited_account_id", {"stated": debited}, ("BT-91",))


@rule("ADV-BIC", "BT-86", severity="warning")
def bic(stated: Stated) -> Iterator[Hit]:
    """The bank of an account with IBAN is named by its BIC."""
    for path, _, bank in _banks(stated):
        if _is_bic(bank.upper()) is None:
            yield Hit(f"{path}.account.provider_id", {"stated": bank})


@rule("ADV-BIC-COUNTRY", "BT-86", "BT-84", severity="warning")
def bic_of_another_country(stated: Stated) -> Iterator[Hit]:
    """IBAN and BIC of one account belong to one country."""
    for path, account, bank in _banks(stated):
        code = bank.upper()
        if _is_bic(code) is None:
            continue
        home, country = account[:2], code[4:6]
        if country != home and country not in _BANKS_ELSEWHERE.get(home, ()):
            values = {"stated": bank, "account": account, "country": country, "expected": home}
            yield Hit(f"{path}.account.provider_id", values)


@rule("ADV-CREDITOR-ID", "BT-90", severity="warning")
def creditor_id(stated: Stated) -> Iterator[Hit]:
    """The creditor identifier of a SEPA direct debit has its check digits."""
    payment = stated.invoice.payment
    debit = payment.direct_debit if payment else None
    if payment is None or debit is None or not debit.creditor_id:
        return
    text = debit.creditor_id
    is_sepa = any(means.code == _SEPA_DEBIT for means in payment.means)
    looks_like_one = _looks_like_creditor_id(_compact(text)) is not None
    if (is_sepa or looks_like_one) and (not looks_like_one or is_refused("eu.at_02", text)):
        yield Hit("payment.direct_debit.creditor_id", {"stated": text})


@rule("ADV-CREDITOR-REFERENCE", "BT-83", severity="warning")
def creditor_reference(stated: Stated) -> Iterator[Hit]:
    """A structured creditor reference (ISO 11649) has its check digits."""
    payment = stated.invoice.payment
    text = payment.remittance_information if payment else None
    # A number of the seller's own may begin with the same letters.
    if not text or text == stated.invoice.number:
        return
    if _looks_like_reference(text.replace(" ", "")) and is_refused("iso11649", text):
        yield Hit("payment.remittance_information", {"stated": text})


def _means(stated: Stated) -> Iterator[tuple[str, PaymentMeans]]:
    payment = stated.invoice.payment
    for index, means in enumerate(payment.means if payment else ()):
        yield f"payment.means[{index}]", means


def _banks(stated: Stated) -> Iterator[tuple[str, str, str]]:
    """Each bank that is named for an account with IBAN: path of the means, account, bank."""
    for path, means in _means(stated):
        if means.account and means.account.account_id and means.account.provider_id:
            account = _compact(means.account.account_id)
            if _looks_like_iban(account):
                yield path, account, means.account.provider_id


def _is_wrong_iban(text: str, *, is_sepa: bool) -> bool:
    number = _compact(text)
    if _looks_like_iban(number) is None:
        return is_sepa
    # A country that the register did not know when it was printed still has the check digits.
    if _is_registered(number[:2]):
        return is_refused("iban", number)
    return is_refused("iso7064.mod_97_10", number[4:] + number[:4])


def _is_registered(country: str) -> bool:
    from stdnum import numdb

    return bool(numdb.get("iban").info(country + "00")[0][1])


def _compact(text: str) -> str:
    return text.translate(_SEPARATORS).upper()


RULES = declared_in(globals())
