"""The one place where XML becomes a tree.

No DTD, no entities, no network, bounded in size and depth. The tree holds elements only:
comments and processing instructions are dropped, and the texts around them joined.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, NoReturn, TypeAlias, TypeVar, cast

from lxml import etree

from einvoice.errors import ForbiddenContentError, LimitExceededError, NotWellFormedError
from einvoice.syntax.encoding import Text, heal_utf8, to_utf8
from einvoice.syntax.limits import DEEPEST, DEFAULT, Limits
from einvoice.syntax.note import XmlNote
from einvoice.syntax.prolog import find_root, refuse_binary

Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]  # lxml's only name
"""An element of the tree; everybody else takes the type from here."""

T = TypeVar("T")

# libxml2 refuses single texts above this unless asked for more, so no smaller document asks.
_ORDINARY: Final = 10_000_000

_NO_MEMORY: Final = 2
_RESOURCE_LIMIT: Final = 114
# libxml2 minds these, XML does not: namespace names that are no URI, faults of xml:id.
_TOLERATED: Final = frozenset({99, 513, 539})
# lxml writes names as {namespace}name and loses itself where the namespace holds a brace.
_BRACE: Final = "boolean(//*[contains(namespace-uri(), '}') or @*[contains(namespace-uri(), '}')]])"
_WARNING: Final = 1
_MOST_ERRORS: Final = 100
"""libxml2 reports no more than these of one document."""


@dataclass(frozen=True, slots=True)
class ParsedXml:
    """The root element, the encoding the bytes were in, and what had to be put right."""

    root: Element
    encoding: str
    notes: tuple[XmlNote, ...] = ()

    @property
    def well_formed(self) -> bool:
        """Whether a parser that heals nothing reads the document too."""
        return not any(note.ill_formed for note in self.notes)


def parse(
    data: bytes, *, limits: Limits = DEFAULT, recover: bool = False, faithful: bool = False
) -> ParsedXml:
    """Parse one document; `recover` salvages what can be had of broken XML.

    Comments, processing instructions and white space between elements are dropped, unless it is
    to be `faithful` to a document in which nothing has to be put right. A salvaged tree may hold
    what XML cannot say again, such as a prefix without a namespace. Raises a `ReadError`, and
    nothing else, for what cannot be read.
    """
    if len(data) > limits.max_bytes:
        raise LimitExceededError(limit="max_bytes", allowed=limits.max_bytes, found=len(data))
    refuse_binary(data)
    text = to_utf8(data, recover=recover)
    find_root(text.data, limits)
    _check_counts(text.data, limits)
    root, text = _parse_healing(text, limits, recover, faithful)
    _check_tree(root, text.data, limits)
    return ParsedXml(root, text.encoding, text.notes)


def _parse_healing(
    text: Text, limits: Limits, recover: bool, faithful: bool
) -> tuple[Element, Text]:
    try:
        return _strict(text.data, faithful and not text.notes), text
    except etree.XMLSyntaxError as error:
        healed = heal_utf8(text)
        if healed is not None:
            return _parse_healing(healed, limits, recover, faithful)
        if error.code == _RESOURCE_LIMIT:
            _refuse_size(error.msg)
        if recover or error.code in _TOLERATED:
            return _salvage(text, limits, error, recover)
        raise _not_well_formed(error) from error


def _strict(data: bytes, faithful: bool) -> Element:
    def parsed() -> Element:
        return etree.fromstring(data, _parser(data, recover=False, faithful=faithful))

    try:
        return parsed()
    except etree.XMLSyntaxError as error:
        if error.code != _NO_MEMORY:
            raise
    return _in_new_thread(parsed)


def _salvage(
    text: Text, limits: Limits, error: etree.XMLSyntaxError, recover: bool
) -> tuple[Element, Text]:
    """Parse with libxml2's own repairs; each is noted with its place."""
    notes: tuple[XmlNote, ...] = ()
    data = text.data
    if recover and data.count(b"&") <= limits.max_elements:
        from einvoice.syntax.references import escape_strays  # loads a large table, seldom used

        data, notes = escape_strays(data)
    root, repairs = _lenient(data)
    if any(code == _NO_MEMORY for code, _ in repairs):
        root, repairs = _in_new_thread(lambda: _lenient(data))
    for code, note in repairs:
        if code == _RESOURCE_LIMIT:
            _refuse_size(note.message)
    # An entity that is left would be a hole in the text that nobody is told of.
    if root is None or next(root.iter(etree.Entity), None) is not None or root.xpath(_BRACE):
        raise _not_well_formed(error) from error
    for _, note in repairs:
        if note.ill_formed and not recover:
            raise NotWellFormedError(line=note.line, column=note.column, detail=note.message)
    kept = tuple(note for _, note in repairs[: limits.max_records])
    if len(repairs) >= _MOST_ERRORS:
        kept = (*kept, XmlNote("xml.recovered-more", "there is more that is not reported", 0))
        if not recover:
            raise _not_well_formed(error) from error
    return root, replace(text, data=data, notes=(*text.notes, *notes, *kept))


