"""Writes an XMP packet: one rdf:RDF, every property known or described."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from typing import Literal

from einvoice.pdf.generations import INVOICE, Generation
from einvoice.pdf.xmp.terms import (
    PDFA_EXTENSION,
    PDFA_PROPERTY,
    PDFA_SCHEMA,
    PDFAID,
    PDFUAID,
    PREFIXES,
    RDF,
    Form,
    Property,
    is_describable,
    text_property,
)

Level = Literal["A", "B", "U"]
"""How far a PDF/A goes: A is tagged, U has text that can be extracted, B looks as it should."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PREFIX = re.compile(r"[A-Za-z][\w.-]{0,30}", re.ASCII)
_ARRAYS: dict[Form, str] = {"bag": "Bag", "seq": "Seq", "alt": "Alt"}
_TYPES: dict[Form, str] = {"text": "Text", "bag": "bag Text", "seq": "seq Text", "alt": "Lang Alt"}

_HYBRID = (
    ("DocumentFileName", "Name of the embedded invoice file"),
    ("DocumentType", "Kind of the embedded document"),
    ("Version", "Version of the XML that is embedded"),
    ("ConformanceLevel", "Profile of the embedded invoice"),
)


@dataclass(frozen=True, slots=True)
class HybridEntry:
    """What the packet says of the embedded invoice."""

    generation: Generation
    level: str
    version: str

    def properties(self) -> tuple[Property, ...]:
        """The four properties."""
        values = (self.generation.file_name, INVOICE, self.version, self.level)
        return tuple(
            Property(
                self.generation.namespace, name, "text", (("", value),), self.generation.prefix
            )
            for (name, _), value in zip(_HYBRID, values, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Claims:
    """What a packet claims of the file that it stands in."""

    level: Level | None
    """The level of PDF/A-3; None claims nothing."""
    accessible: bool = False
    """Whether the file is PDF/UA-1."""


def packet(
    properties: Iterable[Property], claims: Claims, hybrid: HybridEntry | None = None
) -> bytes:
    """The packet as bytes; it has no padding, for nobody edits a PDF/A in place."""
    stated = [*_claimed(claims), *properties, *(hybrid.properties() if hybrid else ())]
    groups: dict[str, list[Property]] = {}
    for one in stated:
        groups.setdefault(one.namespace, []).append(one)
    prefixes = _prefixes(groups, hybrid)
    custom = {uri: found for uri, found in groups.items() if uri == PDFUAID or is_describable(uri)}
    out = ['<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n']
    out.append(f'<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF xmlns:rdf="{RDF}">\n')
    out.extend(_description(uri, prefixes[uri], found) for uri, found in groups.items())
    if custom:
        out.append(_extensions(custom, prefixes, hybrid))
    out.append('</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>')
    return "".join(out).encode("utf-8")


def _claimed(claims: Claims) -> list[Property]:
    found: list[Property] = []
    if claims.level is not None:
        found.append(text_property(PDFAID, "part", "3"))
        found.append(text_property(PDFAID, "conformance", claims.level))
    if claims.accessible:
        found.append(text_property(PDFUAID, "part", "1"))
    return found


def _prefixes(groups: dict[str, list[Property]], hybrid: HybridEntry | None) -> dict[str, str]:
    """A prefix for each namespace: its usual one, else the one it came with, else a new one."""
    usual = dict(PREFIXES)
    if hybrid is not None:
        usual[hybrid.generation.namespace] = hybrid.generation.prefix
    taken = {*usual.values(), "rdf", "x", "xml"}
    chosen: dict[str, str] = {}
    for uri, found in groups.items():
        prefix = usual.get(uri)
        if prefix is None:
            wanted = found[0].prefix
            usable = _PREFIX.fullmatch(wanted) and not wanted.lower().startswith("xml")
            made = (f"own{number}" for number in count(1))
            candidates = (wanted,) if usable else ()
            prefix = next(one for one in chain(candidates, made) if one not in taken)
            taken.add(prefix)
        chosen[uri] = prefix
    return chosen


def _description(uri: str, prefix: str, found: list[Property]) -> str:
    inside = "".join(f"<{prefix}:{one.name}>{_value(one)}</{prefix}:{one.name}>\n" for one in found)
    opening = f'<rdf:Description rdf:about="" xmlns:{prefix}="{_escaped(uri)}">'
    return f"{opening}\n{inside}</rdf:Description>\n"


def _value(found: Property) -> str:
    if found.form == "text":
        return _escaped(found.items[0][1])
    items = "".join(
        f'<rdf:li xml:lang="{_escaped(lang)}">{_escaped(text)}</rdf:li>'
        if found.form == "alt"
        else f"<rdf:li>{_escaped(text)}</rdf:li>"
        for lang, text in found.items
    )
    return f"<rdf:{_ARRAYS[found.form]}>{items}</rdf:{_ARRAYS[found.form]}>"


def _extensions(
    groups: dict[str, list[Property]], prefixes: dict[str, str], hybrid: HybridEntry | None
) -> str:
    """The schemas that describe what PDF/A does not know."""
    namespaces = (
        f'xmlns:pdfaExtension="{PDFA_EXTENSION}" xmlns:pdfaSchema="{PDFA_SCHEMA}" '
        f'xmlns:pdfaProperty="{PDFA_PROPERTY}"'
    )
    schemas = "".join(
        _schema(_title(uri, hybrid), uri, prefixes[uri], found) for uri, found in groups.items()
    )
    return (
        f'<rdf:Description rdf:about="" {namespaces}>\n<pdfaExtension:schemas><rdf:Bag>\n'
        f"{schemas}</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n"
    )


def _title(uri: str, hybrid: HybridEntry | None) -> str:
    if hybrid is not None and uri == hybrid.generation.namespace:
        return "Factur-X PDFA Extension Schema"
    return "PDF/UA identification schema" if uri == PDFUAID else f"Schema of {uri}"


def _schema(title: str, uri: str, prefix: str, found: list[Property]) -> str:
    properties = "".join(_described(one) for one in found)
    return (
        '<rdf:li rdf:parseType="Resource">\n'
        f"<pdfaSchema:schema>{_escaped(title)}</pdfaSchema:schema>\n"
        f"<pdfaSchema:namespaceURI>{_escaped(uri)}</pdfaSchema:namespaceURI>\n"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\n"
        f"<pdfaSchema:property><rdf:Seq>\n{properties}</rdf:Seq></pdfaSchema:property>\n"
        # Some validators miss the list of value types, even where there is none to declare.
        "<pdfaSchema:valueType><rdf:Seq/></pdfaSchema:valueType>\n"
        "</rdf:li>\n"
    )


def _described(found: Property) -> str:
    internal = found.namespace == PDFUAID
    description = dict(_HYBRID).get(found.name) or f"The property {found.name}"
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{found.name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{'Integer' if internal else _TYPES[found.form]}"
        "</pdfaProperty:valueType>"
        f"<pdfaProperty:category>{'internal' if internal else 'external'}"
        "</pdfaProperty:category>"
        f"<pdfaProperty:description>{_escaped(description)}</pdfaProperty:description>"
        "</rdf:li>\n"
    )


def _escaped(text: str) -> str:
    clean = _ILLEGAL.sub("\ufffd", text)
    return (
        clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
