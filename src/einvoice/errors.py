"""Every exception of the library.

An invalid invoice is a result, not an exception: these are raised for input that cannot be
processed, for wrong arguments and for missing parts. `code` and the attributes are contract,
the wording of a message is not.

    EInvoiceError
    ├── ReadError
    │   ├── SourceError
    │   ├── LimitExceededError
    │   ├── EncodingError
    │   ├── NotWellFormedError
    │   │   └── NotXmlError
    │   ├── ForbiddenContentError
    │   └── UnknownSyntaxError
    ├── WriteError
    │   ├── TermNotInProfileError
    │   ├── TermNotInSyntaxError
    │   ├── UnknownSyntaxNameError
    │   ├── ProfileNotWritableError
    │   ├── ReadOnlySyntaxError
    │   ├── UnknownProfileError
    │   └── NotRepresentableError
    ├── JsonError
    ├── UnknownTermError
    ├── CalculationError
    │   └── UncalculableError
    ├── PdfError
    │   ├── NoInvoiceInPdfError
    │   └── EncryptedPdfError
    ├── InvalidInvoiceError
    └── RuleSetError
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self

if TYPE_CHECKING:
    from pydantic import ValidationError

_SHOWN = 5
_SHOWN_TEXT = 80


def _some(values: Iterable[str]) -> str:
    """The first few values, and how many were left out: messages stay readable."""
    listed = list(values)
    more = len(listed) - _SHOWN
    return ", ".join(listed[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_TEXT else f"{text[:_SHOWN_TEXT]}..."


def _path(steps: Iterable[int | str]) -> str:
    written = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return "".join(written).removeprefix(".")


def _restore(
    cls: "type[EInvoiceError]", args: tuple[object, ...], state: dict[str, object]
) -> "EInvoiceError":
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


class EInvoiceError(Exception):
    """The library cannot do what was asked; the base of every exception it raises."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)

    def __reduce__(self) -> tuple[Any, ...]:
        # The inherited way calls the class with its message, which keyword-only constructors
        # refuse. Process pools pickle exceptions, so they are rebuilt without a constructor.
        return _restore, (type(self), self.args, dict(self.__dict__))


class ReadError(EInvoiceError):
    """The input cannot be read as an invoice document."""

    code: ClassVar[str] = "read"


class SourceError(ReadError):
    """The argument names or holds no bytes: missing, unreadable, a folder, of a wrong kind."""

    code: ClassVar[str] = "read.source"

    def __init__(self, *, source: str, detail: str) -> None:
        super().__init__(f"expected bytes, a path or an open file, found {source}: {detail}")
        self.source = source
        self.detail = detail


class LimitExceededError(ReadError):
    """The input is larger or deeper than the limits in force allow.

    `found` is a lower bound where counting stopped as soon as the limit was passed.
    """

    code: ClassVar[str] = "read.limit-exceeded"

    def __init__(self, *, limit: str, allowed: int, found: int) -> None:
        super().__init__(f"expected at most {allowed} ({limit}), found {found} or more")
        self.limit = limit
        self.allowed = allowed
        self.found = found


class EncodingError(ReadError):
    """The character encoding is not accepted, or the bytes are not in it."""

    code: ClassVar[str] = "read.encoding"

    def __init__(self, *, encoding: str, detail: str) -> None:
        super().__init__(f"expected text in a known encoding, found {encoding}: {detail}")
        self.encoding = encoding
        self.detail = detail


class NotWellFormedError(ReadError):
    """The input is not well-formed XML; `line` and `column` count from 1, 0 is unknown."""

    code: ClassVar[str] = "read.not-well-formed"

    def __init__(self, *, line: int, column: int, detail: str) -> None:
        where = f"line {line}, column {column}: " if line else ""
        super().__init__(f"expected well-formed XML, found {where}{detail}")
        self.line = line
        self.column = column
        self.detail = detail