def _lenient(data: bytes) -> tuple[Element | None, list[tuple[int, XmlNote]]]:
    parser = _parser(data, recover=True)
    try:
        root = cast("Element | None", etree.fromstring(data, parser))
    except etree.XMLSyntaxError:
        root = None
    return root, [
        (entry.type, _repair(entry.type, entry.message, entry.line, entry.column))
        for entry in parser.error_log
        if entry.level > _WARNING
    ]


def _repair(code: int, message: str, line: int, column: int) -> XmlNote:
    if code in _TOLERATED:
        return XmlNote("xml.tolerated", message.strip(), line, column, ill_formed=False)
    return XmlNote("xml.recovered", message.strip(), line, column)


def _in_new_thread(work: Callable[[], T]) -> T:
    """Do `work` in a thread of its own.

    lxml keeps every name that a thread has ever met, up to a limit of libxml2: once hostile
    documents have filled that table, new names fail for good. A new thread has a new table.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work).result()


def _parser(data: bytes, *, recover: bool, faithful: bool = False) -> etree.XMLParser:
    # One for each call: sharing one makes threads wait for each other, and making one is cheap.
    # The encoding is ours, whatever the declaration still says.
    return etree.XMLParser(
        encoding="UTF-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=not faithful,
        remove_pis=not faithful,
        # White space between elements says nothing; without it the tree is a third smaller.
        remove_blank_text=not faithful,
        strip_cdata=True,
        huge_tree=_is_huge(data),
        recover=recover,
    )


def _check_counts(data: bytes, limits: Limits) -> None:
    """Refuse by upper bounds, counted only where the size leaves room for too many."""
    size = len(data)
    if size // 4 >= limits.max_elements:  # the shortest element is `<a/>`
        elements = data.count(b"<")
        if elements > limits.max_elements:
            elements -= data.count(b"</")
        if elements > limits.max_elements:
            _refuse("max_elements", limits.max_elements, elements)
    if size // 5 >= limits.max_attributes:  # the shortest attribute is ` a=""`
        attributes = data.count(b"=")
        if attributes > limits.max_attributes:
            attributes = min(attributes, (data.count(b'"') + data.count(b"'")) // 2)
        if attributes > limits.max_attributes:
            _refuse("max_attributes", limits.max_attributes, attributes)
    if size > limits.max_text:
        _check_text(data, limits.max_text)


def _check_text(data: bytes, allowed: int) -> None:
    if _has_stretch(data, allowed):
        _refuse("max_text", allowed, allowed + 1)


def _is_huge(data: bytes) -> bool:
    """Whether libxml2's larger limits are needed: for one long text, not for many elements."""
    return len(data) > _ORDINARY and _has_stretch(data, _ORDINARY)


def _has_stretch(data: bytes, allowed: int) -> bool:
    """Whether more bytes than allowed follow each other without markup."""
    position = 0
    while position + allowed < len(data):
        markup = data.rfind(b"<", position, position + allowed + 1)
        if markup < 0:
            return True
        position = markup + 1
    return False


def _check_tree(root: Element, data: bytes, limits: Limits) -> None:
    if root.getroottree().docinfo.internalDTD is not None:  # pragma: no cover
        # The scanner has refused these; should libxml2 ever see one where it did not, no test
        # knows how, and this is the second lock.
        raise ForbiddenContentError(content="a document type definition", line=1)
    if limits.max_depth < DEEPEST or _is_huge(data):
        too_deep = "/*" * (limits.max_depth + 1)
        if root.xpath(f"boolean({too_deep})"):
            _refuse("max_depth", limits.max_depth, limits.max_depth + 1)


def _refuse_size(message: str | None) -> NoReturn:
    deep = "depth" in (message or "")
    limit, allowed = ("max_depth", DEEPEST) if deep else ("max_text", _ORDINARY)
    _refuse(limit, allowed, allowed + 1)


def _refuse(limit: str, allowed: int, found: int) -> NoReturn:
    raise LimitExceededError(limit=limit, allowed=allowed, found=found)


def _not_well_formed(error: etree.XMLSyntaxError) -> NotWellFormedError:
    line, column = error.position
    detail = re.sub(r",? line \d+, column \d+$", "", error.msg or "unknown error")
    return NotWellFormedError(line=line or 0, column=column or 0, detail=detail.strip())
