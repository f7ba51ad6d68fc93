"""What can go wrong in a run of the program, and the exit code that it leads to."""

from dataclasses import dataclass
from enum import IntEnum

from einvoice.errors import (
    DownloadError,
    EInvoiceError,
    JsonError,
    MissingExtraError,
    NoOfficialRulesError,
    ProfileNotWritableError,
    ReadError,
    RenderOptionError,
    RulePackError,
    RuleVersionError,
    SourceError,
    UnknownProfileError,
    UnknownPublicationError,
    UnknownRuleError,
    UnknownRuleSetError,
    UnknownSectionError,
    UnknownSyntaxNameError,
    UnknownTermError,
    UnusableFontError,
    UnusableImageError,
    VeraPdfError,
)

_USAGE = (
    MissingExtraError,
    NoOfficialRulesError,
    ProfileNotWritableError,
    RenderOptionError,
    RuleVersionError,
    UnknownProfileError,
    UnknownPublicationError,
    UnknownRuleError,
    UnknownRuleSetError,
    UnknownSectionError,
    UnknownSyntaxNameError,
    UnknownTermError,
    VeraPdfError,
    UnusableFontError,
    UnusableImageError,
)
_UNREADABLE = (ReadError, JsonError, RulePackError, DownloadError)


class ExitCode(IntEnum):
    """What the program says of a run; of several documents, the worst counts."""

    FINE = 0
    FAULT = 1
    """The document is at fault."""
    USAGE = 2
    """The program was asked for something that cannot be done."""
    UNREADABLE = 3
    """An input is no invoice, no package of rules, or no file that can be read."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that could not be done."""

    subject: str
    """The file or the option that it is about."""
    code: str
    """The stable code of the error."""
    message: str
    exit_code: ExitCode

    @classmethod
    def of(cls, subject: str, error: EInvoiceError) -> "Failure":
        """What an error of the library means for the program."""
        message = error.detail if isinstance(error, SourceError) else str(error)
        return cls(subject, error.code, message, _exit_code_of(error))


class FailedError(Exception):
    """Ends the work on one input, or the run; the program reports its failure."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


def usage(subject: str, message: str) -> FailedError:
    """The error for what the program cannot do as it was asked."""
    return FailedError(Failure(subject, "usage", message, ExitCode.USAGE))


def _exit_code_of(error: EInvoiceError) -> ExitCode:
    if isinstance(error, _USAGE):
        return ExitCode.USAGE
    return ExitCode.UNREADABLE if isinstance(error, _UNREADABLE) else ExitCode.FAULT
