"""The embedded files of a PDF as the rules for hybrid invoices see them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Stream, String

from einvoice.errors import EInvoiceError
from einvoice.pdf.generations import Generation, generation_of_file
from einvoice.pdf.preflight.objects import file_name, stream_bytes
from einvoice.pdf.preflight.plain import told
from einvoice.results import ReadResult

_ROOTS = (b"CrossIndustryInvoice", b"CrossIndustryDocument", b"SCRDMCCBDACIOMessageStructure")
_BEGINNING = 4096


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file in the PDF."""

    place: str
    name: str
    """/F, the name that is to be compared."""
    unicode_name: str
    mime: str
    relationship: str
    data: bytes | None
    """None where it cannot be decoded."""
    dated: bool
    checksum_fits: bool
    generation: Generation | None
    """The generation that its name belongs to."""

    @property
    def is_invoice(self) -> bool:
        """Whether it is the XML of an invoice, or of another document of these formats."""
        if self.generation is not None:
            return True
        beginning = (self.data or b"")[:_BEGINNING]
        return self.unicode_name.lower().endswith(".xml") and any(
            root in beginning for root in _ROOTS
        )


def embedded_files(specifications: Iterable[tuple[str, Dictionary]]) -> Iterator[EmbeddedFile]:
    """Every embedded file, once."""
    seen: set[object] = set()
    for place, keys in specifications:
        files = keys.get("/EF")
        stream = files.get("/F") or files.get("/UF") if isinstance(files, Dictionary) else None
        if not isinstance(stream, Stream) or stream.objgen in seen:
            continue
        seen.add(stream.objgen)
        yield _file(place, keys, stream)


def _file(place: str, keys: Dictionary, stream: Stream) -> EmbeddedFile:
    data = stream_bytes(stream)
    name = keys.get("/F")
    given = told(name) if isinstance(name, String) else ""
    parameters = stream.stream_dict.get("/Params")
    dated, fits = False, True
    if isinstance(parameters, Dictionary):
        dated = isinstance(parameters.get("/ModDate"), String)
        stated = parameters.get("/CheckSum")
        if isinstance(stated, String) and data is not None:
            digest = hashlib.md5(data, usedforsecurity=False)
            fits = bytes(stated) in (digest.digest(), digest.hexdigest().encode())
    mime = stream.stream_dict.get("/Subtype")
    relationship = keys.get("/AFRelationship")
    return EmbeddedFile(
        place=place,
        name=given,
        unicode_name=file_name(keys),
        mime=told(mime).removeprefix("/") if isinstance(mime, Name) else "",
        relationship=told(relationship).removeprefix("/") if isinstance(relationship, Name) else "",
        data=data,
        dated=dated,
        checksum_fits=fits,
        generation=generation_of_file(file_name(keys)),
    )


def read_embedded(file: EmbeddedFile) -> ReadResult | None:
    """The invoice in a file; None where none can be read."""
    from einvoice.documents import read

    if file.data is None:
        return None
    try:
        return read(file.data)
    except EInvoiceError:
        return None
