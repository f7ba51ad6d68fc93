"""The report of what conversions lost: each value for one document, sums for many."""

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from einvoice.cli.converting import Converted
from einvoice.cli.output import clean

if TYPE_CHECKING:
    from rich.console import Console

_INDEX = re.compile(r"\[[0-9]+\]")


@dataclass(slots=True)
class _Sum:
    """What was lost at one place of the model, over all documents."""

    term: str
    reason: str
    example: str
    values: int = 0
    documents: set[str] = field(default_factory=set[str])


class LossReport:
    """Gathers what the conversions of a run lost."""

    def __init__(self, *, in_detail: bool) -> None:
        self._in_detail = in_detail
        self._last: Converted | None = None
        self._sums: dict[str, _Sum] = {}
        self._with_losses = 0

    def add(self, name: str, made: Converted) -> None:
        """Take note of one conversion."""
        self._last = made
        self._with_losses += not made.is_whole
        for loss in made.losses:
            self._count(_INDEX.sub("[]", loss.path), loss.term or "", loss.reason, loss.value, name)
        for issue in made.issues:
            self._count(f"(not read: {issue.code})", "", issue.message, issue.raw, name)

    def remarks(self) -> list[str]:
        """What to say of it when the run is counted."""
        return [f"{self._with_losses} with losses"] if self._with_losses else []

    def print(self, console: "Console") -> None:
        """Print a table, if anything was lost."""
        if not self._sums:
            return
        from rich.console import Group
        from rich.text import Text

        from einvoice.cli import tables

        if self._in_detail and self._last is not None:
            if self._last.losses:
                title = Text("Lost in the conversion", style="bold")
                console.print(Group(title, *tables.losses(self._last.losses)))
            console.print(Group(*tables.issues(self._last.issues)))
            return
        console.print(Text("Lost in the conversions", style="bold"))
        numbers = ("Documents", "Values")
        table = tables.table_of("Term", "Place", *numbers, "For instance", "Reason", right=numbers)
        for place, total in islice(self._sums.items(), tables.MOST):
            table.add_row(
                total.term,
                tables.short(place),
                str(len(total.documents)),
                str(total.values),
                tables.short(total.example),
                tables.short(total.reason),
            )
        console.print(Group(table, *tables.omitted(len(self._sums))))

    def _count(self, place: str, term: str, reason: str, value: str, name: str) -> None:
        total = self._sums.setdefault(place, _Sum(term, reason, clean(value)))
        total.values += 1
        total.documents.add(name)
