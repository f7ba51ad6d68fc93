"""Reports as JUnit XML, which every build server shows: a suite a document, a case a rule."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from einvoice.report.checked import Checked
from einvoice.syntax.escape import escape_attribute, escape_text, replaced
from einvoice.verdict import Finding, Language


def as_junit(documents: Iterable[Checked], language: Language = "en") -> str:
    """All documents as one file."""
    suites = [_suite(one, language) for one in documents]
    return "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>", ""]
    )


def _suite(checked: Checked, language: Language) -> str:
    if checked.report is None:
        case = (
            f'<testcase classname={_quoted(checked.name)} name="read">'
            f"<error type={_quoted(checked.code)} message={_quoted(checked.error)}/></testcase>"
        )
        return _wrapped(checked.name, [case], errors=1)
    cases: list[str] = []
    failures = 0
    ordered = sorted(checked.report.findings, key=lambda one: (one.rule_set, one.rule))
    for (rule_set, rule), group in groupby(ordered, lambda one: (one.rule_set, one.rule)):
        findings = list(group)
        failed = findings[0].severity == "fatal" and findings[0].decides
        failures += failed
        cases.append(_case(rule_set, rule, findings, failed, language))
    if not failures:
        cases.insert(0, f'<testcase classname="verdict" name={_quoted(checked.word)}/>')
    return _wrapped(checked.name, cases, failures=failures)


def _wrapped(name: str, cases: Sequence[str], *, failures: int = 0, errors: int = 0) -> str:
    body = "\n".join(f"    {case}" for case in cases)
    return (
        f'  <testsuite name={_quoted(name)} tests="{len(cases)}" failures="{failures}"'
        f' errors="{errors}">\n{body}\n  </testsuite>'
    )


def _case(
    rule_set: str, rule: str, findings: Sequence[Finding], failed: bool, language: Language
) -> str:
    texts = [_line(one, language) for one in findings]
    first = findings[0].explain(language).message
    told = _text("\n".join(texts))
    inner = (
        f"<failure type={_quoted(findings[0].severity)} message={_quoted(first)}>{told}</failure>"
        if failed
        else f"<system-out>{told}</system-out>"
    )
    return f"<testcase classname={_quoted(rule_set)} name={_quoted(rule)}>{inner}</testcase>"


def _line(finding: Finding, language: Language) -> str:
    explained = finding.explain(language)
    where = ""
    if finding.location is not None:
        where = f"line {finding.location.line}, {finding.location.xpath}: "
    return f"{finding.severity}: {where}{explained.message} {explained.fix}"


def _quoted(text: str) -> str:
    return f'"{escape_attribute(replaced(text))}"'


def _text(text: str) -> str:
    return escape_text(replaced(text))
