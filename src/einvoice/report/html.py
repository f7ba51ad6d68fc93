"""Reports as HTML: one self-contained page without scripts, to read, to send and to print."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from einvoice.report.checked import Checked
from einvoice.report.html_style import STYLE
from einvoice.report.sections import (
    Fact,
    PartSection,
    ReportSections,
    ShownFinding,
    Table,
    sections_of,
)
from einvoice.report.words import Words, words_of
from einvoice.syntax.escape import replaced
from einvoice.verdict import Language, Report


def as_html(
    checked: Checked | Report,
    *,
    language: Language = "en",
    source: bytes | None = None,
    name: str = "",
) -> str:
    """A report as a page of its own: verdict, findings by part of the invoice, what was checked.

    With `source`, the bytes that were validated, the page has the fingerprint of the file and the
    amounts that its invoice states. `name` is what a bare report is called.
    """
    from einvoice.report.subject import subject_of

    named = checked if isinstance(checked, Checked) else Checked(name, checked)
    subject = None if source is None else subject_of(source)
    sections = sections_of(named, language, subject)
    words = words_of(language)
    title = " ".join(filter(None, (words("title", "one"), named.name)))
    return _page(title, _Writer(words, 1).report(sections, "d1"), language)


def all_as_html(documents: Iterable[Checked], language: Language = "en") -> str:
    """The reports on documents as one page, with an index of them; one alone needs none."""
    reports = [sections_of(one, language) for one in documents]
    words = words_of(language)
    if len(reports) == 1:
        title = " ".join(filter(None, (words("title", "one"), reports[0].name)))
        return _page(title, _Writer(words, 1).report(reports[0], "d1"), language)
    return _page(words("title", "several"), _Writer(words, 2).all(reports), language)


def _page(title: str, body: Iterable[str], language: Language) -> str:
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        # Whatever a document may have smuggled in: nothing is run, and nothing is loaded.
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(title)}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n"
        f"<main>\n{''.join(body)}</main>\n</body>\n</html>\n"
    )


class _Writer:
    """Writes reports whose title is a heading of a level."""

    def __init__(self, words: Words, level: int) -> None:
        self.words = words
        self.level = level

    def all(self, reports: Sequence[ReportSections]) -> Iterator[str]:
        words = self.words
        yield f'<h1 class="title">{_text(words("title", "several"))}</h1>\n'
        yield f'<section>\n<h2 class="heading">{_text(words("title", "index"))}</h2>\n'
        heads = [words("label", "document"), words("label", "verdict")]
        heads += [words("severity", one) for one in words.names("severity")]
        yield f"<table>\n<thead><tr>{_heads(heads, {2, 3, 4})}</tr></thead>\n<tbody>\n"
        for number, one in enumerate(reports, 1):
            counts = {severity: count for severity, _label, count in one.counts}
            yield f'<tr class="{one.outcome}"><th scope="row"><a href="#d{number}">'
            yield f'{_text(one.name)}</a></th><td><strong class="word">{_text(one.verdict)}'
            yield "</strong></td>"
            for severity in words.names("severity"):
                yield f'<td class="number">{counts.get(severity, 0)}</td>'
            yield "</tr>\n"
        yield "</tbody>\n</table>\n</section>\n"
        for number, one in enumerate(reports, 1):
            yield from self.report(one, f"d{number}")

    def report(self, report: ReportSections, id: str) -> Iterator[str]:
        """One document; `id` is where links lead to it."""
        words = self.words
        # Below a common title, a report is named after its document.
        title = words("title", "one") if self.level == 1 else report.name
        yield f'<article id="{id}">\n{self._heading(title, 0, "title")}'
        if self.level == 1 and report.name:
            yield f'<p class="subject">{_text(report.name)}</p>\n'
        yield from self._verdict(report)
        yield '<div class="columns">\n'
        yield from self._facts(words("title", "invoice"), report.invoice)
        yield from self._facts(words("title", "file"), report.file)
        yield "</div>\n"
        if report.parts or not report.error:
            yield from self._findings(report, id)
        if report.remarks:
            yield f'<section>\n{self._heading(words("part", "container"), 1)}<ul lang="en">\n'
            yield from (f"<li>{_text(one)}</li>\n" for one in report.remarks)
            yield "</ul>\n</section>\n"
        for table in report.tables:
            yield from self._table(table)
        yield "</article>\n"

    def _heading(self, text: str, below: int, kind: str = "heading") -> str:
        level = self.level + below
        return f'<h{level} class="{kind}">{_text(text)}</h{level}>\n'

    def _verdict(self, report: ReportSections) -> Iterator[str]:
        yield f'<div class="verdict {report.outcome}">\n<p class="word">{_text(report.verdict)}</p>'
        yield f"\n<p>{_text(report.sentence)}</p>\n"
        if report.error:
            yield f"<p><code>{_text(report.error)}</code></p>\n"
        if report.counts:
            told = " · ".join(f"{label}: {count}" for _severity, label, count in report.counts)
            yield f'<p class="counts">{_text(told)}</p>\n'
        yield "</div>\n"

    def _facts(self, title: str, facts: Sequence[Fact]) -> Iterator[str]:
        if facts:
            yield f'<section>\n{self._heading(title, 1)}<dl class="facts">\n'
            for label, value in facts:
                yield f"<div><dt>{_text(label)}</dt><dd>{_text(value)}</dd></div>\n"
            yield "</dl>\n</section>\n"

    def _findings(self, report: ReportSections, id: str) -> Iterator[str]:
        yield f"<section>\n{self._heading(self.words('title', 'findings'), 1)}"
        if not report.parts:
            yield f"<p>{_text(self.words('text', 'no_findings'))}</p>\n"
        if len(report.parts) > 1:
            label = _text(self.words("title", "parts"))
            yield f'<nav aria-label="{label}"><ul>\n'
            for part in report.parts:
                count = len(part.findings)
                yield f'<li><a href="#{id}-{part.part}">{_text(part.title)}</a> ({count})</li>\n'
            yield "</ul></nav>\n"
        for part in report.parts:
            yield from self._part(part, id)
        yield "</section>\n"

    def _part(self, part: PartSection, id: str) -> Iterator[str]:
        yield f'<section class="part" id="{id}-{part.part}">\n{self._heading(part.title, 2)}'
        for finding in part.findings:
            yield from self._finding(finding)
        yield "</section>\n"

    def _finding(self, one: ShownFinding) -> Iterator[str]:
        level = self.level + 3
        yield f'<div class="finding {one.severity}">\n<h{level} class="heading">'
        yield f'<span class="badge">{_text(one.label)}</span> '
        yield f'<span class="rule">{_text(one.rule)}</span> '
        aside = " · ".join((one.rule_set, *one.remarks))
        yield f'<span class="quiet">{_text(aside)}</span></h{level}>\n'
        yield f"<p>{_text(one.message)}</p>\n"
        if one.fix:
            yield f'<p class="fix">{_text(self.words("label", "fix"))}: {_text(one.fix)}</p>\n'
        if one.why:
            yield f'<p class="quiet">{_text(self.words("label", "why"))}: {_text(one.why)}</p>\n'
        details = list(self._details(one))
        if details:
            yield "<dl>\n"
            for name, value in details:
                label = _text(self.words("label", name))
                yield f"<div><dt>{label}</dt><dd>{value}</dd></div>\n"
            yield "</dl>\n"
        yield "</div>\n"

    def _details(self, one: ShownFinding) -> Iterator[tuple[str, str]]:
        """Labels and what stands behind them, as HTML."""
        if one.terms:
            shown = (" ".join(filter(None, pair)) for pair in one.terms)
            english = "" if self.words.language == "en" else ' lang="en"'
            yield "terms", f"<span{english}>{_text(', '.join(shown))}</span>"
        places = [f"<code>{_text(place)}</code>" for place in (one.path, one.xpath) if place]
        if one.line:
            places.append(f"{_text(self.words('label', 'line'))} {one.line}")
        if places:
            yield "place", "<br>".join(places)
        if one.values:
            pairs = (f"<code>{_text(name)}</code> = {_text(value)}" for name, value in one.values)
            yield "values", " · ".join(pairs)

    def _table(self, table: Table) -> Iterator[str]:
        yield f"<section>\n{self._heading(table.title, 1)}<table>\n<thead><tr>"
        yield f"{_heads(table.heads, table.numeric)}</tr></thead>\n<tbody>\n"
        for head, *cells in table.rows:
            yield f'<tr><th scope="row">{_text(head)}</th>'
            for column, cell in enumerate(cells, 1):
                yield f"<td{_kind(column, table.numeric)}>{_text(cell)}</td>"
            yield "</tr>\n"
        yield "</tbody>\n</table>\n</section>\n"


def _heads(labels: Iterable[str], numeric: Iterable[int]) -> str:
    numbers = frozenset(numeric)
    return "".join(
        f'<th scope="col"{_kind(column, numbers)}>{_text(label)}</th>'
        for column, label in enumerate(labels)
    )


def _kind(column: int, numeric: frozenset[int]) -> str:
    return ' class="number"' if column in numeric else ""


def _text(text: str) -> str:
    """A text as HTML shows it, without the characters that no page may hold."""
    return escape(replaced(text))
