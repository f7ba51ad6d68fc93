"""The tax numbers of a party, those that no term stands for included."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from einvoice.model.party import Party
from einvoice.rules.peppol.leftovers import Leaf, leaves_named, parts_named
from einvoice.rules.peppol.national.fragments import Fragment
from einvoice.rules.rule import Hit
from einvoice.rules.stated import Stated

VAT = "VAT"
"""How UBL, and the Peppol rules for CII, call the scheme of VAT identifiers.

CII itself, and EN 16931 with it, say VA: in most CII invoices the national rules find no VAT
identifier, and go by addresses.
"""
_LOCAL = "FC"
_NUMBER = "CompanyID"
_PATH = "seller.tax_registration_id"
Patch = tuple[tuple[Literal["add", "remove", "replace"], str, object], ...]
"""A mend, as hits have it."""
_CII_PARTIES = {
    "seller": "SellerTradeParty",
    "tax_representative": "SellerTaxRepresentativeTradeParty",
    "buyer": "BuyerTradeParty",
}
_UBL_PARTIES = {
    "seller": "AccountingSupplierParty/cac:Party",
    "tax_representative": "TaxRepresentativeParty",
    "buyer": "AccountingCustomerParty/cac:Party",
}
_POSITION = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Registration:
    """A tax number that is no VAT identifier."""

    value: str
    scheme: str | None = None
    """The scheme; None where it is not written yet, but will not be VAT."""
    location: str = ""
    line: int = 0

    def hit(self, mended: str | None = None) -> Hit:
        """That it is not as it should be, with what it should be where that is certain."""
        values = {"stated": self.value or "-"}
        if self.location:
            return Hit(values=values, location=self.location, line=self.line)
        patch: Patch = (("replace", _PATH, mended),) if mended is not None else ()
        return Hit(_PATH, values, patch=patch)


def vat_ids(stated: Stated, party: str) -> Sequence[str]:
    """The VAT identifiers of a party, as the official expressions find them; usually one."""
    if stated.syntax == "cii":
        return [leaf.text.strip() for leaf in _numbers(stated, party) if _scheme(leaf) == VAT]
    group: Party | None = getattr(stated.invoice, party)
    found = [group.vat_id] if group is not None and group.vat_id is not None else []
    found.extend(
        registration.text_of(_NUMBER) or ""
        for registration in _further(stated, party)
        if _scheme_in(registration) == VAT
    )
    return found


def local_registrations(stated: Stated) -> Iterator[Registration]:
    """The tax numbers of the seller that are no VAT identifiers."""
    seller = stated.invoice.seller
    if seller is not None and seller.tax_registration_id is not None:
        yield Registration(seller.tax_registration_id, _scheme_of_term(stated))
    if stated.syntax == "cii":
        for leaf in _numbers(stated, "seller"):
            if _scheme(leaf) == _LOCAL:
                yield _registration(leaf, _LOCAL)
        return
    for registration in _further(stated, "seller"):
        scheme, part = _scheme_in(registration), registration.part
        if scheme != VAT:
            number = registration.text_of(_NUMBER) or ""
            yield Registration(number, scheme, part.location, part.line)


def _further(stated: Stated, party: str) -> Iterator[Fragment]:
    """The tax numbers of a party in UBL for which there is no term any more."""
    for part in parts_named(stated, "PartyTaxScheme"):
        _root, _, path = _POSITION.sub("", part.location).rpartition("/")[0].partition("/cac:")
        if path == _UBL_PARTIES[party]:
            yield Fragment(part.xml, part)


def _scheme_in(registration: Fragment) -> str:
    schemes = registration.inside("TaxScheme")
    return next((scheme.text_of("ID") or "" for scheme in schemes), "")


def _scheme_of_term(stated: Stated) -> str | None:
    """The scheme of the tax number that is a term (BT-32); None where nothing was read."""
    if stated.look is None:
        return None
    if stated.syntax == "ubl":
        apart = {part.location for part in parts_named(stated, "PartyTaxScheme")}
        for place in stated.surface.schemes:
            if place.location.rpartition("/cac:TaxScheme")[0] not in apart:
                return place.text
    return _LOCAL


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
