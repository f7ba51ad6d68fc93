"""The invoice that goes into a PDF: its XML, and what the container says of it."""

from dataclasses import dataclass
from typing import Final

from einvoice import profiles
from einvoice.documents import OnLoss, write
from einvoice.errors import NotEmbeddableError
from einvoice.model.invoice import Invoice
from einvoice.pdf.embedding.files import AttachedFile, supporting_files
from einvoice.pdf.generations import (
    DATA_ONLY,
    GENERATIONS,
    XRECHNUNG,
    ZUGFERD_1_0,
    Generation,
    Relationship,
    allowed_relationships,
    usual_relationship,
)
from einvoice.pdf.writing.changes import ChangeLog
from einvoice.pdf.xmp.stated import DocumentMetadata
from einvoice.pdf.xmp.writing import HybridEntry
from einvoice.profiles import Profile
from einvoice.syntax.detect import Syntax, find_document
from einvoice.syntax.source import Source, load
from einvoice.syntax.xml import Element, parse

DEFAULT_PROFILE: Final = "factur-x-en16931"
_SAME: Final = {"en16931": "factur-x-en16931"}
"""Profiles that share an identifier with one of Factur-X."""

_GUIDELINE: Final = "GuidelineSpecifiedDocumentContextParameter"
_CREDIT_NOTE: Final = "381"


@dataclass(frozen=True, slots=True)
class Payload:
    """An invoice as it is embedded."""

    xml: bytes
    profile: str
    entry: HybridEntry
    derived: DocumentMetadata
    """What the document is called where nobody says it."""
    supporting: tuple[AttachedFile, ...] = ()

    @property
    def generation(self) -> Generation:
        """How the file is named and described."""
        return self.entry.generation


def payload_of(
    invoice: Invoice | Source,
    *,
    profile: str | Profile | None,
    version: str | None,
    on_loss: OnLoss,
    supporting: bool,
    log: ChangeLog,
) -> Payload:
    """The payload for an invoice of the model, or for XML, which is embedded byte for byte."""
    wanted = profiles.get(profile) if isinstance(profile, str) else profile
    if not isinstance(invoice, Invoice):
        return _from_xml(load(invoice).data, wanted, version)
    name, generation, level = _container(wanted or _claimed(invoice))
    written = wanted or profiles.get(name)
    syntax = Syntax.ZUGFERD_1 if generation is ZUGFERD_1_0 else Syntax.CII
    xml = write(invoice, syntax=syntax, profile=written, on_loss=on_loss)
    derived = _derived(
        generation,
        invoice.number,
        invoice.type_code,
        invoice.seller.name if invoice.seller else None,
        invoice.buyer.name if invoice.buyer else None,
    )
    files = tuple(supporting_files(invoice, log)) if supporting else ()
    return Payload(xml, name, _entry(generation, level, version), derived, files)


def relationship_of(
    payload: Payload, relationship: Relationship | None, country: str | None
) -> Relationship:
    """The relationship to write; NotEmbeddableError for what a country does not allow."""
    land = country.strip().upper() if country else None
    _check_country(payload.profile, land)
    if relationship is None:
        return usual_relationship(payload.profile)
    allowed = allowed_relationships(payload.profile, land)
    if relationship not in allowed:
        where = f" in {land}" if land else ""
        raise NotEmbeddableError(
            expected=f"the relationship {' or '.join(sorted(allowed))} "
            f"for {payload.profile}{where}",
            found=relationship,
        )
    return relationship


def _check_country(profile: str, country: str | None) -> None:
    if country == "DE" and profile in DATA_ONLY:
        raise NotEmbeddableError(
            expected="a profile that is an invoice between German parties", found=profile
        )
    if country == "FR" and profile in XRECHNUNG.levels:
        raise NotEmbeddableError(expected="a profile for French parties", found=profile)


