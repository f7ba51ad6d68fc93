"""Where a place of the model stands in the XML of a syntax, as the binding rows say it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from einvoice.syntax.binding import Bind, Nest, Table
from einvoice.syntax.codecs import Codec
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of

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
    form = format_of(syntax)
    found: dict[str, list[str]] = defaultdict(list)
    for path, xpath in _bound(form.table, ("", ""), f"/{form.root}", ()):
        if xpath not in found[path]:
            found[path].append(xpath)
    return {path: tuple(xpaths) for path, xpaths in found.items()}


def _bound(
    table: Table, prefixes: tuple[str, str], above: str, outer: tuple[Table, ...]
) -> Iterator[tuple[str, str]]:
    """Every row with the path of its field; `prefixes` are those around and of the group."""
    for row in table.rows:
        if not isinstance(row, Bind | Nest) or (isinstance(row, Bind) and row.echo):
            continue
        path = prefixes[not row.field.startswith("^")] + row.field.removeprefix("^")
        xpath = f"{above}/{_readable(row.path)}"
        yield _plain(path), xpath
        if isinstance(row, Bind):
            if isinstance(row.codec, Codec):
                yield from ((f"{path}.{part}", xpath) for part in row.codec.parts)
        elif row.table not in outer:
            below = (prefixes[not row.field.startswith("^")], f"{path}.")
            yield from _bound(row.table, below, xpath, (*outer, table))


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
