"""Makes the tables of `src/einvoice/structure/`: what the official schemas allow, as facts.

Reads the schemas out of the artefacts that scripts/artefacts installs, and keeps names, order,
cardinality and data types of what a document can hold; documentation and layout stay behind.

    python tools/structure_tables.py            writes the tables
    python tools/structure_tables.py --check    fails where they are not current
"""

import argparse
import os
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree
from schema_families import FAMILIES, Family

from einvoice.structure.tables import SPACE
from einvoice.syntax.rows import rows_of

PROJECT = Path(__file__).parents[1]
TARGET = PROJECT / "src" / "einvoice" / "structure"
PINS = PROJECT / "tests" / "oracle" / "artefacts.toml"

XSD = "http://www.w3.org/2001/XMLSchema"
X = f"{{{XSD}}}"
ANY_TYPE = "xs:anyType"

Node = etree._Element  # pyright: ignore[reportPrivateUsage]  # lxml's only name


_NOT_FACTS = {f"{X}annotation", f"{X}import", f"{X}include"}
# What the tables cannot say, and the schemas do not: the tool stops rather than lose a fact.
_KNOWN = {
    f"{X}{name}"
    for name in (
        "any anyAttribute attribute choice complexContent complexType element enumeration "
        "extension maxLength minLength restriction sequence simpleContent simpleType union"
    ).split()
}
_KNOWN_ATTRIBUTES = frozenset(
    "name type ref base minOccurs maxOccurs use fixed mixed abstract namespace processContents "
    "value memberTypes".split()
)


