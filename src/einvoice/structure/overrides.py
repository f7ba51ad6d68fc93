"""Judges what an element says of its own type: `xsi:type` and `xsi:nil`."""

from typing import Final

from einvoice.structure.fault import Fault
from einvoice.structure.names import name_of, shortened
from einvoice.structure.tables import ANY_TYPE, XSI, Tables
from einvoice.syntax.xml import Element

_SCHEMA: Final = "http://www.w3.org/2001/XMLSchema"
_NARROWER: Final = {
    "xs:string": frozenset({"xs:normalizedString", "xs:token", "xs:language", "xs:ID"}),
    "xs:normalizedString": frozenset({"xs:token", "xs:language", "xs:ID"}),
    "xs:token": frozenset({"xs:language", "xs:ID"}),
    "xs:decimal": frozenset({"xs:integer"}),
}
"""The types of XML Schema that the tables have and that are narrower than another of them."""


def stated_type(
    element: Element, type_name: str, declared: bool, tables: Tables
) -> tuple[str, list[Fault]]:
    """The type that an element is judged by, and what is wrong with what it says of that."""
    faults: list[Fault] = []
    if declared and element.get(f"{{{XSI}}}nil") is not None:
        faults.append(Fault("XSD.nil", element, "xsi:nil", {"element": name_of(element, tables)}))
    stated = element.get(f"{{{XSI}}}type")
    if stated is None:
        return type_name, faults
    found = _resolve(element, stated.strip(), tables)
    if found is not None and _may_be(found, type_name):
        return found, faults
    values = {
        "element": name_of(element, tables),
        "found": shortened(stated),
        "type": type_name,
    }
    faults.append(Fault("XSD.type", element, "xsi:type", values))
    return type_name, faults


def _resolve(element: Element, stated: str, tables: Tables) -> str | None:
    prefix, _, local = stated.rpartition(":")
    namespace = element.nsmap.get(prefix or None)
    if namespace == _SCHEMA:
        return f"xs:{local}"
    known = tables.prefixes.get(namespace or "")
    name = f"{known}:{local}"
    return name if name in tables.types and "." not in local else None


def _may_be(found: str, declared: str) -> bool:
    return declared in (ANY_TYPE, found) or found in _NARROWER.get(declared, ())
