"""The same content as HTML: self-contained, escaped, with the heads of tables told as such."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from einvoice.rendering.content.blocks import (
    Block,
    Card,
    Cards,
    Content,
    Fact,
    Facts,
    Head,
    Prose,
    Row,
    Scan,
    Section,
    Sums,
    Table,
)
from einvoice.rendering.html_style import style_of
from einvoice.rendering.text import SEPARATOR, Run, Text, Words, beside, plain
from einvoice.rendering.theme import Theme


def page(content: Content, theme: Theme, *, fragment: bool) -> str:
    """A page of its own, or what stands in the body of one."""
    written = _Writer(content, theme)
    body = "".join(written.article())
    style = f"<style>{style_of(theme)}</style>"
    if fragment:
        return f"{style}\n{body}\n"
    head = content.head
    title = escape(f"{plain(beside(head.title))} {head.number}".strip())
    return (
        f'<!doctype html>\n<html lang="{escape(content.languages.main.code)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n{style}\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


class _Writer:
    def __init__(self, content: Content, theme: Theme) -> None:
        self.content = content
        self.theme = theme
        self.main = content.languages.main.code

    def article(self) -> Iterator[str]:
        yield f'<article class="einvoice" lang="{escape(self.main)}">\n'
        yield from self._head(self.content.head)
        for section in self.content.sections:
            yield from self._section(section)
        yield "</article>"

    def _head(self, head: Head) -> Iterator[str]:
        yield "<header>\n"
        if self.theme.logo is not None:
            yield self._logo(self.theme.logo)
        yield f'<div class="sender"{_path("seller")}><p class="name">{escape(head.sender)}</p>'
        if head.sender_lines:
            yield f"<p>{' · '.join(self.text(line) for line in head.sender_lines)}</p>"
        yield "</div>\n"
        if head.recipient:
            lines = "<br>".join(self.text(line) for line in head.recipient)
            yield f"<address{_path(head.recipient_path)}>{lines}</address>\n"
        for words in head.banner:
            yield f'<p class="banner">{self.words(words)}</p>\n'
        yield f"<h1>{self.words(head.title)} <small>{escape(head.number)}</small></h1>\n"
        if self.theme.panel and head.due is not None:
            label, amount, until = head.due
            yield f'<p class="panel"><span>{self.words(label)}</span> '
            yield f"<strong>{self.text(amount)}</strong> <span>{self.words(until)}</span></p>\n"
        yield from self._facts(head.facts)
        yield "</header>\n"

    def _logo(self, source: object) -> str:
        from einvoice.rendering.drawing.picture import load, png
        from einvoice.rendering.paper import MM

        assert self.theme.logo is source
        assert self.theme.logo is not None
        room = (self.theme.logo_width * MM, self.theme.logo_height * MM)
        data = b64encode(png(load(self.theme.logo, room))).decode("ascii")
        alternative = escape(plain(beside(self.content.logo_alternative)))
        return f'<img class="logo" src="data:image/png;base64,{data}" alt="{alternative}">\n'

    def _section(self, section: Section) -> Iterator[str]:
        label = escape(SEPARATOR.join(run.text for run in section.title))
        yield f'<section class="{section.name}" aria-label="{label}">\n'
        if section.shows_title:
            yield f"<h2>{self.words(section.title)}</h2>\n"
        for block in section.blocks:
            yield from self._block(block)
        yield "</section>\n"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Table():
                yield from self._table(block)
            case Sums():
                yield from self._sums(block)
            case Facts():
                yield from self._facts(block.facts, is_fine=block.is_fine_print)
            case Prose():
                yield self._prose(block)
            case Cards():
                yield '<div class="cards">\n'
                for card in block.cards:
                    yield from self._card(card)
                yield "</div>\n"
            case Scan():
                yield from self._facts(block.facts.facts)

    def _table(self, table: Table) -> Iterator[str]:
        yield "<table>\n<thead><tr>"
        for column in table.columns:
            kind = ' class="number"' if column.numeric else ""
            yield f'<th scope="col"{kind}>{self.words(column.label, "<br>")}</th>'
        yield "</tr></thead>\n<tbody>\n"
        for row in table.rows():
            yield from self._row(table, row)
        yield "</tbody>\n</table>\n"

    def _row(self, table: Table, row: Row) -> Iterator[str]:
        kinds = [f"depth-{min(row.depth, 6)}"] if row.depth else []
        if row.is_heading:
            kinds.append("group")
        kind = f' class="{" ".join(kinds)}"' if kinds else ""
        yield f"<tr{kind}{_path(row.path)}>"
        for column, cell in zip(table.columns, row.cells, strict=True):
            number = ' class="number"' if column.numeric else ""
            yield f"<td{number}>{self.text(cell)}"
            if column.flexible:
                for paragraph in row.details:
                    yield f'<p class="detail">{self._flow(paragraph)}</p>'
            yield "</td>"
        yield "</tr>\n"

    def _sums(self, block: Sums) -> Iterator[str]:
        yield "<table>\n<tbody>\n"
        for one in block.sums:
            kind = ("", ' class="subtotal"', ' class="due"')[one.weight]
            note = f" <small>{self.text(one.note)}</small>" if one.note else ""
            yield f'<tr{kind}{_path(one.path)}><th scope="row">{self.words(one.label)}{note}</th>'
            yield f'<td class="number">{self.text(one.value)}</td></tr>\n'
        yield "</tbody>\n</table>\n"

    def _facts(self, facts: Iterable[Fact], *, is_fine: bool = False) -> Iterator[str]:
        yield f'<dl class="{"fine" if is_fine else "facts"}">\n'
        for fact in facts:
            lines = "<br>".join(self.text(line) for line in fact.value)
            yield f"<div{_path(fact.path)}><dt>{self.words(fact.full_label)}</dt>"
            yield f"<dd>{lines}</dd></div>\n"
        yield "</dl>\n"

    def _prose(self, block: Prose) -> str:
        label = f'<span class="label">{self.words(block.label)}</span><br>' if block.label else ""
        lines = "<br>".join(self.text(line) for line in block.lines)
        return f"<p{_path(block.path)}>{label}{lines}</p>\n"

    def _card(self, card: Card) -> Iterator[str]:
        yield f'<div class="card"{_path(card.path)}>\n<h2>{self.words(card.title)}</h2>\n'
        if card.lines:
            yield f"<p>{'<br>'.join(self.text(line) for line in card.lines)}</p>\n"
        if card.facts:
            yield from self._facts(card.facts, is_fine=True)
        yield "</div>\n"

    def _flow(self, facts: Iterable[Fact]) -> str:
        """Facts one after the other, what they are part of said once."""
        parts: list[str] = []
        group: Words = ()
        for fact in facts:
            before = ""
            if fact.group != group:
                group = fact.group
                before = f"<strong>{self.words(group)}:</strong> " if group else ""
            label = f'<span class="label">{self.words(fact.label)}</span> ' if fact.label else ""
            value = ", ".join(self.text(line) for line in fact.value)
            parts.append(f"<span{_path(fact.path)}>{before}{label}{value}</span>")
        return " · ".join(parts)

    def words(self, words: Words, separator: str = SEPARATOR) -> str:
        """The same in every language."""
        return separator.join(self._run(run) for run in words)

    def text(self, text: Text) -> str:
        """A text, its line ends as breaks."""
        return "".join(self._run(run) for run in text)

    def _run(self, run: Run) -> str:
        written = escape(run.text).replace("\n", "<br>")
        if not run.language or run.language == self.main:
            return written
        return f'<span lang="{escape(run.language)}">{written}</span>'


def _path(path: str) -> str:
    """The place in the model, for scripts that lead from a finding to what it is about."""
    return f' data-path="{escape(path)}"' if path else ""
