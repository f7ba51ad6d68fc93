"""Which places of the model stand for elements that EN 16931 does not use, and which are stated.

The rows of a syntax tell it: what an extension has a term for is read into the model, and is
forbidden all the same. One pass over the columns of the model, group by group, finds whether any
such place is stated; where none is, nothing else happens.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from operator import itemgetter, ne
from threading import RLock
from typing import Any, Generic

from einvoice.model.group import Group
from einvoice.model.shape import field_group, is_many
from einvoice.rules.en16931.syntax.columns import STATED
from einvoice.rules.en16931.syntax.matching import Matcher, RuledT
from einvoice.rules.en16931.syntax.table import Names
from einvoice.syntax.binding import Bind, Nest, Row, Table, parse_path
from einvoice.syntax.codecs import ATTACHMENT, IDENTIFIER
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of

_PARTS = {
    id(IDENTIFIER): {"scheme": "@schemeID"},
    id(ATTACHMENT): {"mime_code": "@mimeCode", "filename": "@filename"},
}
"""The attributes that a value brings along, by the part of it that they are."""
FEW = 8
"""From so many groups on, looking through them by columns is quicker than one by one."""
_TWICE = 2
"""A table within itself is walked this often; deeper ones have the same rules."""

Naming = Callable[[Row], Names]
"""How the elements of a row are called."""


@dataclass(eq=False, slots=True)
class Watch(Generic[RuledT]):
    """A kind of group, with those of its fields that some rule speaks of."""

    group: type[Group]
    fields: dict[str, tuple[RuledT, ...]] = field(default_factory=dict[str, "tuple[RuledT, ...]"])
    """Field -> the rules that speak of the elements which it stands for."""
    inner: "dict[str, Watch[RuledT]]" = field(default_factory=dict[str, "Watch[RuledT]"])
    many: frozenset[str] = frozenset()
    """Which of the inner groups are lists."""
    get: Callable[[Mapping[str, Any]], object] | None = None
    """Gets the values of the fields, to compare them with the blank ones."""
    blank: object = None
    steps: "tuple[tuple[str, Watch[RuledT], bool], ...]" = ()
    """The inner groups once more: name, watch, and whether they are a list."""
    fill: Callable[[], None] | None = None
    """Finds the fields and the inner groups; None once that is done."""
    is_idle: bool = False
    """Whether neither the group nor any in it has a field that is watched."""

    def at(self, name: str) -> "Watch[RuledT]":
        """The watch of a group in this one."""
        known = self.inner.get(name)
        if known is None:
            known = self.inner[name] = Watch[RuledT](field_group(self.group, name))
        return known

    def ready(self) -> None:
        """Prepare what is asked of every document, when the group first occurs in one.

        Most documents have few of the groups, and programs that start for one file pay for each.
        """
        with _FILLING:
            # Of several threads that come here at once, one fills, and all go on with the same.
            if self.fill is not None:
                self.fill()
                self.is_idle = not self.fields and not self.inner
                self.fill = None

    def finish(self) -> None:
        """Drop the inner groups that have nothing to watch, as far as they are known by now."""
        for name, one in tuple(self.inner.items()):
            if one.fill is None:
                one.finish()
                if not one.fields and not one.inner:
                    del self.inner[name]
        self.many = frozenset(name for name in self.inner if is_many(self.group, name))
        self.steps = tuple((name, one, name in self.many) for name, one in self.inner.items())
        if names := tuple(self.fields):
            blanks = tuple(self.group.model_fields[name].default for name in names)
            self.blank = blanks if len(names) > 1 else blanks[0]
            self.get = itemgetter(*names)

    def below(
        self, stated: Sequence[dict[str, Any]], *, blank: bool = False
    ) -> "Iterator[tuple[Watch[RuledT], list[Any]]]":
        """The groups in some groups, all of a kind at once.

        With `blank`, nothing is stated that is watched itself, so there is no need to look.
        """
        for name, inner in self.inner.items():
            if inner.is_idle or (blank and name in self.fields):
                continue
            # Groups count as true, absent ones and empty lists do not.
            found: Iterable[Any] = filter(None, map(itemgetter(name), stated))
            groups = list(chain.from_iterable(found)) if name in self.many else list(found)
            if groups:
                if inner.fill is not None:
                    inner.ready()
                yield inner, groups

    def entered(self, group: Group, where: str) -> "Iterator[tuple[Watch[RuledT], Group, str]]":
        """The groups in one group, with their paths."""
        stated = group.__dict__
        for name, inner in self.inner.items():
            if stated[name] is None:
                continue
            if name in self.many:
                for index, one in enumerate(stated[name]):
                    yield inner, one, f"{where}{name}[{index}]."
            else:
                yield inner, stated[name], f"{where}{name}."


_FILLING = RLock()


def names_of(row: Row) -> Names:
    """The names of a row's path; an attribute, "@name", comes last."""
    path = parse_path(row.path)
    names = tuple(step.name for step in path.steps)
    return names if path.attribute is None else (*names, f"@{path.attribute}")


