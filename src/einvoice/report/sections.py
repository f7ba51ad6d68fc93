"""A report as the sections of a document, in words, for every form that it is laid out in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from einvoice._version import __version__
from einvoice.errors import UnknownTermError
from einvoice.report.checked import Checked
from einvoice.report.parts import Part, part_of
from einvoice.report.subject import Subject
from einvoice.report.words import Words, words_of
from einvoice.terms import term
from einvoice.verdict import Finding, Language, NotRun, Report, Severity

Outcome = Literal["accept", "reject", "undecided", "unreadable"]
Fact: TypeAlias = tuple[str, str]
"""A label and a value."""
_SEVERITIES: tuple[Severity, ...] = ("fatal", "warning", "information")
_LONGEST = 2000
"""Characters of a value that are shown: a document may state a book."""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in words."""

    severity: Severity
    label: str
    """The severity in a word."""
    rule: str
    rule_set: str
    message: str
    why: str
    fix: str
    terms: tuple[Fact, ...]
    """The terms by their numbers, with their names."""
    path: str
    xpath: str
    line: int
    values: tuple[Fact, ...]
    """What the texts say of this document, by name."""
    remarks: tuple[str, ...]
    """That there are more of its kind; that it decides nothing."""
    count: int = 1
    """How often the rule fires here."""


