"""Values and names that are none, and amounts that cannot be calculated."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

from einvoice.errors.base import EInvoiceError, path_of, short, some

if TYPE_CHECKING:
    from pydantic import ValidationError


class JsonProblem(NamedTuple):
    """One place where a JSON text does not fit the model."""

    path: str
    message: str


class JsonError(EInvoiceError):
    """The text is no JSON, or no JSON of an invoice."""

    code: ClassVar[str] = "json"

    def __init__(self, *, problems: Iterable[tuple[str, str]]) -> None:
        self.problems = tuple(JsonProblem(*problem) for problem in problems)
        shown = some(f"{path or 'document'}: {message}" for path, message in self.problems)
        super().__init__(f"expected the JSON of an invoice, found {shown}")

    @classmethod
    def of(cls, error: "ValidationError") -> Self:
        """What the model found wrong, with paths as findings write them: `lines[0].name`."""
        details = error.errors(include_url=False, include_context=False, include_input=False)
        return cls(problems=((path_of(detail["loc"]), detail["msg"]) for detail in details))


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


class UnknownCodeListError(EInvoiceError):
    """No code list has this name."""

    code: ClassVar[str] = "unknown-code-list"

    def __init__(self, *, code_list: str, known: Iterable[str] = ()) -> None:
        self.code_list = code_list
        self.known = tuple(known)
        near = get_close_matches(code_list[:200].lower(), self.known, n=1)
        tail = f"; did you mean {near[0]!r}?" if near else ""
        super().__init__(
            f"expected a code list such as 4461 or ISO 4217, found {short(code_list)!r}{tail}"
        )


class UnknownSectionError(EInvoiceError):
    """No section of the content, or no field of one, stands at this path."""

    code: ClassVar[str] = "unknown-section"

    def __init__(
        self, *, section: str, known: Iterable[str] = (), count: int | None = None
    ) -> None:
        self.section = section
        near = get_close_matches(section[:200].rpartition(".")[2], known, n=1)
        tail = f"; did you mean {near[0]!r}?" if near else ""
        if count is not None:
            tail = f", where the list has {count} entr{'y' if count == 1 else 'ies'}"
        super().__init__(
            f"expected a section or field of the content such as seller.name,"
            f" found {short(section)!r}{tail}"
        )


class CorrectionError(EInvoiceError):
    """The invoice cannot be corrected in this way."""

    code: ClassVar[str] = "correction"

    def __init__(self, *, path: str, detail: str) -> None:
        super().__init__(f"expected an invoice that can be corrected, found {path}: {detail}")
        self.path = path
        self.detail = detail


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
