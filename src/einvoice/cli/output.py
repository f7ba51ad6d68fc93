"""What reaches the terminal: UTF-8 everywhere, and no text of a document in control of it."""

import io
import json
import os
import re
import sys
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.text import Text

INTERRUPTED = 130
"""What a shell reports for a program that was interrupted."""
_BROKEN_PIPE = 128 + 13
"""What a shell reports for a program that SIGPIPE ended."""

_PIPED_WIDTH = 100
_WIDE = 240
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff{_BIDI}]")
_JSON_LEAVES = re.compile(f"[\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff{_BIDI}]")
"""Of these, what JSON does not escape by itself."""


def use_utf8() -> None:
    """Speak UTF-8 whatever the locale says, unless PYTHONIOENCODING says something else."""
    encoding = None if os.environ.get("PYTHONIOENCODING") else "utf-8"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def clean(text: str, *, lines: bool = False) -> str:
    """The text with everything visible that could steer a terminal or turn text around.

    With `lines`, its line breaks are kept; else they and tabs become spaces.
    """
    if _CONTROLS.search(text) is None:
        return text
    joined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    parts = joined.split("\n")
    visible = [_CONTROLS.sub(_escape, part) for part in parts]
    return "\n".join(visible) if lines else " ".join(part.strip() for part in visible)


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def shortened(text: str, width: int) -> str:
    """The text in at most so many characters, an ellipsis for what is left out."""
    if len(text) <= width:
        return text
    kept = text[: width - 1]
    while kept and unicodedata.combining(text[len(kept)]):  # an accent stays with its letter
        kept = kept[:-1]
    return f"{kept}…"


def said(text: object, style: str = "") -> "Text":
    """A text of a document for the terminal, never read as markup."""
    from rich.text import Text

    return Text(clean(str(text), lines=True), style=style)


@cache
def _console_class() -> "type[Console]":
    from rich.console import Console

    class PlainConsole(Console):
        """A console that takes every text literally, and leaves when nobody listens."""

        def on_broken_pipe(self) -> None:
            """Leave without a word: the reader has what it wanted."""
            abandon_pipe()

    return PlainConsole


def console(*, stderr: bool = False, wide: bool = False) -> "Console":
    """The terminal or file behind standard output or error as it is now.

    With `wide`, a file gets rows on one line, for programs that look through lines.
    """
    stream = sys.stderr if stderr else sys.stdout
    free = _WIDE if wide else _PIPED_WIDTH
    width = None if stream.isatty() or os.environ.get("COLUMNS") else free
    return _console_class()(
        file=stream, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False
    )


def print_card(rows: "Iterable[tuple[str, str]]") -> None:
    """Print labels and texts, the first as a title; long texts stay whole, to be copied."""
    from rich.text import Text

    out = console()
    for index, (label, text) in enumerate(rows):
        style = "dim" if index else "bold"
        out.print(
            Text(f"{label:<18}", style=style).append(clean(text), "" if index else style),
            soft_wrap=True,
        )


def emit(text: str, *, stderr: bool = False) -> None:
    """Write a text as it is, with a line end."""
    stream = sys.stderr if stderr else sys.stdout
    try:
        stream.write(text if text.endswith("\n") else f"{text}\n")
        stream.flush()
    except BrokenPipeError:
        abandon_pipe()


def emit_bytes(data: bytes) -> None:
    """Write the bytes of a document to standard output."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        abandon_pipe()


def emit_json(value: object, *, indent: int | None = None, stderr: bool = False) -> None:
    """Write a value as JSON: on one line, or indented."""
    emit(to_json(value, indent=indent), stderr=stderr)


def to_json(value: object, *, indent: int | None = None) -> str:
    """A value as JSON that is safe to look at in a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _JSON_LEAVES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def abandon_pipe() -> NoReturn:
    """End the program; what is still buffered goes nowhere instead of raising at exit."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(devnull, stream.fileno())
    sys.exit(_BROKEN_PIPE)
