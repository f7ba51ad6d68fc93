"""The tax numbers of a party, those that no term stands for included."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from einvoice.model.party import Party
from einvoice.results import Unmapped
from einvoice.rules.peppol.leftovers import Leaf, leaves_named, parts_named
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit
from einvoice.rules.stated import Stated

VAT = "VAT"
"""How UBL, and the Peppol rules for CII, call the scheme of VAT identifiers.

CII itself, and EN 16931 with it, say VA: in most CII invoices the national rules find no VAT
identifier, and go by addresses.
"""
_LOCAL_IN_CII = "FC"
_CII_PARTIES = {
    "seller": "SellerTradeParty",
    "tax_representative": "SellerTaxRepresentativeTradeParty",
    "buyer": "BuyerTradeParty",
}
_OF_SELLER = re.compile(
    r"/[^/]+/cac:AccountingSupplierParty(?:\[1\])?/cac:Party(?:\[1\])?/cac:PartyTaxScheme(?:\[\d+\])?"
).fullmatch


@dataclass(frozen=True, slots=True)
class Registration:
    """A tax number that is no VAT identifier."""

    value: str
    scheme: str | None = None
    """The scheme; None where all that is known of it is that it is not VAT."""
    location: str = ""
    line: int = 0

    def hit(self) -> Hit:
        """That it is not as it should be."""
        values = {"stated": self.value or "-"}
        if self.location:
            return Hit(values=values, location=self.location, line=self.line)
        return Hit("seller.tax_registration_id", values)


def vat_ids(stated: Stated, party: str) -> Sequence[str]:
    """The VAT identifiers of a party, as the official expressions find them; usually one."""
    if stated.syntax == "cii":
        return [leaf.text.strip() for leaf in _numbers(stated, party) if _scheme(leaf) == VAT]
    group: Party | None = getattr(stated.invoice, party)
    return () if group is None or group.vat_id is None else (group.vat_id,)


def local_registrations(stated: Stated) -> Iterator[Registration]:
    """The tax numbers of the seller that are no VAT identifiers."""
    seller = stated.invoice.seller
    if seller is not None and seller.tax_registration_id is not None:
        yield Registration(seller.tax_registration_id)
    if stated.syntax == "cii":
        for leaf in _numbers(stated, "seller"):
            if _scheme(leaf) == _LOCAL_IN_CII:
                yield _registration(leaf, _LOCAL_IN_CII)
        return
    for part in parts_named(stated, "PartyTaxScheme"):
        if _OF_SELLER(part.location):
            yield from _in_part(stated, part)


def _in_part(stated: Stated, part: Unmapped) -> Iterator[Registration]:
    schemes = [
        collapsed(leaf.text)
        for leaf in leaves_named(stated, "ID")
        if leaf.part is part and leaf.around == "TaxScheme"
    ]
    scheme = schemes[0] if schemes else ""
    if scheme != VAT:
        for leaf in leaves_named(stated, "CompanyID"):
            if leaf.part is part:
                yield _registration(leaf, scheme)


def _registration(leaf: Leaf, scheme: str) -> Registration:
    return Registration(leaf.text.strip(), scheme, leaf.part.location, leaf.part.line)


def _numbers(stated: Stated, party: str) -> Iterator[Leaf]:
    """The tax numbers of a party in CII that no term stands for."""
    around = re.compile(rf"/ram:{_CII_PARTIES[party]}(?:\[1\])?/ram:SpecifiedTaxRegistration\b")
    for leaf in leaves_named(stated, "ID"):
        if leaf.around == "SpecifiedTaxRegistration" and around.search(leaf.part.location):
            yield leaf


def _scheme(leaf: Leaf) -> str:
    return leaf.attributes.get("schemeID", "")
