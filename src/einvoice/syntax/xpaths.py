"""Where a place of the model stands in the XML of a syntax, as the binding rows say it."""

import re
from collections import defaultdict
from functools import cache

from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of
from einvoice.syntax.rows import rows_of

_TEST = re.compile(r"\[([^\]]+)\]")
_VALUES = re.compile(r"([\w:/]+)(!?=)'([^']*)'")
_INDEX = re.compile(r"\[[0-9]*\]")
_PARTS = {"value": "", "scheme": "/@schemeID", "mime_code": "/@mimeCode", "filename": "/@filename"}
"""The parts of a value that no row names: attributes of the element that the value has."""
_NO_SCHEME = "[not(@schemeID)]"


def xpaths_of(path: str, syntax: Syntax) -> tuple[str, ...]:
    """The XPaths of a place of the model in a syntax; none where the syntax lacks it."""
    places = _places(syntax)
    plain = _plain(path)
    for stated in (plain, f"{plain}.value"):
        if stated in places:
            return places[stated]
    owner, _, part = plain.rpartition(".")
    if part not in _PARTS:
        return ()
    return tuple(
        f"{xpath}{_PARTS[part]}"
        for xpath in places.get(owner, ())
        if not (part == "scheme" and xpath.endswith(_NO_SCHEME))
    )


def _plain(path: str) -> str:
    return _INDEX.sub("", path)


@cache
def _places(syntax: Syntax) -> dict[str, tuple[str, ...]]:
    root = format_of(syntax).root
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows_of(syntax):
        for place in row.places:
            found[_plain(place)][f"/{root}{_readable(row.path)}"] = None
    return {place: tuple(xpaths) for place, xpaths in found.items()}


def _readable(path: str) -> str:
    """The path of a row as an XPath: tests that only the reader knows are left out."""
    return _TEST.sub(_test, path.replace("+", ""))


def _test(match: re.Match[str]) -> str:
    test = match[1]
    if test.startswith("$"):
        return ""
    if test.startswith("!@"):
        return f"[not({test[1:]})]"
    if test == ">1":
        return "[position() > 1]"
    if values := _VALUES.fullmatch(test):
        joint = " or " if values[2] == "=" else " and "
        return (
            f"[{joint.join(f'{values[1]}{values[2]}{value!r}' for value in values[3].split('|'))}]"
        )
    return match[0]
