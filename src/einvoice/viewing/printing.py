"""The text of a document in lines: as they are, or laid out where it has none to speak of."""

import re
from dataclasses import dataclass, field

from einvoice.errors import EncodingError
from einvoice.syntax.encoding import to_utf8

MOST_LINES = 20_000
"""Lines that are shown: browsers become slow with more."""
MOST_CHARACTERS = 2_000_000
"""Characters of all of them together."""
_LONGEST = 2_000
"""Characters of a line that are shown: an attachment is one line of megabytes."""
_INDENT = "  "
_DEEPEST = 40
"""Levels from which on lines are indented no further."""
# Every part ends at the next sign that begins another, so that no text is looked at twice.
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>|[^<]+|<",
    re.DOTALL,
)
_START = re.compile(r"<[^/!?]")


@dataclass(frozen=True, slots=True)
class Printed:
    """A text in lines, no longer than people look at."""

    lines: tuple[str, ...] = field(repr=False)
    total: int
    """How many lines there are, those that are left out included."""
    is_original: bool
    """Whether they are the lines of the document, which findings count."""
    starts: tuple[int, ...] = field(default=(), repr=False)
    """Of a text that was laid out: the line on which each element begins, in their order."""


def text_of(data: bytes) -> str:
    """The text of a document of any encoding; what cannot be decoded becomes a question mark."""
    try:
        decoded = to_utf8(data, recover=True).data
    except EncodingError:
        decoded = data
    return decoded.decode("utf-8", "replace").removeprefix("\ufeff")


def as_it_is(text: str) -> Printed:
    """The text in its own lines."""
    whole = text.rstrip()
    sheet = _Sheet()
    for line in whole.split("\n", MOST_LINES)[:MOST_LINES]:
        sheet.add(line.rstrip("\r"))
    return Printed(tuple(sheet.lines), whole.count("\n") + 1, is_original=True)


def laid_out(xml: str) -> Printed:
    """Well-formed XML in lines of its own, unless its author has set it in lines already."""
    elements = len(_START.findall(xml))
    if xml.count("\n") >= elements * 0.6:
        return as_it_is(xml)
    layout = _Layout()
    for match in _TOKEN.finditer(xml):
        layout.take(match[0])
    return layout.printed()


class _Sheet:
    """Lines, as many as are shown."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.total = 0
        self._room = MOST_CHARACTERS

    def add(self, line: str) -> None:
        """Take a line, as long as there is room for one."""
        self.total += 1
        if self._room > 0 and len(self.lines) < MOST_LINES:
            self.lines.append(_cut(line))
            self._room -= len(self.lines[-1])


class _Layout:
    """Sets one part of the markup after the other."""

    def __init__(self) -> None:
        self.sheet = _Sheet()
        self.starts: list[int] = []
        self.depth = 0
        self._tag = ""
        """An opening tag, as long as nothing but text came after it."""
        self._texts: list[str] = []

    def take(self, token: str) -> None:
        """Set one tag, comment or stretch of text."""
        if token.startswith("</"):
            self._close(token)
        elif _START.match(token):
            self._begin(token)
        elif token.startswith(("<!--", "<?")):
            self._flush()
            self._line(token)
        elif self._tag:
            self._texts.append(token)
        elif token.strip():
            self._line(token.strip())

    def printed(self) -> Printed:
        """What was set."""
        self._flush()
        lines, total = tuple(self.sheet.lines), self.sheet.total
        return Printed(lines, total, is_original=False, starts=tuple(self.starts))

    def _begin(self, tag: str) -> None:
        self._flush()
        self.starts.append(self.sheet.total + 1)
        if tag.endswith("/>"):
            self._line(tag)
        else:
            self._tag = tag

    def _close(self, tag: str) -> None:
        """End an element: on the line of its opening tag, if it holds text alone."""
        if self._tag:
            self._line("".join((self._tag, *self._texts, tag)))
            self._tag = ""
            self._texts.clear()
        else:
            self.depth -= 1
            self._line(tag)

    def _flush(self) -> None:
        """Set an opening tag that has elements in it."""
        if not self._tag:
            return
        self._line(self._tag)
        self.depth += 1
        if text := "".join(self._texts).strip():
            self._line(text)
        self._tag = ""
        self._texts.clear()

    def _line(self, text: str) -> None:
        for part in text.split("\n"):
            self.sheet.add(f"{_INDENT * min(self.depth, _DEEPEST)}{part.rstrip()}")


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} … (+{len(line) - _LONGEST:,})"
