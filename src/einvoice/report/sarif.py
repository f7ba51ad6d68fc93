"""Reports as SARIF 2.1.0, which code hosts and editors show beside the lines of a file."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from einvoice._version import __version__
from einvoice.report.checked import Checked
from einvoice.rules.texts import text_of
from einvoice.verdict import Disagreement, Finding, Language

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"fatal": "error", "warning": "warning", "information": "note"}


def as_sarif(documents: Iterable[Checked], language: Language = "en") -> dict[str, Any]:
    """One run over all documents."""
    rules: dict[str, dict[str, Any]] = {}
    results: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    remarks: list[dict[str, Any]] = []
    for checked in documents:
        if checked.report is None:
            failures.append(_failure(checked))
            continue
        for finding in checked.report.findings:
            rules.setdefault(finding.rule, _rule(finding, language))
            results.append(_result(checked.name, finding, list(rules), language))
        remarks += [_remark(checked.name, one, language) for one in checked.report.disagreement]
    driver = {
        "name": "einvoice",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": list(rules.values()),
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not failures,
                "toolExecutionNotifications": failures + remarks,
            }
        ],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(finding: Finding, language: Language) -> dict[str, Any]:
    area, _, key = finding.text.partition("/")
    text = text_of(key, area, language)
    return {
        "id": finding.rule,
        "shortDescription": {"text": (text.rule if text else "") or finding.rule},
        "fullDescription": {"text": finding.explain(language).why or finding.rule},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": [finding.rule_set]},
    }


def _result(name: str, finding: Finding, order: list[str], language: Language) -> dict[str, Any]:
    explained = finding.explain(language)
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}}}
    if finding.location is not None:
        if finding.location.line:
            region = {"startLine": finding.location.line}
            place["physicalLocation"]["region"] = region
        place["logicalLocations"] = [{"fullyQualifiedName": finding.location.xpath}]
    return {
        "ruleId": finding.rule,
        "ruleIndex": order.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": " ".join(filter(None, (explained.message, explained.fix)))},
        "locations": [place],
        "occurrenceCount": finding.count,
        "properties": {"terms": list(finding.terms), "path": finding.path},
    }


def _failure(checked: Checked) -> dict[str, Any]:
    return {
        "level": "error",
        "descriptor": {"id": checked.code},
        "message": {"text": f"{checked.name}: {checked.error}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(checked.name)}}}],
    }


def _remark(name: str, disagreement: Disagreement, language: Language) -> dict[str, Any]:
    return {
        "level": "warning",
        "descriptor": {"id": f"disagreement.{disagreement.kind}"},
        "message": {"text": f"{name}: {disagreement.explain(language)}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(name)}}}],
    }


def _uri(name: str) -> str:
    """A file name as a relative or absolute URI reference."""
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
