"""The payment means one by one: UBL repeats in each what the model says once of them all."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from einvoice.model.payment import PaymentMeans
from einvoice.rules.stated import Stated

_REFERENCE = "payment.remittance_information"
_DEBITS = frozenset({"49", "59"})
_AGAIN = ("again", "repeated")
_MEANS = re.compile(r"^/[^/]+/cac:PaymentMeans(?:\[(\d+)\])?/(.+)$")


def means_of(stated: Stated) -> Sequence[PaymentMeans]:
    """The payment means; none where nothing is said of the payment."""
    payment = stated.invoice.payment
    return payment.means if payment is not None else ()


def references(stated: Stated) -> Sequence[str]:
    """For each payment means, what the payer is to state (BT-83); empty where that is nothing.

    The model has one for all of them. UBL means that state another were noticed as repetitions.
    """
    return stated.once(_references)


def has_account(stated: Stated, index: int) -> bool:
    """Whether a payment means has the element of the account to credit (UBL)."""
    account = means_of(stated)[index].account
    return account is not None or "cac:PayeeFinancialAccount" in _seen_in(stated, index)


def has_card(stated: Stated, index: int) -> bool:
    """Whether a payment means has the element of the card (UBL)."""
    card = means_of(stated)[index].card
    return card is not None or "cac:CardAccount" in _seen_in(stated, index)


def mandates(stated: Stated) -> Sequence[bool]:
    """For each payment means, whether it has the element of the mandate (UBL).

    The model knows one reference for the whole invoice. It belongs to the means that name a
    debited account; where none does, to the first for direct debit, else to the first.
    """
    return stated.once(_mandates)


def _references(stated: Stated) -> Sequence[str]:
    payment = stated.invoice.payment
    means = means_of(stated)
    common = (payment.remittance_information if payment is not None else None) or ""
    found = [common] * len(means)
    if stated.syntax == "ubl" and len(means) > 1:
        for issue in stated.issues:
            if issue.code == "repeated" and issue.path == _REFERENCE:
                match = _MEANS.match(issue.location)
                if match and int(match[1] or 1) <= len(found):
                    found[int(match[1] or 1) - 1] = issue.raw
    return found


def _mandates(stated: Stated) -> Sequence[bool]:
    means = means_of(stated)
    found = [
        _names_debited_account(one) or "cac:PaymentMandate" in _seen_in(stated, index)
        for index, one in enumerate(means)
    ]
    payment = stated.invoice.payment
    debit = payment.direct_debit if payment is not None else None
    if stated.invoice.payer is None and (debit is None or debit.mandate_reference is None):
        return found
    # It was read where it stands first; what repeats it was noticed.
    first = range(min(_repeating(stated), default=len(means)))
    if first and not any(found[index] for index in first):
        debits = (index for index in first if means[index].code in _DEBITS)
        found[next(debits, 0)] = True
    return found


def _repeating(stated: Stated) -> Iterator[int]:
    """The payment means that state the mandate reference again."""
    for noticed in (stated.silent, stated.issues):
        for one in noticed:
            if one.code in _AGAIN and one.location.endswith("/cac:PaymentMandate/cbc:ID"):
                if match := _MEANS.match(one.location):
                    yield int(match[1] or 1) - 1


def _names_debited_account(means: PaymentMeans) -> bool:
    named = means.debited_account_id, means.debited_account_name, means.debited_provider_id
    return named != (None, None, None)


def _seen_in(stated: Stated, index: int) -> frozenset[str]:
    """The elements of a payment means of which something was noticed that no value holds."""
    return stated.once(_seen).get(index, frozenset())


def _seen(stated: Stated) -> Mapping[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for location in _locations(stated):
        if match := _MEANS.match(location):
            steps = (step.partition("[")[0] for step in match[2].split("/"))
            found.setdefault(int(match[1] or 1) - 1, set()).update(steps)
    return {index: frozenset(names) for index, names in found.items()}


def _locations(stated: Stated) -> Iterable[str]:
    for noticed in (stated.silent, stated.unmapped, stated.issues):
        for one in noticed:
            yield one.location
