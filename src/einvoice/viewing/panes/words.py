"""What every pane writes with."""

from collections.abc import Iterable, Iterator
from html import escape

from einvoice.syntax.escape import replaced
from einvoice.viewing.words import words_of

__all__ = ["notice", "pane", "short", "text", "words_of"]


def text(value: object) -> str:
    """A text as HTML shows it, in content and attributes, without what no page may hold."""
    return escape(replaced(str(value)))


def short(value: str, most: int = 300) -> str:
    """The start of a text that may be a book."""
    return value if len(value) <= most else f"{value[:most]} …"


def notice(value: str) -> str:
    """A remark on what is shown."""
    return f'<p class="notice">{text(value)}</p>\n'


def pane(name: str, title: str, body: Iterable[str], *, count: int | None = None) -> Iterator[str]:
    """A pane with its heading; scripts make a tab of it."""
    number = f'<span class="count">{count}</span>' if count is not None else ""
    yield f'<section class="pane {name}" id="{name}" aria-labelledby="{name}-title">\n'
    yield f'<h2 id="{name}-title">{text(title)}{number}</h2>\n'
    yield from body
    yield "</section>\n"
