"""Which of the payment means come with the mandate of a direct debit."""

import re
from collections.abc import Sequence

from einvoice.model.payment import PaymentMeans
from einvoice.rules.stated import Stated

_IN_MANDATE = re.compile(r"/[^/]+/cac:PaymentMeans(?:\[(\d+)\])?/cac:PaymentMandate(?:/|$)")
"""An empty element in a mandate, or an empty mandate: it stands there and says nothing."""
_DEBITS = frozenset({"49", "59"})


def means_of(stated: Stated) -> Sequence[PaymentMeans]:
    """The payment means; none where nothing is said of the payment."""
    payment = stated.invoice.payment
    return payment.means if payment else ()


def mandates(stated: Stated) -> Sequence[bool]:
    """For each payment means, whether a mandate (BG-19) belongs to it."""
    return stated.once(_ubl_mandates if stated.syntax == "ubl" else _cii_mandates)


def has_mandate(stated: Stated) -> bool:
    """Whether any payment means has a mandate."""
    return any(mandates(stated))


def has_mandate_reference(stated: Stated) -> bool:
    """Whether BT-89 is stated; in CII any of the payment terms may say it."""
    payment = stated.invoice.payment
    debit = payment.direct_debit if payment else None
    if debit is not None and debit.mandate_reference is not None:
        return True
    return any(terms.mandate_reference is not None for terms in stated.invoice.more_payment_terms)


def _cii_mandates(stated: Stated) -> Sequence[bool]:
    """CII keeps the mandate beside the means, so what is said of it belongs to each of them."""
    payment = stated.invoice.payment
    debit = payment.direct_debit if payment else None
    common = has_mandate_reference(stated) or (debit is not None and debit.creditor_id is not None)
    return [common or means.debited_account_id is not None for means in means_of(stated)]


def _ubl_mandates(stated: Stated) -> Sequence[bool]:
    """UBL has a mandate in the means; the model knows one reference for the whole invoice.

    It belongs to the means that name a debited account; where none does, to those for direct
    debit, else to the first: as it is written.
    """
    every = means_of(stated)
    found = [_names_debited_account(means) for means in every]
    if not any(found) and (has_mandate_reference(stated) or stated.invoice.payer is not None):
        found = [means.code in _DEBITS for means in every]
        if found and not any(found):
            found[0] = True
    for place in stated.surface.empty:
        match = _IN_MANDATE.match(place.location)
        if match and (index := int(match[1] or 1) - 1) < len(found):
            found[index] = True
    return found


def _names_debited_account(means: PaymentMeans) -> bool:
    stated = means.debited_account_id, means.debited_account_name, means.debited_provider_id
    return stated != (None, None, None)
