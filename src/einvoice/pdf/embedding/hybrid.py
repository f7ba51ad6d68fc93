"""The making of a hybrid, step by step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pikepdf import Pdf

from einvoice.errors import NotConvertibleError, Obstacle
from einvoice.model.invoice import Invoice
from einvoice.pdf.converting.check import require
from einvoice.pdf.converting.font_faces import Face
from einvoice.pdf.converting.obstacles import refuse_untouchable
from einvoice.pdf.converting.steps import (
    complete_language,
    note_level,
    repair,
    verified,
)
from einvoice.pdf.embedding.associating import EmbeddedFiles, NewFile
from einvoice.pdf.embedding.files import AttachedFile, attached, mime_type_of
from einvoice.pdf.embedding.payload import Payload, payload_of, relationship_of
from einvoice.pdf.generations import GENERATIONS, Relationship
from einvoice.pdf.options import Embedding
from einvoice.pdf.writing.changes import Change, ChangeLog
from einvoice.pdf.writing.packaging import Identity, sealed
from einvoice.pdf.writing.rewriting import rewriting
from einvoice.pdf.xmp.clock import now, zoned
from einvoice.pdf.xmp.metadata import Described, merged
from einvoice.pdf.xmp.stated import DocumentMetadata
from einvoice.pdf.xmp.writing import Claims, Level
from einvoice.syntax.source import Source

_HYBRID_NAMESPACES = frozenset(one.namespace for one in GENERATIONS)
_XML_TYPE = "text/xml"
_TRUSTED: dict[str, Level] = {
    f"{part}{level}": level for part in ("2", "3") for level in ("A", "B", "U")
}
"""Levels of an input that may be carried over; PDF/A-3 is PDF/A-2 with files of any kind."""


@dataclass(frozen=True, slots=True)
class Hybrid:
    """A hybrid PDF and the account of how it was made."""

    pdf: bytes
    xml: bytes
    """The invoice as it is embedded."""
    profile: str
    file_name: str
    relationship: Relationship
    level: str
    """What it claims: "3B", "3U", "3A", or nothing."""
    changes: tuple[Change, ...]
    """Every kind of change that was made to the PDF."""
    unchecked: tuple[Obstacle, ...] = ()
    """What the claim rests on unchecked; always empty unless that was accepted."""


def embedded(pdf: Source, invoice: Invoice | Source, how: Embedding) -> Hybrid:
    """As `embed`, with an account of what was done."""
    if how.pdfa == "ensure":
        require()
    log = ChangeLog()
    payload = payload_of(
        invoice,
        profile=how.profile,
        version=how.version,
        on_loss=how.on_loss,
        supporting=how.supporting,
        log=log,
    )
    stands = relationship_of(payload, how.relationship, how.country)
    wanted = DocumentMetadata.of(how.metadata)
    wanted = replace(wanted, modified=zoned(wanted.modified or now()))
    more = [*attached(how.attachments), *payload.supporting]
    with rewriting(pdf) as document:
        refuse_untouchable(document, allow_encrypted=how.options.allow_encrypted)
        found = Described.of(document)
        complete_language(document, wanted.language)
        files = EmbeddedFiles(document, log)
        files.remove_invoices(allowed=how.existing == "replace")
        for file in _new_files(payload, stands, more, wanted):
            files.add(file)
        files.write(complete=how.pdfa != "none")
        claims, missing = _claims(document, found, how, log)
        properties = merged(found, wanted, payload.derived, _HYBRID_NAMESPACES, log)
        data = sealed(document, Identity(found, properties, claims, payload.entry))
    left = verified(data, how.options, missing) if how.pdfa == "ensure" else ()
    return Hybrid(
        data,
        payload.xml,
        payload.profile,
        payload.generation.file_name,
        stands,
        f"3{claims.level}" if claims.level else "",
        log.changes,
        tuple(left),
    )


def _claims(
    pdf: Pdf, found: Described, how: Embedding, log: ChangeLog
) -> tuple[Claims, Sequence[Face]]:
    """What the hybrid may claim, and the fonts that were not to be had."""
    if how.pdfa == "none":
        return Claims(None), ()
    if how.pdfa == "trust":
        level = _TRUSTED.get(found.xmp.level)
        if level is None:
            claimed = f"PDF/A-{found.xmp.level[:4]}" if found.xmp.level else "no PDF/A"
            message = f"The file says that it is {claimed}, not PDF/A-2 or PDF/A-3"
            raise NotConvertibleError(obstacles=[Obstacle("level", "6.6.4", "XMP", message)])
        return Claims(level, how.accessible), ()
    missing = repair(pdf, how.options, log)
    note_level(found, how.options.level, log)
    return Claims(how.options.level, how.accessible), missing


def _new_files(
    payload: Payload,
    relationship: Relationship,
    more: Iterable[AttachedFile],
    wanted: DocumentMetadata,
) -> Iterable[NewFile]:
    """The invoice, and then the others."""
    moment = wanted.modified or now()
    title = wanted.title or payload.derived.title or "Invoice"
    name = payload.generation.file_name
    yield NewFile(name, payload.xml, _XML_TYPE, relationship, f"{title} as XML", moment)
    for file in more:
        yield NewFile(
            file.name,
            file.data,
            mime_type_of(file),
            file.relationship,
            file.description or file.name,
            zoned(file.modified) if file.modified else moment,
        )
