"""Sets text: pieces in a style become lines of a width."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from einvoice.rendering.drawing.tags import Node
from einvoice.rendering.drawing.typeface import Typeface
from einvoice.rendering.text import Text

_WORDS = re.compile(r"[^ \n]+|\n| +")
_SLACK = 0.01
"""What sums of widths may be wrong by."""
_MOSTLY = 0.6
"""A word that is longer than a line begins on the next one, once a line is so full."""
_BREAKABLE = re.compile(r"[-/_.,;:@)\]}|·]")
"""Behind these a long word may be broken."""
_STEP = 60
"""So many characters before the end of a line, a step of a path is looked for."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks."""

    size: float
    colour: str
    strong: bool = False
    leading: float = 0.0
    """From one base line to the next; without it, a third more than the size."""

    @property
    def height(self) -> float:
        """The height of a line."""
        return self.leading or self.size * 1.34


class Piece(NamedTuple):
    """A part of a line in one style and language."""

    text: str
    style: Style
    language: str
    width: float


@dataclass(slots=True)
class Line:
    """A line as it is drawn."""

    pieces: list[Piece]
    height: float
    node: Node | None = None
    """The element that it belongs to; None for what is no content."""
    width: float = 0.0
    indent: float = 0.0
    baseline: float = 0.0
    """How far below its top the letters stand."""


class Styled(NamedTuple):
    """A text in one style, before it is set."""

    text: Text
    style: Style


@dataclass(slots=True)
class _Setting:
    """The state of setting one paragraph."""

    width: float
    lines: list[Line] = field(default_factory=list[Line])
    pieces: list[Piece] = field(default_factory=list[Piece])
    used: float = 0.0
    height: float = 0.0