def watch_for(
    syntax: Syntax, matcher: Matcher[RuledT], naming: Naming = names_of, *, whole: bool = False
) -> Watch[RuledT]:
    """What is to be watched in documents of a syntax.

    With `whole`, rules speak of what a row reads only, and not of the elements around that.
    """
    table = format_of(syntax).table
    made = Watch[RuledT](table.group)
    _Filler(matcher, naming, whole, table, made).fill()
    return made


@dataclass(frozen=True, slots=True)
class _Filler(Generic[RuledT]):
    """Finds the rules of every row of a table."""

    matcher: Matcher[RuledT]
    naming: Naming
    whole: bool
    table: Table
    watch: Watch[RuledT]
    above: Names = ()
    """The path of the element that the table reads."""
    around: "tuple[_Filler[RuledT], ...]" = ()
    """The tables around this one, from the outside in."""

    def fill(self) -> None:
        for row in self.table.rows:
            if isinstance(row, Nest) or (isinstance(row, Bind) and not row.echo):
                if not row.field.startswith("^"):
                    self._row(row, self.watch, self.above)
        self.watch.finish()

    def _row(self, row: Bind | Nest, owner: Watch[RuledT], above: Names) -> None:
        path = (*above, *self.naming(row))
        *groups, last = row.field.removeprefix("^").split(".")
        for name in groups:
            owner = owner.at(name)
        depths = range(len(path) if self.whole else len(above) + 1, len(path) + 1)
        self._add(
            owner, last, [entry for depth in depths for entry in self.matcher.of(path[:depth])]
        )
        if isinstance(row, Bind):
            for part, attribute in _PARTS.get(id(row.codec), {}).items():
                if rules := self.matcher.of((*path, attribute)):
                    self._add(owner.at(last), part, rules)
        else:
            self._nest(row, owner, last, path)

    def _nest(self, row: Nest, owner: Watch[RuledT], name: str, path: Names) -> None:
        open_tables = (*self.around, self)
        outer = [one.watch for one in open_tables if one.table is row.table]
        if len(outer) >= _TWICE:
            owner.inner[name] = outer[-1]
            return
        inner = owner.at(name)
        filler = _Filler(self.matcher, self.naming, self.whole, row.table, inner, path, open_tables)
        # Two rows may read the same group from two elements.
        before = inner.fill
        inner.fill = filler.fill if before is None else _both(before, filler.fill)
        # What the rows of the table hold for this group may be stated where theirs is not.
        for one in row.table.rows:
            if isinstance(one, Bind | Nest) and one.field.startswith("^"):
                filler._row(one, self.watch, path)

    def _add(self, owner: Watch[RuledT], name: str, rules: Iterable[RuledT]) -> None:
        if found := tuple(dict.fromkeys((*owner.fields.get(name, ()), *rules))):
            owner.fields[name] = found


def _both(first: Callable[[], None], second: Callable[[], None]) -> Callable[[], None]:
    def fill() -> None:
        first()
        second()

    return fill


Found = tuple[str, RuledT]
"""A place of the model that is stated, with a rule that forbids it."""


def stated_in(watch: Watch[RuledT], invoice: Group) -> Iterator[Found[RuledT]]:
    """The places that rules forbid and that are stated; quick where there are none."""
    found: set[Watch[RuledT]] = set()
    if _scan_one(watch, invoice.__dict__, found):
        yield from _places(watch, invoice, "", found)


def _scan_one(watch: Watch[RuledT], stated: Mapping[str, Any], found: set[Watch[RuledT]]) -> bool:
    """The same for one group: most groups of a small document are few of their kind."""
    here = watch.get is not None and watch.get(stated) != watch.blank
    for name, inner, is_list in watch.steps:
        below = stated[name]
        if not below:
            continue
        if inner.fill is not None:
            inner.ready()
        if not is_list:
            here |= _scan_one(inner, below.__dict__, found)
        elif len(below) < FEW:
            for one in below:
                here |= _scan_one(inner, one.__dict__, found)
        else:
            here |= _scan(inner, below, found)
    if here:
        found.add(watch)
    return here


def _scan(watch: Watch[RuledT], groups: Sequence[object], found: set[Watch[RuledT]]) -> bool:
    """Note which kinds of groups hold anything watched, all groups of a kind at once."""
    stated = list(map(STATED, groups))
    here = watch.get is not None and any(map(ne, map(watch.get, stated), repeat(watch.blank)))
    # Groups hold each other to a bounded depth, so this recursion is bounded as well.
    for inner, below in watch.below(stated, blank=not here):
        here |= _scan(inner, below, found)
    if here:
        found.add(watch)
    return here


def _places(
    watch: Watch[RuledT], group: Group, where: str, found: set[Watch[RuledT]]
) -> Iterator[Found[RuledT]]:
    stated = group.__dict__
    for name, rules in watch.fields.items():
        if stated[name] is not None and stated[name] != ():
            for entry in rules:
                yield f"{where}{name}", entry
    for inner, one, below in watch.entered(group, where):
        if inner in found:
            yield from _places(inner, one, below, found)
