"""Payment: a direct debit needs its mandate."""

from collections.abc import Iterator

from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_DIRECT_DEBIT = frozenset({"49", "59"})
"""Direct debit and SEPA direct debit (UNTDID 4461)."""


@rule("PEPPOL-EN16931-R061", "BT-81", "BT-89")
def direct_debit_has_a_mandate(stated: Stated) -> Iterator[Hit]:
    """BT-89 must be stated where the payment means (BT-81) is a direct debit."""
    payment = stated.invoice.payment
    if payment is None:
        return
    debit = payment.direct_debit
    if debit is not None and debit.mandate_reference is not None:
        return
    if any(terms.mandate_reference is not None for terms in stated.invoice.more_payment_terms):
        return
    for means in payment.means:
        if (code := collapsed(means.code)) in _DIRECT_DEBIT:
            yield Hit("payment.direct_debit.mandate_reference", {"code": code})


RULES = declared_in(globals())
