"""What the document says, value by value, with the terms and the places."""

from collections.abc import Iterator

from einvoice.sections import Doubt
from einvoice.viewing.gathering import Viewed
from einvoice.viewing.panes.words import notice, pane, text, words_of
from einvoice.viewing.places import Lines
from einvoice.viewing.rows import MOST_ROWS, Row, RowGroup, Rows

_MOST_REMARKS = 200
"""Doubts, and parts of the source that were not understood, that are shown."""


def content_pane(viewed: Viewed, rows: Rows, lines: Lines) -> Iterator[str]:
    """The sections of the content, and what is not certain about them."""
    words = words_of(viewed.language)
    yield from pane("content", words("pane", "content"), _body(viewed, rows, lines))


def _body(viewed: Viewed, rows: Rows, lines: Lines) -> Iterator[str]:
    words = words_of(viewed.language)
    content = viewed.content
    if content is None:
        yield f"<p>{text(words('text', 'no_content'))}</p>\n"
        return
    label = text(words("text", "search"))
    pattern = text(words("text", "shown", count="{count}", total="{total}"))
    yield f'<div class="search" role="search"><input id="search" type="search" aria-label="{label}"'
    yield f' placeholder="{label}" autocomplete="off" spellcheck="false">'
    yield f'<span id="shown" class="quiet" role="status" data-pattern="{pattern}"></span></div>\n'
    if viewed.is_healed:
        yield notice(words("text", "healed"))
    if rows.is_cut:
        yield notice(words("text", "cut_rows", count=f"{MOST_ROWS:,}"))
    if content.doubtful:
        yield f'<h3>{text(words("text", "doubtful"))}</h3>\n<ul class="list">\n'
        for doubt in content.doubtful[:_MOST_REMARKS]:
            yield _doubt(doubt, viewed, rows, lines)
        yield "</ul>\n"
    for group in rows.groups:
        yield from _group(group, viewed)
    if content.unmapped:
        yield f'<h3>{text(words("text", "unmapped"))}</h3>\n<ul class="list">\n'
        for one in content.unmapped[:_MOST_REMARKS]:
            yield f"<li><code>{text(one.location or '')}</code> "
            yield f"{_line(lines.of(one.location or '', one.line or 0), viewed)}</li>\n"
        yield "</ul>\n"


def _doubt(doubt: Doubt, viewed: Viewed, rows: Rows, lines: Lines) -> str:
    place = f"<code>{text(doubt.path or doubt.place or doubt.location or '')}</code>"
    row = rows.of(doubt.place or "")
    linked = f'<a href="#{row}">{place}</a>' if row else place
    raw = f": <code>{text(doubt.raw)}</code>" if doubt.raw else ""
    line = _line(lines.of(doubt.location or "", doubt.line or 0), viewed)
    return f'<li>{linked} <span lang="en">{text(doubt.message)}</span>{raw} {line}</li>\n'


def _group(group: RowGroup, viewed: Viewed) -> Iterator[str]:
    words = words_of(viewed.language)
    title = words("section", group.section)
    if group.number:
        title = words("text", "of", section=title, number=group.number)
    yield f'<div class="group">\n<h3>{text(title)}</h3>\n<dl>\n'
    for row in group.rows:
        yield from _row(row, viewed)
    yield "</dl>\n</div>\n"


def _row(row: Row, viewed: Viewed) -> Iterator[str]:
    yield f'<div class="row" id="{row.id}"><dt>{text(row.label)}<code>{text(row.path)}</code></dt>'
    yield f'<dd class="value">{text(row.value)}</dd><dd class="where">'
    if row.term:
        yield f'<abbr lang="en" title="{text(row.name)}">{text(row.term)}</abbr>'
    yield f"{_line(row.line, viewed)}</dd>"
    for doubt in row.doubts:
        yield f'<dd class="doubt" lang="en">{text(doubt)}</dd>'
    yield "</div>\n"


def _line(line: int | None, viewed: Viewed) -> str:
    if line is None:
        return ""
    return f'<a href="#x{line}">{text(words_of(viewed.language)("text", "line", number=line))}</a>'
