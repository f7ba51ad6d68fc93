"""Seller and buyer: what identifies them."""

from collections.abc import Iterator

from einvoice.model.party import Party
from einvoice.rules.en16931.presence import is_blank
from einvoice.rules.en16931.traces import bare_of, traces_of
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-06", "BT-27")
def seller_has_a_name(stated: Stated) -> Iterator[Hit]:
    """BT-27 is not empty."""
    seller = stated.invoice.seller
    if seller is None or is_blank(seller.name):
        yield Hit("seller.name")


@rule("BR-07", "BT-44")
def buyer_has_a_name(stated: Stated) -> Iterator[Hit]:
    """BT-44 is not empty."""
    buyer = stated.invoice.buyer
    if buyer is None or is_blank(buyer.name):
        yield Hit("buyer.name")


@rule("BR-08", "BG-5")
def seller_has_an_address(stated: Stated) -> Iterator[Hit]:
    """BG-5 occurs."""
    if _lacks_address(stated.invoice.seller):
        yield Hit("seller.address")


@rule("BR-09", "BT-40", syntax="ubl")
def address_of_the_seller_has_a_country(stated: Stated) -> Iterator[Hit]:
    """BT-40 is not empty where there is an address."""
    if _lacks_country(stated.invoice.seller):
        yield Hit("seller.address.country_code")


@rule("BR-09", "BT-40", syntax="cii")
def seller_has_a_country(stated: Stated) -> Iterator[Hit]:
    """BT-40 is not empty, whether or not there is an address."""
    seller = stated.invoice.seller
    if _lacks_address(seller) or _lacks_country(seller):
        yield Hit("seller.address.country_code")


@rule("BR-10", "BG-8")
def buyer_has_an_address(stated: Stated) -> Iterator[Hit]:
    """BG-8 occurs."""
    if _lacks_address(stated.invoice.buyer):
        yield Hit("buyer.address")


@rule("BR-11", "BT-55", syntax="ubl")
def address_of_the_buyer_has_a_country(stated: Stated) -> Iterator[Hit]:
    """BT-55 is not empty where there is an address."""
    if _lacks_country(stated.invoice.buyer):
        yield Hit("buyer.address.country_code")


@rule("BR-11", "BT-55", syntax="cii")
def buyer_has_a_country(stated: Stated) -> Iterator[Hit]:
    """BT-55 is not empty, whether or not there is an address."""
    buyer = stated.invoice.buyer
    if _lacks_address(buyer) or _lacks_country(buyer):
        yield Hit("buyer.address.country_code")


@rule("BR-62", "BT-34", "BT-34-1")
def address_for_sending_to_the_seller_has_a_scheme(stated: Stated) -> Iterator[Hit]:
    """BT-34 has a scheme."""
    yield from _without_scheme(stated, stated.invoice.seller, "seller")


@rule("BR-63", "BT-49", "BT-49-1")
def address_for_sending_to_the_buyer_has_a_scheme(stated: Stated) -> Iterator[Hit]:
    """BT-49 has a scheme."""
    yield from _without_scheme(stated, stated.invoice.buyer, "buyer")


@rule("BR-CO-26", "BT-29", "BT-30", "BT-31")
def seller_can_be_identified(stated: Stated) -> Iterator[Hit]:
    """BT-29, BT-30 or BT-31 occurs."""
    seller = stated.invoice.seller
    if seller is None:
        # UBL looks into the element around the seller, which is written in any case.
        if stated.syntax == "ubl" and (
            stated.look is None or traces_of(stated, "cac:AccountingSupplierParty")
        ):
            yield Hit("seller.vat_id", {"seller": "…"})
    elif seller.vat_id is None and seller.legal_id is None and not seller.ids:
        yield Hit("seller.vat_id", {"seller": seller.name or "…"})


def _lacks_address(party: Party | None) -> bool:
    return party is None or party.address is None


def _lacks_country(party: Party | None) -> bool:
    address = party.address if party else None
    return address is not None and is_blank(address.country_code)


def _without_scheme(stated: Stated, party: Party | None, name: str) -> Iterator[Hit]:
    address = party.electronic_address if party else None
    path = f"{name}.electronic_address.scheme"
    if address is None:
        # CII wraps the address, and the wrapping alone makes the scheme obligatory.
        for trace in bare_of(stated, "ram:URIUniversalCommunication"):
            if trace.parent == _ELEMENTS[name]:
                yield Hit(path, {"address": ""})
    # In UBL an empty scheme passes here.
    elif is_blank(address.scheme) if stated.syntax == "cii" else address.scheme is None:
        yield Hit(path, {"address": address.value})


_ELEMENTS = {"seller": "ram:SellerTradeParty", "buyer": "ram:BuyerTradeParty"}


RULES = declared_in(globals())
