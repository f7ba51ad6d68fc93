"""Writes back what a reading could not map, where it stood."""

from typing import Final

from lxml import etree

from einvoice.errors import ReadError
from einvoice.results import ReadResult, Unmapped
from einvoice.syntax.completion import complete
from einvoice.syntax.detect import Syntax, find_document
from einvoice.syntax.limits import UNBOUNDED
from einvoice.syntax.locate import located
from einvoice.syntax.xml import ParsedXml, parse

_NOT_MAPPED: Final = frozenset(
    {"unreadable", "repeated", "inexact", "currency", "text", "too-deep", "truncated"}
)
"""The issues that tell of something which is in the source and not in the invoice."""


def restore(data: bytes, source: ReadResult, syntax: Syntax) -> bytes:
    """The document with the unmapped elements and attributes of its source put back.

    A text that is no value comes back where the invoice still states no value; what belongs to a
    group that the invoice no longer has goes with it.  Another syntax has no place for any of it.
    """
    unmapped = source.unmapped or any(issue.code in _NOT_MAPPED for issue in source.issues)
    if syntax is not source.syntax or not unmapped:
        return data
    parsed = _parse_again(source.source)
    before = located(find_document(parsed.root)[0], syntax, UNBOUNDED)
    after = located(parse(data, limits=UNBOUNDED).root, syntax, UNBOUNDED)
    complete(before, after, salvaged=not parsed.well_formed)
    text = etree.tostring(after.root, encoding="utf-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text + b"\n"


def _parse_again(data: bytes) -> ParsedXml:
    try:
        return parse(data, limits=UNBOUNDED)
    except ReadError:
        return parse(data, limits=UNBOUNDED, recover=True)


def meaning(part: Unmapped) -> object:
    """What an unmapped part says, for comparison: the same under other namespace prefixes."""
    if part.is_attribute:
        return part.name, part.xml
    try:
        root = parse(part.xml.encode(), limits=UNBOUNDED).root
    except ReadError:
        return part.name, part.xml
    return tuple((each.tag, each.text, each.tail, tuple(each.items())) for each in root.iter())
