"""Whether a value in XMP has the type that it must have."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from einvoice.pdf.preflight.xmp_packet import Value
from einvoice.pdf.preflight.xmp_schemas import SIMPLE, STRUCTURES

_PATTERNS = {
    "boolean": re.compile(r"True|False"),
    "integer": re.compile(r"[+-]?\d+", re.ASCII),
    "real": re.compile(r"[+-]?(\d+\.?\d*|\d*\.?\d+)", re.ASCII),
    "mimetype": re.compile(r"[-\w+.]+/[-\w+.]+", re.ASCII),
    "date": re.compile(
        r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
        r"(T([01]\d|2[0-4]):[0-5]\d(:[0-6]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?",
        re.ASCII,
    ),
}
_LONGEST = 100
_ARRAY = re.compile(r"(bag|seq|alt)\s+(.+)", re.ASCII)
_CHOICE = re.compile(r"(?:open|closed)?\s*choice(?:\s+of\s+(.+))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Structure:
    """A type with fields, that a packet brings."""

    namespace: str
    fields: Mapping[str, str]


def _no_structures() -> dict[str, Structure]:
    return {}


@dataclass(frozen=True, slots=True)
class Types:
    """The types that a value can have: those of XMP, and those that an extension schema adds."""

    own: Mapping[str, Structure] = field(default_factory=_no_structures)

    def knows(self, kind: str) -> bool | None:
        """Whether a type exists; None where it is one that is not looked at here."""
        kind = canonical(kind)
        array = _ARRAY.fullmatch(kind)
        if array:
            return self.knows(array.group(2))
        if kind in SIMPLE or kind in STRUCTURES or kind == "lang alt" or kind in self.own:
            return True
        return None if kind in _RARE else False

    def fits(self, value: Value, kind: str) -> bool | None:
        """Whether a value is of a type; None where that is not looked at here."""
        kind = canonical(kind)
        if kind == "lang alt":
            return value.form == "alt" and all(
                one.form == "simple" and one.language is not None for one in value.items
            )
        array = _ARRAY.fullmatch(kind)
        if array:
            if value.form != array.group(1):
                return False
            return _together(self.fits(one, array.group(2)) for one in value.items)
        if kind in SIMPLE:
            return value.form == "simple" and _matches(kind, value.text)
        return self._fits_structure(value, kind)

    def _fits_structure(self, value: Value, kind: str) -> bool | None:
        known = self.own.get(kind)
        if known is None and kind in STRUCTURES:
            known = Structure(*STRUCTURES[kind])
        if known is None:
            return None
        if value.form != "struct":
            return False
        if any(
            one.namespace != known.namespace or one.name not in known.fields for one in value.fields
        ):
            # How strict a reader is with fields that nobody declares differs.
            return None
        return _together(self.fits(one.value, known.fields[one.name]) for one in value.fields)


_RARE = frozenset(
    {
        "any",
        "flash",
        "oecf/sfr",
        "cfapattern",
        "devicesettings",
        "colorant",
        "font",
        "beatsplicestretch",
        "marker",
        "media",
        "projectlink",
        "resamplestretch",
        "time",
        "timecode",
        "timescalestretch",
    }
)


def canonical(kind: str) -> str:
    """A type as it is compared: small letters, and a choice as what is chosen from."""
    kind = " ".join(kind[:_LONGEST].lower().split())
    array = _ARRAY.fullmatch(kind)
    if array:
        return f"{array.group(1)} {canonical(array.group(2))}"
    choice = _CHOICE.fullmatch(kind)
    return canonical(choice.group(1) or "text") if choice else kind


def _matches(kind: str, text: str) -> bool:
    pattern = _PATTERNS.get(kind)
    return pattern is None or pattern.fullmatch(text) is not None


def _together(found: Iterable[bool | None]) -> bool | None:
    """False if any is false, None if any is unknown."""
    answers = list(found)
    if False in answers:
        return False
    return None if None in answers else True
