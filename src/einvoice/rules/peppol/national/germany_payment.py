"""Germany: each kind of payment with its own group and no other, and discounts (Skonto)."""

from collections.abc import Iterator

from einvoice.model.payment import PaymentMeans
from einvoice.rules.german_forms import (
    DISCOUNT,
    discount_lines,
    ends_with_line_end,
    is_discount,
    is_iban,
    normalised,
)
from einvoice.rules.peppol.national.germany import is_german
from einvoice.rules.peppol.national.payment_means import (
    has_account,
    has_card,
    mandates,
    means_of,
)
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_TRANSFERS = frozenset({"30", "58"})
_SEPA_TRANSFER = frozenset({"58"})
_CARDS = frozenset({"48", "54", "55"})
_SEPA_DEBIT = frozenset({"59"})


@rule("DE-R-001", "BG-16", syntax="ubl")
def payment_is_stated(stated: Stated) -> Iterator[Hit]:
    """BG-16 is stated."""
    if is_german(stated) and not means_of(stated):
        yield Hit("payment.means")


def _paid_by(stated: Stated, codes: frozenset[str]) -> Iterator[tuple[int, str, PaymentMeans]]:
    """The payment means of some codes, between Germans."""
    if is_german(stated):
        for index, means in enumerate(means_of(stated)):
            code = collapsed(means.code)
            if code in codes:
                yield index, code, means


@rule("DE-R-019", "BT-84", "BT-81", severity="warning", syntax="ubl")
def sepa_transfer_goes_to_an_iban(stated: Stated) -> Iterator[Hit]:
    """The account of a SEPA credit transfer (58) is an IBAN."""
    for index, _code, means in _paid_by(stated, _SEPA_TRANSFER):
        account = means.account.account_id if means.account is not None else None
        if not is_iban(account):
            path = f"payment.means[{index}].account.account_id"
            yield Hit(path, {"stated": account or "-"})


@rule("DE-R-020", "BT-91", "BT-81", severity="warning", syntax="ubl")
def sepa_debit_comes_from_an_iban(stated: Stated) -> Iterator[Hit]:
    """The debited account of a SEPA direct debit (59) is an IBAN."""
    for index, _code, means in _paid_by(stated, _SEPA_DEBIT):
        if not is_iban(means.debited_account_id):
            path = f"payment.means[{index}].debited_account_id"
            yield Hit(path, {"stated": means.debited_account_id or "-"})


@rule("DE-R-023-1", "BG-17", "BT-81", syntax="ubl")
def transfer_has_an_account(stated: Stated) -> Iterator[Hit]:
    """A credit transfer (30, 58) says to which account."""
    for index, code, _means in _paid_by(stated, _TRANSFERS):
        if not has_account(stated, index):
            yield Hit(f"payment.means[{index}].account", {"code": code})


@rule("DE-R-023-2", "BG-18", "BG-19", "BT-81", syntax="ubl")
def transfer_has_nothing_else(stated: Stated) -> Iterator[Hit]:
    """A credit transfer (30, 58) comes with neither a card nor a mandate."""
    for index, code, _means in _paid_by(stated, _TRANSFERS):
        if has_card(stated, index) or mandates(stated)[index]:
            yield Hit(f"payment.means[{index}]", {"code": code})


@rule("DE-R-024-1", "BG-18", "BT-81", syntax="ubl")
def card_is_stated(stated: Stated) -> Iterator[Hit]:
    """A payment by card (48, 54, 55) says by which card."""
    for index, code, _means in _paid_by(stated, _CARDS):
        if not has_card(stated, index):
            yield Hit(f"payment.means[{index}].card", {"code": code})


@rule("DE-R-024-2", "BG-17", "BG-19", "BT-81", syntax="ubl")
def card_has_nothing_else(stated: Stated) -> Iterator[Hit]:
    """A payment by card (48, 54, 55) comes with neither an account nor a mandate."""
    for index, code, _means in _paid_by(stated, _CARDS):
        if has_account(stated, index) or mandates(stated)[index]:
            yield Hit(f"payment.means[{index}]", {"code": code})


@rule("DE-R-025-1", "BG-19", "BT-81", syntax="ubl")
def debit_has_a_mandate(stated: Stated) -> Iterator[Hit]:
    """A SEPA direct debit (59) comes with its mandate."""
    for index, code, _means in _paid_by(stated, _SEPA_DEBIT):
        if not mandates(stated)[index]:
            yield Hit("payment.direct_debit", {"code": code})


@rule("DE-R-025-2", "BG-17", "BG-18", "BT-81", syntax="ubl")
def debit_has_nothing_else(stated: Stated) -> Iterator[Hit]:
    """A SEPA direct debit (59) comes with neither an account to credit nor a card."""
    for index, code, _means in _paid_by(stated, _SEPA_DEBIT):
        if has_account(stated, index) or has_card(stated, index):
            yield Hit(f"payment.means[{index}]", {"code": code})


@rule("DE-R-030", "BT-90", "BG-19", syntax="ubl")
def creditor_is_stated(stated: Stated) -> Iterator[Hit]:
    """Who collects says under which creditor identifier."""
    payment = stated.invoice.payment
    debit = payment.direct_debit if payment is not None else None
    if (debit is None or debit.creditor_id is None) and is_german(stated):
        if any(mandates(stated)):
            yield Hit("payment.direct_debit.creditor_id")


@rule("DE-R-031", "BT-91", "BG-19", syntax="ubl")
def debited_account_is_stated(stated: Stated) -> Iterator[Hit]:
    """Who collects says from which account."""
    if is_german(stated) and any(mandates(stated)):
        means = means_of(stated)
        if all(one.debited_account_id is None for one in means):
            first = next(index for index, has_one in enumerate(mandates(stated)) if has_one)
            yield Hit(f"payment.means[{first}].debited_account_id")


@rule("DE-R-018", "BT-20", syntax="ubl")
def discounts_have_their_form(stated: Stated) -> Iterator[Hit]:
    """Every line that begins with a number sign is a discount, and a line end follows the last."""
    if is_german(stated):
        invoice = stated.invoice
        yield from _discounts("payment_terms", invoice.payment_terms or "")
        for index, more in enumerate(invoice.more_payment_terms):
            yield from _discounts(f"more_payment_terms[{index}].text", more.text or "")


def _discounts(path: str, terms: str) -> Iterator[Hit]:
    lines = discount_lines(terms) if "#" in terms else ()
    wrong = [line for line in lines if not is_discount(line)]
    for line in wrong:
        yield Hit(path, {"stated": normalised(line), "form": DISCOUNT})
    if lines and not wrong and not ends_with_line_end(terms):
        yield Hit(
            path,
            {"stated": normalised(lines[-1])},
            kind="unended",
            # Certain only where the discount is the last line of the text.
            patch=(("replace", path, f"{terms}\n"),) if terms.endswith(lines[-1]) else (),
        )


RULES = declared_in(globals())