class Setter:
    """Sets text in the two weights of a document."""

    def __init__(self, regular: Typeface, strong: Typeface) -> None:
        self._faces = (regular, strong)

    def face(self, style: Style) -> Typeface:
        """What writes a style."""
        return self._faces[style.strong]

    def width(self, text: str, style: Style) -> float:
        """How wide a text is."""
        face = self._faces[style.strong]
        return face.width(face.prepared(text)) * style.size / 1000

    def line(self, text: Text, style: Style, node: Node | None = None) -> Line:
        """A text on one line, however long it is."""
        pieces = [self._piece(run.text, style, run.language) for run in text if run.text]
        return _line(pieces, style.height, node)

    def lines(self, styled: Iterable[Styled], width: float, node: Node | None = None) -> list[Line]:
        """Texts one after the other, broken into lines of a width."""
        parts = [(run.text, one.style, run.language) for one in styled for run in one.text]
        if not parts:
            return []
        if len(parts) == 1 and "\n" not in parts[0][0]:
            piece = self._piece(*parts[0])
            if piece.width <= width + _SLACK:
                return [_line([piece], piece.style.height, node)]
        state = _Setting(width)
        for text, style, language in parts:
            self._set(state, text, style, language)
        self._end(state, node)
        return [line for line in state.lines if self._own(line, node)]

    def _own(self, line: Line, node: Node | None) -> bool:
        line.node = node
        return True

    def _piece(self, text: str, style: Style, language: str) -> Piece:
        face = self._faces[style.strong]
        text = face.prepared(text)
        return Piece(text, style, language, face.width(text) * style.size / 1000)

    def _set(self, state: _Setting, text: str, style: Style, language: str) -> None:
        state.height = max(state.height, style.height)
        if "\n" not in text and "  " not in text:
            piece = self._piece(text if state.pieces else text.lstrip(" "), style, language)
            if state.used + piece.width <= state.width + _SLACK:
                if piece.text:
                    self._append(state, piece)
                return
        for match in _WORDS.finditer(text):
            word = match.group()
            if word == "\n":
                self._end(state, None)
                state.height = style.height
                continue
            if word[0] == " ":
                if state.pieces:
                    piece = self._piece(" ", style, language)
                    self._append(state, piece)
                continue
            self._place(state, self._piece(word, style, language))

    def _place(self, state: _Setting, piece: Piece) -> None:
        if state.used + piece.width <= state.width + _SLACK:
            self._append(state, piece)
            return
        tail = self._glued(state)
        along = sum(part.width for part in tail)
        if along + piece.width <= state.width + _SLACK:
            self._carry(state, tail, piece.style.height)
            self._append(state, piece)
            return
        if not tail and state.used > state.width * _MOSTLY:
            self._carry(state, [], piece.style.height)
        for part in self._broken(piece, state):
            if state.used + part.width > state.width + _SLACK and state.pieces:
                self._carry(state, [], piece.style.height)
            self._append(state, part)

    def _carry(self, state: _Setting, tail: Sequence[Piece], height: float) -> None:
        """End the line, and begin the next with what must stay with its next word."""
        if tail:
            del state.pieces[-len(tail) :]
        if state.pieces or not tail:
            self._end(state, None)
        state.used, state.height = 0.0, height
        state.pieces = []
        for piece in tail:
            self._append(state, piece)

    def _glued(self, state: _Setting) -> list[Piece]:
        """The end of the line that no space separates from what comes next."""
        tail: list[Piece] = []
        for at in range(len(state.pieces) - 1, -1, -1):
            piece = state.pieces[at]
            cut = piece.text.rfind(" ") + 1
            if cut == 0:
                tail.insert(0, piece)
                continue
            if cut < len(piece.text):
                before = self._piece(piece.text[:cut], piece.style, piece.language)
                after = self._piece(piece.text[cut:], piece.style, piece.language)
                state.pieces[at : at + 1] = [before, after]
                tail.insert(0, after)
            return tail
        return tail

    def _broken(self, piece: Piece, state: _Setting) -> Iterator[Piece]:
        """A word in parts that fit: the first into what is left of the line."""
        face, scale = self.face(piece.style), piece.style.size / 1000
        text, start = piece.text, 0
        room = (state.width - state.used) / scale
        while start < len(text):
            end = _fitting(face, text, start, room)
            if end < len(text):
                end = _better(text, start, end)
            part, start = text[start:end], end
            yield Piece(part, piece.style, piece.language, face.width(part) * scale)
            room = state.width / scale

    @staticmethod
    def _append(state: _Setting, piece: Piece) -> None:
        last = state.pieces[-1] if state.pieces else None
        state.used += piece.width
        if last is not None and last.style is piece.style and last.language == piece.language:
            width = last.width + piece.width
            state.pieces[-1] = Piece(last.text + piece.text, last.style, last.language, width)
        else:
            state.pieces.append(piece)

    def _end(self, state: _Setting, node: Node | None) -> None:
        pieces = state.pieces
        if pieces and pieces[-1].text.endswith(" "):
            last = pieces.pop()
            if text := last.text.rstrip(" "):
                pieces.append(self._piece(text, last.style, last.language))
        state.lines.append(_line(pieces, state.height, node))
        state.pieces, state.used = [], 0.0


def _line(pieces: list[Piece], height: float, node: Node | None) -> Line:
    size = max((piece.style.size for piece in pieces), default=0.0)
    width = sum(piece.width for piece in pieces)
    baseline = (height + size * 0.68) / 2
    return Line(pieces, height, node, width, 0.0, baseline)


def _fitting(face: Typeface, text: str, start: int, room: float) -> int:
    """Where a line must end that begins at `start`; one character always fits."""
    used = 0.0
    for at in range(start, len(text)):
        used += face.width(text[at])
        if used > room:
            return max(at, start + 1)
    return len(text)


def _better(text: str, start: int, end: int) -> int:
    """A place near the end where breaking looks natural, and no accent loses its letter."""
    step = text.rfind("/", max(end - _STEP, start + 1), end) + 1
    if step:
        return step  # between two steps of an address or of a path
    for at in range(end, max(end - 12, start + 1), -1):
        if _BREAKABLE.match(text[at - 1]):
            return at
    while end > start + 1 and unicodedata.combining(text[end]):
        end -= 1
    return end
