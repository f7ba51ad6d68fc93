"""The parts that a rendering is made of.

Every value carries its label in all languages of the rendering and its path in the model, so that
whoever draws needs to know nothing of invoices.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from einvoice.rendering.language import Languages
from einvoice.rendering.text import Text, Words, under


class Fact(NamedTuple):
    """A value with its label; without a label, a text that speaks for itself."""

    label: Words
    value: tuple[Text, ...]
    """Its lines."""
    path: str = ""
    group: Words = ()
    """What it is a part of, such as the manufacturer, where that does not stand above it."""

    @property
    def full_label(self) -> Words:
        """The label behind what it is a part of: "Manufacturer: Name"."""
        return under(self.group, self.label) if self.group else self.label


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts, one below the other."""

    facts: tuple[Fact, ...]
    is_fine_print: bool = False
    """Whether they matter to few readers, and may stand close together."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of some lines."""

    lines: tuple[Text, ...]
    label: Words = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    label: Words
    sample: str
    """One of its widest texts, from which its width follows."""
    numeric: bool = False
    """Whether its cells stand at the right."""
    flexible: bool = False
    """Whether it takes the room that the others leave."""


class Row(NamedTuple):
    """A row of a table."""

    cells: tuple[Text, ...]
    details: tuple[tuple[Fact, ...], ...] = ()
    """Below the flexible cell: paragraphs of facts that stand one after the other."""
    path: str = ""
    depth: int = 0
    """How deep it is inside other rows."""
    counts: Decimal | None = None
    """What it adds to the amount that is carried to the next page."""
    is_heading: bool = False
    """Whether it groups others and adds nothing itself."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are made when they are drawn: there may be many thousands."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]
    carried: Callable[[Decimal], Text] | None = None
    """How the amount is written that is carried to the next page; None where nothing is."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A line of the totals."""

    label: Words
    value: Text
    path: str
    note: Text = ()
    weight: int = 0
    """0 for what is added up, 1 for a subtotal, 2 for what is to be paid."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The totals."""

    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A party or a place: its name and address, then what else is known of it."""

    title: Words
    lines: tuple[Text, ...]
    facts: tuple[Fact, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards beside each other."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """A QR code for banking apps, beside the facts that it repeats."""

    payload: str
    caption: Words
    alternative: Words
    facts: Facts


Block: TypeAlias = Facts | Prose | Table | Sums | Cards | Scan


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page with a heading."""

    name: str
    """Its name for themes and hooks: "lines", "totals", "payment"..."""
    title: Words
    blocks: Sequence[Block]
    shows_title: bool = True
    """Whether the heading is seen; without it, the section speaks for itself."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the items."""

    sender: str
    """The name in the letterhead."""
    sender_lines: tuple[Text, ...]
    """Its address, also in one line above that of the recipient."""
    sender_path: str
    recipient: tuple[Text, ...]
    recipient_path: str
    title: Words
    number: str
    banner: tuple[Words, ...]
    """What must not be overlooked: a test, a copy."""
    facts: tuple[Fact, ...]
    due: tuple[Words, Text, Words] | None
    """What is to be paid and until when, for themes that say it at once."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a rendering shows, in its order."""

    languages: Languages
    head: Head
    sections: tuple[Section, ...]
    foot: str
    """Who wrote the document, at the end of each page."""
    logo_alternative: Words
