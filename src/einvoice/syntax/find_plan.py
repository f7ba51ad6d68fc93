"""The rows of a syntax arranged for finding: from a field to the elements that it is read from.

The reader goes from elements to fields and keeps no account of it.  A plan holds the same rows both
ways: the elements of a group, told apart exactly as the reader does, and for each field where its
elements are kept, and which elements lead to the place where it would stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from einvoice.model.group import Group
from einvoice.model.line import Line
from einvoice.model.party import Contact
from einvoice.model.shape import is_many
from einvoice.syntax.binding import Bind, Const, ElementTest, Nest, Path, Table, parse_path
from einvoice.syntax.codecs import (
    ATTACHMENT,
    IDENTIFIER,
    PLAIN_IDENTIFIER,
    TEXT,
    AnyCodec,
    Codec,
)
from einvoice.syntax.detect import Syntax
from einvoice.syntax.element_tests import Test, compile_tests
from einvoice.syntax.formats import format_of
from einvoice.syntax.reader import qualified

_PARTS: tuple[tuple[AnyCodec, Mapping[str, str | None]], ...] = (
    (IDENTIFIER, {"value": None, "scheme": "schemeID"}),
    (PLAIN_IDENTIFIER, {"value": None}),
    (ATTACHMENT, {"content": None, "mime_code": "mimeCode", "filename": "filename"}),
)
"""The parts of the values that are groups, with their attributes; None is the text."""

_INSTEAD: dict[type[Group], tuple[tuple[str, str, str], ...]] = {
    Contact: (("point", "point", "department"),),
    Line: (
        ("price.base_quantity", "price.base_quantity", "price.gross_base_quantity"),
        (
            "price.base_quantity_unit_code",
            "price.base_quantity",
            "price.gross_base_quantity_unit_code",
        ),
    ),
}
"""What the `tidy` of a table takes from elsewhere: a field, without which field, and from where."""


@dataclass(eq=False, slots=True)
class Node:
    """An element below the element of a group, as the rows of its table name it."""

    key: object = None
    """Under what elements are kept: the node itself, or the place that they are read for."""
    many: bool = False
    """Whether every element is kept, because it is one of a list."""
    once: bool = True
    """Whether only the first is read, with what stands in it."""
    attributes: dict[str, object] = field(default_factory=dict[str, object])
    """Attributes that are read for a field, and under what the element is kept for them."""
    plan: "Plan | None" = None
    """The plan of the group that the element is."""
    raises: bool = False
    """Whether the group holds something for the group around."""
    known: "dict[str, list[tuple[tuple[ElementTest, ...], Node]]]" = field(
        default_factory=dict[str, "list[tuple[tuple[ElementTest, ...], Node]]"]
    )
    below: "dict[object, list[tuple[Test | None, Node]]]" = field(
        default_factory=dict[object, "list[tuple[Test | None, Node]]"]
    )
    """The elements in it, by qualified name."""
    holds: bool = False
    """Whether there is more to it than the element itself."""
    rows: int = 0
    """How many rows lead here."""

    def __post_init__(self) -> None:
        """Keep elements under the node, until a row says otherwise."""
        self.key = self


Way = tuple[Node, ...]
"""The elements that lead to a place, from the outside in."""


@dataclass(eq=False, slots=True)
class Place:
    """A field of a group, or of a group in it that has no element of its own."""

    many: bool = False
    inner: "dict[str, Place]" = field(default_factory=dict[str, "Place"])
    """The fields below, if this is a group without an element."""
    plan: "Plan | None" = None
    """The plan of the group, if this is one with an element."""
    lists: list[object] = field(default_factory=list[object])
    """Under what the elements of a list are kept, in the order of the list."""
    codec: AnyCodec = TEXT
    parts: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    attribute: str | None = None
    ways: list[Way] = field(default_factory=list[Way])
    way: Way = ()
    """What all its rows have in common; where it is absent, it would stand in the last of these."""
    owns_way: bool = False
    """Whether nothing else is read from the last element of the way."""
    raisers: "list[tuple[Place, str]]" = field(default_factory=list["tuple[Place, str]"])
    """The groups that hold it for this one, and how their rows name it."""
    instead: "tuple[Place, Place] | None" = None
    """The place without which it is read from another place, and that other place."""


@dataclass(eq=False, slots=True)
class Plan:
    """The rows of one table."""

    root: Node = field(default_factory=Node)
    top: Place = field(default_factory=Place)
    raised: dict[str, Place] = field(default_factory=dict[str, Place])
    """What the groups in it hold for it, by the field as their rows name it."""
    hoisted: dict[str, Way] = field(default_factory=dict[str, Way])
    """What it holds for the group around."""


@cache
def plan_of(syntax: Syntax) -> Plan:
    """The plan of an invoice in a syntax."""
    form = format_of(syntax)
    return _Compiler(form.namespaces).table(form.table)


class _Compiler:
    """Makes the plans of one syntax; tables are shared between groups and may nest."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = namespaces
        self._done: dict[Table, Plan] = {}

    def table(self, table: Table) -> Plan:
        known = self._done.get(table)
        if known is not None:
            return known
        plan = self._done[table] = Plan()
        for row in table.rows:
            if isinstance(row, Bind) and row.echo:
                continue
            path = parse_path(row.path)
            nodes = _descend(plan.root, path)
            if isinstance(row, Bind | Nest):
                self._row(plan, table.group, row, path, nodes)
            elif isinstance(row, Const):
                nodes[-1].once = False
        self._finish(plan.root)
        _settle(plan.top)
        if table.tidy is not None:
            for name, without, other in _INSTEAD[table.group]:
                place = _place(plan.top, name)[-1]
                place.instead = _place(plan.top, without)[-1], _place(plan.top, other)[-1]
        return plan

    def _row(
        self, plan: Plan, group: type[Group], row: Bind | Nest, path: Path, nodes: Sequence[Node]
    ) -> None:
        way = _way(path, nodes)
        for node in nodes:
            node.rows += 1
        node = nodes[-1]
        if row.field.startswith("^"):
            plan.hoisted[row.field] = way
            _keep(node, row.field, row, path)
            if isinstance(row, Nest):
                node.plan = self.table(row.table)
            return
        place = _lead(plan.top, row.field, way)
        place.many = node.many = is_many(group, row.field)
        self._fill(place, row, path)
        if isinstance(row, Nest):
            node.plan = place.plan
            self._raised(plan, place, row.table, way)
        # The values of a list are in the order of the rows, groups in that of the document.
        key = node if place.many and isinstance(row, Bind) else place
        _keep(node, key, row, path)
        if key not in place.lists:
            place.lists.append(key)
        node.raises = isinstance(row, Nest) and bool(_hoisted(row.table))

    def _fill(self, place: Place, row: Bind | Nest, path: Path) -> None:
        if isinstance(row, Nest):
            place.plan = self.table(row.table)
        else:
            place.codec, place.parts = row.codec, _parts(row.codec)
            place.attribute = path.attribute

    def _raised(self, plan: Plan, nest: Place, table: Table, way: Way) -> None:
        for row in _hoisted(table):
            place = plan.raised[row.field] = _lead(plan.top, row.field[1:], way)
            place.raisers.append((nest, row.field))
            self._fill(place, row, parse_path(row.path))

    def _finish(self, node: Node) -> None:
        """Compile the tests of the elements below, in the order in which the reader asks them."""
        for name, alternatives in node.known.items():
            compiled = [(compile_tests(tests, self._tag), child) for tests, child in alternatives]
            compiled.sort(key=lambda pair: pair[0] is None)
            node.below[self._tag(name)] = compiled
            for _, child in alternatives:
                self._finish(child)
                child.holds = bool(child.below or child.attributes or child.raises)

    def _tag(self, name: str) -> str:
        return qualified(name, self._namespaces)


