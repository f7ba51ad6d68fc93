"""Asks the preflight about a finished file before anybody gets it."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from einvoice.errors import MissingExtraError, Obstacle

if TYPE_CHECKING:
    from einvoice.pdf.preflight import PdfFinding
    from einvoice.verdict import NotRun

_FONT: Final = "6.2.11.4"
_COLOUR: Final = "6.2.4"
_LEVEL: Final = ("6.7", "6.2.11.7")
_MOST: Final = 100


def require() -> None:
    """MissingExtraError where what checks is not installed."""
    try:
        import_module("pikepdf.pdfa")
    except ImportError as error:
        raise MissingExtraError(package="pikepdf[pdfa]", extra="pdf") from error


def obstacles_in(data: bytes) -> list[Obstacle]:
    """What stands against the claim of a file to be PDF/A-3: violations, and what is unknown."""
    from einvoice.pdf.preflight import check_pdf

    report = check_pdf(data)
    wrong = [_violation(one) for one in report.findings if one.decides and one.clause]
    unknown = [_unknown(one) for one in report.not_checked if one.decides]
    if report.verapdf is not None and report.verapdf.compliant is False:
        wrong += [_refused_by_verapdf(rule) for rule in report.verapdf.failed]
    return list(dict.fromkeys([*wrong[:_MOST], *unknown[:_MOST]]))


def split(found: list[Obstacle]) -> tuple[list[Obstacle], list[Obstacle]]:
    """What is known to be wrong, and what could not be checked."""
    wrong = [one for one in found if one.code != "unchecked"]
    return wrong, [one for one in found if one.code == "unchecked"]


def _violation(finding: "PdfFinding") -> Obstacle:
    code = "violation"
    if finding.rule.startswith(_FONT):
        code = "font"
    elif finding.rule.startswith(_COLOUR):
        code = "colour"
    elif finding.rule.startswith(_LEVEL):
        code = "level"
    return Obstacle(code, finding.rule, finding.object, finding.message)


def _refused_by_verapdf(rule: str) -> Obstacle:
    return Obstacle("violation", rule, "", f"veraPDF says that the rule {rule} does not hold")


def _unknown(gap: "NotRun") -> Obstacle:
    rules = gap.values.get("rules", "").split(", ")
    clause = rules[0] if len(rules) == 1 else ""
    place = gap.values.get("object") or gap.name
    detail = gap.values.get("detail")
    told = gap.explain("en")
    return Obstacle("unchecked", clause, place, f"{told}: {detail}" if detail else told)
