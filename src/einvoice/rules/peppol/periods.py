"""Periods: those of the lines lie within that of the invoice."""

from collections.abc import Iterator

from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


def _empty(stated: Stated, name: str) -> Iterator[Hit]:
    """The dates of line periods that are there without content: no comparison with them holds."""
    for issue in stated.issues:
        if issue.code == "unreadable" and not issue.raw.strip():
            if issue.path.startswith("lines[") and issue.path.endswith(f"].period.{name}"):
                yield Hit(issue.path, kind="empty")


@rule("PEPPOL-EN16931-R110", "BT-134", "BT-73")
def line_begins_within(stated: Stated) -> Iterator[Hit]:
    """The period of a line does not begin before that of the invoice."""
    period = stated.invoice.invoicing_period
    start = period.start_date if period is not None else None
    if start is None:
        return
    for index, line in enumerate(stated.lines):
        own = line.period
        if own is not None and own.start_date is not None and own.start_date < start:
            yield Hit(
                f"lines[{index}].period.start_date",
                {
                    "line": line.id or f"#{index + 1}",
                    "stated": own.start_date.isoformat(),
                    "limit": start.isoformat(),
                },
            )
    yield from _empty(stated, "start_date")


@rule("PEPPOL-EN16931-R111", "BT-135", "BT-74")
def line_ends_within(stated: Stated) -> Iterator[Hit]:
    """The period of a line does not end after that of the invoice."""
    period = stated.invoice.invoicing_period
    end = period.end_date if period is not None else None
    if end is None:
        return
    for index, line in enumerate(stated.lines):
        own = line.period
        if own is not None and own.end_date is not None and own.end_date > end:
            yield Hit(
                f"lines[{index}].period.end_date",
                {
                    "line": line.id or f"#{index + 1}",
                    "stated": own.end_date.isoformat(),
                    "limit": end.isoformat(),
                },
            )
    yield from _empty(stated, "end_date")


RULES = declared_in(globals())
