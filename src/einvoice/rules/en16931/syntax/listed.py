"""Elements that may stand once and that the model holds as lists, for the sake of extensions.

The reader notices no repetition there, so these are counted in the model, beside what the table
of such rules finds in the source.
"""

from collections.abc import Iterator, Mapping

from einvoice.rules.en16931.syntax.columns import column, lines_with, prices
from einvoice.rules.en16931.syntax.special import at, looked_at
from einvoice.rules.rule import Check, Hit
from einvoice.rules.stated import Stated


def _payment_terms(stated: Stated) -> Iterator[Hit]:
    if stated.invoice.more_payment_terms:
        yield at("more_payment_terms[0]")


def _payment_terms_texts(stated: Stated) -> Iterator[Hit]:
    invoice = stated.invoice
    more = [i for i, one in enumerate(invoice.more_payment_terms) if one.text is not None]
    if more and len(more) + (invoice.payment_terms is not None) > 1:
        yield at(f"more_payment_terms[{more[-1]}].text")


def _buyer_ids(stated: Stated) -> Iterator[Hit]:
    buyer = stated.invoice.buyer
    if buyer is not None and len(buyer.ids) > 1:
        yield at("buyer.ids[1]")


def _line_notes(stated: Stated) -> Iterator[Hit]:
    for index, _ in lines_with(stated, "more_notes"):
        yield at(f"lines[{index}].more_notes[0]")


def _line_note_texts(stated: Stated) -> Iterator[Hit]:
    for index, line in lines_with(stated, "more_notes"):
        more = [i for i, note in enumerate(line.more_notes) if note.text is not None]
        if more and len(more) + (line.note is not None) > 1:
            yield at(f"lines[{index}].more_notes[{more[-1]}].text")


def _price_amounts(stated: Stated) -> Iterator[Hit]:
    if not any(any(column(prices(stated), name)) for name in ("more_discounts", "charges")):
        return
    for index, line in enumerate(stated.lines):
        price = line.price
        if price is not None and (price.more_discounts or price.charges):
            amounts = [one.amount for one in (*price.more_discounts, *price.charges)]
            amounts.append(price.discount)
            if sum(amount is not None for amount in amounts) > 1:
                yield at(f"lines[{index}].price")


def _line_documents(stated: Stated) -> Iterator[Hit]:
    bare = any(place.code == "bare" for place in looked_at(stated).ending("cac:DocumentReference"))
    for index, line in lines_with(stated, "documents"):
        if len(line.documents) + (line.object_id is not None or bare) > 1:
            yield at(f"lines[{index}].documents[{len(line.documents) - 1}]")


def _cards(stated: Stated) -> Iterator[Hit]:
    payment = stated.invoice.payment
    cards = [i for i, one in enumerate(payment.means if payment else ()) if one.card is not None]
    if len(cards) > 1:
        yield at(f"payment.means[{cards[1]}].card")


def _mandates(stated: Stated) -> Iterator[Hit]:
    payment = stated.invoice.payment
    debited = [
        index
        for index, one in enumerate(payment.means if payment else ())
        if (one.debited_account_id, one.debited_account_name, one.debited_provider_id)
        != (None, None, None)
    ]
    if len(debited) > 1:
        yield at(f"payment.means[{debited[1]}].debited_account_id")


def _seller_contacts(stated: Stated) -> Iterator[Hit]:
    seller = stated.invoice.seller
    if seller is not None and seller.more_contacts:
        yield at("seller.more_contacts[0]")


def _buyer_contacts(stated: Stated) -> Iterator[Hit]:
    buyer = stated.invoice.buyer
    if buyer is not None and buyer.more_contacts:
        yield at("buyer.more_contacts[0]")


LISTED: Mapping[str, Check] = {
    "UBL-SR-05": _payment_terms_texts,
    "UBL-SR-16": _buyer_ids,
    "UBL-SR-34": _line_notes,
    "UBL-SR-37": _price_amounts,
    "UBL-SR-52": _line_documents,
    "UBL-SR-54": _cards,
    "UBL-SR-55": _mandates,
    "CII-SR-039": _line_notes,
    "CII-SR-040": _line_note_texts,
    "CII-SR-452": _payment_terms,
    "CII-SR-453": _payment_terms_texts,
    "CII-SR-455": _seller_contacts,
    "CII-SR-456": _buyer_contacts,
}
"""Rule -> what counts in the model."""
