"""Schematron sources regained from published stylesheets.

No package that can be installed holds the sources, only what the skeleton compiler made of them.
That keeps every context, test, variable and message, so the schema can be written down again, and
our compiler's stylesheet compared with the published one.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import cast

from lxml import etree

from einvoice.syntax.xml import Element

XSL = "{http://www.w3.org/1999/XSL/Transform}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_MODE = re.compile(r"M[0-9]+")
# What the skeleton writes into every stylesheet.
_OWN_VARIABLES = frozenset(
    {
        "document-uri",
        "archiveDirParameter",
        "archiveNameParameter",
        "fileNameParameter",
        "fileDirParameter",
    }
)


def schema_of(stylesheet: bytes) -> bytes:
    """The schema that a published stylesheet was compiled from, as far as it matters."""
    compiled = etree.fromstring(stylesheet, etree.XMLParser(remove_comments=True, huge_tree=True))
    spaces = {prefix: uri for prefix, uri in compiled.nsmap.items() if prefix}
    schema = etree.Element(f"{SCH}schema", {"queryBinding": "xslt2"}, nsmap={**compiled.nsmap})
    for prefix, uri in spaces.items():
        if prefix not in ("xsl", "svrl"):
            etree.SubElement(schema, f"{SCH}ns", {"prefix": prefix, "uri": uri})
    for child in compiled.iterchildren(f"{XSL}function", f"{XSL}key"):
        schema.append(deepcopy(child))
    for child in compiled.iterchildren(f"{XSL}variable", f"{XSL}param"):
        if child.get("name") not in _OWN_VARIABLES:
            _let(schema, child)
    for mode, rules in _modes(compiled).items():
        pattern = etree.SubElement(schema, f"{SCH}pattern", {"id": mode})
        for rule in rules:
            _rule(pattern, rule)
    return etree.tostring(schema, encoding="UTF-8")


def _modes(compiled: Element) -> dict[str, list[Element]]:
    """The templates of the rules by pattern, in the order in which they are asked."""
    found: dict[str, list[Element]] = {}
    for template in compiled.iterchildren(f"{XSL}template"):
        mode = template.get("mode", "")
        if _MODE.fullmatch(mode):
            rules = found.setdefault(mode, [])
            if int(template.get("priority", "0")) > 0:
                rules.append(template)
    for rules in found.values():
        rules.sort(key=lambda rule: -int(rule.get("priority", "0")))
    return found


def _rule(pattern: Element, template: Element) -> None:
    rule = etree.SubElement(pattern, f"{SCH}rule", {"context": template.get("match", "")})
    for part in template.iterchildren("*"):
        if part.tag == f"{XSL}variable":
            _let(rule, part)
        elif part.tag == f"{XSL}choose":
            ((when, otherwise),) = [cast("tuple[Element, Element]", tuple(part))]
            _fired(rule, "assert", when.get("test", ""), otherwise)
        elif part.tag == f"{XSL}if":
            _fired(rule, "report", part.get("test", ""), part)
        elif part.tag not in (f"{SVRL}fired-rule", f"{XSL}apply-templates"):
            raise AssertionError(f"the skeleton never wrote {part.tag} into a rule")


def _fired(rule: Element, kind: str, test: str, said: Element) -> None:
    (report,) = said
    attributes = {"test": test}
    for attribute in report.iterchildren(f"{XSL}attribute"):
        if (name := attribute.get("name", "")) != "location":
            attributes[name] = "".join(_strings(attribute))
    speaks = etree.SubElement(rule, f"{SCH}{kind}", attributes)
    text = report.find(f"{SVRL}text")
    assert text is not None
    speaks.text = _kept(text.text)
    for part in text:
        if part.tag == f"{XSL}value-of":
            value = etree.SubElement(speaks, f"{SCH}value-of", {"select": part.get("select", "")})
            value.tail = _kept(part.tail)
        else:
            assert part.tag == f"{XSL}text", part.tag
            written = etree.SubElement(speaks, f"{SCH}span")
            written.text, written.tail = part.text, _kept(part.tail)


def _kept(text: str | None) -> str | None:
    """What of a text a stylesheet keeps: nothing, if it is only blanks for the eye."""
    return text if text and text.strip() else None


def _let(parent: Element, variable: Element) -> None:
    let = etree.SubElement(parent, f"{SCH}let", {"name": variable.get("name", "")})
    if (select := variable.get("select")) is not None:
        let.set("value", select)
    else:
        let.text = variable.text
        for child in variable:
            let.append(deepcopy(child))


def _strings(element: Element) -> Iterator[str]:
    return (str(text) for text in element.itertext())
