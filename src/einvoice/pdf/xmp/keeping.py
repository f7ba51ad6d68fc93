"""What the XMP packet of a PDF says that a new packet can say too."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from einvoice.errors import ReadError
from einvoice.pdf.xmp.terms import (
    PDFA_EXTENSION,
    PDFAID,
    RDF,
    XML,
    Form,
    Property,
    is_describable,
    is_predefined,
)
from einvoice.syntax.limits import Limits
from einvoice.syntax.xml import Element, parse

_LIMITS = Limits(max_bytes=4_000_000, max_depth=64, max_elements=50_000)
_MOST = 500
"""More properties than any document has."""

_ARRAYS: dict[str, Form] = {f"{{{RDF}}}Bag": "bag", f"{{{RDF}}}Seq": "seq", f"{{{RDF}}}Alt": "alt"}
_ITEM = f"{{{RDF}}}li"
_DESCRIPTION = f"{{{RDF}}}Description"
_LANG = f"{{{XML}}}lang"


def _no_properties() -> dict[tuple[str, str], Property]:
    return {}


@dataclass(slots=True)
class KnownXmp:
    """The properties of a packet that can be kept, and the names of those that cannot."""

    properties: dict[tuple[str, str], Property] = field(default_factory=_no_properties)
    dropped: list[str] = field(default_factory=list[str])
    level: str = ""
    """The level of PDF/A that the packet claims, such as "3B"; empty where it claims none."""
    problem: str = ""
    """Why the packet could not be read."""


def read_known(packet: bytes) -> KnownXmp:
    """Read a packet; what is no XMP is a problem, never an exception."""
    known = KnownXmp()
    try:
        root = parse(packet.strip(b"\0 \t\r\n"), limits=_LIMITS).root
    except ReadError as error:
        known.problem = str(error)
        return known
    claim: dict[str, str] = {}
    for found in _properties(root):
        if isinstance(found, str):
            known.dropped.append(found)
        elif found.namespace == PDFAID:
            claim[found.name] = found.text.strip()
        elif len(known.properties) >= _MOST or not _can_be_kept(found):
            known.dropped.append(found.label)
        else:
            known.properties.setdefault(found.key, found)
    known.level = claim.get("part", "") + claim.get("conformance", "").upper()
    return known


def _can_be_kept(found: Property) -> bool:
    if not found.items:
        return False
    return is_predefined(found) or is_describable(found.namespace)


def _properties(root: Element) -> Iterator[Property | str]:
    """Every property, as such or, where it is no simple one, by its label."""
    for description in root.iter(_DESCRIPTION):
        parent = description.getparent()
        if parent is None or parent.tag != f"{{{RDF}}}RDF":
            continue  # a structure inside of a property
        prefixes = {uri: prefix or "" for prefix, uri in description.nsmap.items()}
        for name, text in description.attrib.items():
            namespace, local = _split(str(name))
            if namespace not in ("", RDF, XML):
                prefix = prefixes.get(namespace, "")
                yield Property(namespace, local, "text", (("", str(text)),), prefix)
        for child in description:
            namespace, local = _split(str(child.tag))
            if namespace not in ("", RDF, PDFA_EXTENSION):
                found = _property(child, namespace, local)
                yield found or f"{child.prefix or namespace}:{local}"


def _property(element: Element, namespace: str, local: str) -> Property | None:
    prefix = element.prefix or ""
    children = list(element)
    if not children:
        if any(not str(name).startswith(f"{{{XML}}}") for name in element.attrib):
            return None  # a structure in attributes, or a reference
        return Property(namespace, local, "text", (("", element.text or ""),), prefix)
    form = _ARRAYS.get(str(children[0].tag))
    if form is None or len(children) > 1:
        return None
    items: list[tuple[str, str]] = []
    for item in children[0]:
        lang = str(item.get(_LANG) or "")
        if item.tag != _ITEM or len(item) or (form == "alt") != bool(lang):
            return None
        items.append((lang, item.text or ""))
    return Property(namespace, local, form, tuple(items), prefix)


def _split(name: str) -> tuple[str, str]:
    namespace, brace, local = name.removeprefix("{").rpartition("}")
    return (namespace, local) if brace else ("", name)
