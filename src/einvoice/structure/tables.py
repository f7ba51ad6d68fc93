"""What the official schemas allow, read from the tables beside this module.

A table is made by `tools/structure_tables.py`. Its lines say:

    ns cbc urn:...                     a namespace and the prefix that names in the table have
    root cii rsm:CrossIndustryInvoice  the root element of a syntax
    core cbc:ID cac:Party ...          the elements that the library itself reads and writes
    cbc:IDType ID = ...                a type, the global elements that have it, what it holds

and of a type, after the sign `=`:

    like udt:CodeType                  the same as another type
    simple xs:token maxLength=3        a simple type with its facets
    union xs:dateTime xs:date          a simple type whose values are those of others
    text xs:decimal @a=xs:token!       text of a simple type, and attributes
    mixed ( cbc:ID? Name=udt:TextType* ( a:B | a:C ) ) @a=xs:token~fixed
                                       elements: references, local ones with their types, choices

`?`, `*`, `+` and `{2,4}` say how often; `!` marks an attribute that must be there.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from einvoice.syntax.detect import Syntax

SPACE: Final = "%20"
"""A space within a value, since words end at spaces."""
ANY_TYPE: Final = "xs:anyType"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


class Use(NamedTuple):
    """An element in a content model."""

    tag: str
    name: str
    type: str
    least: int
    most: int | None
    local: bool


class Wildcard(NamedTuple):
    """Room for elements or attributes of other schemas."""

    namespace: str
    process: str
    least: int = 1
    most: int | None = 1
    owner: str = ""

    def allows(self, tag: str) -> bool:
        """Whether a name is in a namespace that may stand here."""
        if self.namespace == "##any":
            return True
        namespace = tag[1:].partition("}")[0] if tag.startswith("{") else ""
        return namespace not in ("", self.owner)


class Group(NamedTuple):
    """Parts that follow each other, or of which one is chosen."""

    parts: tuple["Particle", ...]
    choice: bool = False
    least: int = 1
    most: int | None = 1


Particle: TypeAlias = Use | Wildcard | Group


class Attribute(NamedTuple):
    """An attribute of a type; `fixed` is the only value that it may have."""

    name: str
    type: str
    required: bool
    fixed: str | None


@dataclass(frozen=True, slots=True)
class Definition:
    """What an element of one type holds: either text of a simple type, or a content model."""

    name: str
    text: str | None = None
    content: Group | None = None
    mixed: bool = False
    attributes: dict[str, Attribute] = field(default_factory=dict[str, Attribute])
    any_attribute: Wildcard | None = None
    same_as: str = ""
    """The type that this one only gives another name."""
    facets: dict[str, str] | None = None
    """Of a simple type, whose base is `text`; None where the type is a complex one."""
    members: tuple[str, ...] = ()
    """The types whose values a simple type has, the first of which is its `text`."""


_ANYTHING: Final = Definition(
    ANY_TYPE,
    content=Group((Wildcard("##any", "lax", 0, None),)),
    mixed=True,
    any_attribute=Wildcard("##any", "lax"),
)
_OFTEN: Final = {"": (1, 1), "?": (0, 1), "*": (0, None), "+": (1, None)}
_WORD = re.compile(r"(?P<body>.*?)(?P<often>[?*+]|\{(?P<least>\d+),(?P<most>\w+)\})?")
_LOCAL = re.compile(r"(?<=\s)(\w+)=")
_ANY = re.compile(r"@?any\((##\w+),(\w+)\)")


class Tables:
    """The types and elements of one family of schemas; definitions are taken apart when asked."""

    def __init__(self, text: str) -> None:
        self.namespaces: dict[str, str] = {}
        self.prefixes: dict[str, str] = {}
        self.roots: dict[Syntax, str] = {}
        self.core: frozenset[str] = frozenset()
        self.elements: dict[str, str] = {}
        """Type by name of a global element."""
        self.types: dict[str, str] = {}
        self._definitions: dict[str, Definition] = {}
        for line in text.replace("\n  ", " ").splitlines():
            self._take(line)

    def _take(self, line: str) -> None:
        kind, _, rest = line.partition(" ")
        if kind == "ns":
            prefix, _, uri = rest.partition(" ")
            self.namespaces[prefix] = uri
            self.prefixes[uri] = prefix
        elif kind == "root":
            syntax, _, root = rest.partition(" ")
            self.roots[Syntax(syntax)] = root
        elif kind == "core":
            self.core = frozenset(rest.split())
        elif kind != "#":
            self._take_type(kind, rest)

    def _take_type(self, name: str, rest: str) -> None:
        elements, _, definition = rest.partition("= ")
        if definition != "builtin":
            self.types[name] = definition
        if elements:
            prefix = name.partition(":")[0]
            for element in elements.split():
                self.elements[element if ":" in element else f"{prefix}:{element}"] = name

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all elements, local ones too."""
        local = (
            f"{owner.partition(':')[0]}:{name}"
            for owner, stated in self.types.items()
            if not stated.startswith("simple ")  # whose facets look like local elements
            for name in _LOCAL.findall(stated)
        )
        return frozenset((*self.elements, *local))

    @cached_property
    def has_wildcards(self) -> bool:
        """Whether some type has room for elements of other schemas."""
        return any(" any(" in stated for stated in self.types.values())

    def tag(self, name: str) -> str:
        """The name of an element as the tree has it: `{namespace}local`."""
        prefix, _, local = name.partition(":")
        return f"{{{self.namespaces[prefix]}}}{local}"

    def name(self, tag: str) -> str | None:
        """The prefixed name of an element in a namespace that the tables know."""
        namespace, _, local = tag[1:].partition("}")
        prefix = self.prefixes.get(namespace)
        return None if prefix is None or not local else f"{prefix}:{local}"

    def definition(self, name: str) -> Definition:
        """What a type consists of; a type of XML Schema itself is text, or anything."""
        found = self._definitions.get(name)
        if found is None:
            # Threads that come here together make equal definitions, and one of them is kept.
            found = self._definitions.setdefault(name, self._parse(name))
        return found

    def _parse(self, name: str) -> Definition:
        stated = self.types.get(name)
        if stated is None:
            return _ANYTHING if name == ANY_TYPE else Definition(name, text=name, facets={})
        words = stated.split()
        if words[0] == "like":
            same = self.definition(words[1])
            return replace(same, name=name, same_as=same.name)
        if words[0] == "simple":
            facets = dict(word.split("=", 1) for word in words[2:])
            return Definition(name, words[1], facets=facets)
        if words[0] == "union":
            return Definition(name, words[1], facets={}, members=tuple(words[1:]))
        if words[0] == "text":
            attributes, wildcard = _attributes(words[2:])
            return Definition(name, words[1], attributes=attributes, any_attribute=wildcard)
        mixed = words[0] == "mixed"
        content, rest = self._group(words, 1 + mixed, name)
        attributes, wildcard = _attributes(words[rest:])
        return Definition(name, None, content, mixed, attributes, wildcard)

    def _group(self, words: list[str], position: int, owner: str) -> tuple[Group, int]:
        """The group whose opening bracket stands before `position`, and where it ends."""
        parts: list[Particle] = []
        choice = False
        while not (word := words[position]).startswith(")"):
            position += 1
            if word == "(":
                group, position = self._group(words, position, owner)
                parts.append(group)
            elif word == "|":
                choice = True
            else:
                parts.append(self._particle(word, owner))
        least, most = _often(word[1:])
        return Group(tuple(parts), choice, least, most), position + 1

    def _particle(self, word: str, owner: str) -> Particle:
        match = _WORD.fullmatch(word)
        assert match is not None  # the expression leaves nothing out
        body = match["body"]
        least, most = _often(match["often"] or "")
        prefix = owner.partition(":")[0]
        if wildcard := _ANY.fullmatch(body):
            return Wildcard(wildcard[1], wildcard[2], least, most, self.namespaces[prefix])
        local, equals, type_name = body.partition("=")
        if equals:
            name = f"{prefix}:{local}"
            return Use(self.tag(name), name, type_name, least, most, local=True)
        return Use(self.tag(body), body, self.elements[body], least, most, local=False)


def _often(sign: str) -> tuple[int, int | None]:
    if sign in _OFTEN:
        return _OFTEN[sign]
    least, _, most = sign[1:-1].partition(",")
    return int(least), None if most == "unbounded" else int(most)


def _attributes(words: list[str]) -> tuple[dict[str, Attribute], Wildcard | None]:
    found: dict[str, Attribute] = {}
    wildcard = None
    for word in words:
        if match := _ANY.fullmatch(word):
            wildcard = Wildcard(match[1], match[2])
            continue
        name, _, rest = word[1:].partition("=")
        stated, tilde, fixed = rest.partition("~")
        required = stated.endswith("!")
        found[name] = Attribute(
            name, stated.removesuffix("!"), required, fixed.replace(SPACE, " ") if tilde else None
        )
    return found, wildcard


@cache
def tables_of(form: str) -> Tables:
    """The tables of a form of syntax: "ubl", "cii" or "zugferd-1"."""
    path = Path(__file__).with_name(f"{form}.txt")
    return Tables(path.read_text(encoding="utf-8"))
