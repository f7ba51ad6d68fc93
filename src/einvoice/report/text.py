"""A report for people: lines of text with what each of their parts is, for those who colour it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from einvoice.report.checked import Checked
from einvoice.verdict import Finding, Language, Report, Severity

Part = Literal["plain", "name", "accept", "reject", "undecided", "fatal", "warning", "information",
               "rule", "quiet"]  # fmt: skip
"""What a piece of text is."""

Piece = tuple[str, Part]
Line = tuple[Piece, ...]

_ORDER: dict[Severity, int] = {"fatal": 0, "warning": 1, "information": 2}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report in one language."""

    verdicts: dict[str, str]
    severities: dict[Severity, tuple[str, str]]
    """One, and several."""
    line: str
    fix: str
    more: str
    not_run: str
    no_profile: str
    not_binding: str
    differing: str


WORDS: dict[Language, Words] = {
    "en": Words(
        verdicts={"accept": "ACCEPT", "reject": "REJECT", "undecided": "UNDECIDED"},
        severities={
            "fatal": ("fatal", "fatal"),
            "warning": ("warning", "warnings"),
            "information": ("information", "informations"),
        },
        line="line",
        fix="Fix:",
        more="and {count} more of these",
        not_run="Not checked:",
        no_profile="no known profile",
        not_binding="does not bind this profile",
        differing="The engines differ:",
    ),
    "de": Words(
        verdicts={"accept": "ANNEHMEN", "reject": "ABLEHNEN", "undecided": "UNENTSCHIEDEN"},
        severities={
            "fatal": ("Fehler", "Fehler"),
            "warning": ("Warnung", "Warnungen"),
            "information": ("Hinweis", "Hinweise"),
        },
        line="Zeile",
        fix="Abhilfe:",
        more="und {count} weitere davon",
        not_run="Nicht geprüft:",
        no_profile="kein bekanntes Profil",
        not_binding="bindet dieses Profil nicht",
        differing="Die Prüfwege weichen ab:",
    ),
}


def lines_of(checked: Checked, language: Language = "en", *, brief: bool = False) -> Iterator[Line]:
    """A document with its verdict, and below it the findings, the worst first.

    With `brief`, only the first line.
    """
    report = checked.report
    if report is None:
        yield ((checked.name, "name"), (": ", "plain"), (checked.error, "fatal"))
        return
    yield _head(checked.name, report, language)
    if brief:
        return
    for finding in sorted(report.findings, key=lambda one: (not one.decides, _ORDER[one.severity])):
        yield from _finding(finding, language)
    words = WORDS[language]
    for one in report.disagreement:
        yield ((f"  {words.differing} {one.explain(language)}", "warning"),)
    for skipped in report.not_run:
        yield ((f"  {words.not_run} {skipped.name}: {skipped.explain(language)}", "quiet"),)


def _head(name: str, report: Report, language: Language) -> Line:
    words = WORDS[language]
    verdict = report.verdict.value
    counted = [
        f"{count} {words.severities[severity][count > 1]}"
        for severity, count in report.counts.items()
        if count
    ]
    title = report.profile.title if report.profile else words.no_profile
    sets = ", ".join(f"{one.name} {one.version}" for one in report.rule_sets)
    rest = "; ".join([title, *filter(None, (sets, ", ".join(counted)))])
    return (
        (name, "name"),
        (": ", "plain"),
        (words.verdicts[verdict], report.verdict.value),
        (f"  {rest}", "quiet"),
    )


def _finding(finding: Finding, language: Language) -> Iterator[Line]:
    words = WORDS[language]
    explained = finding.explain(language)
    where = ""
    if finding.location is not None and finding.location.line:
        where = f"{words.line} {finding.location.line}  "
    if not finding.decides:
        where += f"({words.not_binding})  "
    place = finding.path or (finding.location.xpath if finding.location else "")
    severity: Severity = finding.severity
    yield (
        (f"  {words.severities[severity][0]:<8}", severity),
        (f" {finding.rule}", "rule"),
        (f"  {where}{place}".rstrip(), "quiet"),
    )
    yield ((f"    {explained.message}", "plain"),)
    if explained.fix:
        yield ((f"    {words.fix} {explained.fix}", "quiet"),)
    if finding.count > 1:
        yield ((f"    {words.more.format(count=finding.count - 1)}", "quiet"),)
