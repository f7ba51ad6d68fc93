"""One stylesheet out of several: what it includes is put in, what it reads becomes a parameter."""

import re
from collections.abc import Iterator

from einvoice.errors import ReadError, StylesheetError
from einvoice.official.engine import Prepared
from einvoice.official.faithful import faithful_text, faithful_tree
from einvoice.official.resources import Files, Resolver, no_files
from einvoice.official.screen import XSL, screen, tag_of
from einvoice.official.trees import Grafts
from einvoice.official.xpath_text import map_code
from einvoice.syntax.xml import Element

_ROOTS = frozenset({f"{XSL}stylesheet", f"{XSL}transform"})
_DEEPEST = 20
# What the root of a module says for everything in it.
_INHERITED = ("version", "xpath-default-namespace", "expand-text", "exclude-result-prefixes")
_EXPRESSIONS = ("select", "test", "match", "use", "value", "count", "from", "group-by")
# Written as map_code shows it to us: the literal between is a stretch of its own.
_DOCUMENT = re.compile(
    r"(?<![\w.$:-])(?:fn:)?doc(?:ument)?\(\s*(?:'((?:[^']|'')*)'|\"((?:[^\"]|\"\")*)\")\s*\)"
)
_PARAMETER = "einvoice-resource-"


def prepare_xslt(
    data: bytes, *, name: str = "stylesheet", base: str = "", resolve: Resolver = no_files
) -> Prepared:
    """A stylesheet ready to run; raises a `StylesheetError` for one that cannot be."""
    files = Files(name, resolve)
    root = _module(data, name)
    documents = _Documents(name, files)
    grafts = Grafts()
    _include(root, base, data, documents, grafts, (base,))
    root = grafts.grown(root)
    screen(root, name)
    for number, parameter in enumerate(documents.parameters):
        root.insert(number, root.makeelement(f"{XSL}param", {"name": parameter}))
    text = grafts.text(root)
    return Prepared(name, text, tuple(documents.parameters.items()))


def _module(data: bytes, name: str) -> Element:
    try:
        root = faithful_tree(data)
    except ReadError as error:
        raise StylesheetError(rule_set=name, detail=f"no readable XML: {error}") from error
    if root.tag not in _ROOTS:
        raise StylesheetError(rule_set=name, detail=f"no stylesheet but {tag_of(root)[:200]}")
    return root


def _include(
    root: Element,
    base: str,
    data: bytes,
    documents: "_Documents",
    grafts: Grafts,
    stack: tuple[str, ...],
) -> None:
    """Put the modules in the place of their xsl:include."""
    documents.replace(root, base, data)
    for child in list(root.iterchildren(f"{XSL}include")):
        inner_base, inner = documents.files.read(base, child.get("href", ""))
        if inner_base in stack or len(stack) > _DEEPEST:
            raise StylesheetError(
                rule_set=documents.name, detail=f"an include of {inner_base[:200]} in itself"
            )
        module = _module(inner, documents.name)
        _include(module, inner_base, inner, documents, grafts, (*stack, inner_base))
        place = root.index(child)
        root[place : place + 1] = [grafts.put(part) for part in _declarations(module)]


def _declarations(module: Element) -> Iterator[Element]:
    said = {key: value for key in _INHERITED if (value := module.get(key)) is not None}
    for child in module:
        if tag_of(child).startswith(XSL):
            for key, value in said.items():
                if child.get(key) is None:
                    child.set(key, value)
        yield child


class _Documents:
    """The documents that a stylesheet names; each becomes a parameter that holds it.

    So the engine need not be able to open anything, and parses each of them once.
    """

    def __init__(self, name: str, files: Files) -> None:
        self.name = name
        self.files = files
        self.parameters: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._asked: dict[tuple[str, str], str] = {}

    def replace(self, root: Element, base: str, data: bytes) -> None:
        """Let the module ask its parameters where it asks for documents by name."""
        for element in root.iter(f"{XSL}*"):
            for key in _EXPRESSIONS:
                value = element.get(key)
                if value is not None and "doc" in value and "(" in value:
                    element.set(key, self._rewritten(value, base, data))

    def _rewritten(self, expression: str, base: str, data: bytes) -> str:
        # A call cannot be seen in the code alone, as its argument is a literal; so first the
        # names of the functions are marked in the code, and then the marked calls replaced.
        marked = map_code(
            expression,
            lambda code: re.sub(r"(?<![\w.$:-])((?:fn:)?doc(?:ument)?\()", "\x00\\1", code),
        )
        changed = re.sub(
            "\x00" + _DOCUMENT.pattern.replace(r"(?<![\w.$:-])", ""),
            lambda call: f"${self._parameter(call[1] or call[2] or '', base, data)}",
            marked,
        )
        return changed.replace("\x00", "")

    def _parameter(self, href: str, base: str, data: bytes) -> str:
        asked = (base, href)
        if asked not in self._asked:
            found, content = self.files.read(base, href) if href else (base, data)
            if found not in self._known:
                parameter = f"{_PARAMETER}{len(self._known) + 1}"
                self._known[found] = parameter
                self.parameters[parameter] = self._text(found, content)
            self._asked[asked] = self._known[found]
        return self._asked[asked]

    def _text(self, found: str, content: bytes) -> str:
        try:
            return faithful_text(content)
        except ReadError as error:
            raise StylesheetError(
                rule_set=self.name, detail=f"no readable XML in {found[:200]}: {error}"
            ) from error
