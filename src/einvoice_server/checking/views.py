"""What the library says of a document, as the API tells it."""

import json
from typing import cast

from pydantic import JsonValue

from einvoice.verdict import Finding, Language, Report
from einvoice_server.checking.schemas import (
    FindingView,
    NotRunView,
    PatchStep,
    ReportView,
    RuleSetView,
)

MOST = 200
"""How many findings or losses are listed one by one; people and models read no more."""


def report_view(report: Report, language: Language) -> ReportView:
    """A report."""
    return ReportView(
        verdict=report.verdict.value,
        profile=report.profile.name if report.profile else None,
        syntax=report.syntax.value if report.syntax else None,
        specification_id=report.specification_id,
        counts=dict(report.counts),
        findings=[finding_view(one, language) for one in report.findings[:MOST]],
        total_findings=len(report.findings),
        rule_sets=[RuleSetView(name=one.name, version=one.version) for one in report.rule_sets],
        not_run=[
            NotRunView(name=one.name, reason=one.explain(language), decides=one.decides)
            for one in report.not_run
        ],
    )


def finding_view(finding: Finding, language: Language) -> FindingView:
    """A finding."""
    told, place = finding.explain(language), finding.location
    return FindingView(
        rule=finding.rule,
        rule_set=finding.rule_set,
        severity=finding.severity,
        decides=finding.decides,
        message=told.message,
        why=told.why,
        fix=told.fix,
        terms=list(finding.terms),
        path=finding.path,
        line=place.line if place else None,
        xpath=place.xpath if place else None,
        count=finding.count,
        patch=[
            PatchStep(op=step.op, path=step.path, value=_json(step.value)) for step in finding.patch
        ],
    )


def _json(value: object) -> JsonValue:
    return cast("JsonValue", json.loads(json.dumps(value, default=str)))
