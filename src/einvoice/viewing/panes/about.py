"""What the file is, what its invoice states as a whole, and what it was checked by."""

from collections.abc import Iterator, Sequence

from einvoice.report.sections import Fact, ReportSections, Table
from einvoice.report.words import words_of as report_words_of
from einvoice.viewing.panes.words import pane, short, text, words_of

_STATED = frozenset(("amounts", "vat"))
"""The tables of what the invoice states; the others tell how it was checked."""


def about_pane(report: ReportSections) -> Iterator[str]:
    """The facts and tables of the report."""
    words = words_of(report.language)
    yield from pane("about", words("pane", "about"), _body(report))


def _body(report: ReportSections) -> Iterator[str]:
    said = report_words_of(report.language)
    yield from _facts(said("title", "file"), report.file)
    yield from _facts(said("title", "invoice"), report.invoice)
    if report.remarks:
        yield f'<h3>{text(said("part", "container"))}</h3>\n<ul class="list" lang="en">\n'
        yield from (f"<li>{text(one)}</li>\n" for one in report.remarks)
        yield "</ul>\n"
    for table in report.tables:
        if table.name in _STATED:
            yield from table_of(table)


def _facts(title: str, facts: Sequence[Fact]) -> Iterator[str]:
    if facts:
        yield f'<h3>{text(title)}</h3>\n<dl class="details">\n'
        for label, value in facts:
            yield f"<div><dt>{text(label)}</dt><dd>{text(short(value))}</dd></div>\n"
        yield "</dl>\n"


def checks_of(report: ReportSections) -> Iterator[str]:
    """What was checked and what was not."""
    for table in report.tables:
        if table.name not in _STATED:
            yield from table_of(table)


def table_of(table: Table) -> Iterator[str]:
    """A table with its title."""
    heads = "".join(f'<th scope="col">{text(head)}</th>' for head in table.heads)
    yield f'<h3>{text(table.title)}</h3>\n<table class="table">\n'
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for head, *cells in table.rows:
        rest = "".join(f"<td>{text(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row">{text(head)}</th>{rest}</tr>\n'
    yield "</tbody>\n</table>\n"
