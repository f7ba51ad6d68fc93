"""Extension schemas in XMP: how they must be written, and what they define (6.6.2.3.3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from einvoice.pdf.preflight.faults import NOTHING, Fault, Outcomes, Unchecked
from einvoice.pdf.preflight.xmp_packet import Packet, Property, Value
from einvoice.pdf.preflight.xmp_schemas import (
    PDFA_EXTENSION,
    PDFA_FIELD,
    PDFA_PROPERTY,
    PDFA_SCHEMA,
    PDFA_TYPE,
)
from einvoice.pdf.preflight.xmp_types import Structure, Types, canonical

_CLAUSE = "6.6.2.3.3"
Wanted = Literal["text", "optional text", "seq", "type", "category"]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a table of 6.6.2.3.3, with the number of its rule."""

    name: str
    wanted: Wanted
    rule: int


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of 6.6.2.3.3."""

    namespace: str
    prefix: str
    fields: tuple[_Field, ...]


_SCHEMA = _Table(
    PDFA_SCHEMA,
    "pdfaSchema",
    (
        _Field("schema", "text", 2),
        _Field("namespaceURI", "text", 3),
        _Field("prefix", "text", 4),
        _Field("property", "seq", 5),
        _Field("valueType", "seq", 6),
    ),
)
_PROPERTY = _Table(
    PDFA_PROPERTY,
    "pdfaProperty",
    (
        _Field("name", "text", 7),
        _Field("valueType", "type", 8),
        _Field("category", "category", 9),
        _Field("description", "text", 10),
    ),
)
_TYPE = _Table(
    PDFA_TYPE,
    "pdfaType",
    (
        _Field("type", "text", 11),
        _Field("namespaceURI", "text", 12),
        _Field("prefix", "text", 13),
        _Field("description", "text", 14),
        _Field("field", "seq", 15),
    ),
)
_FIELD = _Table(
    PDFA_FIELD,
    "pdfaField",
    (
        _Field("name", "text", 16),
        _Field("valueType", "type", 17),
        _Field("description", "text", 18),
    ),
)


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the extension schemas of a packet define."""

    properties: dict[tuple[str, str], tuple[str, Types]]
    """By namespace and name: the type of the value, and the types that the schema adds."""
    prefixes: dict[str, str]
    """By namespace, the prefix that its schema states."""


def definitions(packet: Packet) -> Definitions:
    """Everything that the packet defines, as far as it can be read."""
    found = Definitions({}, {})
    for schema in _schemas(packet):
        namespace = _text(schema, PDFA_SCHEMA, "namespaceURI")
        types = _types(schema)
        found.prefixes[namespace] = _text(schema, PDFA_SCHEMA, "prefix")
        for one in _items(schema, PDFA_SCHEMA, "property"):
            name = _text(one, PDFA_PROPERTY, "name")
            kind = _text(one, PDFA_PROPERTY, "valueType")
            found.properties[namespace, name] = (kind, types)
    return found


def extension_faults(packet: Packet) -> Outcomes:
    """What is wrong with the way in which the extension schemas are written."""
    container = packet.get(PDFA_EXTENSION, "schemas")
    if container is None:
        return
    whole = container.value
    if whole.form != "bag" or container.prefix != "pdfaExtension":
        yield Fault(f"{_CLAUSE}-1", "XMP", {"found": f"{container.label} ({whole.form})"})
        return
    for number, schema in enumerate(whole.items, 1):
        place = f"XMP pdfaExtension:schemas[{number}]"
        if schema.form != "struct":
            yield Fault(f"{_CLAUSE}-1", place, {"found": schema.form})
            continue
        types = _types(schema)
        yield from _of_table(schema, _SCHEMA, place, types)
        for index, one in enumerate(_items(schema, PDFA_SCHEMA, "property"), 1):
            yield from _of_table(one, _PROPERTY, f"{place} property[{index}]", types)
        for index, one in enumerate(_items(schema, PDFA_SCHEMA, "valueType"), 1):
            inside = f"{place} valueType[{index}]"
            yield from _of_table(one, _TYPE, inside, types)
            for step, member in enumerate(_items(one, PDFA_TYPE, "field"), 1):
                yield from _of_table(member, _FIELD, f"{inside} field[{step}]", types)


def _of_table(value: Value, table: _Table, place: str, types: Types) -> Outcomes:
    known = {one.name for one in table.fields}
    for one in value.fields:
        if one.namespace != table.namespace or one.name not in known:
            yield Fault("6.6.2.3.2-1", place, {"found": one.label})
    for wanted in table.fields:
        found = value.field(table.namespace, wanted.name)
        yield from _of_field(found, wanted, table.prefix, place, types)


def _of_field(
    found: Property | None, wanted: _Field, prefix: str, place: str, types: Types
) -> Outcomes:
    rule = f"{_CLAUSE}-{wanted.rule}"
    values = {"field": f"{prefix}:{wanted.name}"}
    if found is None:
        if wanted.wanted != "seq":
            yield Fault(rule, place, {**values, "found": NOTHING})
        return
    if found.prefix != prefix:
        yield Fault(rule, place, {**values, "found": found.label})
        return
    form = "seq" if wanted.wanted == "seq" else "simple"
    if found.value.form != form:
        yield Fault(rule, place, {**values, "found": found.value.form})
        return
    text = found.value.text
    if wanted.wanted == "category" and text not in ("external", "internal"):
        yield Fault(rule, place, {**values, "found": text})
    if wanted.wanted == "type":
        known = types.knows(text)
        if known is None:
            yield Unchecked("xmp-type", place, text, (rule,))
        elif not known:
            yield Fault(rule, place, {**values, "found": text})


def _schemas(packet: Packet) -> tuple[Value, ...]:
    container = packet.get(PDFA_EXTENSION, "schemas")
    return container.value.items if container else ()


def _types(schema: Value) -> Types:
    own: dict[str, Structure] = {}
    for one in _items(schema, PDFA_SCHEMA, "valueType"):
        fields = {
            _text(member, PDFA_FIELD, "name"): _text(member, PDFA_FIELD, "valueType")
            for member in _items(one, PDFA_TYPE, "field")
        }
        name = canonical(_text(one, PDFA_TYPE, "type"))
        own[name] = Structure(_text(one, PDFA_TYPE, "namespaceURI"), fields)
    return Types(own)


def _items(value: Value, namespace: str, name: str) -> Iterator[Value]:
    found = value.field(namespace, name)
    if found is not None:
        yield from found.value.items


def _text(value: Value, namespace: str, name: str) -> str:
    found = value.field(namespace, name)
    return found.value.text if found else ""
