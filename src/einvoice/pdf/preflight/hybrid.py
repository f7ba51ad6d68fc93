"""The rules for hybrid invoices: Factur-X 1.08, BR-HYBRID, and those of the countries."""

from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.pdf.generations import (
    FACTUR_X,
    GENERATIONS,
    ORDER_X,
    RESERVED_NAMES,
    XRECHNUNG,
    ZUGFERD_1_0,
    Generation,
    allowed_relationships,
    generations_of_namespace,
)
from einvoice.pdf.preflight.embedded import EmbeddedFile
from einvoice.pdf.preflight.faults import NOTHING, Fault, Outcomes
from einvoice.pdf.preflight.xmp import Claim, Metadata
from einvoice.pdf.preflight.xmp_packet import Packet

_PROPERTIES = ("DocumentType", "ConformanceLevel", "DocumentFileName", "Version")
_NAMES = frozenset(one.file_name for one in GENERATIONS)
_EXTRA = frozenset(
    {"pdf", "txt", "gif", "tif", "tiff", "jpg", "jpeg", "csv", "xml", "json", "xls", "xlsx", "ods"}
)
"""Endings of what else may be attached."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the rules look at."""

    metadata: Metadata
    files: Sequence[EmbeddedFile]
    profile: str | None
    """The profile that the embedded XML claims in BT-24."""
    country: str | None
    """Where both seller and buyer are; None where they are not in one country."""

    @property
    def invoices(self) -> list[EmbeddedFile]:
        """The embedded files that are invoices."""
        return [one for one in self.files if one.is_invoice]

    @property
    def generation(self) -> Generation | None:
        """The generation by the name of the embedded file."""
        return next((one.generation for one in self.files if one.generation), None)


def check_hybrid(subject: Subject) -> Outcomes:
    """Check the container of a hybrid invoice; a PDF that is none has nothing to answer for."""
    packet = subject.metadata.packet
    named = _generations(packet)
    invoices = subject.invoices
    if not invoices and not named:
        yield Fault("PDF-NO-INVOICE")
        return
    yield from _envelope(subject.metadata.claim)
    yield from _files(subject, invoices)
    yield from _schema(subject, named)
    if packet is not None and named:
        yield from _values(subject, packet, named)
    yield from _national(subject)


def _generations(packet: Packet | None) -> tuple[Generation, ...]:
    spaces = {one.namespace for one in packet.properties} if packet else set[str]()
    return generations_of_namespace(spaces)


def _envelope(claim: Claim) -> Outcomes:
    if claim.part != "3" and (claim.part, claim.conformance) != ("4", "F"):
        stated = f"{claim.part or NOTHING}{claim.conformance or ''}"
        yield Fault("BR-HYBRID-02", "XMP", {"found": stated})


def _files(subject: Subject, invoices: list[EmbeddedFile]) -> Outcomes:
    if not invoices:
        yield Fault("BR-HYBRID-12", kind="absent")
    if len(invoices) > 1:
        names = ", ".join(one.unicode_name for one in invoices)
        yield Fault("PDF-INVOICES", values={"count": str(len(invoices)), "found": names})
    for file in invoices:
        yield from _invoice(subject, file)
    for file in subject.files:
        if not file.is_invoice:
            yield from _attachment(file)


def _invoice(subject: Subject, file: EmbeddedFile) -> Outcomes:
    values = {"name": file.unicode_name}
    if file.data is None:
        yield Fault("BR-HYBRID-12", file.place, values, "unreadable")
    if file.unicode_name not in _NAMES:
        yield Fault("BR-HYBRID-13", file.place, values)
    if file.name != file.unicode_name:
        yield Fault("PDF-EMBEDDED", file.place, {**values, "found": file.name or NOTHING}, "names")
    if file.mime != "text/xml":
        yield Fault("PDF-EMBEDDED", file.place, {**values, "found": file.mime or NOTHING}, "type")
    if not file.dated:
        yield Fault("PDF-EMBEDDED", file.place, values, "date")
    if not file.checksum_fits:
        yield Fault("PDF-EMBEDDED", file.place, values, "checksum")
    allowed = _relationships(subject, file)
    if file.relationship not in allowed:
        found = {"found": file.relationship or NOTHING, "allowed": ", ".join(sorted(allowed))}
        yield Fault("BR-HYBRID-11", file.place, found)


