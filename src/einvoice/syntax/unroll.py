"""Turns the rows of a table into one straight function that writes a group.

A line has a hundred rows, of which fifteen state something, in a dozen elements.  A loop over rows
that call each other took most of the time of writing; here the rows stand one after the other, with
the commonest kinds written out.  The source is made of names of fields and of numbers alone; what
the rows write, and the functions that they call, are given to it by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from einvoice.model.values import plain
from einvoice.syntax.escape import escape_text, is_special
from einvoice.syntax.puts import Out, Put, Writing

Owner = tuple[str, ...]
"""The flat group that a row is of: () for the group itself, ("price",) for one in it."""


@dataclass(frozen=True, slots=True)
class Always:
    """A row that decides itself; it gets the group and the group around."""

    put: Put


@dataclass(frozen=True, slots=True)
class Stated:
    """A row that is called with the value of a field, where that is stated."""

    name: str
    put: Put


@dataclass(frozen=True, slots=True)
class Text:
    """An element with the text of a field."""

    name: str
    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Number:
    """An element with the number of a field, and perhaps its currency."""

    name: str
    opening: str
    closing: str
    currency: str | None = None
    """Which attribute of the `Writing` says the currency."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A fixed text that counts as stated by nobody."""

    text: str


@dataclass(frozen=True, slots=True)
class Element:
    """Rows with an element around them that is no group."""

    opening: str
    closing: str
    segments: "Sequence[Segment]"
    keep: bool
    """Whether it is written even when it is empty."""
    needs: tuple[str, ...] | None
    """The fields of the group one of which must be stated for it; None for none in particular."""


Item = Always | Stated | Text | Number | Constant | Element
Segment = tuple[Owner, list[Item]]
"""Rows that follow each other and are of one owner."""

_NONE: tuple[object, ...] = ()


def write_function(segments: Sequence[Segment]) -> Put:
    """The function that writes what a group states, in the order of the rows."""
    source = _Source()
    source.put("def write(group, out, writing, around):")
    source.put("    append = out.append")
    source.put("    values = group.__dict__")
    source.segments(segments, "group", "values", 1)
    exec("\n".join(source.lines), source.names)
    return source.names["write"]


@dataclass(slots=True)
class _Source:
    """The lines of a function, and what they call by name."""

    lines: list[str] = field(default_factory=list[str])
    names: dict[str, Any] = field(
        default_factory=lambda: {
            "NONE": _NONE,
            "is_special": is_special,
            "escape_text": escape_text,
            "plain": plain,
        }
    )

    def put(self, line: str) -> None:
        """Add a line."""
        self.lines.append(line)

    def name(self, value: object) -> str:
        """Give a name to a text or a function; None reserves one for a local variable."""
        made = f"_{len(self.names)}"
        self.names[made] = value
        return made

    def segments(self, segments: Sequence[Segment], group: str, values: str, depth: int) -> None:
        """Write out segments, each under the condition that its owner is stated."""
        for owner, items in segments:
            inner_group, inner_values, inner = group, values, depth
            for name in owner:
                made = self.name(None)
                pad = "    " * inner
                self.put(f"{pad}{made} = {inner_values}[{name!r}]")
                self.put(f"{pad}if {made} is not None:")
                self.put(f"{pad}    {made}_values = {made}.__dict__")
                inner_group, inner_values, inner = made, f"{made}_values", inner + 1
            for item in items:
                self.item(item, inner_group, inner_values, inner)

    def item(self, item: Item, group: str, values: str, depth: int) -> None:
        """Write out one row."""
        pad = "    " * depth
        match item:
            case Always():
                self.put(f"{pad}{self.name(item.put)}({group}, out, writing, around)")
            case Constant():
                self.put(f"{pad}append({self.name(item.text)})")
                self.put(f"{pad}writing.unstated += 1")
            case Element():
                self.element(item, group, values, depth)
            case Stated():
                self.value(item.name, values, pad)
                self.put(f"{pad}    {self.name(item.put)}(value, out, writing, {group})")
            case Text():
                self.value(item.name, values, pad)
                self.put(f"{pad}    if is_special(value): value = escape_text(value)")
                self.append(item, "{value}", pad)
            case Number():
                self.value(item.name, values, pad)
                self.put(f"{pad}    text = str(value)")
                self.put(f"{pad}    if 'E' in text: text = plain(value)")
                said = f' currencyID="{{writing.{item.currency}}}">' if item.currency else ""
                self.append(item, f"{said}{{text}}", pad)

    def value(self, name: str, values: str, pad: str) -> None:
        """Fetch a field; what follows, one level deeper, is for a stated one."""
        self.put(f"{pad}value = {values}[{name!r}]")
        self.put(f"{pad}if value is not None and value is not NONE:")

    def append(self, item: Text | Number, said: str, pad: str) -> None:
        """Write an element with its tags."""
        opening, closing = self.name(item.opening), self.name(item.closing)
        self.put(f"{pad}    append(f'{{{opening}}}{said}{{{closing}}}')")

    def element(self, item: Element, group: str, values: str, depth: int) -> None:
        """Write out an element with rows in it; it is taken back where they state nothing."""
        if item.needs is not None:
            stated = (
                f"{values}[{name!r}] is not None and {values}[{name!r}] is not NONE"
                for name in item.needs
            )
            self.put(f"{'    ' * depth}if {' or '.join(stated)}:")
            depth += 1
        pad = "    " * depth
        start = self.name(None)
        self.put(f"{pad}{start} = len(out)")
        self.put(f"{pad}{start}_unstated = writing.unstated")
        self.put(f"{pad}append({self.name(item.opening)})")
        self.segments(item.segments, group, values, depth)
        closing = self.name(item.closing)
        self.put(f"{pad}if len(out) - {start} - 1 != writing.unstated - {start}_unstated:")
        self.put(f"{pad}    append({closing})")
        self.put(f"{pad}else:")
        if item.keep:
            self.put(f"{pad}    append({closing})")
            self.put(f"{pad}    writing.unstated += 2")
        else:
            self.put(f"{pad}    del out[{start}:]")
            self.put(f"{pad}    writing.unstated = {start}_unstated")


@dataclass(eq=False, slots=True)
class GroupWriter:
    """A compiled table: writes the content of a group."""

    segments: list[Segment] = field(default_factory=list[Segment])
    _write: Put | None = None

    def write(self, group: Any, out: Out, writing: Writing, around: Any) -> None:
        """Write the elements of everything that the group (with the one around) states."""
        write = self._write
        if write is None:
            # A table may nest itself, so the function is made when all rows are known.
            write = self._write = write_function(self.segments)
        write(group, out, writing, around)