class NotXmlError(NotWellFormedError):
    """The input is not XML at all; `looks_like` says what it seems to be instead."""

    code: ClassVar[str] = "read.not-xml"

    def __init__(self, *, looks_like: str, hint: str) -> None:
        super().__init__(line=0, column=0, detail=f"{looks_like}; {hint}")
        self.looks_like = looks_like
        self.hint = hint


class ForbiddenContentError(ReadError):
    """The XML holds what an invoice never needs and an attacker does: a DTD or entities."""

    code: ClassVar[str] = "read.forbidden-content"

    def __init__(self, *, content: str, line: int) -> None:
        super().__init__(f"expected XML without DTD and entities, found {content} in line {line}")
        self.content = content
        self.line = line


class UnknownSyntaxError(ReadError):
    """The root element belongs to no invoice syntax."""

    code: ClassVar[str] = "read.unknown-syntax"

    def __init__(self, *, root: str, hint: str | None = None) -> None:
        tail = f"; {hint}" if hint else ""
        super().__init__(f"expected a CII or UBL document, found <{_short(root)}>{tail}")
        self.root = root
        self.hint = hint


class WriteError(EInvoiceError):
    """The invoice cannot be written as asked."""

    code: ClassVar[str] = "write"


class TermNotInProfileError(WriteError):
    """The invoice states terms that the profile has no place for."""

    code: ClassVar[str] = "write.term-not-in-profile"

    def __init__(self, *, terms: Iterable[str], profile: str) -> None:
        self.terms = tuple(terms)
        self.profile = profile
        super().__init__(f"expected only terms of profile {profile}, found {_some(self.terms)}")


class TermNotInSyntaxError(WriteError):
    """The invoice states terms that the syntax has no place for."""

    code: ClassVar[str] = "write.term-not-in-syntax"

    def __init__(self, *, terms: Iterable[str], syntax: str) -> None:
        self.terms = tuple(terms)
        self.syntax = syntax
        super().__init__(f"expected only terms that {syntax} can hold, found {_some(self.terms)}")


class UnknownSyntaxNameError(WriteError):
    """No syntax has this name."""

    code: ClassVar[str] = "write.unknown-syntax"

    def __init__(self, *, syntax: str, known: Iterable[str] = ()) -> None:
        self.syntax = syntax
        self.known = tuple(known)
        super().__init__(f"expected one of {', '.join(self.known)}, found {_short(syntax)!r}")


class ProfileNotWritableError(WriteError):
    """The profile is not written in this syntax, or not any more; `syntaxes` are those it has."""

    code: ClassVar[str] = "write.profile-not-writable"

    def __init__(self, *, profile: str, syntax: str, syntaxes: Iterable[str] = ()) -> None:
        self.profile = profile
        self.syntax = syntax
        self.syntaxes = tuple(syntaxes)
        where = f"one of {', '.join(self.syntaxes)}" if self.syntaxes else "a profile in force"
        super().__init__(f"expected {where} for profile {profile}, found {syntax}")


class ReadOnlySyntaxError(WriteError):
    """The syntax can be read but not written."""

    code: ClassVar[str] = "write.read-only-syntax"

    def __init__(self, *, syntax: str) -> None:
        super().__init__(f"expected a syntax that can be written, found {syntax}, read only")
        self.syntax = syntax


class UnknownProfileError(WriteError):
    """No profile has this name or identifier."""

    code: ClassVar[str] = "write.unknown-profile"

    def __init__(self, *, profile: str, known: Iterable[str] = ()) -> None:
        self.profile = profile
        self.known = tuple(known)
        near = get_close_matches(profile[:200], self.known, n=1)
        tail = f"; did you mean {near[0]!r}?" if near else ""
        names = f" ({', '.join(self.known)})" if self.known else ""
        super().__init__(f"expected a known profile{names}, found {_short(profile)!r}{tail}")


class NotRepresentableError(WriteError):
    """A text holds a character that XML has no way to write."""

    code: ClassVar[str] = "write.not-representable"

    def __init__(self, *, character: str, text: str) -> None:
        found = f"U+{ord(character):04X} in {_short(text)!r}"
        super().__init__(f"expected characters that XML allows, found {found}")
        self.character = character
        self.text = text


