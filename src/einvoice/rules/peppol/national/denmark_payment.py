"""Denmark: what each way to pay must say, above all payment slips (giro and FIK)."""

import re
from collections.abc import Iterator

from einvoice.codelists import allowed
from einvoice.model.payment import PaymentMeans
from einvoice.rules.peppol.leftovers import leaves_named
from einvoice.rules.peppol.national.denmark import is_danish
from einvoice.rules.peppol.national.payment_means import means_of, references
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_TRANSFERS = ("31", "42")
_DIRECT_DEBIT = "49"
_GIRO = "50"
_FIK = "93"
_GIRO_CARDS = ("01#", "04#", "15#")
_FIK_CARDS = ("71#", "73#", "75#")
"""The kinds of payment slips, with which the payer's reference begins."""
_GIRO_CARDS_WITH_NUMBER = ("04#", "15#")
_FIK_CARDS_WITH_NUMBER = ("71#", "75#")
_GIRO_LENGTH = 19
_FIK_LENGTHS = (18, 19)
_CREDITOR_LENGTH = 8
_is_giro_account = re.compile(r"[0-9]{7,8}").fullmatch
_GIRO_ACCOUNT_LENGTH_IN_CII = 7


def _danish_means(stated: Stated) -> Iterator[tuple[int, PaymentMeans]]:
    """The payment means between Danes; in UBL, those of invoices only."""
    if is_danish(stated) and not (stated.syntax == "ubl" and stated.is_credit_note):
        yield from enumerate(means_of(stated))


def _account(means: PaymentMeans) -> str:
    return (means.account.account_id or "") if means.account is not None else ""


@rule("DK-R-005", "BT-81")
def means_is_in_use_in_denmark(stated: Stated) -> Iterator[Hit]:
    """Between Danes, only some payment means are allowed."""
    for index, means in _danish_means(stated):
        if means.code not in allowed("4461-peppol-danish"):
            codes = sorted(allowed("4461-peppol-danish"), key=int)
            values = {"stated": means.code or "-", "expected": ", ".join(codes)}
            yield Hit(f"payment.means[{index}].code", values)


@rule("DK-R-006", "BT-84", "BT-86", "BT-81")
def transfer_has_account_and_bank(stated: Stated) -> Iterator[Hit]:
    """A transfer to an account (31, 42) says the account and the registration number."""
    for index, means in _danish_means(stated):
        if means.code in _TRANSFERS:
            bank = means.account.provider_id if means.account is not None else None
            if not collapsed(_account(means)) or not collapsed(bank):
                lacking = "provider_id" if collapsed(_account(means)) else "account_id"
                values = {"code": means.code, "account": _account(means) or "-"}
                yield Hit(f"payment.means[{index}].account.{lacking}", values)


@rule("DK-R-007", "BT-89", "BT-91", "BT-81", syntax="ubl")
def direct_debit_has_mandate_and_account(stated: Stated) -> Iterator[Hit]:
    """A direct debit (49) says its mandate and the account that is debited."""
    payment = stated.invoice.payment
    debit = payment.direct_debit if payment is not None else None
    mandate = collapsed(debit.mandate_reference) if debit is not None else ""
    for index, means in _danish_means(stated):
        if means.code == _DIRECT_DEBIT and not (mandate and collapsed(means.debited_account_id)):
            path = f"payment.means[{index}].debited_account_id" if mandate else _MANDATE
            yield Hit(path, {"mandate": mandate or "-"})


_MANDATE = "payment.direct_debit.mandate_reference"


@rule("DK-R-007", "BT-89", "BT-90", "BT-81", syntax="cii")
def direct_debit_has_mandate_and_creditor(stated: Stated) -> Iterator[Hit]:
    """A direct debit (49) says its creditor and, inside the payment means, its mandate."""
    payment = stated.invoice.payment
    debit = payment.direct_debit if payment is not None else None
    creditor = collapsed(debit.creditor_id) if debit is not None else ""
    for index, means in _danish_means(stated):
        if means.code == _DIRECT_DEBIT and not (creditor and _has_mandate_inside(stated, index)):
            # There the schema of CII has no place for the mandate, so none can be right.
            mandate = (debit.mandate_reference if debit is not None else None) or "-"
            yield Hit(f"payment.means[{index}].code", {"mandate": mandate}, kind="cii")


def _has_mandate_inside(stated: Stated, index: int) -> bool:
    name = "ram:SpecifiedTradeSettlementPaymentMeans"
    places = (f"/{name}[{index + 1}]/", *((f"/{name}/",) if index == 0 else ()))
    return any(
        collapsed(leaf.text) and any(place in leaf.part.location for place in places)
        for leaf in leaves_named(stated, "DirectDebitMandateID")
    )


@rule("DK-R-008", "BT-83", "BT-84", "BT-81")
def giro_has_card_and_account(stated: Stated) -> Iterator[Hit]:
    """A giro payment (50) says the kind of slip and the giro account."""
    for index, means in _danish_means(stated):
        if means.code == _GIRO:
            reference, account = references(stated)[index], _account(means)
            if stated.syntax == "ubl":
                is_account = _is_giro_account(account) is not None
            else:
                is_account = len(account) == _GIRO_ACCOUNT_LENGTH_IN_CII
            if not reference.startswith(_GIRO_CARDS) or not is_account:
                yield _slip(index, reference, account, is_account=is_account)


@rule("DK-R-009", "BT-83", "BT-81")
def giro_number_is_complete(stated: Stated) -> Iterator[Hit]:
    """A giro payment by slip 04 or 15 has sixteen digits behind the kind of slip."""
    for index, means in _danish_means(stated):
        if means.code == _GIRO:
            reference = references(stated)[index]
            if reference.startswith(_GIRO_CARDS_WITH_NUMBER) and len(reference) != _GIRO_LENGTH:
                yield _incomplete(reference)


@rule("DK-R-010", "BT-83", "BT-84", "BT-81")
def fik_has_card_and_creditor(stated: Stated) -> Iterator[Hit]:
    """A FIK payment (93) says the kind of slip and a creditor number of eight characters."""
    for index, means in _danish_means(stated):
        if means.code == _FIK:
            reference, account = references(stated)[index], _account(means)
            is_account = len(account) == _CREDITOR_LENGTH
            if not reference.startswith(_FIK_CARDS) or not is_account:
                yield _slip(index, reference, account, is_account=is_account)


@rule("DK-R-011", "BT-83", "BT-81")
def fik_number_is_complete(stated: Stated) -> Iterator[Hit]:
    """A FIK payment by slip 71 or 75 has fifteen or sixteen digits behind the kind of slip."""
    for index, means in _danish_means(stated):
        if means.code == _FIK:
            reference = references(stated)[index]
            if reference.startswith(_FIK_CARDS_WITH_NUMBER) and len(reference) not in _FIK_LENGTHS:
                yield _incomplete(reference)


_REFERENCE = "payment.remittance_information"


def _slip(index: int, reference: str, account: str, *, is_account: bool) -> Hit:
    path = _REFERENCE if is_account else f"payment.means[{index}].account.account_id"
    return Hit(path, {"reference": reference or "-", "account": account or "-"})


def _incomplete(reference: str) -> Hit:
    return Hit(_REFERENCE, {"stated": reference, "length": str(len(reference) - 3)})


RULES = declared_in(globals())
