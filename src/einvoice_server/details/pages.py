"""The pages as HTML: without scripts, loading nothing, every value escaped."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import count

from einvoice.syntax.escape import replaced
from einvoice_server.details.sheet import Cell, Fact, Label, Part, Sheet, Table
from einvoice_server.details.style import STYLE
from einvoice_server.details.words import LANGUAGES, Words, words_of


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a document: whose it is, and what its links need."""

    sender: str
    is_test: bool
    id: str
    token: str
    until: str
    is_cut: bool


def sheet_page(sheet: Sheet, around: Around, words: Words) -> str:
    """The page about a document."""
    title = " ".join(filter(None, (sheet.kind, sheet.title)))
    return _page(title, words, "".join(_Writer(words, around).body(sheet)))


def notice_page(name: str, words: Words) -> str:
    """A page that only says why there is nothing."""
    title = words("page", f"{name}_title")
    body = (
        f'<main class="alone" id="content"><h1>{_text(title)}</h1>\n'
        f"<p>{_text(words('page', name))}</p></main>\n"
    )
    return _page(title, words, body)


def _page(title: str, words: Words, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{words.language.code}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n'
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


class _Writer:
    def __init__(self, words: Words, around: Around) -> None:
        self.words = words
        self.around = around
        self._numbers = count(1)

    def body(self, sheet: Sheet) -> Iterator[str]:
        words, around = self.words, self.around
        yield f'<a class="skip" href="#content">{_text(words("page", "skip"))}</a>\n'
        yield f'<header class="top"><p class="sender">{_text(around.sender)}</p>\n'
        yield from self._languages()
        yield '</header>\n<main id="content" tabindex="-1">\n'
        yield from self._head(sheet)
        yield from self._files(sheet)
        for part in sheet.parts:
            if not part.is_empty:
                yield from self._part(part, 2)
        if around.is_cut:
            yield f'<p class="notice">{_text(words("page", "cut"))}</p>\n'
        until = words("page", "until", day=around.until)
        yield f'</main>\n<footer class="end"><p>{_text(until)}</p></footer>\n'

    def _languages(self) -> Iterator[str]:
        yield f'<nav aria-label="{_text(self.words("page", "languages"))}">'
        for code in LANGUAGES:
            if code != self.words.language.code:
                name = _text(words_of(code).language.name)
                address = escape(f"?t={self.around.token}&lang={code}")
                yield f'<a href="{address}" hreflang="{code}" lang="{code}">{name}</a>'
        yield "</nav>\n"

    def _head(self, sheet: Sheet) -> Iterator[str]:
        yield f'<p class="kind">{_text(sheet.kind)}</p>\n<h1>{_text(sheet.title)}</h1>\n'
        if sheet.subject:
            yield f'<p class="subject">{_text(sheet.subject)}</p>\n'
        if sheet.state is not None:
            label = _text(self.words("page", "state"))
            yield f'<p class="state {sheet.state.tone.value}"><span class="hidden">{label}: </span>'
            yield f"{_text(sheet.state.text)}</p>\n"
        test = (self.words("page", "test"),) if self.around.is_test else ()
        for notice in (*test, *sheet.notices):
            yield f'<p class="notice">{_text(notice)}</p>\n'
        if sheet.figures:
            yield '<dl class="figures">\n'
            yield from map(_fact, sheet.figures)
            yield "</dl>\n"

    def _files(self, sheet: Sheet) -> Iterator[str]:
        if not sheet.files:
            return
        title = _text(self.words("page", "files"))
        yield f'<nav class="files" aria-label="{title}"><ul>\n'
        for name in sheet.files:
            address = escape(f"{self.around.id}/{name}?t={self.around.token}")
            yield f'<li><a href="{address}" download>{_text(self.words("file", name))}</a></li>\n'
        yield "</ul></nav>\n"

    def _part(self, part: Part, level: int) -> Iterator[str]:
        id = f"part-{next(self._numbers)}"
        tag = f"h{min(level, 6)}"
        yield f'<section aria-labelledby="{id}">\n<{tag} id="{id}"{_lang(part.title)}>'
        yield f"{_text(part.title.text)}</{tag}>\n"
        if part.facts:
            yield '<dl class="facts">\n'
            yield from map(_fact, part.facts)
            yield "</dl>\n"
        for table in part.tables:
            yield from self._table(table, is_named=table.title == part.title)
        for one in part.parts:
            yield from self._part(one, level + 1)
        yield "</section>\n"

    def _table(self, table: Table, *, is_named: bool) -> Iterator[str]:
        """A table, its caption for readers only where the heading above says the same."""
        id = f"table-{next(self._numbers)}"
        hidden = ' class="hidden"' if is_named else ""
        # What scrolls must be reached by keyboard, and what is reached must have a name.
        yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{id}"><table>\n'
        yield f'<caption id="{id}"{_lang(table.title)}><span{hidden}>{_text(table.title.text)}'
        yield "</span></caption>\n<thead><tr>"
        for at, head in enumerate(table.heads):
            number = _number(table, at)
            yield f'<th scope="col"{number}{_lang(head)}>{_text(head.text)}</th>'
        yield "</tr></thead>\n<tbody>\n"
        for row in table.rows:
            cells = (f"<td{_number(table, at)}>{_cell(cell)}</td>" for at, cell in enumerate(row))
            yield f"<tr>{''.join(cells)}</tr>\n"
        yield "</tbody>\n</table></div>\n"


def _fact(fact: Fact) -> str:
    label = f"<dt{_lang(fact.label)}>{_text(fact.label.text)}</dt>"
    return f"<div>{label}<dd>{_text(fact.value)}</dd></div>\n"


def _cell(cell: Cell) -> str:
    detail = f"<p>{_text(cell.detail)}</p>" if cell.detail else ""
    return f"{_text(cell.text)}{detail}"


def _number(table: Table, at: int) -> str:
    return ' class="number"' if at in table.numeric else ""


def _lang(label: Label) -> str:
    return f' lang="{label.language}"' if label.language else ""


def _text(text: str) -> str:
    """A text as HTML shows it, without the characters that no page may hold."""
    return escape(replaced(text))
