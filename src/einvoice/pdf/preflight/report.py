"""What a check of a PDF returns: the verdict, the findings, and what was not checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from einvoice.errors import InvalidInvoiceError
from einvoice.verdict import Explanation, Finding, Language, NotRun, Severity

if TYPE_CHECKING:
    from einvoice.pdf.preflight.verapdf import VeraPdfVerdict

RULE_SET = "pdf"
"""The rule set of findings about the container, in the report of a validation."""


class PdfVerdict(StrEnum):
    """What a check says of a PDF as a whole."""

    PASS = "pass"
    """No violation was found by any of the rules, and all of them were looked at."""
    FAIL = "fail"
    """A rule that decides does not hold; how grave that is depends on the country."""
    NOT_CHECKED = "not_checked"
    """No violation was found, but the file holds something that cannot be judged here."""


def _no_values() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class PdfFinding:
    """One place where a rule does not hold. `rule` is stable, the wording is not."""

    rule: str
    """"6.2.4.3-2" (clause and test of ISO 19005-3 as veraPDF counts them), "BR-HYBRID-14"."""
    clause: str
    """The clause of ISO 19005-3; empty for rules that are not its own."""
    object: str
    """The place: "obj 12 0 (Page)", "XMP"; empty for the file as a whole."""
    severity: Severity
    decides: bool
    """Whether the verdict follows from it, whatever the severity in the country."""
    values: Mapping[str, str] = field(default_factory=_no_values, hash=False)
    count: int = 1
    """How often the rule fires at further places that are not listed, this one included."""
    kind: str = ""
    text: str = field(default="", repr=False, compare=False)

    @property
    def message(self) -> str:
        """What is wrong in this file, in English."""
        return self.explain().message

    @property
    def why(self) -> str:
        """Why the rule exists, in English."""
        return self.explain().why

    @property
    def fix(self) -> str:
        """What to change, in English."""
        return self.explain().fix

    def explain(self, language: Language = "en") -> Explanation:
        """The finding in words."""
        return self.as_finding().explain(language)

    def as_finding(self) -> Finding:
        """The finding as one of the report of a validation."""
        values = {"rule": self.rule, "clause": self.clause, "object": self.object}
        return Finding(
            rule=self.rule,
            rule_set=RULE_SET,
            severity=self.severity,
            values={**values, **self.values},
            count=self.count,
            kind=self.kind,
            text=self.text,
        )


@dataclass(frozen=True, slots=True)
class PdfReport:
    """The outcome of a check. No file is ever called valid: rules are counted that were kept."""

    verdict: PdfVerdict
    findings: tuple[PdfFinding, ...]
    not_checked: tuple[NotRun, ...]
    """What could not be judged, and why."""
    claim: str | None
    """What the file says of itself, "3B"; None where it says nothing."""
    rules: int
    """The rules of PDF/A that the claimed level has: 146 for B, 148 for U, 155 for A."""
    rules_checked: int
    """Those of them that were looked at wholly."""
    generation: str | None
    """The generation of hybrid invoices, "factur-x"; None where the PDF is none."""
    invoice_name: str | None
    """The name of the embedded invoice."""
    profile: str | None
    """The profile that the embedded XML claims (BT-24)."""
    country: str | None
    """The country that severities are for; None where seller and buyer are not in one."""
    verapdf: "VeraPdfVerdict | None" = None
    """What veraPDF says, where it was asked."""

    @property
    def fatal(self) -> tuple[PdfFinding, ...]:
        """The findings that are fatal in the country."""
        return tuple(one for one in self.findings if one.severity == "fatal")

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many faults there are of each severity."""
        names: tuple[Severity, ...] = ("fatal", "warning", "information")
        return {
            name: sum(one.count for one in self.findings if one.severity == name) for name in names
        }

    def summary(self, language: Language = "en") -> str:
        """The outcome in a sentence."""
        if self.verdict is PdfVerdict.FAIL:
            rules = sorted({one.rule for one in self.findings if one.decides})
            return _WORDS[language][0].format(rules=", ".join(rules))
        return _WORDS[language][1].format(checked=self.rules_checked, rules=self.rules)

    def raise_for_errors(self) -> None:
        """Raise `InvalidInvoiceError` unless the verdict is to pass."""
        if self.verdict is not PdfVerdict.PASS:
            raise InvalidInvoiceError(rules=sorted({o.rule for o in self.findings if o.decides}))

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from einvoice.notebook.shown import of_pdf_report

        return of_pdf_report(self)


_WORDS: dict[Language, tuple[str, str]] = {
    "en": ("violated: {rules}", "no violation found by {checked} of {rules} rules of PDF/A-3"),
    "de": (
        "verletzt: {rules}",
        "keine Verletzung gefunden mit {checked} von {rules} Regeln von PDF/A-3",
    ),
}