def _relationships(subject: Subject, file: EmbeddedFile) -> frozenset[str]:
    generation = file.generation
    if generation is not None and generation not in (FACTUR_X, XRECHNUNG):
        return generation.relationships & allowed_relationships(
            subject.profile or "", subject.country
        )
    if generation is XRECHNUNG:
        return frozenset({"Alternative"})
    return allowed_relationships(subject.profile or "", subject.country)


def _attachment(file: EmbeddedFile) -> Outcomes:
    values = {"name": file.unicode_name}
    if file.unicode_name.lower() in RESERVED_NAMES:
        yield Fault("PDF-ATTACHMENT", file.place, values, "reserved")
    elif file.unicode_name.lower().rpartition(".")[2] not in _EXTRA:
        yield Fault("PDF-ATTACHMENT", file.place, values, "type")
    if file.relationship not in ("Supplement", "Unspecified"):
        found = {**values, "found": file.relationship or NOTHING}
        yield Fault("PDF-ATTACHMENT", file.place, found, "relationship")


def _schema(subject: Subject, named: tuple[Generation, ...]) -> Outcomes:
    expected = subject.generation
    if not named:
        wanted = (expected or FACTUR_X).namespace
        yield Fault("BR-HYBRID-04", "XMP", {"found": NOTHING, "expected": wanted})
        return
    if expected is not None and expected not in named:
        found = {"found": named[0].namespace, "expected": expected.namespace}
        yield Fault("BR-HYBRID-04", "XMP", found)
    defined = subject.metadata.defined
    for space in {one.namespace for one in named}:
        missing = [name for name in _PROPERTIES if (space, name) not in defined.properties]
        if missing:
            yield Fault("BR-HYBRID-03", "XMP", {"missing": ", ".join(missing)})
        prefix = defined.prefixes.get(space, "fx")
        if space in (FACTUR_X.namespace, ORDER_X.namespace) and prefix != "fx":
            yield Fault("BR-HYBRID-05", "XMP", {"found": prefix})


def _values(subject: Subject, packet: Packet, named: tuple[Generation, ...]) -> Outcomes:
    generation = subject.generation
    if generation is None or generation not in named:
        generation = _by_level(packet, named)
    stated = {name: packet.text(generation.namespace, name) or NOTHING for name in _PROPERTIES}
    if stated["DocumentType"] not in generation.document_types:
        yield Fault("BR-HYBRID-06", "XMP", {"found": stated["DocumentType"]})
    level = stated["ConformanceLevel"]
    if level not in generation.levels.values():
        yield Fault("BR-HYBRID-07", "XMP", {"found": level})
    elif (own := level_of(subject.profile)) is not None and own != level:
        yield Fault("BR-HYBRID-15", "XMP", {"found": level, "expected": own})
    name = stated["DocumentFileName"]
    if name not in _NAMES:
        yield Fault("BR-HYBRID-08", "XMP", {"found": name})
    embedded = [one.name for one in subject.invoices]
    if embedded and name not in embedded:
        yield Fault("BR-HYBRID-14", "XMP", {"found": name, "expected": ", ".join(embedded)})
    version = stated["Version"]
    if version not in generation.versions | FACTUR_X.versions:
        yield Fault("BR-HYBRID-09", "XMP", {"found": version})
    elif generation in (FACTUR_X, ZUGFERD_1_0) and version != generation.version:
        yield Fault("BR-HYBRID-10", "XMP", {"found": version})


def _by_level(packet: Packet, named: tuple[Generation, ...]) -> Generation:
    """Of generations with one namespace, the one that has the level that is stated."""
    for one in named:
        if packet.text(one.namespace, "ConformanceLevel") in one.levels.values():
            return one
    return named[0]


def level_of(profile: str | None) -> str | None:
    """How a profile is called in XMP; None where no generation has it."""
    if profile == "en16931":
        return "EN 16931"
    return next(
        (one.levels[profile] for one in GENERATIONS if profile and profile in one.levels), None
    )


def _national(subject: Subject) -> Outcomes:
    level = level_of(subject.profile)
    values = {"level": level or ""}
    if subject.country == "DE" and level == "MINIMUM":
        yield Fault("BR-HYBRID-DE-01", values=values)
    if subject.country == "DE" and level == "BASIC WL":
        yield Fault("BR-HYBRID-DE-02", values=values)
    if subject.country == "FR" and level == "XRECHNUNG":
        yield Fault("BR-HYBRID-FR-01", values=values)
