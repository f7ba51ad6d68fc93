"""Compiles a table into the functions that write a group, once per syntax.

The rows stand in the order of the schema, so writing them in turn gives valid order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from einvoice.model.group import Group
from einvoice.model.shape import is_many
from einvoice.syntax.binding import (
    AttributeIs,
    Bind,
    Const,
    Keep,
    Nest,
    Path,
    Row,
    Step,
    Table,
    parse_path,
)
from einvoice.syntax.codecs import DECIMAL, TEXT, VERBATIM, AmountCodec, Codec, ElementCodec
from einvoice.syntax.escape import escape_attribute, escape_text
from einvoice.syntax.lacking import fields_without_row
from einvoice.syntax.puts import (
    Put,
    put_amount,
    put_attributed,
    put_defaulted,
    put_each,
    put_echoed,
    put_every,
    put_fetched,
    put_fixed_attributes,
    put_from_around,
    put_lost,
    put_nested,
    put_safe,
    put_text,
    put_valued,
    put_where,
    put_with_attributes,
)
from einvoice.syntax.unroll import (
    Always,
    Constant,
    Element,
    GroupWriter,
    Item,
    Number,
    Owner,
    Segment,
    Stated,
    Text,
)

Entry = tuple[Owner, Item]
"""A row with its owner."""


@dataclass(slots=True)
class _Element:
    """Rows that share an element, before they are compiled."""

    step: Step
    rows: list[tuple[Path, Row]]

    def split(self) -> tuple[list[tuple[Path, Row]], list[tuple[Path, Row]]]:
        """The rows of the element itself, and those of what is below it, one step shorter."""
        here = [(path, row) for path, row in self.rows if len(path.steps) == 1]
        below = [
            (Path(path.steps[1:], path.attribute), row)
            for path, row in self.rows
            if len(path.steps) > 1
        ]
        return here, below


class WriterCompiler:
    """Compiles the tables of one syntax."""

    def __init__(self) -> None:
        self._done: dict[Table, GroupWriter] = {}

    def table(self, table: Table) -> GroupWriter:
        """The writer of a table."""
        known = self._done.get(table)
        if known is None:
            known = self._done[table] = GroupWriter()
            rows = [(parse_path(row.path), row) for row in table.rows]
            known.segments.extend(self._segments(rows, table.group))
            for owner, names in fields_without_row(table).items():
                known.segments.append((owner, [Stated(name, put_lost) for name in names]))
        return known

    def _segments(self, rows: Sequence[tuple[Path, Row]], group: type[Group]) -> list[Segment]:
        segments: list[Segment] = []
        for element in _shared(rows):
            owner, item = self._entry(element, group)
            if not segments or segments[-1][0] != owner:
                segments.append((owner, []))
            segments[-1][1].append(item)
        return segments

    def _entry(self, element: _Element, group: type[Group]) -> Entry:
        here, below = element.split()
        opening, closing = tags(element.step)
        if below and all(isinstance(row, Const) for _, row in element.rows):
            return (), Constant(_fixed(element))
        if below and all(isinstance(row, Keep) for _, row in here):
            if not here and (chain := _chained(element, group)):
                return self._bound(element.step, chain, group, below[0][0].steps)
            needs = None if here else _needs(below)
            segments = self._segments(below, group)
            return (), Element(opening, closing, segments, keep=bool(here), needs=needs)
        rows = [row for path, row in here if path.attribute is None]
        if below or len(rows) != 1:
            raise ValueError(f"the rows of {element.step.name} bind both its text and its content")
        match rows[0]:
            case Const(text=text):
                return (), Constant(f"{opening}{escape_text(text)}{closing}")
            case Keep():
                return (), Constant(f"{opening}{closing}")
            case Bind() | Nest() as row:
                attributes = {
                    path.attribute: bind
                    for path, bind in here
                    if path.attribute is not None and isinstance(bind, Bind)
                }
                return self._bound(element.step, row, group, (), attributes)

    def _bound(
        self,
        step: Step,
        row: Bind | Nest,
        group: type[Group],
        below: Sequence[Step],
        attributes: Mapping[str, Bind] | None = None,
    ) -> Entry:
        chain = (step, *below)
        before = "".join(tags(outer)[0] for outer in chain[:-1])
        after = "".join(tags(outer)[1] for outer in reversed(chain[:-1]))
        opening, closing = tags(chain[-1])
        opening, closing = before + opening, closing + after
        *owner, name = row.field.split(".")
        if not attributes and (item := _simple(row, group, name, opening, closing)):
            return tuple(owner), item
        put = self._put(row, opening, closing, attributes or {})
        if is_many(group, row.field):
            put = put_each(put, row) if isinstance(row, Bind) else put_every(put)
        elif isinstance(row, Bind) and row.only is not None:
            put = put_where(put, row.only)
        if row.field.startswith("^"):
            return (), Always(put_from_around(row.field[1:].split("."), put, row.when))
        if isinstance(row, Nest):
            fetched = put_fetched((*owner, name), put)
            return (), Stated(owner[0], fetched) if owner else Stated(name, put)
        if row.default is not None:
            return (), Always(put_defaulted((*owner, name), put, row.default))
        return tuple(owner), _own(row, name, put, attributes or {})

    def _put(
        self, row: Bind | Nest, opening: str, closing: str, attributes: Mapping[str, Bind]
    ) -> Put:
        if isinstance(row, Nest):
            return put_nested(opening, self.table(row.table), closing)
        if isinstance(row.codec, AmountCodec):
            return put_amount(opening, row.codec, closing)
        if isinstance(row.codec, ElementCodec):
            if row.codec.always is not None:
                return put_fixed_attributes(opening, row.codec, row.codec.always, closing)
            return put_valued(opening, row.codec, closing)
        if attributes:
            bound = [
                (key, bind.field.rpartition(".")[2], bind.codec.write)
                for key, bind in attributes.items()
                if isinstance(bind.codec, Codec)
            ]
            return put_attributed(opening, row.codec, bound, closing)
        if row.codec.safe:
            return put_safe(opening, row.codec, closing)
        return put_text(opening, row.codec, closing)


def _own(row: Bind, name: str, put: Put, attributes: Mapping[str, Bind]) -> Item:
    """A row of a value that the group itself states."""
    if row.echo:
        return Stated(name, put_echoed(put, row.when))
    if attributes:
        # The attributes may be stated where the text is not.
        return Always(put_with_attributes(name, put, tuple(_names(attributes))))
    return Stated(name, put)


def _simple(
    row: Bind | Nest, group: type[Group], name: str, opening: str, closing: str
) -> Item | None:
    """The row as one that is written out in the source, if it writes its one value as it is."""
    if isinstance(row, Nest) or row.field.startswith("^") or is_many(group, row.field):
        return None
    if row.echo or row.only is not None or row.default is not None:
        return None
    if isinstance(row.codec, AmountCodec) or row.codec is DECIMAL:
        return _number(name, row.codec, opening, closing)
    return Text(name, opening, closing) if row.codec in (TEXT, VERBATIM) else None


def _number(name: str, codec: object, opening: str, closing: str) -> Number:
    if not isinstance(codec, AmountCodec) or not codec.shown:
        return Number(name, opening, closing)
    currency = "accounting_currency" if codec.accounting else "currency"
    return Number(name, opening.removesuffix(">"), closing, currency)


def _names(attributes: Mapping[str, Bind]) -> Iterator[str]:
    """The fields that are attributes, without the groups around them."""
    return (bind.field.rpartition(".")[2] for bind in attributes.values())


def _shared(rows: Sequence[tuple[Path, Row]]) -> list[_Element]:
    """Consecutive rows below the same first element, unless that is to be one of its own."""
    elements: list[_Element] = []
    for path, row in rows:
        step = path.steps[0]
        last = elements[-1] if elements else None
        attribute = path.attribute is not None and len(path.steps) == 1
        if last is not None and last.step == step and (attribute or not step.own):
            last.rows.append((path, row))
        else:
            elements.append(_Element(step, [(path, row)]))
    return elements


def _fixed(element: _Element) -> str:
    """The text of an element that holds nothing but constants."""
    opening, closing = tags(element.step)
    here, below = element.split()
    text = "".join(escape_text(row.text) for _, row in here if isinstance(row, Const))
    return f"{opening}{text}{''.join(_fixed(inner) for inner in _shared(below))}{closing}"


def _chained(element: _Element, group: type[Group]) -> Bind | Nest | None:
    """The only row below an element, if each of its values has the whole chain to itself."""
    path, row = element.rows[0]
    if len(element.rows) > 1 or path.attribute is not None or not isinstance(row, Bind | Nest):
        return None
    if isinstance(row, Bind) and (row.default is not None or row.echo):
        return None
    return row if element.step.own or not is_many(group, row.field) else None


def tags(step: Step) -> tuple[str, str]:
    """The opening and closing tag of a step, with the attribute that its test demands."""
    attribute = ""
    for test in step.tests:
        if isinstance(test, AttributeIs) and test.value is not None:
            attribute += f' {test.name}="{escape_attribute(test.value)}"'
    return f"<{step.name}{attribute}>", f"</{step.name}>"


def _needs(rows: Sequence[tuple[Path, Row]]) -> tuple[str, ...] | None:
    """The fields one of which must be stated for rows to write something; None if not of here."""
    names: dict[str, None] = {}
    for _, row in rows:
        match row:
            case Keep():
                return None
            case Bind(field=path) | Nest(field=path) if path.startswith("^"):
                return None
            case Bind(field=path, echo=False) | Nest(field=path):
                names[path.partition(".")[0]] = None
            case _:
                pass
    return tuple(names)