def _from_xml(xml: bytes, wanted: Profile | None, version: str | None) -> Payload:
    root, syntax = find_document(parse(xml).root)
    if syntax not in (Syntax.CII, Syntax.ZUGFERD_1):
        raise NotEmbeddableError(
            expected="an invoice in CII",
            found=f'one in {syntax.value}; convert it before (einvoice.convert(..., to="cii"))',
        )
    stated = _text(root, "ExchangedDocumentContext", _GUIDELINE, "ID") or _text(
        root, "SpecifiedExchangedDocumentContext", _GUIDELINE, "ID"
    )
    detected = profiles.detect(stated, syntax="cii")
    name, generation, level = _container(_agreed(wanted, detected, stated))
    document = "ExchangedDocument" if syntax is Syntax.CII else "HeaderExchangedDocument"
    agreement = (
        ("SupplyChainTradeTransaction", "ApplicableHeaderTradeAgreement")
        if syntax is Syntax.CII
        else ("SpecifiedSupplyChainTradeTransaction", "ApplicableSupplyChainTradeAgreement")
    )
    derived = _derived(
        generation,
        _text(root, document, "ID"),
        _text(root, document, "TypeCode"),
        _text(root, *agreement, "SellerTradeParty", "Name"),
        _text(root, *agreement, "BuyerTradeParty", "Name"),
    )
    return Payload(xml, name, _entry(generation, level, version), derived)


def _agreed(wanted: Profile | None, detected: Profile | None, stated: str | None) -> Profile:
    """The profile of the container; it must not say other than the XML."""
    if wanted is None:
        if detected is None:
            raise NotEmbeddableError(
                expected="XML of a known profile, or one named by profile=",
                found=f"the specification identifier {(stated or '')[:100]!r}",
            )
        return detected
    if detected is not None and _level(detected) not in (None, _level(wanted)):
        raise NotEmbeddableError(
            expected=f"XML of the profile {wanted.name}", found=f"XML of {detected.name}"
        )
    return wanted


def _level(profile: Profile) -> str | None:
    try:
        return _container(profile)[2]
    except NotEmbeddableError:
        return None


def _container(profile: Profile) -> tuple[str, Generation, str]:
    """The name of a profile, the generation that carries it, and its level in XMP."""
    name = _SAME.get(profile.name, profile.name)
    for generation in GENERATIONS:
        if name in generation.levels:
            return name, generation, generation.levels[name]
    raise NotEmbeddableError(
        expected="a profile of Factur-X, ZUGFeRD or XRechnung", found=profile.name
    )


def _claimed(invoice: Invoice) -> Profile:
    stated = invoice.process.specification_id if invoice.process else None
    if stated is None:
        return profiles.get(DEFAULT_PROFILE)
    detected = profiles.detect(stated, syntax="cii")
    if detected is None:
        raise NotEmbeddableError(
            expected="an invoice of a known profile, or one named by profile=",
            found=f"the specification identifier {stated[:100]!r}",
        )
    if detected.superseded_by is not None:
        return profiles.get(detected.superseded_by)
    return detected


def _entry(generation: Generation, level: str, version: str | None) -> HybridEntry:
    return HybridEntry(generation, level, version or generation.version)


def _derived(
    generation: Generation,
    number: str | None,
    type_code: str | None,
    seller: str | None,
    buyer: str | None,
) -> DocumentMetadata:
    kind = "Credit note" if type_code == _CREDIT_NOTE else "Invoice"
    title = " ".join(part for part in (kind, number) if part)
    parties = " to ".join(part for part in (seller, buyer) if part)
    subject = f"{title}, {parties}" if parties else title
    keywords = "ZUGFeRD" if generation is ZUGFERD_1_0 else "Factur-X"
    return DocumentMetadata(title=title, author=seller, subject=subject, keywords=keywords)


def _text(element: Element, *names: str) -> str | None:
    """The text of the first element down a path of local names."""
    found: Element | None = element
    for name in names:
        found = next((one for one in found if str(one.tag).endswith(f"}}{name}")), None)
        if found is None:
            return None
    return (found.text or "").strip() or None
