"""The pieces that notebooks are shown: a headline, facts, tables with a bounded number of rows."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import islice

from einvoice.syntax.escape import replaced

MOST_ROWS = 50
"""Rows that are shown; how many more there are is said below."""
_LONGEST = 300

_TABLE = "border-collapse:collapse;margin:.5em 0"
_CELL = (
    "text-align:left;vertical-align:top;padding:.25em .8em .25em 0;overflow-wrap:anywhere;"
    "border-bottom:1px solid rgba(128,128,128,.35)"
)
_TONES = {
    "accept": "#17803f", "pass": "#17803f",
    "reject": "#c62828", "fail": "#c62828", "fatal": "#c62828",
    "undecided": "#a86400", "not_checked": "#a86400", "warning": "#a86400",
}  # fmt: skip


def card(headline: str, *parts: str) -> str:
    """A result: its headline and what stands below it, all of them HTML already."""
    return f'<div class="einvoice-card"><p>{headline}</p>{"".join(parts)}</div>'


def text(value: object) -> str:
    """A text of a document, escaped, and cut where it is very long."""
    written = str(value)
    return escape(replaced(written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"))


def strong(value: object, tone: str = "") -> str:
    """A text that matters, in the colour of a verdict or severity where it is one."""
    colour = f' style="color:{_TONES[tone]}"' if tone in _TONES else ""
    return f"<strong{colour}>{text(value)}</strong>"


def code(value: object) -> str:
    """A name for programs."""
    return f"<code>{text(value)}</code>" if value else ""


def note(words: str) -> str:
    """A remark below or above a table."""
    return f"<p><small>{text(words)}</small></p>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], count: int) -> str:
    """A table of cells that are HTML already; `count` is how many rows there are."""
    if not count:
        return ""
    head = "".join(f'<th scope="col" style="{_CELL}">{text(one)}</th>' for one in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in islice(rows, MOST_ROWS))
    more = note(f"and {count - MOST_ROWS} more") if count > MOST_ROWS else ""
    opening = f'<table style="{_TABLE}"><thead><tr>{head}</tr></thead>'
    return f"{opening}<tbody>{body}</tbody></table>{more}"


def _cell(content: str) -> str:
    return f'<td style="{_CELL}">{content}</td>'
