"""The last steps to a file: output intent, metadata, and bytes that depend on nothing else."""

import io
from dataclasses import dataclass
from typing import Final

from pikepdf import (
    Array,
    Dictionary,
    Name,
    ObjectStreamMode,
    Pdf,
    Stream,
    StreamDecodeLevel,
    String,
)

from einvoice.pdf.writing.changes import ChangeLog
from einvoice.pdf.writing.icc import components, srgb
from einvoice.pdf.xmp.metadata import Described, Properties, write_info
from einvoice.pdf.xmp.writing import Claims, HybridEntry, packet

_PDFA_INTENT: Final = "/GTS_PDFA1"
_INTENT_KEYS: Final = frozenset(
    {
        "/Type",
        "/S",
        "/OutputCondition",
        "/OutputConditionIdentifier",
        "/RegistryName",
        "/Info",
        "/DestOutputProfile",
    }
)
NEWEST: Final = "1.7"
"""The version of PDF that PDF/A-3 is a part of."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a finished file says of itself."""

    found: Described
    properties: Properties
    claims: Claims
    entry: HybridEntry | None = None


def add_output_intent(pdf: Pdf, icc: bytes | None, log: ChangeLog) -> None:
    """Tell which colours are meant: what `icc` says, else what is there, else sRGB."""
    intents = pdf.Root.get("/OutputIntents")
    listed = list(intents) if isinstance(intents, Array) else []
    present = [one for one in listed if isinstance(one, Dictionary)]
    own = next((one for one in present if _is_complete(one)), None)
    if own is not None and icc is None:
        _drop_others(pdf, own, present, log)
        return
    profile = icc if icc is not None else srgb()
    stream = Stream(pdf, profile)
    stream["/N"] = components(profile) or 3
    name = "sRGB" if icc is None else "Custom"
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name(_PDFA_INTENT),
        OutputConditionIdentifier=String(name),
        Info=String(name),
        DestOutputProfile=stream,
    )
    pdf.Root["/OutputIntents"] = Array([pdf.make_indirect(intent)])
    log.add("intent.added", f"Added the output intent {name}", clause="6.2.3")
    if present:
        log.add("intent.removed", "Took out other output intents", clause="6.2.3")


def _is_complete(intent: Dictionary) -> bool:
    profile = intent.get("/DestOutputProfile")
    return intent.get("/S") == _PDFA_INTENT and isinstance(profile, Stream)


def _drop_others(pdf: Pdf, own: Dictionary, present: list[Dictionary], log: ChangeLog) -> None:
    """All intents with a profile must have the same one; those of other standards may differ."""
    if len(present) > 1:
        pdf.Root["/OutputIntents"] = Array([own])
        log.add("intent.removed", "Took out other output intents", clause="6.2.3")
    for key in [key for key in own.keys() if key not in _INTENT_KEYS]:
        del own[key]


def sealed(pdf: Pdf, identity: Identity) -> bytes:
    """The bytes of the finished document: same document, same bytes."""
    stream = Stream(pdf, packet(identity.properties.values(), identity.claims, identity.entry))
    stream["/Type"] = Name.Metadata
    stream["/Subtype"] = Name.XML
    pdf.Root["/Metadata"] = stream
    write_info(pdf, identity.found, identity.properties)
    out = io.BytesIO()
    pdf.save(
        out,
        min_version=NEWEST,
        force_version=NEWEST if pdf.pdf_version > NEWEST else "",
        compress_streams=True,
        deterministic_id=True,
        encryption=False,
        fix_metadata_version=False,
        object_stream_mode=ObjectStreamMode.generate,
        stream_decode_level=StreamDecodeLevel.generalized,
    )
    return out.getvalue()
