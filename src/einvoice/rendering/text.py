"""Pieces of text that know their language."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias


class Run(NamedTuple):
    """A text in one language; the language is empty for what the invoice itself says."""

    text: str
    language: str = ""


Words: TypeAlias = tuple[Run, ...]
"""The same said in one or several languages."""
Text: TypeAlias = tuple[Run, ...]
"""Runs that stand one after the other."""

SEPARATOR = " / "
"""Between two languages."""
POINT = " · "
"""Between two facts on a line."""

# What cannot be seen and changes how the rest is shown: controls, marks of direction, soft hyphen.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufe00-\ufe0f\ufff9-\ufffb\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def said(text: str) -> Text:
    """What the invoice says, as one run."""
    return (Run(text),)


def beside(words: Words, separator: str = SEPARATOR) -> Text:
    """The languages one after the other."""
    if len(words) == 1:
        return words
    runs: list[Run] = []
    for index, run in enumerate(words):
        if index:
            runs.append(Run(separator))
        runs.append(run)
    return tuple(runs)


def joined(texts: Iterable[Text], separator: str) -> Text:
    """Texts one after the other, with a separator between them."""
    runs: list[Run] = []
    for text in texts:
        if runs:
            runs.append(Run(separator))
        runs.extend(text)
    return tuple(runs)


def under(prefix: Words, label: Words) -> Words:
    """A label below that of the group around it: "Manufacturer: Name"."""
    if not prefix:
        return label
    if len(prefix) != len(label):
        inner = SEPARATOR.join(run.text for run in label)
        return tuple(Run(f"{run.text}: {inner}", run.language) for run in prefix)
    pairs = zip(prefix, label, strict=True)
    return tuple(Run(f"{outer.text}: {run.text}", run.language) for outer, run in pairs)


def plain(text: Text) -> str:
    """The text without its languages."""
    return "".join(run.text for run in text)


def visible(text: str) -> str:
    """The text composed (NFC), its line ends as newlines, and without what cannot be seen."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def lines_of(text: str) -> list[str]:
    """The lines of a text that is stated in several, without empty ones at its ends."""
    lines = [line.rstrip() for line in visible(text).strip("\n").split("\n")]
    return lines if any(lines) else []