@dataclass(frozen=True, slots=True)
class PartSection:
    """The findings about one part of the invoice, the worst first."""

    part: Part
    title: str
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title; the first cell of a row is its head."""

    name: str
    """What it is, in a stable word: "amounts", "vat", "checked", "not_run", "differing"."""
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    """The columns of numbers."""


@dataclass(frozen=True, slots=True)
class ReportSections:
    """A report on one document, laid out and put into words."""

    language: Language
    name: str
    outcome: Outcome
    verdict: str
    """The verdict in a word."""
    sentence: str
    """What it means."""
    counts: tuple[tuple[Severity, str, int], ...]
    """How many findings there are of each severity, where there are any."""
    invoice: tuple[Fact, ...]
    file: tuple[Fact, ...]
    error: str
    """Why the document could not be read; empty where it could."""
    parts: tuple[PartSection, ...]
    remarks: tuple[str, ...]
    """What is odd about the PDF that the invoice came in, in English."""
    tables: tuple[Table, ...]
    """The amounts, then what was checked and what was not."""


def sections_of(
    checked: Checked, language: Language = "en", subject: Subject | None = None
) -> ReportSections:
    """The sections of a report; with a subject, also what the file is and states."""
    words, report = words_of(language), checked.report
    about = subject or checked.subject or Subject()
    outcome: Outcome = report.verdict.value if report else "unreadable"
    counts: Mapping[Severity, int] = report.counts if report else {}
    return ReportSections(
        language=language,
        name=checked.name,
        outcome=outcome,
        verdict=words("verdict", outcome),
        sentence=words("outcome", outcome),
        counts=tuple(
            (one, words("severity", one), counts[one]) for one in _SEVERITIES if counts.get(one)
        ),
        invoice=tuple((words("label", name), value) for name, value in about.facts),
        file=tuple(_file(checked, about, words)),
        error=f"{checked.error} ({checked.code})" if checked.error else "",
        parts=tuple(_parts(report.findings, words)) if report else (),
        remarks=about.remarks,
        tables=(*_stated(about, words), *(_tables(report, words) if report else ())),
    )


def _file(checked: Checked, about: Subject, words: Words) -> Iterator[Fact]:
    report = checked.report
    stated: list[tuple[str, str]] = [
        ("name", checked.name),
        ("size", words("text", "bytes", count=about.size) if about.sha256 else ""),
        ("sha256", about.sha256),
        ("embedded", about.embedded),
    ]
    if report is not None:
        title = report.profile.title if report.profile else words("text", "no_profile")
        stated += [
            ("syntax", report.syntax.value if report.syntax else ""),
            ("profile", title),
            ("specification_id", report.specification_id or ""),
            ("engine", words("engine", report.engine)),
        ]
    stated.append(("einvoice", __version__))
    yield from ((words("label", name), value) for name, value in stated if value)


def _parts(findings: Sequence[Finding], words: Words) -> Iterator[PartSection]:
    by_part: dict[Part, list[Finding]] = {}
    for one in sorted(findings, key=lambda one: (not one.decides, _SEVERITIES.index(one.severity))):
        by_part.setdefault(part_of(one), []).append(one)
    for part in get_args(Part):
        if part in by_part:
            shown = tuple(_shown(one, words) for one in by_part[part])
            yield PartSection(part, words("part", part), shown)


def _shown(finding: Finding, words: Words) -> ShownFinding:
    explained = finding.explain(words.language)
    place = finding.location
    remarks: list[str] = []
    if finding.count > 1:
        remarks.append(words("text", "more", count=finding.count - 1))
    if not finding.decides:
        remarks.append(words("text", "not_binding"))
    return ShownFinding(
        severity=finding.severity,
        label=words("severity", finding.severity),
        rule=finding.rule,
        rule_set=finding.rule_set,
        message=_short(explained.message),
        why=explained.why,
        fix=_short(explained.fix),
        terms=tuple((one, _term_name(one)) for one in finding.terms),
        path=finding.path,
        xpath=place.xpath if place else "",
        line=place.line if place else 0,
        values=tuple((name, _short(value)) for name, value in finding.values.items() if value),
        remarks=tuple(remarks),
        count=finding.count,
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _term_name(id: str) -> str:
    try:
        return term(id).name
    except UnknownTermError:
        return ""


def _stated(about: Subject, words: Words) -> Iterator[Table]:
    if about.amounts:
        yield Table(
            "amounts",
            words("title", "amounts"),
            (words("label", "what"), words("label", "amount")),
            tuple((words("amount", name), value) for name, value in about.amounts),
            frozenset({1}),
        )
    if about.vat:
        yield Table(
            "vat",
            words("title", "vat"),
            _heads(words, "category", "rate", "taxable_amount", "tax_amount"),
            tuple((one.category, one.rate, one.taxable_amount, one.tax_amount)
                  for one in about.vat),
            frozenset({1, 2, 3}),
        )  # fmt: skip


def _tables(report: Report, words: Words) -> Iterator[Table]:
    sets = tuple((one.name, one.version, one.artefact, one.sha256) for one in report.rule_sets)
    if any(one.artefact for one in report.rule_sets):
        heads = _heads(words, "rule_set", "version", "artefact", "sha256")
        checked = Table("checked", words("title", "checked"), heads, sets)
    else:
        heads = _heads(words, "rule_set", "version")
        short = tuple(row[:2] for row in sets)
        checked = Table("checked", words("title", "checked"), heads, short)
    yield checked
    if report.not_run:
        rows = tuple((one.name, _reason(one, words)) for one in report.not_run)
        yield Table("not_run", words("title", "not_run"), _heads(words, "what", "reason"), rows)
    if report.disagreement:
        rows = tuple(
            (one.rule or one.rule_set or words("label", "verdict"), one.explain(words.language))
            for one in report.disagreement
        )
        heads = _heads(words, "rule", "what")
        yield Table("differing", words("title", "differing"), heads, rows)
    yield from _kosit(report, words)


def _reason(one: NotRun, words: Words) -> str:
    reason = one.explain(words.language)
    return f"{reason} ({words('label', 'open')})" if one.decides else reason


def _kosit(report: Report, words: Words) -> Iterator[Table]:
    decided = report.kosit
    if decided.scenario is not None:
        said = words("text", "accepted" if decided.accepted else "rejected")
        rules = f": {', '.join(decided.errors)}" if decided.errors else ""
        rows = ((decided.scenario.name, f"{said}{rules}"),)
        heads = _heads(words, "scenario", "decision")
        yield Table("kosit", words("title", "kosit"), heads, rows)


def _heads(words: Words, *names: str) -> tuple[str, ...]:
    return tuple(words("label", name) for name in names)
