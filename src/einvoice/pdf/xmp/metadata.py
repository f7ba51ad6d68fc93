"""What a PDF says of itself: read from the input, completed, and written twice but equal."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pikepdf

from einvoice._version import __version__
from einvoice.pdf.writing.changes import ChangeLog
from einvoice.pdf.xmp.clock import now, pdf_date, read_pdf_date, read_xmp_date, xmp_date, zoned
from einvoice.pdf.xmp.keeping import KnownXmp, read_known
from einvoice.pdf.xmp.stated import DocumentMetadata
from einvoice.pdf.xmp.terms import DC, PDF, XMP, Form, Property, text_property

Properties = dict[tuple[str, str], Property]

PRODUCER: Final = f"einvoice-kit {__version__}"

_TITLE = (DC, "title")
_AUTHOR = (DC, "creator")
_SUBJECT = (DC, "description")
_KEYWORDS = (PDF, "Keywords")
_TOOL = (XMP, "CreatorTool")
_CREATED = (XMP, "CreateDate")
_MODIFIED = (XMP, "ModifyDate")
_STAMPED = (XMP, "MetadataDate")
_PRODUCER = (PDF, "Producer")

_TEXTS: Final[tuple[tuple[str, tuple[str, str], Form], ...]] = (
    ("/Title", _TITLE, "alt"),
    ("/Author", _AUTHOR, "seq"),
    ("/Subject", _SUBJECT, "alt"),
    ("/Keywords", _KEYWORDS, "text"),
    ("/Creator", _TOOL, "text"),
)
"""Entry of the document information, property of XMP, and the form of the property."""

_PLACEHOLDERS: Final = frozenset({"untitled", "anonymous", "unspecified", "(untitled)", ""})
"""What programs write where nobody told them anything."""
_MOST_ENTRIES = 200


@dataclass(slots=True)
class Described:
    """The metadata of an input: what its packet and its document information say."""

    xmp: KnownXmp
    info: dict[str, pikepdf.Object]

    @classmethod
    def of(cls, pdf: pikepdf.Pdf) -> "Described":
        """Read both; what is broken counts as absent."""
        stream = pdf.Root.get("/Metadata")
        xmp = KnownXmp()
        if isinstance(stream, pikepdf.Stream):
            try:
                xmp = read_known(stream.read_bytes())
            except pikepdf.PdfError as error:
                xmp.problem = str(error)
        info = pdf.trailer.get("/Info")
        entries = info if isinstance(info, pikepdf.Dictionary) else pikepdf.Dictionary()
        return cls(xmp, dict(entries.items()))

    def text(self, key: str) -> str:
        """A text of the document information; empty where there is none."""
        value = self.info.get(key)
        return str(value).strip("\0 \t\r\n") if isinstance(value, pikepdf.String) else ""


def merged(
    found: Described,
    wanted: DocumentMetadata,
    derived: DocumentMetadata,
    without: frozenset[str],
    log: ChangeLog,
) -> Properties:
    """The properties to write: what is wanted, else what was found, else what was derived.

    `without` are namespaces that are written anew.
    """
    properties = {key: one for key, one in found.xmp.properties.items() if key[0] not in without}
    _report(found.xmp, without, log)
    stated = (wanted.title, wanted.author, wanted.subject, wanted.keywords, wanted.creator_tool)
    fallback = (derived.title, derived.author, derived.subject, derived.keywords, None)
    for (entry, key, form), value, other in zip(_TEXTS, stated, fallback, strict=True):
        if value is not None:
            properties.pop(key, None)
        elif _is_placeholder(properties.get(key)):
            properties.pop(key, None)
            own = found.text(entry)
            value = other if own.lower() in _PLACEHOLDERS else own
        if value:
            properties[key] = text_property(*key, value, form)
    modified = zoned(wanted.modified or now())
    created = wanted.created or _date_of(found, _CREATED, "/CreationDate") or modified
    for key, moment in ((_CREATED, created), (_MODIFIED, modified), (_STAMPED, modified)):
        properties[key] = text_property(*key, xmp_date(moment))
    properties[_PRODUCER] = text_property(*_PRODUCER, PRODUCER)
    return dict(sorted(properties.items()))


def _is_placeholder(found: Property | None) -> bool:
    return found is None or found.text.strip().lower() in _PLACEHOLDERS


def _report(xmp: KnownXmp, without: frozenset[str], log: ChangeLog) -> None:
    if xmp.problem:
        log.add("xmp.unreadable", f"Replaced XMP that could not be read: {xmp.problem}")
    for label in xmp.dropped:
        if label.startswith("pdfuaid:"):
            log.add("claim.dropped", "Does not repeat the claim to be PDF/UA, which nobody checked")
        elif not any(label.startswith(f"{uri}:") for uri in without):
            message = f"Left out the XMP property {label}, which PDF/A does not allow as it is"
            log.add("xmp.dropped", message)


def _date_of(found: Described, key: tuple[str, str], entry: str) -> datetime | None:
    stated = found.xmp.properties.get(key)
    moment = read_xmp_date(stated.text) if stated else None
    return moment or read_pdf_date(found.text(entry))


def write_info(pdf: pikepdf.Pdf, found: Described, properties: Properties) -> None:
    """Make the document information say what the packet says; entries of others stay."""
    info = pikepdf.Dictionary()
    known = {entry for entry, _, _ in _TEXTS} | {"/Producer", "/CreationDate", "/ModDate"}
    for key, value in list(found.info.items())[:_MOST_ENTRIES]:
        if key not in known and isinstance(value, pikepdf.String) and str(value):
            info[key] = pikepdf.String(str(value))
    for entry, key, _ in _TEXTS:
        if key in properties:
            info[entry] = pikepdf.String(properties[key].text)
    info["/Producer"] = pikepdf.String(PRODUCER)
    for entry, key in (("/CreationDate", _CREATED), ("/ModDate", _MODIFIED)):
        moment = read_xmp_date(properties[key].text)
        assert moment is not None
        info[entry] = pikepdf.String(pdf_date(moment))
    pdf.trailer["/Info"] = pdf.make_indirect(info)
