"""Reads an XMP packet into properties, each with the form in which its value is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from einvoice.errors import ReadError
from einvoice.pdf.preflight.xmp_schemas import META, RDF, XML
from einvoice.syntax.limits import Limits
from einvoice.syntax.xml import Element, parse

Form = Literal["simple", "bag", "seq", "alt", "struct"]

LIMITS = Limits(max_bytes=20_000_000, max_elements=200_000, max_depth=60)
_HEADER = re.compile(r"<\?xpacket\s+(?!end\b)(.*?)\?>", re.DOTALL)
_ATTRIBUTE = re.compile(r"\b(bytes|encoding)\s*=")
_ARRAYS: dict[str, Form] = {
    f"{{{RDF}}}Bag": "bag",
    f"{{{RDF}}}Seq": "seq",
    f"{{{RDF}}}Alt": "alt",
}
_DESCRIPTION = f"{{{RDF}}}Description"
_LANGUAGE = f"{{{XML}}}lang"
_PARSE_TYPE = f"{{{RDF}}}parseType"
_RESOURCE = f"{{{RDF}}}resource"
_VALUE = f"{{{RDF}}}value"


class PacketError(Exception):
    """The packet is not what XMP allows."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is written."""

    form: Form
    text: str = ""
    items: tuple["Value", ...] = ()
    fields: tuple["Property", ...] = ()
    language: str | None = None

    def field(self, namespace: str, name: str) -> "Property | None":
        """A field of a structure."""
        wanted = (namespace, name)
        return next((one for one in self.fields if (one.namespace, one.name) == wanted), None)


@dataclass(frozen=True, slots=True)
class Property:
    """A property, or a field of a structure."""

    namespace: str
    name: str
    prefix: str
    value: Value

    @property
    def label(self) -> str:
        """As people write it."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet that was read."""

    properties: tuple[Property, ...]
    header: frozenset[str] = frozenset()
    """What its header has and must not have: "bytes", "encoding"."""
    abouts: frozenset[str] = field(default_factory=frozenset[str])
    """What its descriptions are about; one thing, in a good packet."""

    def get(self, namespace: str, name: str) -> Property | None:
        """A property."""
        wanted = (namespace, name)
        return next((one for one in self.properties if (one.namespace, one.name) == wanted), None)

    def text(self, namespace: str, name: str) -> str | None:
        """The text of a simple property."""
        found = self.get(namespace, name)
        return found.value.text if found and found.value.form == "simple" else None

    def repeated(self) -> Iterator[Property]:
        """Properties that are there more than once."""
        seen: set[tuple[str, str]] = set()
        for one in self.properties:
            if (one.namespace, one.name) in seen:
                yield one
            seen.add((one.namespace, one.name))


def header_faults(data: bytes) -> frozenset[str]:
    """The attributes that the header of a packet has and must not have."""
    found = _HEADER.search(data[:4096].decode("latin-1"))
    return frozenset(_ATTRIBUTE.findall(found.group(1))) if found else frozenset()


def read_packet(data: bytes) -> Packet:
    """Read a packet; `PacketError` for what is no XMP."""
    try:
        root = parse(data.rstrip(b"\0 \t\r\n"), limits=LIMITS).root
    except ReadError as error:
        raise PacketError(str(error)) from error
    rdf = _rdf_of(root)
    properties: list[Property] = []
    abouts: set[str] = set()
    for node in rdf:
        if node.tag != _DESCRIPTION:
            raise PacketError(f"rdf:RDF holds <{node.tag}>")
        abouts.add(node.get(f"{{{RDF}}}about", ""))
        properties += _members(node)
    return Packet(tuple(properties), header_faults(data), frozenset(abouts))


def _rdf_of(root: Element) -> Element:
    wanted = f"{{{RDF}}}RDF"
    if root.tag == wanted:
        return root
    found = [child for child in root if child.tag == wanted]
    if root.tag not in (f"{{{META}}}xmpmeta", f"{{{META}}}xapmeta") or len(found) != 1:
        raise PacketError(f"expected one rdf:RDF, found {len(found)} below <{root.tag}>")
    return found[0]


def _members(node: Element) -> Iterator[Property]:
    """Properties of a description, as attributes and as elements."""
    for name, text in node.attrib.items():
        namespace, local = _split(str(name))
        if namespace not in (RDF, XML, ""):
            prefix = _prefix(node, namespace)
            yield Property(namespace, local, prefix, Value("simple", str(text)))
    for child in node:
        namespace, local = _split(str(child.tag))
        if namespace in (RDF, ""):
            raise PacketError(f"a description holds <{child.tag}>")
        yield Property(namespace, local, child.prefix or "", _value(child))


def _value(node: Element) -> Value:
    language = node.get(_LANGUAGE)
    parse_type = node.get(_PARSE_TYPE)
    if parse_type is not None and parse_type != "Resource":
        raise PacketError(f"rdf:parseType is {parse_type!r}")
    if parse_type is not None:
        return _structure(node, language)
    resource = node.get(_RESOURCE)
    if resource is not None:
        return Value("simple", resource, language=language)
    children = list(node)
    if not children:
        fields = tuple(_members(node))
        if fields:
            return Value("struct", fields=fields, language=language)
        return Value("simple", node.text or "", language=language)
    if len(children) != 1 or (node.text or "").strip():
        raise PacketError(f"<{node.tag}> has more than one value")
    only = children[0]
    form = _ARRAYS.get(str(only.tag))
    if form is not None:
        return Value(form, items=tuple(map(_item, only)), language=language)
    if only.tag == _DESCRIPTION:
        return _structure(only, language)
    raise PacketError(f"<{node.tag}> holds <{only.tag}>")


def _item(node: Element) -> Value:
    if node.tag != f"{{{RDF}}}li":
        raise PacketError(f"an array holds <{node.tag}>")
    return _value(node)


def _structure(node: Element, language: str | None) -> Value:
    """A structure, or a value with qualifiers, which counts as the value alone."""
    inner = node.find(_VALUE)
    if inner is not None:
        return _value(inner)
    return Value("struct", fields=tuple(_members(node)), language=language)


def _split(name: str) -> tuple[str, str]:
    namespace, brace, local = name.removeprefix("{").rpartition("}")
    return (namespace, local) if brace else ("", name)


def _prefix(node: Element, namespace: str) -> str:
    return next((str(key) for key, uri in node.nsmap.items() if uri == namespace and key), "")
