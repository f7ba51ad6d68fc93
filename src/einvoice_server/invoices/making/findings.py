"""What the rules say of the documents that were made."""

from dataclasses import dataclass
from typing import Literal

from einvoice import Report, Verdict
from einvoice.verdict import Finding as Found

Language = Literal["de", "en"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule does not hold."""

    rule: str
    """The official id: "BR-CO-10"."""

    severity: str
    """fatal, warning or information."""

    path: str
    """The place in the model: "lines[0].net_amount"."""

    message: str
    """What is wrong."""

    fix: str
    """What to change."""

    decides: bool
    """Whether the verdict follows from it: what a small profile lacks is told and decides not."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict of the native validation, and why."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    not_judged: tuple[str, ...] = ()
    """Why there is no verdict, where it is undecided: what could not be checked."""

    @property
    def is_valid(self) -> bool:
        """Whether the rules accept it."""
        return self.verdict is Verdict.ACCEPT

    @property
    def fatal(self) -> tuple[Finding, ...]:
        """Why it is rejected."""
        return tuple(one for one in self.findings if one.severity == "fatal" and one.decides)


def judged(report: Report, language: Language) -> Judged:
    """A report in plain values, which go from one process to another."""
    return Judged(
        report.verdict,
        tuple(_told(one, language) for one in report.findings),
        tuple(one.explain(language) for one in report.not_run if one.decides),
    )


def _told(found: Found, language: Language) -> Finding:
    words = found.explain(language)
    return Finding(found.rule, found.severity, found.path, words.message, words.fix, found.decides)
