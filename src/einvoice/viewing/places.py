"""Where in the lines of its source the elements of a document stand."""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from einvoice.errors import EInvoiceError
from einvoice.results import ReadResult
from einvoice.syntax.detect import find_document
from einvoice.syntax.formats import format_of
from einvoice.syntax.report import Locations
from einvoice.syntax.xml import Element, parse
from einvoice.viewing.printing import Printed


class Lines:
    """The shown line of an element, by its XPath or by its line in the document."""

    def __init__(self, reading: ReadResult | None, source: Printed | None) -> None:
        self._shown = len(source.lines) if source else 0
        self._is_original = source is not None and source.is_original
        self._by_xpath: dict[str, int] = {}
        if reading is not None and source is not None and not source.is_original:
            starts = takewhile(lambda line: line <= self._shown, source.starts)
            # The lines first: they end where no more are shown.
            self._by_xpath = {
                path: line for line, path in zip(starts, _xpaths(reading), strict=False)
            }

    def of(self, xpath: str, line: int) -> int | None:
        """The number of the shown line; None where that is not known, or left out."""
        if self._is_original:
            return line if 0 < line <= self._shown else None
        return self._by_xpath.get(xpath.partition("/@")[0])


def _xpaths(reading: ReadResult) -> Iterator[str]:
    """The XPaths of all elements in the order in which they begin, as findings state them."""
    try:
        root = parse(reading.source).root
    except EInvoiceError:
        return
    _document, syntax = find_document(root)
    name = Locations(format_of(syntax).namespaces).name
    waiting: list[tuple[Element, str]] = [(root, f"/{name(str(root.tag))}")]
    while waiting:
        element, path = waiting.pop()
        yield path
        children = [(child, name(str(child.tag))) for child in element]
        several = Counter(called for _child, called in children)
        seen: Counter[str] = Counter()
        below: list[tuple[Element, str]] = []
        for child, called in children:
            seen[called] += 1
            mark = f"[{seen[called]}]" if several[called] > 1 else ""
            below.append((child, f"{path}/{called}{mark}"))
        waiting.extend(reversed(below))
