"""Every object of a file, whether or not a page leads to it: streams, embedded files, metadata."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String

from einvoice.pdf.preflight.faults import NOTHING, Fault, Outcomes, Unchecked
from einvoice.pdf.preflight.plain import told

_FILTERS = frozenset(
    {
        "/ASCIIHexDecode",
        "/ASCII85Decode",
        "/FlateDecode",
        "/RunLengthDecode",
        "/CCITTFaxDecode",
        "/JBIG2Decode",
        "/DCTDecode",
        "/JPXDecode",
    }
)
_EXTERNAL = ("/F", "/FFilter", "/FDecodeParms")
_MIME = re.compile(r"/[-\w+.]+/[-\w+.]+", re.ASCII)
_DEEPEST = 64


@dataclass(slots=True)
class Found:
    """What the walk over all objects found."""

    specifications: list[tuple[str, Dictionary]] = field(
        default_factory=list[tuple[str, Dictionary]]
    )
    """File specifications with an embedded file, with their places."""
    associated: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])
    """The indirect objects in any /AF."""
    direct_associated: bool = False
    """Whether any /AF holds a file specification that is no object of its own."""
    metadata: list[tuple[str, Stream]] = field(default_factory=list[tuple[str, Stream]])


def check_objects(pdf: Pdf, found: Found) -> Outcomes:
    """Check every object, and remember what other layers look at."""
    for obj in pdf.objects:
        if isinstance(obj, Dictionary | Array | Stream):
            number, generation = obj.objgen
            place = f"obj {number} {generation}"
            if isinstance(obj, Stream):
                yield from _stream(obj, place, found)
            _collect(obj, place, found, 0)
    for place, specification in found.specifications:
        yield from _specification(specification, place, found)


def _stream(stream: Stream, place: str, found: Found) -> Outcomes:
    keys = stream.stream_dict
    if any(key in keys for key in _EXTERNAL):
        yield Fault("6.1.7.1-3", place)
    filters = keys.get("/Filter")
    names = list(filters) if isinstance(filters, Array) else [] if filters is None else [filters]
    for number, name in enumerate(names):
        text = told(name)
        if text == "/Crypt" and _crypt_is_identity(keys, number):
            continue
        if text not in _FILTERS:
            yield Fault("6.1.7.2-1", place, {"found": text})
    kind = keys.get("/Type")
    if kind == Name.Metadata:
        found.metadata.append((place, stream))
    elif kind == Name.EmbeddedFile:
        subtype = keys.get("/Subtype")
        if subtype is None or not _MIME.fullmatch(told(subtype)):
            yield Fault("6.8-1", place, {"found": NOTHING if subtype is None else told(subtype)})


def _crypt_is_identity(keys: Dictionary, number: int) -> bool:
    parameters = keys.get("/DecodeParms")
    if isinstance(parameters, Array):
        parameters = parameters[number] if number < len(parameters) else None
    return isinstance(parameters, Dictionary) and parameters.get("/Name") == Name.Identity


def _collect(obj: Array | Dictionary | Stream, place: str, found: Found, depth: int) -> None:
    """File specifications and associations, in an object and in what is written inside it."""
    if depth > _DEEPEST:
        return
    if isinstance(obj, Array):
        inside: Iterable[Object] = obj
    else:
        keys = obj.stream_dict if isinstance(obj, Stream) else obj
        _take(keys, place, found)
        inside = (value for _, value in keys.items())
    for value in inside:
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            _collect(value, place, found, depth + 1)


def _take(keys: Dictionary, place: str, found: Found) -> None:
    if "/EF" in keys:
        found.specifications.append((place, keys))
    files = keys["/AF"] if "/AF" in keys else None
    if isinstance(files, Array):
        for item in files:
            if isinstance(item, Dictionary):
                found.associated.add(item.objgen)
                found.direct_associated |= not item.is_indirect


def _specification(keys: Dictionary, place: str, found: Found) -> Outcomes:
    if not all(isinstance(keys.get(key), String) for key in ("/F", "/UF")):
        yield Fault("6.8-2", place, {"name": file_name(keys)})
    if not isinstance(keys.get("/AFRelationship"), Name):
        yield Fault("6.8-3", place, {"name": file_name(keys)})
    if keys.is_indirect:
        if keys.objgen not in found.associated:
            yield Fault("6.8-4", place, {"name": file_name(keys)})
    elif not found.direct_associated:
        yield Fault("6.8-4", place, {"name": file_name(keys)})
    files = keys.get("/EF")
    if not isinstance(files, Dictionary):
        yield Unchecked("file", place, "/EF", ("6.8-1",))
        return
    for key in ("/F", "/UF"):
        stream = files.get(key)
        if isinstance(stream, Stream) and stream.stream_dict.get("/Type") != Name.EmbeddedFile:
            subtype = stream.stream_dict.get("/Subtype")
            if subtype is None or not _MIME.fullmatch(told(subtype)):
                yield Fault(
                    "6.8-1", place, {"found": NOTHING if subtype is None else told(subtype)}
                )
                return


def file_name(keys: Dictionary) -> str:
    """The name of an embedded file, /UF before /F."""
    for key in ("/UF", "/F"):
        value = keys.get(key)
        if isinstance(value, String):
            return told(value)
    return ""


def stream_bytes(stream: Stream) -> bytes | None:
    """The content of a stream; None where it cannot be decoded."""
    try:
        return stream.read_bytes()
    except PdfError:
        return None
