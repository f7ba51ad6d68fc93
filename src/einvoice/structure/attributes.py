"""Judges the attributes of an element."""

from collections.abc import Iterator
from typing import Final

from einvoice.structure.fault import Fault
from einvoice.structure.lexical import builtin_of, collapse, is_lexical
from einvoice.structure.names import listed, name_of, shortened
from einvoice.structure.tables import XSI, Attribute, Definition, Tables
from einvoice.syntax.xml import Element

_OF_INSTANCES: Final = frozenset(
    f"{{{XSI}}}{name}" for name in ("type", "nil", "schemaLocation", "noNamespaceSchemaLocation")
)
"""The attributes that every element may have."""


def attribute_faults(
    element: Element, definition: Definition, tables: Tables, ids: set[str]
) -> Iterator[Fault]:
    """What is unknown, missing or wrong among the attributes of an element.

    `ids` are the values of `xs:ID` that the document had so far; new ones are added.
    """
    declared = definition.attributes
    for attribute in declared.values():
        if attribute.required and attribute.name not in element.attrib:
            values = {"element": name_of(element, tables), "attribute": attribute.name}
            yield Fault("XSD.attribute-missing", element, attribute.name, values)
    for key, value in element.attrib.items():
        name, text = str(key), str(value)
        attribute = declared.get(name)
        if attribute is not None:
            yield from _value_faults(element, attribute, text, tables, ids)
        elif name not in _OF_INSTANCES and not _is_allowed(definition):
            yield _unknown(element, name, declared, tables)


def _is_allowed(definition: Definition) -> bool:
    # No schema here declares an attribute of its own, so a strict wildcard finds none.
    wildcard = definition.any_attribute
    return wildcard is not None and wildcard.process != "strict"


def _unknown(element: Element, name: str, declared: dict[str, Attribute], tables: Tables) -> Fault:
    values = {
        "element": name_of(element, tables),
        "attribute": name.rpartition("}")[2],
        "expected": listed(declared),
    }
    kind = "XSD.attribute-unknown" if declared else "XSD.attribute-none"
    return Fault(kind, element, name, values)


def _value_faults(
    element: Element, attribute: Attribute, text: str, tables: Tables, ids: set[str]
) -> Iterator[Fault]:
    values = {
        "element": name_of(element, tables),
        "attribute": attribute.name,
        "found": shortened(text),
    }
    if attribute.fixed is not None and collapse(text) != collapse(attribute.fixed):
        yield Fault(
            "XSD.attribute-fixed", element, attribute.name, {**values, "expected": attribute.fixed}
        )
    elif not is_lexical(attribute.type, text, tables):
        values["type"] = builtin_of(attribute.type, tables)
        yield Fault("XSD.attribute-value", element, attribute.name, values)
    elif attribute.type == "xs:ID":
        if collapse(text) in ids:
            yield Fault("XSD.id-repeated", element, attribute.name, values)
        ids.add(collapse(text))
