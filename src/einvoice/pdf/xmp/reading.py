"""What the XMP packet of a PDF says of the invoice in it, and of PDF/A."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from einvoice.pdf.generations import XRECHNUNG, Generation, generations_of_namespace
from einvoice.syntax.limits import Limits
from einvoice.syntax.xml import Element, parse

_LIMITS: Final = Limits(max_bytes=4 * 1024 * 1024, max_elements=100_000, max_attributes=100_000)

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DESCRIPTION = f"{_RDF}Description"
_ITEM = f"{_RDF}li"
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_DC = "http://purl.org/dc/elements/1.1/"
_PDF = "http://ns.adobe.com/pdf/1.3/"
_XMP = "http://ns.adobe.com/xap/1.0/"

_PROPERTIES: Final[Mapping[str, str]] = {
    "DocumentType": "document_type",
    "DocumentFileName": "file_name",
    "Version": "version",
    "ConformanceLevel": "conformance_level",
}
_HYBRID = re.compile(r"(?i)urn:.*(?:zugferd|factur-x|ferd|order-x).*")
"""Namespaces of hybrid documents, also those that no specification has."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one namespace says of the embedded file."""

    namespace: str
    document_type: str | None = None
    file_name: str | None = None
    version: str | None = None
    conformance_level: str | None = None

    @property
    def generation(self) -> Generation | None:
        """The generation that the namespace stands for; None for an unknown one."""
        found = generations_of_namespace((self.namespace,))
        names = (self.file_name or "").strip().lower(), self.conformance_level
        if XRECHNUNG in found and (names[0] == XRECHNUNG.file_name or names[1] == "XRECHNUNG"):
            return XRECHNUNG
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class HybridMetadata:
    """What an XMP packet says, as far as hybrid invoices and PDF/A are concerned.

    The properties of the invoice are those of the first declaration.
    """

    declarations: tuple[Declaration, ...] = ()
    """One for each namespace of hybrid documents; more than one is a fault."""
    pdfa_part: str | None = None
    pdfa_conformance: str | None = None
    title: str | None = None
    author: str | None = None
    producer: str | None = None
    creator_tool: str | None = None
    is_healed: bool = False
    """Whether the packet is no well-formed XML and was read as far as it goes."""

    @property
    def declaration(self) -> Declaration | None:
        """The first declaration."""
        return self.declarations[0] if self.declarations else None

    @property
    def namespace(self) -> str | None:
        """The namespace of the properties of the invoice."""
        return self.declaration.namespace if self.declaration else None

    @property
    def generation(self) -> Generation | None:
        """The generation that the properties belong to."""
        return self.declaration.generation if self.declaration else None

    @property
    def document_type(self) -> str | None:
        """What is embedded: "INVOICE", "ORDER", ..."""
        return self.declaration.document_type if self.declaration else None

    @property
    def file_name(self) -> str | None:
        """The name of the embedded file."""
        return self.declaration.file_name if self.declaration else None

    @property
    def version(self) -> str | None:
        """The version of the format, which is not that of the specification."""
        return self.declaration.version if self.declaration else None

    @property
    def conformance_level(self) -> str | None:
        """The profile: "EN 16931", "BASIC WL", ..."""
        return self.declaration.conformance_level if self.declaration else None


def read_xmp(packet: bytes) -> HybridMetadata:
    """Read an XMP packet; a `ReadError` where it is no XML at all.

    Properties are elements or attributes, in any number of rdf:RDF and rdf:Description.
    """
    parsed = parse(packet.strip(b"\0"), limits=_LIMITS, recover=True)
    values: dict[str, str] = {}
    stated: dict[str, dict[str, str]] = {}
    for tag, value in _properties(parsed.root):
        namespace, _, local = tag.removeprefix("{").partition("}")
        if local in _PROPERTIES and _HYBRID.fullmatch(namespace):
            stated.setdefault(namespace, {}).setdefault(_PROPERTIES[local], value)
        else:
            values.setdefault(tag, value)
    return HybridMetadata(
        tuple(Declaration(namespace, **found) for namespace, found in stated.items()),
        pdfa_part=values.get(f"{{{_PDFA}}}part"),
        pdfa_conformance=values.get(f"{{{_PDFA}}}conformance"),
        title=values.get(f"{{{_DC}}}title"),
        author=values.get(f"{{{_DC}}}creator"),
        producer=values.get(f"{{{_PDF}}}Producer"),
        creator_tool=values.get(f"{{{_XMP}}}CreatorTool"),
        is_healed=not parsed.well_formed,
    )


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    """Name and text of every property of the document itself."""
    for description in root.iter(_DESCRIPTION):
        parent = description.getparent()
        if parent is not None and str(parent.tag).startswith(_RDF) and parent.tag != f"{_RDF}RDF":
            continue  # what is described is a part of a property
        for name, value in description.attrib.items():
            yield str(name), str(value).strip()
        for child in description:
            yield str(child.tag), _text(child)


def _text(element: Element) -> str:
    """The text of a property; of a list or of languages the first."""
    if not len(element):
        return (element.text or "").strip()
    first = next(element.iter(_ITEM), element)
    return (first.text or "").strip()
