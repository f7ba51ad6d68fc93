"""The formats that an invoice can be made in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Format = Literal[
    "pdf",
    "zf:1",
    "zf:1:basic",
    "zf:1:extended",
    "zf:2",
    "zf:minimum",
    "zf:basicwl",
    "zf:basic",
    "zf:en16931",
    "zf:extended",
    "zf:xrechnung",
    "factur-x:minimum",
    "factur-x:basicwl",
    "factur-x:basic",
    "factur-x:en16931",
    "factur-x:extended",
    "xrechnung",
    "peppol",
]
SyntaxName = Literal["CII", "UBL"]
Kind = Literal["plain", "hybrid", "xml"]


@dataclass(frozen=True, slots=True)
class Making:
    """What a format means for the documents that are made."""

    kind: Kind
    """A PDF alone, a PDF with the XML inside, or an XML with a PDF to look at."""

    profile: str | None = None
    """The profile of the XML, as `einvoice.PROFILES` names it; None for a PDF alone."""

    syntax: SyntaxName = "CII"
    """The syntax where the caller names none."""

    type_codes: tuple[str, ...] = ("1001-cii",)
    """The code lists of what types of document it may be."""

    addresses: str | None = None
    """The code list of the schemes of electronic addresses, where it needs such addresses."""

    @property
    def is_xrechnung(self) -> bool:
        """Whether the German rules for public buyers hold."""
        return self.profile == "xrechnung-3.0"

    @property
    def is_peppol(self) -> bool:
        """Whether the rules of Peppol BIS Billing hold."""
        return self.profile == "peppol-billing-3"

    @property
    def is_minimum(self) -> bool:
        """Whether the XML says hardly more than who, when and how much."""
        return self.profile == "factur-x-minimum"

    @property
    def is_zugferd_1(self) -> bool:
        """Whether the XML is of ZUGFeRD 1.0, which has other terms than EN 16931 and no rules."""
        return self.profile is not None and self.profile.startswith("zugferd-1.0-")

    @property
    def is_partial(self) -> bool:
        """Whether the XML says less than an invoice must, so that it is none without the PDF."""
        return self.profile in ("factur-x-minimum", "factur-x-basic-wl")


_PLAIN = Making("plain")
_LEVELS = {
    "minimum": "factur-x-minimum",
    "basicwl": "factur-x-basic-wl",
    "basic": "factur-x-basic",
    "en16931": "factur-x-en16931",
    "extended": "factur-x-extended",
}

MAKINGS: Mapping[str, Making] = {
    "pdf": _PLAIN,
    **{
        f"{family}:{level}": Making("hybrid", profile)
        for family in ("zf", "factur-x")
        for level, profile in _LEVELS.items()
    },
    # No published rule of ZUGFeRD 1.0 says which types of UNTDID 1001 it is for.
    "zf:1": Making("hybrid", "zugferd-1.0-comfort"),
    "zf:1:basic": Making("hybrid", "zugferd-1.0-basic"),
    "zf:1:extended": Making("hybrid", "zugferd-1.0-extended"),
    "zf:2": Making("hybrid", "factur-x-en16931"),
    "zf:xrechnung": Making(
        "hybrid", "xrechnung-3.0", type_codes=("1001-xrechnung",), addresses="eas"
    ),
    "xrechnung": Making("xml", "xrechnung-3.0", type_codes=("1001-xrechnung",), addresses="eas"),
    "peppol": Making(
        "xml",
        "peppol-billing-3",
        syntax="UBL",
        type_codes=("1001-peppol-invoice", "1001-peppol-creditnote"),
        addresses="eas-peppol",
    ),
}
"""Every format that can be made."""


def making_of(name: str | None) -> Making:
    """What a format means; a PDF alone where none is named."""
    return MAKINGS.get(name or "pdf", _PLAIN)
