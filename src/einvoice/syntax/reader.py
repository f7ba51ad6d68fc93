"""Compiles a table into the functions that read a document, once per syntax.

Reading visits every element once: its tag finds the row, the row puts a value into the dictionary
that becomes the group.  What no row takes is noticed, never dropped.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import RLock

from einvoice.model.group import Blueprint, Group, build
from einvoice.model.shape import field_group, is_many
from einvoice.syntax.binding import (
    AttributeIs,
    Bind,
    ChildIs,
    Const,
    ElementTest,
    Nest,
    Path,
    Table,
    parse_path,
)
from einvoice.syntax.codecs import TEXT, AmountCodec, Codec, ElementCodec
from einvoice.syntax.containers import apart_step, container_step
from einvoice.syntax.element_tests import compile_tests
from einvoice.syntax.leaves import (
    amount_step,
    attribute_step,
    constant_step,
    plain_text_step,
    text_step,
    valued_step,
)
from einvoice.syntax.reading import Read
from einvoice.syntax.steps import (
    Around,
    GroupReader,
    Steps,
    Values,
    choose,
    hoisted_step,
    inside,
    mixed_step,
    nested_step,
)

_SCOPED = "ram:GlobalID"
"""Identifiers that are to say which scheme they are of."""

Wrap = Callable[[Read, str, bool], Read]
"""Puts something around the reading of a field; the locator records elements this way."""


@dataclass(slots=True)
class _Node:
    """What a table says of one element, before it is compiled."""

    bind: Bind | None = None
    key: str = ""
    attributes: dict[str, Bind] = field(default_factory=dict[str, Bind])
    nest: Nest | None = None
    tested: frozenset[str] = frozenset()
    """Attributes that the tests of the element look at."""
    constant: bool = False
    accepted: frozenset[str] = frozenset()
    usual: str = ""
    """Of the texts that a constant may have, the one that is written."""
    repeatable: bool = False
    children: "dict[str, list[tuple[tuple[ElementTest, ...], _Node]]]" = field(
        default_factory=dict[str, "list[tuple[tuple[ElementTest, ...], _Node]]"]
    )

    @property
    def is_idle(self) -> bool:
        """Whether the element states nothing by itself: a constant, or constants only in it."""
        if self.bind or self.nest or self.attributes:
            return False
        return self.constant or len(self.idle) == len(self.children)

    @property
    def idle(self) -> list[str]:
        """The children that state nothing by themselves."""
        return [
            name
            for name, alternatives in self.children.items()
            if all(child.is_idle for _, child in alternatives)
        ]


class ReaderCompiler:
    """Compiles the tables of one syntax; tables are shared between groups and may nest."""

    def __init__(
        self,
        namespaces: Mapping[str, str],
        *,
        wrap: Wrap | None = None,
    ) -> None:
        self._namespaces = namespaces
        self._wrap = wrap
        self._done: dict[Table, GroupReader] = {}
        self._lock = RLock()

    def table(self, table: Table) -> GroupReader:
        """The reader of a table."""
        known = self._done.get(table)
        if known is not None:
            return known
        reader = self._done[table] = GroupReader(compile=lambda: self._compile(table))
        return reader

    def _compile(self, table: Table) -> None:
        """Compile a table when its group first occurs: most documents have few of the groups."""
        reader = self._done[table]
        with self._lock:
            # Of several threads that come here at once, one compiles, and all use its steps.
            if reader.compile is not None:
                self._fill(reader, table)
                reader.compile = None

    def _fill(self, reader: GroupReader, table: Table) -> None:
        root = _Node()
        fields = _Fields(table.group)
        for row in table.rows:
            if isinstance(row, Bind) and row.echo:
                continue
            path = parse_path(row.path)
            node = _descend(root, path)
            if isinstance(row, Const):
                node.constant, node.accepted, node.usual = True, _accepted(path, row), row.text
            elif isinstance(row, Nest):
                node.nest = row
                for name in (row.field, *_raised(row.table)):
                    fields.add(name)
            elif isinstance(row, Bind):
                if path.attribute is not None:
                    node.attributes[path.attribute] = row
                else:
                    node.bind, node.key = row, fields.add(row.field)
        reader.steps.update(self._steps(root, table.group, ""))
        reader.finish = fields.finisher(table.tidy)
        reader.usual = self._usual(table)

    def _usual(self, table: Table) -> str | None:
        """The child of a group whose usual text is read as none, if it has one of its own."""
        for row in table.rows:
            if isinstance(row, Bind) and row.silent_default and "/" not in row.path:
                return self._tag(row.path)
        return None

    def _steps(self, node: _Node, group: type[Group], owner: str) -> Steps:
        steps: Steps = {}
        for name, alternatives in node.children.items():
            compiled = [
                (compile_tests(tests, self._tag), self._step(child, group, owner))
                for tests, child in alternatives
            ]
            # Rows without a test stand last: they take what no other row does.
            compiled.sort(key=lambda pair: pair[0] is None)
            first_test, first = compiled[0]
            steps[self._tag(name)] = first if first_test is None else choose(compiled)
        return steps

    def _tag(self, name: str) -> str:
        return qualified(name, self._namespaces)

    def _step(self, node: _Node, group: type[Group], owner: str) -> Read:
        """Compile a node whose values go into the flat group `owner` ("" for the group itself)."""
        if node.nest is not None:
            return self._nest(node.nest, group, owner)
        if node.bind is not None or node.attributes:
            return self._leaf(node, group, owner)
        if node.constant:
            return constant_step(node.accepted, node.usual)
        inner = _common_owner(node) or owner
        steps = self._steps(node, group, inner)
        *outer, last = _between(owner, inner) or [None]
        idle = frozenset[object]() if node.is_idle else frozenset(map(self._tag, node.idle))
        step = container_step(steps, once=not node.repeatable, owner=last, idle=idle)
        step = inside(step, [name for name in outer if name])
        return apart_step(step) if node.repeatable else step

    def _nest(self, row: Nest, group: type[Group], owner: str) -> Read:
        reader = self.table(row.table)
        many = is_many(group, row.field)
        step = nested_step(_last(row.field), reader, many=many)
        return self._owned(step, row.field, owner, many)

    def _leaf(self, node: _Node, group: type[Group], owner: str) -> Read:
        steps = self._steps(node, group, owner)
        around = Around(node.tested.union(node.attributes), bool(steps))
        attributes = [
            self._owned(attribute_step(name, _last(row.field), row.codec), row.field, owner)
            for name, row in node.attributes.items()
            if isinstance(row.codec, Codec)
        ]
        text = None if node.bind is None else self._text(node.bind, node.key, group, around, owner)
        if text is not None and not attributes and not steps:
            return text
        return mixed_step(text, attributes, steps, around)

    def _text(self, row: Bind, key: str, group: type[Group], around: Around, owner: str) -> Read:
        name, many = _last(key), is_many(group, row.field)
        if isinstance(row.codec, AmountCodec):
            step = amount_step(name, row.codec, around)
        elif isinstance(row.codec, ElementCodec):
            scoped = row.path.endswith(_SCOPED)
            step = valued_step(name, row.codec, around, many=many, usual=row.only, scoped=scoped)
        elif row.codec is TEXT and not many and row.default is None:
            step = plain_text_step(name, around)
        else:
            ignored = row.default if row.silent_default else None
            step = text_step(name, row.codec, around, many=many, ignored=ignored)
        return self._owned(step, row.field, owner, many)

    def _owned(self, step: Read, path: str, owner: str, many: bool = False) -> Read:
        if self._wrap is not None:
            step = self._wrap(step, path, many)
        if path.startswith("^"):
            return hoisted_step(step, path[1:].split(".")[:-1])
        return inside(step, _between(owner, path.rpartition(".")[0]))


def qualified(name: str, namespaces: Mapping[str, str]) -> str:
    """The qualified name of an element that the tables call by its prefix."""
    prefix, local = name.split(":")
    return f"{{{namespaces[prefix]}}}{local}"


def _last(path: str) -> str:
    """The name of a field without the groups around it."""
    return path.removeprefix("^").rpartition(".")[2]


def _between(outer: str, inner: str) -> list[str]:
    """The flat groups that lie between one flat group and another one in it."""
    rest = inner.removeprefix(outer).removeprefix(".")
    return rest.split(".") if rest else []


def _common_owner(node: _Node) -> str:
    """The flat group into which everything below an element goes, if it is one."""
    owners = set[str]()
    for alternatives in node.children.values():
        for _, child in alternatives:
            rows = [row for row in (child.bind, child.nest, *child.attributes.values()) if row]
            owners.update(
                "" if row.field.startswith("^") else row.field.rpartition(".")[0] for row in rows
            )
            if not rows and not child.constant:
                owners.add(_common_owner(child))
    return owners.pop() if len(owners) == 1 else ""


def _raised(table: Table) -> list[str]:
    """The fields that a nested table fills in the group around it."""
    return [
        row.field.removeprefix("^")
        for row in table.rows
        if isinstance(row, Bind | Nest) and row.field.startswith("^")
    ]


def _descend(node: _Node, path: Path) -> _Node:
    for step in path.steps:
        alternatives = node.children.setdefault(step.name, [])
        child = next((known for tests, known in alternatives if tests == step.tests), None)
        if child is None:
            tested = (test.name for test in step.tests if isinstance(test, AttributeIs))
            child = _Node(tested=frozenset(tested))
            alternatives.append((step.tests, child))
        child.repeatable |= step.own
        node = child
    return node


def _accepted(path: Path, row: Const) -> frozenset[str]:
    """The texts that a constant may have: what is written, or what the test around admits."""
    accepted = frozenset({row.text, *row.also})
    for position, step in enumerate(path.steps):
        below = "/".join(inner.name for inner in path.steps[position + 1 :])
        for test in step.tests:
            if isinstance(test, ChildIs) and test.path == below:
                return accepted if test.negated else test.values | accepted
    return accepted


def _join(values: Values, split: Mapping[str, Sequence[str]]) -> None:
    """Bring together the lists of which several rows collect parts."""
    for name, keys in split.items():
        for key in keys:
            if key in values:
                values.setdefault(name, []).extend(values.pop(key))


class _Fields:
    """The fields that a table fills, and how the collected values become its group."""

    def __init__(self, group: type[Group]) -> None:
        self._group = group
        self._many: dict[str, list[str]] = {}
        self._flat: dict[str, _Fields] = {}

    def add(self, name: str) -> str:
        """Register a bound field; gives the key under which its values are collected."""
        if name.startswith("^"):
            return name
        owner, dot, rest = name.partition(".")
        if dot:
            inner = self._flat.get(owner)
            if inner is None:
                inner = self._flat[owner] = _Fields(field_group(self._group, owner))
            return f"{owner}.{inner.add(rest)}"
        if not is_many(self._group, name):
            return name
        keys = self._many.setdefault(name, [])
        # A second row for the same list collects apart, so that the order is the rows'.
        keys.append(name if not keys else f"{name} {len(keys)}")
        return keys[-1]

    def finisher(self, tidy: Callable[[Values], None] | None = None) -> Callable[[Values], Group]:
        blueprint = Blueprint.of(self._group)
        flat = [(name, fields.finisher()) for name, fields in self._flat.items()]
        many = list(self._many)
        split = {name: keys[1:] for name, keys in self._many.items() if len(keys) > 1}

        if not flat and not many and tidy is None:
            return lambda values: build(blueprint, values)
        lists = frozenset(many)

        def finish(values: Values) -> Group:
            for name, finish_flat in flat:
                if name in values:
                    values[name] = finish_flat(values[name])
            if split:
                _join(values, split)
            if not lists.isdisjoint(values):
                for name in lists.intersection(values):
                    values[name] = tuple(values[name])
            if tidy is not None:
                tidy(values)
            return build(blueprint, values)

        return finish
