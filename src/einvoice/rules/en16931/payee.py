"""The payee, who is somebody else than the seller."""

from collections.abc import Iterable, Iterator

from einvoice.model.party import Payee, Seller
from einvoice.model.values import Identifier
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-17", "BT-59", "BT-60", syntax="ubl")
def payee_has_a_name_of_its_own(stated: Stated) -> Iterator[Hit]:
    """BT-59 occurs, and neither name nor identifier is the seller's.

    UBL gives the payee a name of the kind that is the seller's trading name (BT-28).
    """
    payee, seller = stated.invoice.payee, stated.invoice.seller or Seller()
    if payee is None:
        return
    if payee.name is None:
        yield Hit("payee.name")
    elif payee.name == seller.trading_name:
        yield _same("payee.name", payee.name)
    elif shared := _shared(payee.ids, seller.ids):
        yield _same("payee.ids", shared)


@rule("BR-17", "BT-59", "BT-60", "BT-61", syntax="cii")
def payee_is_not_the_seller(stated: Stated) -> Iterator[Hit]:
    """BT-59 occurs, and neither name nor identifier nor registration is the seller's."""
    invoice = stated.invoice
    payee, seller = invoice.payee, invoice.seller or Seller()
    if payee is not None:
        yield from _compared(payee, seller)
    # The payees of single instalments are asked for their names only.
    if (schedule := invoice.payment_schedule) and schedule.payee and schedule.payee.name is None:
        yield Hit("payment_schedule.payee.name")
    for index, terms in enumerate(invoice.more_payment_terms):
        if terms.payee and terms.payee.name is None:
            yield Hit(f"more_payment_terms[{index}].payee.name")


def _compared(payee: Payee, seller: Seller) -> Iterator[Hit]:
    if payee.name is None:
        yield Hit("payee.name")
    elif payee.name == seller.name:
        yield _same("payee.name", payee.name)
    elif shared := _shared(_without_scheme(payee.ids), _without_scheme(seller.ids)):
        yield _same("payee.ids", shared)
    elif payee.legal_id and seller.legal_id and payee.legal_id.value == seller.legal_id.value:
        yield _same("payee.legal_id", payee.legal_id.value)


def _without_scheme(ids: Iterable[Identifier]) -> list[Identifier]:
    """Those that CII keeps apart from the ones with a scheme, and that alone are compared."""
    return [one for one in ids if one.scheme is None]


def _shared(ids: Iterable[Identifier], others: Iterable[Identifier]) -> str | None:
    known = {other.value for other in others}
    return next((one.value for one in ids if one.value in known), None)


def _same(path: str, value: str) -> Hit:
    return Hit(path, {"value": value}, kind="same")


RULES = declared_in(globals())
