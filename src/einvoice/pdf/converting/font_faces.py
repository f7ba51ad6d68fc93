"""The fonts that PDFs name without bringing them along, and the widths that tell a likeness."""

import re
from dataclasses import dataclass
from typing import Final, Literal

FamilyName = Literal["Helvetica", "Times", "Courier"]


@dataclass(frozen=True, slots=True)
class Face:
    """A style of one of the families that every viewer has."""

    family: FamilyName
    bold: bool
    italic: bool

    def __str__(self) -> str:
        styles = ("Bold" if self.bold else "", "Italic" if self.italic else "")
        return " ".join(part for part in (self.family, *styles) if part)

    @property
    def widths(self) -> dict[str, int]:
        """The widths of a few telling characters, in thousandths of the size."""
        return _WIDTHS[self.family, self.bold, self.italic and self.family == "Times"]


_WIDTHS: Final[dict[tuple[str, bool, bool], dict[str, int]]] = {
    ("Helvetica", False, False): {" ": 278, "A": 667, "W": 944, "i": 222, "m": 833, "0": 556},
    ("Helvetica", True, False): {" ": 278, "A": 722, "W": 944, "i": 278, "m": 889, "0": 556},
    ("Times", False, False): {" ": 250, "A": 722, "W": 944, "i": 278, "m": 778, "0": 500},
    ("Times", True, False): {" ": 250, "A": 722, "W": 1000, "i": 278, "m": 833, "0": 500},
    ("Times", False, True): {" ": 250, "A": 611, "W": 833, "i": 278, "m": 722, "0": 500},
    ("Times", True, True): {" ": 250, "A": 667, "W": 889, "i": 278, "m": 778, "0": 500},
    ("Courier", False, False): {" ": 600, "A": 600, "W": 600, "i": 600, "m": 600, "0": 600},
    ("Courier", True, False): {" ": 600, "A": 600, "W": 600, "i": 600, "m": 600, "0": 600},
}

_FAMILIES: Final[dict[str, FamilyName]] = {
    "helvetica": "Helvetica",
    "arial": "Helvetica",
    "times": "Times",
    "timesroman": "Times",
    "timesnew": "Times",  # what "TimesNewRomanPSMT" is without its style
    "timesnewroman": "Times",
    "courier": "Courier",
    "couriernew": "Courier",
}
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLES = re.compile(r"(bold|italic|oblique|regular|roman|normal|psmt|ps|mt)+$")


def face_named(name: str) -> Face | None:
    """The face that a PDF means by a name such as "Arial,Bold" or "TimesNewRomanPS-BoldMT"."""
    plain = re.sub(r"[^a-z]", "", _SUBSET.sub("", name[:100]).lower())
    family = _FAMILIES.get(plain) or _FAMILIES.get(_STYLES.sub("", plain))
    if family is None:
        return None
    style = plain.removeprefix("times")
    return Face(family, "bold" in style, "italic" in style or "oblique" in style)
