"""A document with what came of validating it."""

from dataclasses import dataclass

from einvoice.report.subject import Subject
from einvoice.verdict import Report, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """One document by its name, with its report, or with the reason why it has none."""

    name: str
    report: Report | None
    code: str = ""
    """The stable code of the error, where the document could not be read."""
    error: str = ""
    subject: Subject | None = None
    """The file by its fingerprint, and what its invoice states, where that is wanted."""

    @property
    def word(self) -> str:
        """The verdict in a word; "unreadable" where there is none."""
        return self.report.verdict.value if self.report else "unreadable"

    def fails(self, fail_on: Severity) -> bool:
        """Whether it is at fault: rejected or undecided, or with findings of such a severity."""
        if self.report is None or self.report.verdict is not Verdict.ACCEPT:
            return True
        if fail_on == "fatal":
            return False
        counted: tuple[Severity, ...] = (
            ("warning",)
            if fail_on == "warning"
            else (
                "warning",
                "information",
            )
        )
        return any(self.report.counts[severity] for severity in counted)
