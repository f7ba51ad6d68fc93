"""The functions that write what is stated: one kind for each kind of row.

Pieces of text are collected and joined: building a tree and serialising it costs several times as
much.  As in reading, each kind does only what its row needs, and the loop over rows stands where
it runs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from einvoice.syntax.binding import Bind
from einvoice.syntax.codecs import (
    DECIMAL,
    NO_CURRENCY,
    AmountCodec,
    Codec,
    ElementCodec,
    write_decimal,
)
from einvoice.syntax.escape import (
    attribute_text,
    escape_attribute,
    escape_text,
    is_long_special,
    is_special,
)


@dataclass(slots=True)
class Writing:
    """What amounts say of their currency, and how much was written that nobody stated."""

    currency: str
    """The invoice currency (BT-5), escaped for an attribute."""
    accounting_currency: str
    """The currency of the accounts (BT-6), escaped for an attribute."""
    unstated: int = 0
    """Pieces that are constants or defaults: an element that holds only such is left out."""
    lost: bool = False
    """Whether something is stated that the syntax has no place for."""

    @classmethod
    def of(cls, currency: str | None, accounting_currency: str | None) -> "Writing":
        """The state of a writing that begins."""
        own = escape_attribute(currency or NO_CURRENCY)
        return cls(own, escape_attribute(accounting_currency) if accounting_currency else own)


Out = list[str]
Put = Callable[[Any, Out, Writing, Any], None]
"""Writes a value (given with its group), or what a group (given with the one around) states."""


class Content(Protocol):
    """What writes the content of a group."""

    def write(self, group: Any, out: Out, writing: Writing, around: Any) -> None:
        """Write the elements of everything that the group (with the one around) states."""
        ...


def put_defaulted(path: Sequence[str], put: Put, default: Any) -> Put:
    """A value, or where none is stated what the schema demands in its place."""

    def put_or_default(group: Any, out: Out, writing: Writing, around: Any) -> None:
        value = _follow(group, path)
        if value is None:
            value = default(group) if callable(default) else default
            if value is not None:
                put(value, out, writing, group)
                writing.unstated += 1
        else:
            put(value, out, writing, group)

    return put_or_default


def put_from_around(path: Sequence[str], put: Put, when: Callable[[Any, Any], bool] | None) -> Put:
    """A value of the group around, where this group is the one to carry it."""

    def put_around(group: Any, out: Out, writing: Writing, around: Any) -> None:
        value = _follow(around, path)
        if value is not None and (when is None or when(group, around)):
            put(value, out, writing, group)

    return put_around


def put_fetched(path: Sequence[str], put: Put) -> Put:
    """A group in a group that has no element of its own."""

    def put_inner(owner: Any, out: Out, writing: Writing, group: Any) -> None:
        value = _follow(group, path)
        if value is not None:
            put(value, out, writing, group)

    return put_inner


def put_echoed(put: Put, when: Callable[[Any, Any], bool] | None) -> Put:
    """A value that another row states as well."""

    def put_echo(value: Any, out: Out, writing: Writing, group: Any) -> None:
        if when is None or when(group, None):
            put(value, out, writing, group)
            writing.unstated += 1

    return put_echo


def _follow(group: Any, path: Sequence[str]) -> Any:
    for name in path:
        if group is None:
            return None
        group = group.__dict__[name]
    return group


def put_every(put: Put) -> Put:
    """Every value of a list."""

    def put_list(values: Any, out: Out, writing: Writing, group: Any) -> None:
        for value in values:
            put(value, out, writing, group)

    return put_list


def put_each(put: Put, row: Bind) -> Put:
    """The values of a list that this row writes."""
    only, limit = row.only, row.limit

    def put_list(values: Any, out: Out, writing: Writing, group: Any) -> None:
        if limit is not None and len(values) > limit:
            writing.lost = True
        for value in values[:limit]:
            if only is None or only(value):
                put(value, out, writing, group)

    return put_list


def put_where(put: Put, only: Callable[[Any], bool]) -> Put:
    """A value, if this row is the one to write it."""

    def put_chosen(value: Any, out: Out, writing: Writing, group: Any) -> None:
        if only(value):
            put(value, out, writing, group)

    return put_chosen


def put_nested(opening: str, content: Content, closing: str) -> Put:
    """A group with an element of its own."""

    def put(value: Any, out: Out, writing: Writing, group: Any) -> None:
        out.append(opening)
        content.write(value, out, writing, group)
        out.append(closing)

    return put


def put_text(opening: str, codec: Codec, closing: str) -> Put:
    """A value as text that may need escaping."""
    convert = codec.write

    def put(value: Any, out: Out, writing: Writing, group: Any) -> None:
        text = convert(value)
        if is_special(text):
            text = escape_text(text)
        out.append(f"{opening}{text}{closing}")

    return put


def put_safe(opening: str, codec: Codec, closing: str) -> Put:
    """A value whose text never needs escaping."""
    convert = codec.write

    def put(value: Any, out: Out, writing: Writing, group: Any) -> None:
        out.append(f"{opening}{convert(value)}{closing}")

    return put


def put_valued(opening: str, codec: ElementCodec, closing: str) -> Put:
    """A value with attributes of its own."""
    convert, opening = codec.write, opening.removesuffix(">")

    def put(value: Any, out: Out, writing: Writing, group: Any) -> None:
        text, attributes = convert(value)
        if is_long_special(text):
            text = escape_text(text)
        shown = "".join(f' {key}="{attribute_text(said)}"' for key, said in attributes.items())
        out.append(f"{opening}{shown}>{text}{closing}")

    return put


def put_fixed_attributes(
    opening: str, codec: ElementCodec, attributes: Mapping[str, str], closing: str
) -> Put:
    """A value whose attributes never change."""
    shown = "".join(f' {key}="{escape_attribute(said)}"' for key, said in attributes.items())
    convert, opening = codec.write, f"{opening.removesuffix('>')}{shown}>"

    def put(value: Any, out: Out, writing: Writing, group: Any) -> None:
        out.append(f"{opening}{convert(value)[0]}{closing}")

    return put


def put_amount(opening: str, codec: AmountCodec, closing: str) -> Put:
    """A number with its currency."""
    if not codec.shown:
        return put_safe(opening, DECIMAL, closing)
    accounting, opening = codec.accounting, opening.removesuffix(">")

    def put(value: Any, out: Out, writing: Writing, group: Any) -> None:
        currency = writing.accounting_currency if accounting else writing.currency
        out.append(f'{opening} currencyID="{currency}">{write_decimal(value)}{closing}')

    return put


def put_attributed(
    opening: str, codec: Codec, bound: Sequence[tuple[str, str, Callable[[Any], str]]], closing: str
) -> Put:
    """A value with attributes that are fields of the group."""
    convert, opening = codec.write, opening.removesuffix(">")

    def put(value: Any, out: Out, writing: Writing, group: Any) -> None:
        said = opening
        for key, name, convert_attribute in bound:
            attribute = group.__dict__[name]
            if attribute is not None:
                said += f' {key}="{attribute_text(convert_attribute(attribute))}"'
        text = "" if value is None else convert(value)
        if is_special(text):
            text = escape_text(text)
        out.append(f"{said}>{text}{closing}")

    return put


def put_with_attributes(name: str, put: Put, attributes: Sequence[str]) -> Put:
    """A value or its attributes, whichever are stated."""

    def put_stated(group: Any, out: Out, writing: Writing, around: Any) -> None:
        values = group.__dict__
        value = values[name]
        if value is not None or any(values[attribute] is not None for attribute in attributes):
            put(value, out, writing, group)

    return put_stated


def put_lost(value: Any, out: Out, writing: Writing, group: Any) -> None:
    """A stated value for which the syntax has no row."""
    writing.lost = True
