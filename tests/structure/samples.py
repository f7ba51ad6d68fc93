"""Documents made from the tables alone: every element of every type once, with good values."""

from collections.abc import Iterator
from itertools import count
from typing import Final

from lxml import etree

from einvoice.structure.tables import Definition, Group, Particle, Tables, Use, Wildcard, tables_of
from einvoice.syntax.detect import Syntax
from einvoice.syntax.xml import Element

VALUES: Final = {
    "xs:anyURI": "urn:example",
    "xs:base64Binary": "QQ==",
    "xs:boolean": "true",
    "xs:date": "2026-01-31",
    "xs:dateTime": "2026-01-31T12:00:00",
    "xs:decimal": "1.00",
    "xs:integer": "1",
    "xs:language": "en",
    "xs:time": "12:00:00",
}
"""A value by type; that of all others is a letter."""

_NUMBERS: Final = count()
GOOD: Final = tuple(Syntax)


def sample(syntax: Syntax) -> Element:
    """A valid document with all elements that the types of its root lead to, each type once."""
    tables = tables_of(syntax.form)
    name = tables.roots[syntax]
    root = etree.Element(tables.tag(name), nsmap=namespaces(tables))
    _fill(root, tables.definition(tables.elements[name]), tables, {tables.elements[name]})
    return root


def extension_samples(syntax: Syntax) -> Iterator[Element]:
    """Small documents, each with one global element of the tables inside of an extension."""
    tables = tables_of(syntax.form)
    others = {name.partition(":")[0] for name in tables.roots.values()} | {"ext"}
    for name, type_name in tables.elements.items():
        if name.partition(":")[0] in (others | {"cbc"}):
            continue
        root = minimal(syntax)
        extensions = etree.Element(tables.tag("ext:UBLExtensions"))
        root.insert(0, extensions)
        extension = etree.SubElement(extensions, tables.tag("ext:UBLExtension"))
        content = etree.SubElement(extension, tables.tag("ext:ExtensionContent"))
        element = etree.SubElement(content, tables.tag(name))
        _fill(
            element, tables.definition(type_name), tables, {*tables.types} - near(type_name, tables)
        )
        yield root


def near(type_name: str, tables: Tables) -> set[str]:
    """The types of the children of a type."""
    return {use.type for use in uses(tables.definition(type_name).content)}


def uses(particle: Particle | None) -> Iterator[Use]:
    """All elements of a content model."""
    if isinstance(particle, Use):
        yield particle
    elif isinstance(particle, Group):
        for part in particle.parts:
            yield from uses(part)


def minimal(syntax: Syntax) -> Element:
    """A valid document with what must be there and nothing else."""
    tables = tables_of(syntax.form)
    name = tables.roots[syntax]
    root = etree.Element(tables.tag(name), nsmap=namespaces(tables))
    _fill(root, tables.definition(tables.elements[name]), tables, None)
    return root


def namespaces(tables: Tables) -> dict[str | None, str]:
    """The prefixes of the tables."""
    return {**tables.namespaces}


def _fill(element: Element, definition: Definition, tables: Tables, done: set[str] | None) -> None:
    """Put attributes and content into an element.

    Optional groups of types in `done` stay away; for None all that is optional.
    """
    for attribute in definition.attributes.values():
        value = attribute.fixed or value_of(attribute.type, tables)
        element.set(attribute.name, value)
    if definition.content is None:
        element.text = value_of(definition.name, tables)
    else:
        _append(element, definition.content, tables, done)


def _append(element: Element, particle: Particle, tables: Tables, done: set[str] | None) -> None:
    if isinstance(particle, Group):
        parts = particle.parts[:1] if particle.choice else particle.parts
        for part in parts:
            _append(element, part, tables, done)
    elif isinstance(particle, Wildcard):
        etree.SubElement(element, "{urn:example}anything")
    else:
        definition = tables.definition(particle.type)
        if particle.least == 0 and (
            done is None or (particle.type in done and definition.content is not None)
        ):
            return
        if done is not None:
            done.add(particle.type)
        child = etree.SubElement(element, particle.tag)
        _fill(child, definition, tables, done)


def value_of(type_name: str, tables: Tables) -> str:
    """A good value of a simple type."""
    definition = tables.definition(type_name)
    if definition.facets and "enumeration" in definition.facets:
        return definition.facets["enumeration"].split("|")[0]
    if type_name == "xs:ID":
        return f"id-{next(_NUMBERS)}"
    return VALUES.get(definition.text or type_name, "x")
