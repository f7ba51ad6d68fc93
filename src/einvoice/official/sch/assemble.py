"""A schema made whole: included files put in, abstract rules and patterns written out."""

import re
from collections.abc import Iterable
from typing import Final

from einvoice.errors import ReadError
from einvoice.official.faithful import faithful_tree
from einvoice.official.resources import Files
from einvoice.official.sch.names import SCH, children, is_abstract, needed, refuse
from einvoice.official.screen import XSL, tag_of
from einvoice.official.trees import Grafts
from einvoice.syntax.xml import Element

_DEEPEST: Final = 20
_MOST_ELEMENTS: Final = 500_000
"""Extensions of extensions multiply; the largest known schema has 10,000 elements."""
_XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


def assemble(data: bytes, base: str, files: Files) -> Element:
    """The schema without includes, extensions and abstract parts."""
    assembly = _Assembly(files)
    root = assembly.read(data)
    if root.tag != f"{SCH}schema":
        refuse(files.name, f"no Schematron schema but {tag_of(root)[:200]}")
    assembly.include(root, base, root, (base,))
    root = assembly.grafts.grown(root)
    assembly.instantiate(root)
    root = assembly.grafts.grown(root)
    assembly.extend(root)
    return assembly.grafts.grown(root)


class _Assembly:
    def __init__(self, files: Files) -> None:
        self._files = files
        self._name = files.name
        self._elements = 0
        self.grafts = Grafts()

    def read(self, data: bytes) -> Element:
        try:
            root = faithful_tree(data)
        except ReadError as error:
            refuse(self._name, f"no readable XML: {error}")
        self._count(root)
        return root

    def include(self, element: Element, base: str, root: Element, stack: tuple[str, ...]) -> None:
        """Put files in the place of sch:include and of sch:extends that names one."""
        for child in list(element.iterchildren("*")):
            # A stylesheet's own include is not ours, and its content no schema.
            if tag_of(child).startswith(XSL):
                continue
            href = child.get("href")
            if href is None or child.tag not in (f"{SCH}include", f"{SCH}extends"):
                self.include(child, base, root, stack)
                continue
            found = self._target(href, base, root, stack)
            added = list(found) if child.tag == f"{SCH}extends" else [found]
            place = element.index(child)
            element[place : place + 1] = [self.grafts.put(part) for part in added]

    def _target(self, href: str, base: str, root: Element, stack: tuple[str, ...]) -> Element:
        file, _, fragment = href.partition("#")
        if len(stack) > _DEEPEST:
            refuse(self._name, f"includes in includes, more than {_DEEPEST} deep")
        if file:
            inner_base, data = self._files.read(base, file)
            root = self.read(data)
        else:
            inner_base, root = base, self._copy(root)
        mark = f"{inner_base}#{fragment}"
        if mark in stack or (not fragment and inner_base in stack):
            refuse(self._name, f"an include of {inner_base[:200]} in itself")
        found = root if not fragment else self._fragment(root, fragment, href)
        self.include(found, inner_base, root, (*stack, mark, inner_base if not fragment else mark))
        return found

    def _fragment(self, root: Element, fragment: str, href: str) -> Element:
        for element in root.iter("*"):
            if fragment in (element.get("id"), element.get(_XML_ID)):
                return element
        refuse(self._name, f"an include of {href[:200]!r}, where nothing has that id")

    def instantiate(self, root: Element) -> None:
        """Write out the abstract patterns that others are an instance of."""
        patterns = list(children(root, "pattern"))
        abstract = {p.get("id", ""): p for p in patterns if is_abstract(p)}
        for pattern in patterns:
            wanted = pattern.get("is-a")
            if wanted is None:
                continue
            if wanted not in abstract:
                refuse(self._name, f"a pattern that is a {wanted[:80]!r}, which is no abstract one")
            self._instantiate(pattern, abstract[wanted])
        for pattern in abstract.values():
            root.remove(pattern)

    def _instantiate(self, pattern: Element, abstract: Element) -> None:
        values = {
            needed(param, "name", self._name).removeprefix("$"): needed(param, "value", self._name)
            for param in children(pattern, "param")
        }
        for param in children(abstract, "param"):  # what it assumes where nothing is said
            values.setdefault(param.get("name", ""), param.get("value", ""))
        named = re.compile(r"\$([\w.-]+)")
        for part in abstract.iterchildren("*"):
            if part.tag == f"{SCH}param":
                continue
            copy = self._copy(part)
            for element in copy.iter("*"):
                for key, value in element.items():
                    if "$" in value:
                        element.set(key, named.sub(lambda m: _parameter(m, values), value))
            pattern.append(self.grafts.put(copy))

    def extend(self, root: Element) -> None:
        """Write out the abstract rules that others extend; an abstract rule is its pattern's."""
        everywhere = _abstract_rules(root.iter(f"{SCH}rule"))
        for pattern in children(root, "pattern"):
            known = everywhere | _abstract_rules(children(pattern, "rule"))
            for rule in list(children(pattern, "rule")):
                if not is_abstract(rule):
                    self._extend(rule, known, ())
        for rule in list(root.iter(f"{SCH}rule")):
            parent = rule.getparent()
            if is_abstract(rule) and parent is not None:
                parent.remove(rule)

    def _extend(self, rule: Element, known: dict[str, Element], stack: tuple[str, ...]) -> None:
        for extends in list(children(rule, "extends")):
            wanted = needed(extends, "rule", self._name).strip()
            if wanted not in known:
                refuse(self._name, f"a rule that extends {wanted[:80]!r}, which is no abstract one")
            if wanted in stack:
                refuse(self._name, f"the rule {wanted[:80]!r}, which extends itself")
            whole = self._copy(known[wanted])
            self._extend(whole, known, (*stack, wanted))
            place = rule.index(extends)
            rule[place : place + 1] = [self.grafts.put(part) for part in whole]

    def _copy(self, element: Element) -> Element:
        copy = self.grafts.grown(element)
        self._count(copy)
        return copy

    def _count(self, element: Element) -> None:
        self._elements += sum(1 for _ in element.iter("*"))
        if self._elements > _MOST_ELEMENTS:
            refuse(self._name, f"more than {_MOST_ELEMENTS} elements, once it is written out")


def _parameter(match: re.Match[str], values: dict[str, str]) -> str:
    """The value of the longest parameter that the name is, or starts with up to a dot or dash."""
    name = match[1]
    if name in values:
        return values[name]
    for end in range(len(name) - 1, 0, -1):
        if name[end] in ".-" and name[:end] in values:
            return values[name[:end]] + name[end:]
    return match[0]


def _abstract_rules(rules: Iterable[Element]) -> dict[str, Element]:
    return {rule.get("id", ""): rule for rule in rules if is_abstract(rule)}
