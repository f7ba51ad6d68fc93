"""A report as JSON: stable keys, every finding with its texts."""

from typing import TypedDict

from einvoice.report.checked import Checked
from einvoice.verdict import Disagreement, Finding, Language, Report, RuleSetRun


class LocationJson(TypedDict):
    """A place in the source."""

    xpath: str
    line: int


class FindingJson(TypedDict):
    """A finding."""

    rule: str
    rule_set: str
    severity: str
    terms: list[str]
    path: str
    location: LocationJson | None
    values: dict[str, str]
    count: int
    kind: str
    decides: bool
    patch: list[dict[str, object]]
    message: str
    why: str
    fix: str


class KositJson(TypedDict):
    """What the KoSIT validator would decide."""

    scenario: str
    accepted: bool
    errors: list[str]


class DisagreementJson(TypedDict):
    """Where the native rules and the official ones differ."""

    rule_set: str
    kind: str
    rule: str
    native: str
    official: str
    message: str


class ReportJson(TypedDict):
    """A report."""

    verdict: str
    engine: str
    syntax: str | None
    profile: str | None
    rule_sets: list[dict[str, str]]
    not_run: list[dict[str, str]]
    counts: dict[str, int]
    kosit: KositJson | None
    """None where no scenario of the KoSIT validator is for such a document."""
    disagreement: list[DisagreementJson]
    findings: list[FindingJson]


def as_json(report: Report, language: Language = "en") -> ReportJson:
    """A report as values that JSON can hold."""
    return {
        "verdict": report.verdict.value,
        "engine": report.engine,
        "syntax": report.syntax.value if report.syntax else None,
        "profile": report.profile.name if report.profile else None,
        "rule_sets": [_rule_set(one) for one in report.rule_sets],
        "not_run": [
            {"name": one.name, "kind": one.kind, "reason": one.explain(language)}
            for one in report.not_run
        ],
        "counts": {str(name): count for name, count in report.counts.items()},
        "kosit": _kosit(report),
        "disagreement": [_disagreement(one, language) for one in report.disagreement],
        "findings": [_finding(one, language) for one in report.findings],
    }


def _rule_set(run: RuleSetRun) -> dict[str, str]:
    told = {"name": run.name, "version": run.version}
    return {**told, "artefact": run.artefact, "sha256": run.sha256} if run.artefact else told


def _disagreement(one: Disagreement, language: Language) -> DisagreementJson:
    return {
        "rule_set": one.rule_set,
        "kind": one.kind,
        "rule": one.rule,
        "native": one.native,
        "official": one.official,
        "message": one.explain(language),
    }


def _kosit(report: Report) -> KositJson | None:
    decided = report.kosit
    if decided.scenario is None:
        return None
    return {
        "scenario": decided.scenario.name,
        "accepted": decided.accepted,
        "errors": list(decided.errors),
    }


def checked_as_json(checked: Checked, language: Language = "en") -> dict[str, object]:
    """A document with its report, or with the error that stands in its place."""
    if checked.report is None:
        return {"file": checked.name, "error": {"code": checked.code, "message": checked.error}}
    return {"file": checked.name, **as_json(checked.report, language)}


def _finding(finding: Finding, language: Language) -> FindingJson:
    explained = finding.explain(language)
    place = finding.location
    return {
        "rule": finding.rule,
        "rule_set": finding.rule_set,
        "severity": finding.severity,
        "terms": list(finding.terms),
        "path": finding.path,
        "location": {"xpath": place.xpath, "line": place.line} if place else None,
        "values": dict(finding.values),
        "count": finding.count,
        "kind": finding.kind,
        "decides": finding.decides,
        "patch": [_operation(one.op, one.path, one.value) for one in finding.patch],
        "message": explained.message,
        "why": explained.why,
        "fix": explained.fix,
    }


def _operation(op: str, path: str, value: object) -> dict[str, object]:
    step: dict[str, object] = {"op": op, "path": path}
    return step if op == "remove" else {**step, "value": value}
