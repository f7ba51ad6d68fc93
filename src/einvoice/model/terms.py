"""What a field of the model stands for: the numbers, names and cardinalities of EN 16931-1.

A field says it once, in its annotation; `einvoice.terms` derives the index of all terms from it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Who defines a term."""

    EN16931 = "en16931"
    """EN 16931-1:2017 with its amendments."""
    EN16931_2026 = "en16931-2026"
    """The revision of EN 16931-1, whose new numbers the extensions already use."""
    FACTURX_EXTENDED = "factur-x-extended"
    """The EXTENDED profile of Factur-X and ZUGFeRD (BT-X)."""
    XRECHNUNG_EXTENSION = "xrechnung-extension"
    """The extension of XRechnung: sub-lines and third-party payments (BT-DEX)."""
    CTC_FR = "extended-ctc-fr"
    """The French EXTENDED-CTC-FR (EXT-FR-FE)."""
    SYNTAX = "syntax"
    """No term of any norm: an element that a syntax demands or that real documents carry."""


_PREFIXES = (
    ("BT-X-", Origin.FACTURX_EXTENDED),
    ("BG-X-", Origin.FACTURX_EXTENDED),
    ("BT-DEX-", Origin.XRECHNUNG_EXTENSION),
    ("BG-DEX-", Origin.XRECHNUNG_EXTENSION),
    ("EXT-FR-FE-", Origin.CTC_FR),
    ("BT-", Origin.EN16931),
    ("BG-", Origin.EN16931),
)


def origin_of(number: str) -> Origin:
    """Who defines the term with this number; a number is never shared between two of them."""
    for prefix, origin in _PREFIXES:
        if number.startswith(prefix):
            return _edition_of(number) if origin is Origin.EN16931 else origin
    return Origin.SYNTAX


_LAST_OF_2017 = {"BT": 165, "BG": 32}


def _edition_of(number: str) -> Origin:
    """Which edition of the norm first has a number such as BT-27, BT-29-1 or BG-34."""
    kind, digits = number.split("-")[:2]
    return Origin.EN16931 if int(digits) <= _LAST_OF_2017[kind] else Origin.EN16931_2026


@dataclass(frozen=True, slots=True)
class Tag:
    """The term that a field stands for, as its annotation states it."""

    number: str
    name: str
    cardinality: str = "0..1"


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a shared group: the part of the name behind the owner's ("trading name")."""

    name: str
    cardinality: str = "0..1"


def BT(number: int | str, name: str, cardinality: str = "0..1") -> Tag:
    """Tag a field with a business term of EN 16931-1; a component is "158-1"."""
    return Tag(f"BT-{number}", name, cardinality)


def BG(number: int, name: str, cardinality: str = "0..1") -> Tag:
    """Tag a field with a business group of EN 16931-1."""
    return Tag(f"BG-{number}", name, cardinality)


def EXT(name: str, cardinality: str = "0..1") -> Tag:
    """Tag a field that only extensions or a syntax have; `numbers.py` numbers it by its place."""
    return Tag("", name, cardinality)


@dataclass(frozen=True, slots=True)
class Term:
    """A business term or group and its place in the model."""

    id: str
    """Its number, such as "BT-27"; "X:" and its path for a term that no norm numbers."""
    name: str
    cardinality: str
    data_type: str
    """The semantic data type of the norm, or "Group"."""
    origin: Origin
    path: str
    """Where it stands in the model: "seller.name", "lines[].net_amount"; the first place, where
    a term has several."""
    description: str
    also: tuple[str, ...] = ()
    """Numbers that other extensions give to the same term."""

    @property
    def is_group(self) -> bool:
        """Whether it is a business group rather than a term with a value."""
        return self.data_type == "Group"