class JsonProblem(NamedTuple):
    """One place where a JSON text does not fit the model."""

    path: str
    message: str


class JsonError(EInvoiceError):
    """The text is no JSON, or no JSON of an invoice."""

    code: ClassVar[str] = "json"

    def __init__(self, *, problems: Iterable[tuple[str, str]]) -> None:
        self.problems = tuple(JsonProblem(*problem) for problem in problems)
        shown = _some(f"{path or 'document'}: {message}" for path, message in self.problems)
        super().__init__(f"expected the JSON of an invoice, found {shown}")

    @classmethod
    def of(cls, error: "ValidationError") -> Self:
        """What the model found wrong, with paths as findings write them: `lines[0].name`."""
        details = error.errors(include_url=False, include_context=False, include_input=False)
        return cls(problems=((_path(detail["loc"]), detail["msg"]) for detail in details))


class UnknownTermError(EInvoiceError):
    """No term has this number, or none stands at this path of the model."""

    code: ClassVar[str] = "unknown-term"

    def __init__(self, *, term: str, known: Iterable[str] = ()) -> None:
        self.term = term
        near = get_close_matches(term[:200], known, n=1)
        tail = f"; did you mean {near[0]!r}?" if near else ""
        super().__init__(
            f"expected a number such as BT-27 or a path of the model, found {term[:200]!r}{tail}"
        )


class CalculationError(EInvoiceError):
    """The invoice states too little, or contradicts itself, so that totals cannot follow."""

    code: ClassVar[str] = "calculation"

    def __init__(self, *, path: str, detail: str) -> None:
        super().__init__(f"expected amounts that totals can follow from, found {path}: {detail}")
        self.path = path
        self.detail = detail


class Problem(NamedTuple):
    """One input of a calculation that is missing or cannot be used."""

    path: str
    term: str
    detail: str

    def __str__(self) -> str:
        """The place, its term and what to do about it."""
        return f"{self.path} ({self.term}): {self.detail}" if self.term else ": ".join(self[::2])


class UncalculableError(CalculationError):
    """Totals cannot follow from what the invoice states; `problems` names every input at fault."""

    code: ClassVar[str] = "calculation.input"

    def __init__(self, *, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first, *others = self.problems
        detail = "; ".join([first.detail, *(str(problem) for problem in others)])
        super().__init__(path=first.path, detail=detail)


class PdfError(EInvoiceError):
    """The PDF cannot be processed."""

    code: ClassVar[str] = "pdf"


class NoInvoiceInPdfError(PdfError):
    """The PDF holds no embedded invoice; `attachments` are the names of what it does hold."""

    code: ClassVar[str] = "pdf.no-invoice"

    def __init__(self, *, attachments: Iterable[str] = ()) -> None:
        self.attachments = tuple(attachments)
        found = f"only {_some(self.attachments)}" if self.attachments else "no attachment"
        super().__init__(f"expected a PDF with an embedded invoice, found {found}")


class EncryptedPdfError(PdfError):
    """The PDF is encrypted and cannot be opened without a password."""

    code: ClassVar[str] = "pdf.encrypted"

    def __init__(self) -> None:
        super().__init__("expected a PDF that opens without a password, found an encrypted one")


class InvalidInvoiceError(EInvoiceError):
    """The invoice breaks rules; raised only when the caller asks for an exception."""

    code: ClassVar[str] = "invalid-invoice"

    def __init__(self, *, rules: Iterable[str]) -> None:
        self.rules = tuple(rules)
        super().__init__(f"expected an invoice that keeps the rules, found {_some(self.rules)}")


class RuleSetError(EInvoiceError):
    """A rule set is missing or broken: the fault is not the invoice's."""

    code: ClassVar[str] = "rule-set"

    def __init__(self, *, rule_set: str, detail: str) -> None:
        super().__init__(f"expected the usable rule set {rule_set}, found {detail}")
        self.rule_set = rule_set
        self.detail = detail
