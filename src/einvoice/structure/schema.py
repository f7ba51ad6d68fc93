"""Asks libxml2 whether a document keeps to the tables."""

from functools import cache, lru_cache
from threading import Lock, Thread
from typing import Final

from lxml import etree

from einvoice.structure.schema_text import schema_texts
from einvoice.structure.tables import XSI, tables_of
from einvoice.syntax.detect import Syntax
from einvoice.syntax.xml import Element

_BASE: Final = "einvoice:"
_MOST_EDITIONS: Final = 16
"""How many are kept beside the core: some hundred kilobytes each, and documents decide which."""
_LARGE: Final = etree.XPath("boolean(descendant::*[15000])")
_COMPILING: Final = Lock()


def is_large(root: Element) -> bool:
    """Whether a document has more elements than libxml2 should be asked about unseen."""
    return bool(_LARGE(root))


def is_valid(root: Element, syntax: Syntax) -> bool:
    """Whether the schema of a syntax accepts the tree; judging does not change it."""
    if _schema(syntax, frozenset()).validate(root):
        return True
    # The core knows few elements, so its yes is a yes, and its no must be asked again where the
    # document has more.
    extra = _extra(root, syntax)
    return extra != frozenset() and _schema(syntax, extra).validate(root)


def first_error(root: Element, syntax: Syntax) -> tuple[int, str]:
    """Line and text of the first thing that libxml2 refuses in a document that is not valid."""
    # One of our own: the log of a shared one is overwritten by other threads.
    schema = _compile(syntax, _extra(root, syntax))
    schema.validate(root)
    entry = schema.error_log[0]
    return entry.line, entry.message


def _extra(root: Element, syntax: Syntax) -> frozenset[str] | None:
    """The elements of a document that the core does not know; None for all that there are."""
    if root.xpath("boolean(descendant-or-self::*/@xsi:type)", namespaces={"xsi": XSI}):
        return None  # which may name a type that no element of the document has
    tables = tables_of(syntax.form)
    tags = {str(element.tag) for element in root.iter(etree.Element)}
    return tables.names.intersection(tables.name(tag) or "" for tag in tags) - tables.core


def _schema(syntax: Syntax, extra: frozenset[str] | None) -> etree.XMLSchema:
    with _COMPILING:
        return _core(syntax) if extra == frozenset() else _compiled(syntax, extra)


@cache
def _core(syntax: Syntax) -> etree.XMLSchema:
    return _compile(syntax, frozenset())


@lru_cache(maxsize=_MOST_EDITIONS)
def _compiled(syntax: Syntax, extra: frozenset[str] | None) -> etree.XMLSchema:
    return _compile(syntax, extra)


def _compile(syntax: Syntax, extra: frozenset[str] | None) -> etree.XMLSchema:
    texts = schema_texts(tables_of(syntax.form), syntax, extra)
    found: list[etree.XMLSchema] = []
    # A thread of its own: lxml keeps a table of names for each thread, which hostile documents
    # may have filled, and then nothing new can be parsed there.
    thread = Thread(target=lambda: found.append(_parse(texts)))
    thread.start()
    thread.join()
    return found[0]


def _parse(texts: dict[str, str]) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    parser.resolvers.add(_Texts(texts))
    first = next(iter(texts))
    root = etree.fromstring(texts[first], parser, base_url=_BASE + first)
    return etree.XMLSchema(root.getroottree())


class _Texts(etree.Resolver):
    """Answers the imports of a schema from texts in memory, and nothing else."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    # The type of what it returns has no public name.
    def resolve(self, system_url: str | None, public_id: str | None, context: object, /):
        name = (system_url or "").rpartition("/")[2].removeprefix(_BASE)
        return self.resolve_string(self._texts[name], context, base_url=system_url)
