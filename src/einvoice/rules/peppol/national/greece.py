"""Greece: names, tax numbers, electronic addresses, and the marks of the tax authority.

What the invoice number is made of is in `greece_number`.
"""

import re
from collections.abc import Iterator

from einvoice.model.party import Party
from einvoice.rules.peppol.check_digits import is_greek_tin
from einvoice.rules.peppol.national.countries import countries
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

GREEK = frozenset({"GR", "EL"})
"""Greece as a country, and as VAT identifiers name it."""
_VAT_PREFIX = "EL"
_COUNTRY = "GR"
_ADDRESS_SCHEME = "9933"
_MARK = "##M.AR.K##"
"""How the document is called that carries the registration number of the tax authority."""
_LINK = "##INVOICE|URL##"
"""How the document is called that links to the invoice."""
_begins_as_number = re.compile(r"[1-9]").match


def is_greek(stated: Stated) -> bool:
    """Whether the seller is Greek, by tax or by address."""
    return countries(stated).supplier in GREEK


def _are_greek(stated: Stated) -> bool:
    return is_greek(stated) and countries(stated).customer in GREEK


def _has_greek_address(stated: Stated) -> bool:
    return countries(stated).of_seller == _COUNTRY and is_greek(stated)


def is_greek_vat_id(vat_id: str) -> bool:
    """Whether a VAT identifier is EL and a tax number that checks itself."""
    return vat_id.startswith(_VAT_PREFIX) and is_greek_tin(vat_id[2:])


@rule("GR-R-002", "BT-28", syntax="ubl")
def seller_has_a_name(stated: Stated) -> Iterator[Hit]:
    """A Greek seller states its trading name."""
    seller = stated.invoice.seller
    if seller is not None and not seller.trading_name and is_greek(stated):
        yield Hit("seller.trading_name")


@rule("GR-R-005", "BT-45", syntax="ubl")
def buyer_has_a_name(stated: Stated) -> Iterator[Hit]:
    """The buyer of a Greek seller has its trading name."""
    buyer = stated.invoice.buyer
    if buyer is not None and not buyer.trading_name and is_greek(stated):
        yield Hit("buyer.trading_name")


@rule("GR-S-011", "BT-31", severity="warning", syntax="ubl")
def seller_has_a_greek_vat_id(stated: Stated) -> Iterator[Hit]:
    """A Greek seller states one VAT identifier, a Greek one."""
    seller = stated.invoice.seller
    if seller is not None and is_greek(stated):
        yield from _no_greek_vat_id("seller", seller)


@rule("GR-R-006", "BT-48", syntax="ubl")
def buyer_has_a_greek_vat_id(stated: Stated) -> Iterator[Hit]:
    """Between Greeks, the buyer has one VAT identifier, a Greek one."""
    buyer = stated.invoice.buyer
    if buyer is not None and _are_greek(stated):
        yield from _no_greek_vat_id("buyer", buyer)


@rule("GR-R-003", "BT-31", syntax="ubl")
def vat_id_of_seller_is_greek(stated: Stated) -> Iterator[Hit]:
    """The VAT identifier of a Greek seller, where there is one, is a Greek one."""
    seller = stated.invoice.seller
    if seller is not None and seller.vat_id is not None and is_greek(stated):
        yield from _no_greek_vat_id("seller", seller)


def _no_greek_vat_id(name: str, party: Party) -> Iterator[Hit]:
    if party.vat_id is None or not is_greek_vat_id(party.vat_id):
        yield Hit(f"{name}.vat_id", {"stated": party.vat_id or "-"})


@rule("GR-R-009", "BT-34", syntax="ubl")
def address_of_seller_is_its_tax_number(stated: Stated) -> Iterator[Hit]:
    """The electronic address of a Greek seller is its tax number, by the scheme 9933."""
    if countries(stated).seller in GREEK:
        yield from _no_greek_address("seller", stated.invoice.seller)


@rule("GR-R-010", "BT-49", syntax="ubl")
def address_of_buyer_is_its_tax_number(stated: Stated) -> Iterator[Hit]:
    """Between Greeks, so is the electronic address of the buyer."""
    if _are_greek(stated):
        yield from _no_greek_address("buyer", stated.invoice.buyer)


def _no_greek_address(name: str, party: Party | None) -> Iterator[Hit]:
    address = party.electronic_address if party is not None else None
    if address is not None:
        is_known = address.scheme == _ADDRESS_SCHEME
        if not is_known or not is_greek_tin(address.value):
            path = f"{name}.electronic_address{'' if is_known else '.scheme'}"
            yield Hit(path, {"stated": address.value or "-", "scheme": address.scheme or "-"})


def _called(stated: Stated, description: str) -> list[int]:
    documents = stated.invoice.supporting_documents
    return [index for index, one in enumerate(documents) if one.description == description]


@rule("GR-R-004-1", "BT-122", "BT-123", syntax="ubl")
def has_one_mark(stated: Stated) -> Iterator[Hit]:
    """A seller in Greece states one registration number of the tax authority (MARK)."""
    if _has_greek_address(stated):
        count = len(_called(stated, _MARK))
        if count != 1:
            yield Hit("supporting_documents", {"count": str(count), "expected": _MARK})


@rule("GR-R-004-2", "BT-122", syntax="ubl")
def mark_is_a_number(stated: Stated) -> Iterator[Hit]:
    """The registration number begins with a digit other than zero."""
    if _has_greek_address(stated):
        for index in _called(stated, _MARK):
            mark = stated.invoice.supporting_documents[index].reference
            if mark is not None and _begins_as_number(mark) is None:
                yield Hit(f"supporting_documents[{index}].reference", {"stated": mark or "-"})


@rule("GR-S-008-1", "BT-123", "BT-124", severity="warning", syntax="ubl")
def has_a_link(stated: Stated) -> Iterator[Hit]:
    """A seller in Greece states one document that links to the invoice."""
    yield from _links(stated, (1,))


@rule("GR-R-008-2", "BT-123", "BT-124", syntax="ubl")
def has_no_second_link(stated: Stated) -> Iterator[Hit]:
    """No more than one document links to the invoice."""
    yield from _links(stated, (0, 1))


def _links(stated: Stated, expected: tuple[int, ...]) -> Iterator[Hit]:
    if _has_greek_address(stated):
        count = len(_called(stated, _LINK))
        if count not in expected:
            yield Hit("supporting_documents", {"count": str(count), "expected": _LINK})


@rule("GR-R-008-3", "BT-124", syntax="ubl")
def link_leads_somewhere(stated: Stated) -> Iterator[Hit]:
    """The document that links to the invoice states its address."""
    if is_greek(stated):
        for index in _called(stated, _LINK):
            if not collapsed(stated.invoice.supporting_documents[index].location):
                yield Hit(f"supporting_documents[{index}].location")


RULES = declared_in(globals())
