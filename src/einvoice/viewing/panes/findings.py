"""The findings by part of the invoice, each with the ways to what it is about."""

from collections.abc import Iterator
from itertools import islice

from einvoice.report.sections import PartSection, ReportSections, ShownFinding
from einvoice.report.words import words_of as report_words_of
from einvoice.viewing.panes.about import checks_of
from einvoice.viewing.panes.words import notice, pane, text, words_of
from einvoice.viewing.places import Lines
from einvoice.viewing.rows import Rows

MOST_FINDINGS = 1_000
"""Findings that are shown."""


def findings_pane(report: ReportSections, rows: Rows, lines: Lines) -> Iterator[str]:
    """What validation found, and why there is no verdict if there is none."""
    words = words_of(report.language)
    count = sum(len(part.findings) for part in report.parts)
    body = _body(report, rows, lines, count)
    title = words("pane", "findings")
    yield from pane("findings", title, body, count=None if report.error else count)


def _body(report: ReportSections, rows: Rows, lines: Lines, count: int) -> Iterator[str]:
    words = words_of(report.language)
    if report.error:
        yield f'<p class="notice error"><code>{text(report.error)}</code></p>\n'
    elif not count:
        yield f"<p>{text(words('text', 'no_findings'))}</p>\n"
    if count > MOST_FINDINGS:
        yield notice(words("text", "cut_findings", count=f"{MOST_FINDINGS:,}"))
    left = MOST_FINDINGS
    for part in report.parts:
        if left > 0:
            yield from _part(part, left, report, rows, lines)
        left -= len(part.findings)
    yield from checks_of(report)


def _part(
    part: PartSection, most: int, report: ReportSections, rows: Rows, lines: Lines
) -> Iterator[str]:
    yield f"<h3>{text(part.title)}</h3>\n"
    for finding in islice(part.findings, most):
        yield from _finding(finding, report, rows, lines)


def _finding(one: ShownFinding, report: ReportSections, rows: Rows, lines: Lines) -> Iterator[str]:
    said = report_words_of(report.language)
    row = rows.of(one.path)
    line = lines.of(one.xpath, one.line)
    marks = f' data-path="{text(one.path)}"' if row or line or one.path else ""
    marks += f' data-row="{row}"' if row else ""
    marks += f' data-line="x{line}"' if line else ""
    aside = " · ".join((one.rule_set, *one.remarks))
    yield f'<article class="finding {one.severity}"{marks}>\n<h4>'
    yield f'<span class="badge">{text(one.label)}</span> <strong>{text(one.rule)}</strong> '
    yield f'<span class="quiet">{text(aside)}</span></h4>\n<p>{text(one.message)}</p>\n'
    if one.fix:
        yield f'<p class="fix">{text(said("label", "fix"))}: {text(one.fix)}</p>\n'
    if one.why:
        yield f'<p class="quiet">{text(said("label", "why"))}: {text(one.why)}</p>\n'
    places = list(_places(one, row, line, report))
    if places:
        yield f'<p class="places">{" ".join(places)}</p>\n'
    yield "</article>\n"


def _places(
    one: ShownFinding, row: str | None, line: int | None, report: ReportSections
) -> Iterator[str]:
    """The place in the model and that in the source, as links where they are shown."""
    words = words_of(report.language)
    for number, name in one.terms:
        yield f'<abbr lang="en" title="{text(name)}">{text(number)}</abbr>'
    if one.path:
        code = f"<code>{text(one.path)}</code>"
        yield f'<a href="#{row}">{code}</a>' if row else code
    if line:
        yield f'<a href="#x{line}">XML, {text(words("text", "line", number=line))}</a>'
    elif one.xpath or one.line:
        said = report_words_of(report.language)
        numbered = f" ({said('label', 'line')} {one.line})" if one.line else ""
        yield f"<code>{text(one.xpath)}</code>{text(numbered)}"