class Schemas:
    """The global components of all schema files of a family, by prefixed name."""

    def __init__(self, family: Family, archive: Path) -> None:
        self.family = family
        self.prefixes = {**family.prefixes, XSD: "xs"}
        self.elements: dict[str, str] = {}
        self.types: dict[str, Node] = {}
        self.anonymous: dict[str, Node] = {}
        with ZipFile(archive) as members:
            for name in sorted(members.namelist()):
                if re.fullmatch(family.members, name):
                    self._load(etree.fromstring(members.read(name)))

    def _load(self, schema: Node) -> None:
        prefix = self.prefixes.get(schema.get("targetNamespace", ""), "")
        for component in facts(schema):
            name = f"{prefix}:{component.get('name')}"
            if component.tag == f"{X}element":
                self.elements[name] = self.type_of(component, name)
            else:
                self.types[name] = component

    def prefixed(self, node: Node, name: str) -> str:
        """A name as a schema writes it, with our prefix."""
        prefix, colon, local = name.rpartition(":")
        return f"{self.prefixes[node.nsmap[prefix if colon else None]]}:{local}"

    def type_of(self, element: Node, owner: str) -> str:
        """The type of an element declaration; one without a name is kept under its owner's."""
        if stated := element.get("type"):
            return self.prefixed(element, stated)
        inner = next(facts(element), None)
        if inner is None:
            return ANY_TYPE
        name = f"{owner}.{element.get('name')}"
        self.anonymous[name] = inner
        return name

    # Definitions

    def definition(self, name: str, node: Node) -> str:
        """What a type consists of, in the notation that structure/tables.py describes."""
        if node.tag == f"{X}simpleType":
            (step,) = facts(node)
            if step.tag == f"{X}union":
                members = step.attrib["memberTypes"].split()
                return " ".join(("union", *(self.prefixed(step, member) for member in members)))
            return " ".join(("simple", self.simple(step)))
        body = next(facts(node), None)
        if body is not None and body.tag == f"{X}simpleContent":
            if (same := self.same_as(body)) is not None:
                return f"like {same}"
            base, attributes = self.simple_content(node)
            return " ".join(("text", base, *attributes.values()))
        if body is not None and body.tag == f"{X}complexContent":
            (node,) = facts(body)  # a restriction says all anew
        words = ["mixed"] if node.get("mixed") == "true" else []
        content = "( )"
        stated: list[str] = []
        for part in facts(node):
            if part.tag in (f"{X}attribute", f"{X}anyAttribute"):
                stated.append(self.attribute(part))
            else:
                content = self.particle(part, name)
        return " ".join((*words, content, *stated))

    def same_as(self, content: Node) -> str | None:
        """The complex type that this simple content only gives another name."""
        (step,) = facts(content)
        base = self.prefixed(step, step.attrib["base"])
        inherited = self.types.get(base)
        if inherited is None or inherited.tag != f"{X}complexType":
            return None
        return base if next(facts(step), None) is None else None

    def simple(self, restriction: Node) -> str:
        """The base and the facets of a simple type."""
        words = [self.prefixed(restriction, restriction.attrib["base"])]
        values: list[str] = []
        for facet in facts(restriction):
            kind, value = etree.QName(facet).localname, facet.attrib["value"]
            if kind == "enumeration":
                values.append(word_of(value))
            else:
                words.append(f"{kind}={value}")
        return " ".join((*words, *([f"enumeration={'|'.join(values)}"] if values else [])))

    def simple_content(self, node: Node) -> tuple[str, dict[str, str]]:
        """The simple type that a text has, and all attributes, inherited ones too."""
        (content,) = facts(node)
        (step,) = facts(content)
        base = self.prefixed(step, step.attrib["base"])
        attributes: dict[str, str] = {}
        inherited = self.types.get(base)
        if inherited is not None and inherited.tag == f"{X}complexType":
            base, attributes = self.simple_content(inherited)
        elif inherited is not None:
            base = self.plain(base)
        for attribute in facts(step):
            attributes[attribute.attrib["name"]] = self.attribute(attribute)
        return base, attributes

    def plain(self, name: str) -> str:
        """A simple type without facets is its base."""
        node = self.types.get(name)
        if node is None:
            return name
        restriction = next(facts(node))
        if next(facts(restriction), None) is not None:
            return name
        return self.plain(self.prefixed(restriction, restriction.attrib["base"]))

    def attribute(self, node: Node) -> str:
        """An attribute as `@name=type`, with `!` if it must be there, `~value` if that is fixed."""
        if node.tag == f"{X}anyAttribute":
            return f"@any({node.get('namespace', '##any')},{node.get('processContents', 'strict')})"
        word = f"@{node.attrib['name']}={self.plain(self.prefixed(node, node.attrib['type']))}"
        if node.get("use") == "required":
            word += "!"
        if (fixed := node.get("fixed")) is not None:
            word += f"~{word_of(fixed)}"
        return word

    def particle(self, node: Node, owner: str) -> str:
        """A part of a content model, with how often it may stand there."""
        often = occurrence(node)
        if node.tag == f"{X}any":
            processed = node.get("processContents", "strict")
            return f"any({node.get('namespace', '##any')},{processed}){often}"
        if node.tag == f"{X}element":
            if (reference := node.get("ref")) is not None:
                return self.prefixed(node, reference) + often
            return f"{node.get('name')}={self.type_of(node, owner)}{often}"
        joint = " | " if node.tag == f"{X}choice" else " "
        return f"( {joint.join(self.particle(part, owner) for part in facts(node))} ){often}"


def facts(node: Node) -> Iterator[Node]:
    """The children of a schema component that say something about documents."""
    for child in node.iterchildren(f"{X}*"):
        if child.tag in _NOT_FACTS:
            continue
        if child.tag not in _KNOWN or not _KNOWN_ATTRIBUTES.issuperset(map(str, child.attrib)):
            raise ValueError(f"the tables have no words for {etree.tostring(child)[:200]!r}")
        yield child


def word_of(value: str) -> str:
    """A value as one word of a table."""
    if "%" in value or "|" in value:
        raise ValueError(f"the tables have no way to write {value!r}")
    return value.replace(" ", SPACE)


def occurrence(node: Node) -> str:
    """How often a particle may stand: nothing for once, or one of ? * + {2,4}."""
    least, most = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
    short = {("1", "1"): "", ("0", "1"): "?", ("0", "unbounded"): "*", ("1", "unbounded"): "+"}
    return short.get((least, most)) or (
        "" if (least, most) == ("1", "1") else f"{{{least},{most}}}"
    )


# The table


