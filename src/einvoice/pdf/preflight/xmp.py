"""The metadata of a file (6.6): the packet, its properties, and what the file claims to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from einvoice.pdf.preflight.faults import NOTHING, Fault, Outcomes, Unchecked
from einvoice.pdf.preflight.xmp_extension import Definitions, definitions, extension_faults
from einvoice.pdf.preflight.xmp_packet import (
    Packet,
    PacketError,
    Property,
    header_faults,
    read_packet,
)
from einvoice.pdf.preflight.xmp_schemas import PDFA_EXTENSION, PDFA_ID, PREDEFINED, UNCHECKED
from einvoice.pdf.preflight.xmp_types import Types

_UTF16 = (b"\xfe\xff", b"\xff\xfe", b"\0<", b"<\0")
_ID_PREFIX = {"part": "6.6.4-4", "conformance": "6.6.4-5", "amd": "6.6.4-6", "corr": "6.6.4-7"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What a file says of itself, "3B"; None where it says nothing."""

    part: str | None = None
    conformance: str | None = None

    @property
    def level(self) -> str:
        """The level to check by, "A", "B" or "U"."""
        return self.conformance if self.conformance in ("A", "U") else "B"


@dataclass(slots=True)
class Metadata:
    """The metadata of the document, read and checked."""

    packet: Packet | None = None
    claim: Claim = field(default_factory=Claim)
    defined: Definitions = field(default_factory=lambda: Definitions({}, {}))
    outcomes: list[Fault | Unchecked] = field(default_factory=list[Fault | Unchecked])


def check_document_metadata(data: bytes | None) -> Metadata:
    """Check the packet of the catalog; None where the catalog has none."""
    found = Metadata()
    if data is None:
        found.outcomes.append(Fault("6.6.2.1-1"))
        return found
    found.packet = _read(data, "XMP", found.outcomes)
    if found.packet is None:
        return found
    found.defined = definitions(found.packet)
    found.outcomes += extension_faults(found.packet)
    found.outcomes += _property_faults(found.packet, found.defined, "XMP")
    found.outcomes += _identification_faults(found.packet)
    packet = found.packet
    found.claim = Claim(packet.text(PDFA_ID, "part"), packet.text(PDFA_ID, "conformance"))
    return found


def check_object_metadata(data: bytes, place: str, main: Definitions) -> Outcomes:
    """Check the packet of a page, a picture or a font."""
    outcomes: list[Fault | Unchecked] = []
    packet = _read(data, place, outcomes)
    yield from outcomes
    if packet is None:
        return
    yield from extension_faults(packet)
    own = definitions(packet)
    known = Definitions({**main.properties, **own.properties}, {})
    yield from _property_faults(packet, known, place)


def _read(data: bytes, place: str, outcomes: list[Fault | Unchecked]) -> Packet | None:
    for name in sorted(header_faults(data)):
        rule = "6.6.2.1-2" if name == "bytes" else "6.6.2.1-3"
        outcomes.append(Fault(rule, place, {"found": name}))
    if not _is_utf8(data):
        outcomes.append(Fault("6.6.2.1-5", place))
    try:
        packet = read_packet(data)
    except PacketError as error:
        outcomes.append(Fault("6.6.2.1-4", place, {"detail": str(error)}))
        return None
    outcomes += (
        Fault("6.6.2.1-4", place, {"detail": f"{one.label} repeated"}) for one in packet.repeated()
    )
    if len(packet.abouts) > 1:
        outcomes.append(Unchecked("xmp-about", place, rules=("6.6.2.1-4",)))
    return packet


def _is_utf8(data: bytes) -> bool:
    if data.startswith(_UTF16):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _property_faults(packet: Packet, defined: Definitions, place: str) -> Outcomes:
    for one in packet.properties:
        if one.namespace == PDFA_EXTENSION:
            if one.name != "schemas":
                yield Fault("6.6.2.3.1-1", place, {"property": one.label})
            continue
        if one.namespace in UNCHECKED:
            yield Unchecked("xmp-schema", place, one.label, ("6.6.2.3.1-1", "6.6.2.3.1-2"))
            continue
        yield from _property_fault(one, PREDEFINED, defined, place)


def _property_fault(
    one: Property,
    predefined: Mapping[str, Mapping[str, str]],
    defined: Definitions,
    place: str,
) -> Outcomes:
    kind = predefined.get(one.namespace, {}).get(one.name)
    types = Types()
    if kind is None:
        kind, types = defined.properties.get((one.namespace, one.name), (None, types))
    if kind is None:
        yield Fault("6.6.2.3.1-1", place, {"property": one.label})
        return
    fits = types.fits(one.value, kind)
    if fits is None:
        yield Unchecked("xmp-type", place, f"{one.label} ({kind})", ("6.6.2.3.1-2",))
    elif not fits:
        values = {"property": one.label, "type": kind, "found": one.value.text or one.value.form}
        yield Fault("6.6.2.3.1-2", place, values)


def _identification_faults(packet: Packet) -> Outcomes:
    part = packet.get(PDFA_ID, "part")
    level = packet.get(PDFA_ID, "conformance")
    if part is None and level is None:
        yield Fault("6.6.4-1", "XMP")
        return
    for name, rule in _ID_PREFIX.items():
        found = packet.get(PDFA_ID, name)
        if found is not None and found.prefix != "pdfaid":
            yield Fault(rule, "XMP", {"found": found.label})
    stated = part.value.text if part else ""
    if stated.strip() != "3":
        yield Fault("6.6.4-2", "XMP", {"found": stated or NOTHING})
    stated = level.value.text if level else ""
    if stated not in ("A", "B", "U"):
        yield Fault("6.6.4-3", "XMP", {"found": stated or NOTHING})
