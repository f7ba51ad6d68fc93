"""The rules on payment and payee in UBL that are more than a line of a table."""

from collections.abc import Iterator, Sequence

from einvoice.model.values import Identifier
from einvoice.rules.en16931.syntax.special import (
    at,
    hits,
    looked_at,
    special,
    uncounted,
)
from einvoice.rules.rule import Hit, declared_in
from einvoice.rules.stated import Stated

_SEPA = "SEPA"
_AGAIN = frozenset({"again", "repeated"})
_ID = ("cac:PartyIdentification", "cbc:ID")
_PAYEE = "cac:PayeeParty"


def _is_sepa(identifier: Identifier) -> bool:
    return (identifier.scheme or "").upper() == _SEPA


@special(
    "UBL-SR-29",
    "ONCE-ANYWHERE",
    family="ubl",
    element="cac:PartyIdentification/cbc:ID[@schemeID=SEPA]",
)
def creditor(stated: Stated) -> Iterator[Hit]:
    """One identifier of a creditor in the document."""
    invoice = stated.invoice
    payment = invoice.payment
    debit = payment.direct_debit if payment else None
    held = int(debit is not None and debit.creditor_id is not None)
    parties = (invoice.seller, invoice.buyer, invoice.payee, invoice.tax_representative)
    held += sum(_is_sepa(one) for party in parties if party for one in party.ids)
    more = [
        place
        for place in looked_at(stated).ending(*_ID)
        if place.code in _AGAIN
        or (place.element is not None and (place.element.get("schemeID") or "").upper() == _SEPA)
    ]
    if held + len(more) > 1:
        yield from hits(more[-1:]) if more else [at("payment.direct_debit.creditor_id")]


@special("UBL-SR-44", "SAME", family="ubl", element="cbc:PaymentID")
def remittance_information(stated: Stated) -> Iterator[Hit]:
    """Every cbc:PaymentID says the same."""
    payment = stated.invoice.payment
    held = payment.remittance_information if payment else None
    places = uncounted(looked_at(stated).ending("cbc:PaymentID"))
    said = {place.text.strip() for place in places}
    if held is not None:
        said.add(held)
    if len(said) > 1:
        yield from hits(places[-1:])


@special("UBL-SR-47", "SAME", family="ubl", element="cbc:PaymentMeansCode")
def means_code(stated: Stated) -> Iterator[Hit]:
    """Every cbc:PaymentMeansCode says the same."""
    payment = stated.invoice.payment
    means = payment.means if payment else ()
    places = uncounted(looked_at(stated).ending("cbc:PaymentMeansCode"))
    codes = [one.code for one in means if one.code is not None]
    if len({*codes, *(place.text.strip() for place in places)}) > 1:
        other = next((i for i, one in enumerate(means) if one.code not in (None, codes[0])), None)
        yield from hits(places[-1:]) if other is None else [at(f"payment.means[{other}].code")]


@special(
    "UBL-SR-46",
    "ONCE",
    family="ubl",
    element="cac:PaymentMeans/cbc:PaymentMeansCode/@name",
    parent="Invoice/CreditNote",
)
def means_text(stated: Stated) -> Iterator[Hit]:
    """One payment means has a text."""
    payment = stated.invoice.payment
    named = [i for i, one in enumerate(payment.means if payment else ()) if one.text is not None]
    path = ("cac:PaymentMeans", "cbc:PaymentMeansCode", "@name")
    places = looked_at(stated).by_path.get(path, [])
    if len(named) + len(places) > 1:
        yield from hits(places[-1:]) if places else [at(f"payment.means[{named[-1]}].text")]


def _payee(stated: Stated, over: bool) -> Iterator[Hit]:
    """The condition that the rules on the payee share: it is named, and is not the seller."""
    payee, seller = stated.invoice.payee, stated.invoice.seller
    if payee is None:
        return
    other = seller.name if seller else None
    if over or payee.name is None or other is None or payee.name == other:
        yield Hit("payee.name", {"name": payee.name or "", "seller": other or ""})


def _is_repeated(stated: Stated, *path: str) -> bool:
    places: Sequence[object] = uncounted(looked_at(stated).ending(_PAYEE, *path))
    return bool(places)


@special("UBL-SR-19", "PAYEE", family="ubl", element="cac:PartyName/cbc:Name")
def payee_name(stated: Stated) -> Iterator[Hit]:
    """The payee has one name, which is not the seller's."""
    names = ("cac:PartyName", "cbc:Name")
    over = _is_repeated(stated, *names) if stated.invoice.payee else False
    yield from _payee(stated, over)


@special("UBL-SR-20", "PAYEE", family="ubl", element="cac:PartyIdentification/cbc:ID")
def payee_id(stated: Stated) -> Iterator[Hit]:
    """The payee has one identifier."""
    payee = stated.invoice.payee
    if payee is not None:
        yield from _payee(stated, sum(not _is_sepa(one) for one in payee.ids) > 1)


@special("UBL-SR-21", "PAYEE", family="ubl", element="cac:PartyLegalEntity/cbc:CompanyID")
def payee_legal_id(stated: Stated) -> Iterator[Hit]:
    """The payee has one legal registration."""
    payee = stated.invoice.payee
    if payee is not None:
        again = uncounted(looked_at(stated).ending(_PAYEE, "cac:PartyLegalEntity", "cbc:CompanyID"))
        yield from _payee(stated, len(again) + (payee.legal_id is not None) > 1)


SPECIAL_UBL_PAYMENT = declared_in(globals())