def lines(schemas: Schemas, version: str) -> Iterator[str]:
    """The lines of one table."""
    family = schemas.family
    yield f"# Facts about {family.title}: order, cardinality and data types of elements."
    yield f"# Made by tools/structure_tables.py from {version}; tables.py explains the notation."
    for uri, prefix in family.prefixes.items():
        yield f"ns {prefix} {uri}"
    for syntax, root in family.roots.items():
        yield f"root {syntax.value} {root}"
    definitions = {
        name: schemas.definition(name, node)
        for name, node in schemas.types.items()
        if node.get("abstract") != "true"
    }
    for name in (pending := list(schemas.anonymous)):  # grows while it is walked
        definitions[name] = schemas.definition(name, schemas.anonymous[name])
        pending += [
            new for new in schemas.anonymous if new not in definitions | dict.fromkeys(pending)
        ]
    core = (bound(family) | {*family.roots.values()}) & names(schemas, definitions)
    yield f"core {' '.join(sorted(core))}"
    by_type: dict[str, list[str]] = {}
    for element, type_name in schemas.elements.items():
        prefix, _, local = element.partition(":")
        own = type_name.startswith(f"{prefix}:")
        by_type.setdefault(type_name, []).append(local if own else element)
    kept = reachable(schemas, definitions)
    _refuse_derived(schemas, kept)
    for name in (*definitions, *(name for name in by_type if name not in definitions)):
        if name in kept:
            elements = by_type.get(name, ())
            yield " ".join((name, *elements, "=", definitions.get(name, "builtin")))


def names(schemas: Schemas, definitions: dict[str, str]) -> set[str]:
    """The names of all elements, local ones too; the library also writes some of CII D22B."""
    local = {
        f"{owner.partition(':')[0]}:{name}"
        for owner, definition in definitions.items()
        if not definition.startswith("simple ")
        for name in re.findall(r"(?<=\s)(\w+)=", definition)
    }
    return {*schemas.elements, *local}


def reachable(schemas: Schemas, definitions: dict[str, str]) -> set[str]:
    """The types that a document can use: those below the roots, or all behind a wildcard."""
    if any(" any(" in definition for definition in definitions.values()):
        return {*definitions, *schemas.elements.values()}
    pending = [schemas.elements[root] for root in schemas.family.roots.values()]
    found: set[str] = set()
    while pending:
        name = pending.pop()
        if name in found or name.startswith("xs:"):
            continue
        found.add(name)
        for word in re.findall(r"[\w:.]+", definitions[name]):
            if word in definitions:
                pending.append(word)
            elif word in schemas.elements:
                pending.append(schemas.elements[word])
    return found


def _refuse_derived(schemas: Schemas, kept: set[str]) -> None:
    """The tables have no derivation: no element may have a type that others derive from."""
    bases = {
        schemas.prefixed(step, step.attrib["base"])
        for name, node in schemas.types.items()
        if name in kept
        for step in node.iter(f"{X}extension", f"{X}restriction")
    }
    used = {*schemas.elements.values()}
    for node in schemas.types.values():
        used |= {
            schemas.type_of(element, "")
            for element in node.iter(f"{X}element")
            if element.get("type")
        }
    if derived := sorted(name for name in bases & used if not name.startswith("xs:")):
        raise ValueError(f"elements may have types derived from theirs: {derived}")


def bound(family: Family) -> set[str]:
    """The names of the elements that the library itself reads and writes."""
    words = re.compile(r"\b([a-z]+:[A-Z]\w*)")
    rows = (row.path for syntax in family.roots for row in rows_of(syntax))
    return {name for path in rows for name in words.findall(path)}


def table(family: Family) -> str:
    """The text of one table, long lines folded."""
    pin = tomllib.loads(PINS.read_text(encoding="utf-8"))[family.artefact]
    named = os.environ.get("EINVOICE_ARTEFACTS")
    folder = Path(named) if named else PROJECT / ".cache" / "artefacts"
    archive = folder / pin["file"]
    if not archive.is_file():
        raise FileNotFoundError(f"{pin['file']} is absent: run scripts/artefacts")
    version = pin.get("maven") or pin["pip"]
    folded = (
        textwrap.fill(
            line, 100, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
        )
        if not line.startswith("#")
        else line
        for line in lines(Schemas(family, archive), version)
    )
    return "\n".join(folded) + "\n"


def main(arguments: Iterable[str]) -> int:
    """Write or check; 1 where a table is not current."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args(list(arguments)).check
    stale = 0
    for family in FAMILIES:
        target = TARGET / f"{family.name}.txt"
        text = table(family)
        if not check:
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            stale = 1
            print(f"{target.name} is not current: run tools/structure_tables.py", file=sys.stderr)
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
