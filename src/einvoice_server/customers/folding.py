"""Texts made alike for searching and sorting: without case, accents and the two ways of umlauts.

Databases do not agree on this (SQLite knows case for ASCII only), so it is done here, once, when a
row is written; what is asked for is folded the same way.
"""

import unicodedata
from collections.abc import Iterable

_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "oe", "å": "aa"})


def fold(text: str) -> str:
    """A text without case and accents: `Müller` is `muller`."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def spell_out(text: str) -> str:
    """A text without case and accents, umlauts as two letters: `Müller` is `mueller`."""
    return fold(unicodedata.normalize("NFKC", text).casefold().translate(_SPELLED))


def searchable(texts: Iterable[str]) -> str:
    """What is kept of texts to search in; lines keep them apart."""
    lines = dict.fromkeys(form for text in texts if text for form in (fold(text), spell_out(text)))
    return "\n".join(lines)


def spellings(term: str) -> list[str]:
    """The forms of a term, any of which may be found."""
    return list(dict.fromkeys((fold(term), spell_out(term))))
