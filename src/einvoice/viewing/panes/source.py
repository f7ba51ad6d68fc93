"""The XML with the numbers of its lines."""

import re
from collections.abc import Iterator

from einvoice.viewing.gathering import Viewed
from einvoice.viewing.panes.words import notice, pane, text, words_of
from einvoice.viewing.printing import Printed

_MARKUP = re.compile(r"<!--[^<]*|</?[^\W\d][^<>]*>?|<?[^<]*")


def source_pane(viewed: Viewed) -> Iterator[str]:
    """The text of the document, in its own lines where it has some."""
    words = words_of(viewed.language)
    yield from pane("source", words("pane", _kind(viewed)), _body(viewed, viewed.source))


def _kind(viewed: Viewed) -> str:
    """What the text is, as far as that can be told."""
    if viewed.reading is not None or viewed.source is None:
        return "source"
    if viewed.invoice is not None:
        return "json"
    start = "".join(viewed.source.lines[:10]).lstrip()
    return "source" if start.startswith("<") else "text"


def _body(viewed: Viewed, source: Printed | None) -> Iterator[str]:
    words = words_of(viewed.language)
    if source is None:
        yield f"<p>{text(words('text', 'no_source'))}</p>\n"
        return
    if viewed.is_healed:
        yield notice(words("text", "healed_source"))
    if not source.is_original:
        yield f'<p class="quiet">{text(words("text", "laid_out"))}</p>\n'
    if source.total > len(source.lines):
        shown = f"{len(source.lines):,}"
        yield notice(words("text", "cut_lines", count=shown, total=f"{source.total:,}"))
    # No white space between lines: each is a block of its own.
    yield '<pre class="xml" dir="ltr" translate="no">'
    for number, line in enumerate(source.lines, 1):
        yield f'<span class="line" id="x{number}">{_coloured(line)}\n</span>'
    yield "</pre>\n"


def _coloured(line: str) -> str:
    """A line with its markup told from its text, as far as one line shows that."""
    return "".join(_part(match[0]) for match in _MARKUP.finditer(line))


def _part(part: str) -> str:
    if part.startswith("<!--"):
        return f'<span class="note">{text(part)}</span>'
    is_tag = len(part) > 1 and part.startswith("<") and (part[1] == "/" or part[1].isalpha())
    return f'<span class="tag">{text(part)}</span>' if is_tag else text(part)
