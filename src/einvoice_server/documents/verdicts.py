"""What checking a document found, as it is kept and told."""

from einvoice import Finding, Report, Verdict
from einvoice_server.kit.base import JsonObject

MOST_FINDINGS = 100
_LONGEST = 1_000


def verdict_of(report: Report) -> JsonObject:
    """The outcome of a validation, with its first findings; the worst come first."""
    rank = {"fatal": 0, "warning": 1, "information": 2}
    found = sorted(report.findings, key=lambda one: (not one.decides, rank[one.severity]))
    counts = report.counts
    return {
        "verdict": report.verdict.value,
        "reason": _reason(report),
        "profile": report.profile.name if report.profile else None,
        "syntax": report.syntax.value if report.syntax else None,
        "fatal": counts["fatal"],
        "warnings": counts["warning"],
        "information": counts["information"],
        "ruleSets": [{"name": one.name, "version": one.version} for one in report.rule_sets],
        "notChecked": [one.explain()[:_LONGEST] for one in report.not_run[:MOST_FINDINGS]],
        "findings": [_finding(one) for one in found[:MOST_FINDINGS]],
        "moreFindings": max(0, len(found) - MOST_FINDINGS),
    }


def unchecked(reason: str, code: str | None = None) -> JsonObject:
    """The outcome for what could not be read, or not be processed."""
    return {"verdict": "unreadable", "reason": reason[:_LONGEST], "code": code}


def _reason(report: Report) -> str | None:
    match report.verdict:
        case Verdict.REJECT:
            rules = sorted({one.rule for one in report.fatal})
            more = f" and {len(rules) - 5} more" if len(rules) > 5 else ""
            return f"The invoice breaks {', '.join(rules[:5])}{more}."
        case Verdict.UNDECIDED:
            return "Something that decides could not be checked; see notChecked."
        case Verdict.ACCEPT:
            return None


def _finding(one: Finding) -> JsonObject:
    told = one.explain()
    return {
        "rule": one.rule,
        "ruleSet": one.rule_set,
        "severity": one.severity,
        "decides": one.decides,
        "message": told.message[:_LONGEST],
        "fix": told.fix[:_LONGEST],
        "terms": [*one.terms],
        "path": one.path,
        "location": one.location.xpath[:_LONGEST] if one.location else None,
        "line": one.location.line if one.location else None,
        "count": one.count,
    }