def _descend(node: Node, path: Path) -> list[Node]:
    nodes: list[Node] = []
    for step in path.steps:
        alternatives = node.known.setdefault(step.name, [])
        child = next((known for tests, known in alternatives if tests == step.tests), None)
        if child is None:
            child = Node()
            alternatives.append((step.tests, child))
        if step.own:
            child.once = False
        node = child
        nodes.append(node)
    return nodes


def _way(path: Path, nodes: Sequence[Node]) -> Way:
    """The elements around a value: none from the first on that the value would not share."""
    own = [place for place, step in enumerate(path.steps) if step.own]
    end = len(nodes) if path.attribute is not None else len(nodes) - 1
    return tuple(nodes[: min([end, *own])])


def _keep(node: Node, key: object, row: Bind | Nest, path: Path) -> None:
    if path.attribute is not None:
        node.attributes[path.attribute] = key
    else:
        node.key = key
    if isinstance(row, Bind):
        node.once = False


def _place(top: Place, name: str) -> list[Place]:
    """The place of a field, after those of the groups without an element that it is in."""
    places = [top]
    for part in name.split("."):
        places.append(places[-1].inner.setdefault(part, Place()))
    return places[1:]


def _lead(top: Place, name: str, way: Way) -> Place:
    """The place of a field, to which a way leads, as it does to the groups that it is in."""
    places = _place(top, name)
    for place in places:
        place.ways.append(way)
    return places[-1]


def _settle(place: Place) -> None:
    """Find what the ways to each place have in common."""
    for inner in place.inner.values():
        inner.way = _common(inner.ways)
        inner.owns_way = bool(inner.way) and inner.way[-1].rows == len(inner.ways)
        _settle(inner)


def _common(ways: Sequence[Way]) -> Way:
    shared: list[Node] = []
    for nodes in zip(*ways, strict=False):
        if any(node is not nodes[0] for node in nodes):
            break
        shared.append(nodes[0])
    return tuple(shared)


def _hoisted(table: Table) -> list[Bind | Nest]:
    rows = (row for row in table.rows if isinstance(row, Bind | Nest))
    return [row for row in rows if row.field.startswith("^")]


def _parts(codec: AnyCodec) -> Mapping[str, str | None]:
    if isinstance(codec, Codec):
        return dict.fromkeys(codec.parts)
    for known, parts in _PARTS:
        if known is codec:
            return parts
    return {}
