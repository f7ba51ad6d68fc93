"""Writes the tables as XML Schema, so that libxml2 can judge by them.

An edition leaves out optional elements that a document does not have anyway: what it says of that
document is what the whole schema says, and it is ready many times as fast.
"""

from collections import defaultdict
from collections.abc import Iterable

from einvoice.structure.tables import (
    Attribute,
    Definition,
    Particle,
    Tables,
    Use,
    Wildcard,
)
from einvoice.syntax.detect import Syntax
from einvoice.syntax.escape import escape_attribute


def schema_texts(
    tables: Tables, syntax: Syntax, extra: frozenset[str] | None = frozenset()
) -> dict[str, str]:
    """The schema documents by prefix; the first is the one of the root.

    Optional elements are those of the core and those in `extra`; all of them for None.
    """
    root = tables.roots[syntax]
    edition = _Edition(tables, None if extra is None else tables.core | extra)
    edition.add_element(root)
    if extra is None or extra:
        # Of the other roots a schema knows nothing, not even behind a wildcard.
        others = {name.partition(":")[0] for name in tables.roots.values()}
        others.discard(root.partition(":")[0])
        edition.add_globals(others)
    edition.finish()
    return edition.texts(root.partition(":")[0])


class _Edition:
    """The elements and types that have been met, and their declarations by prefix."""

    def __init__(self, tables: Tables, kept: frozenset[str] | None) -> None:
        self._tables = tables
        self._kept = kept
        self._declarations: defaultdict[str, list[str]] = defaultdict(list)
        self._elements: set[str] = set()
        self._types: set[str] = set()
        self._pending: list[str] = []

    def add_element(self, name: str) -> None:
        """Declare a global element and remember its type."""
        if name in self._elements:
            return
        self._elements.add(name)
        prefix, _, local = name.partition(":")
        stated = self._tables.elements[name]
        self._declarations[prefix].append(f'<element name="{local}" type="{stated}"/>')
        self._add_type(stated)

    def add_globals(self, but: set[str]) -> None:
        """Declare what only a wildcard can lead to, and for the whole schema all types."""
        if not self._tables.has_wildcards:
            return
        for name in self._tables.elements if self._kept is None else sorted(self._kept):
            if name in self._tables.elements and name.partition(":")[0] not in but:
                self.add_element(name)
        for name in self._tables.types if self._kept is None else ():
            if name.partition(":")[0] not in but:
                self._add_type(name)

    def _add_type(self, name: str) -> None:
        if name not in self._types and name in self._tables.types and "." not in name:
            self._types.add(name)
            self._pending.append(name)

    def finish(self) -> None:
        """Declare all types that have been met, and those that they lead to."""
        while self._pending:
            name = self._pending.pop()
            prefix, _, local = name.partition(":")
            self._declarations[prefix].append(self._type(name, f' name="{local}"'))

    def texts(self, first: str) -> dict[str, str]:
        """The documents, the one that imports the others first."""
        prefixes = [first, *(prefix for prefix in self._declarations if prefix != first)]
        names = " ".join(
            f'xmlns:{prefix}="{self._tables.namespaces[prefix]}"' for prefix in prefixes
        )
        return {
            prefix: (
                f'<schema xmlns="http://www.w3.org/2001/XMLSchema" '
                f'xmlns:xs="http://www.w3.org/2001/XMLSchema" {names} '
                f'targetNamespace="{self._tables.namespaces[prefix]}" '
                f'elementFormDefault="qualified">'
                f"{self._imports(prefix, prefixes, located=prefix == first)}"
                f"{''.join(self._declarations[prefix])}</schema>"
            )
            for prefix in prefixes
        }

    def _imports(self, own: str, prefixes: Iterable[str], *, located: bool) -> str:
        # Only the first says where the others are: they are all loaded by then.
        return "".join(
            f'<import namespace="{self._tables.namespaces[prefix]}"'
            f"{f' schemaLocation={prefix!r}' if located else ''}/>"
            for prefix in prefixes
            if prefix != own
        )

    def _type(self, name: str, named: str) -> str:
        definition = self._tables.definition(name)
        if definition.facets is not None:
            return f"<simpleType{named}>{_restriction(definition)}</simpleType>"
        mixed = ' mixed="true"' if definition.mixed else ""
        attributes = "" if definition.same_as else self._attributes(definition)
        if definition.content is None:
            base = definition.same_as or definition.text or ""
            self._add_type(base)
            return (
                f'<complexType{named}><simpleContent><extension base="{base}">'
                f"{attributes}</extension></simpleContent></complexType>"
            )
        content = self._particle(definition.content) if definition.content.parts else ""
        return f"<complexType{named}{mixed}>{content}{attributes}</complexType>"

    def _attributes(self, definition: Definition) -> str:
        text = "".join(map(self._attribute, definition.attributes.values()))
        if (wildcard := definition.any_attribute) is not None:
            text += f"<anyAttribute{_wildcard(wildcard)}/>"
        return text

    def _attribute(self, attribute: Attribute) -> str:
        self._add_type(attribute.type)
        use = ' use="required"' if attribute.required else ""
        fixed = "" if attribute.fixed is None else f' fixed="{escape_attribute(attribute.fixed)}"'
        return f'<attribute name="{attribute.name}" type="{attribute.type}"{use}{fixed}/>'

    def _particle(self, particle: Particle) -> str:
        often = _often(particle)
        if isinstance(particle, Wildcard):
            return f"<any{_wildcard(particle)}{often}/>"
        if isinstance(particle, Use):
            return self._use(particle, often)
        kind = "choice" if particle.choice else "sequence"
        inner = "".join(
            self._particle(part)
            for part in particle.parts
            if particle.choice or not self._is_left_out(part)
        )
        return f"<{kind}{often}>{inner}</{kind}>"

    def _use(self, use: Use, often: str) -> str:
        if not use.local:
            self.add_element(use.name)
            return f'<element ref="{use.name}"{often}/>'
        local = use.name.partition(":")[2]
        if "." in use.type:  # a type without a name of its own, which no document may name either
            return f'<element name="{local}"{often}>{self._type(use.type, "")}</element>'
        self._add_type(use.type)
        return f'<element name="{local}" type="{use.type}"{often}/>'

    def _is_left_out(self, part: Particle) -> bool:
        return (
            self._kept is not None
            and isinstance(part, Use)
            and part.least == 0
            and part.name not in self._kept
        )


def _often(particle: Particle) -> str:
    least = "" if particle.least == 1 else f' minOccurs="{particle.least}"'
    if particle.most == 1:
        return least
    return f'{least} maxOccurs="{"unbounded" if particle.most is None else particle.most}"'


def _wildcard(wildcard: Wildcard) -> str:
    return f' namespace="{wildcard.namespace}" processContents="{wildcard.process}"'


def _restriction(definition: Definition) -> str:
    if definition.members:
        return f'<union memberTypes="{" ".join(definition.members)}"/>'
    facets = "".join(
        f'<{kind} value="{escape_attribute(value)}"/>'
        for kind, stated in (definition.facets or {}).items()
        for value in (stated.split("|") if kind == "enumeration" else (stated,))
    )
    return f'<restriction base="{definition.text}">{facets}</restriction>'
