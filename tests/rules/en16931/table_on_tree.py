"""A second opinion on the tables: every line of them asked of the XML, one by one, by XPath."""

from functools import cache

from lxml import etree

from einvoice.rules.en16931.syntax.table import Entry, Family, Pattern, entries
from einvoice.syntax.formats import format_of
from einvoice.syntax.xml import Element
from tests.rules.en16931.inserted import EXTENSION, syntax_of


def fired(root: Element, family: Family) -> set[str]:
    """The rules of a table that a document breaks."""
    found = dict[str, set[str]]()
    tree = root.getroottree()
    for entry in entries(family):
        if entry.kind in ("none", "partly"):
            places = {_path(tree, one) for query in _queries(entry) for one in query(root)}
            if places:
                found[entry.id] = places
        elif entry.kind == "once" and any(_too_many(root, entry)):
            found[entry.id] = set()
    return {one.id for one in entries(family) if one.id in found and _holds(one, found)}


def _path(tree: "etree._ElementTree", found: object) -> str:  # pyright: ignore[reportPrivateUsage]
    if isinstance(found, etree._Element):  # pyright: ignore[reportPrivateUsage]
        return tree.getpath(found)
    around = found.getparent()  # type: ignore[attr-defined]
    return f"{tree.getpath(around)}/@{found.attrname}"  # type: ignore[attr-defined]


def _holds(entry: Entry, found: dict[str, set[str]]) -> bool:
    return not entry.instead or bool(found[entry.id] - found.get(entry.instead, set()))


def _too_many(root: Element, entry: Entry) -> list[bool]:
    path = "/".join(map(_step, entry.patterns[0].names[-entry.depth :]))
    counting = etree.XPath(f"count({path})", namespaces=_namespaces(entry.family))
    contexts = [
        Pattern(one.names[: -entry.depth], one.anywhere)
        for one in entry.patterns
        if len(one.names) > entry.depth
    ]
    if not contexts:
        return [counting(root) > 1]
    queries = [_query(one, entry.family) for one in contexts]
    return [counting(one) > 1 for query in queries for one in query(root)]


@cache
def _queries(entry: Entry) -> list[etree.XPath]:
    return [_query(one, entry.family, entry.outside) for one in entry.patterns]


@cache
def _query(pattern: Pattern, family: Family, outside: tuple[str, ...] = ()) -> etree.XPath:
    path = "/".join(map(_step, pattern.names))
    start = "//" if pattern.anywhere else "/*/"
    without = "".join(f"[not(ancestor::{name})]" for name in outside)
    return etree.XPath(f"{start}{path}{without}", namespaces=_namespaces(family))


def _step(name: str) -> str:
    shape, _, other = name.partition("!")
    space, star, end = shape.partition("*")
    if not star:
        return name
    length = len(end) - 1
    but = f"[not(self::{other})]" if other else ""
    return f"{space}*[substring(name(), string-length(name()) - {length}) = '{end}']{but}"


@cache
def _namespaces(family: Family) -> dict[str, str]:
    known = format_of(syntax_of(family)).namespaces
    return {prefix: uri for prefix, uri in known.items() if prefix} | {"ext": EXTENSION}
