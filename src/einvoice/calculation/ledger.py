"""The record of a calculation: what came from where, and what stood in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from einvoice.calculation.rounding import ZERO, decimals_in, rounded
from einvoice.errors import Problem, UncalculableError
from einvoice.model.values import MAX_DIGITS, plain

_SHOWN_INPUTS = 6
_SHOWN_DECIMALS = 12


class Input(NamedTuple):
    """A number that goes into a step."""

    name: str
    value: Decimal

    def __str__(self) -> str:
        """The name and the number."""
        return f"{self.name} {plain(self.value)}"


@dataclass(frozen=True, slots=True)
class Step:
    """How one value of the invoice came about."""

    term: str
    """The number of the term, such as "BT-131"; empty for a value that no term states."""
    path: str
    """Where the value stands: "lines[0].net_amount"."""
    formula: str
    """The calculation in words."""
    inputs: tuple[Input, ...]
    """The numbers that went in."""
    unrounded: Decimal
    """The result before rounding; one without an end is cut after twelve decimals."""
    value: Decimal
    """The value that the invoice states now."""
    stated: Decimal | None = None
    """The value that it stated before."""
    is_kept: bool = False
    """Whether the stated value was kept although the formula gives another one."""

    @property
    def is_changed(self) -> bool:
        """Whether the invoice stated another value before."""
        return self.stated is not None and self.stated != self.value

    def __str__(self) -> str:
        """One line: "BT-131 lines[0].net_amount = 25.21: ... = 25.209, rounded"."""
        place = f"{self.term} {self.path}".strip()
        shown = ", ".join(str(number) for number in self.inputs[:_SHOWN_INPUTS])
        more = len(self.inputs) - _SHOWN_INPUTS
        numbers = f" ({shown}{f' and {more} more' if more > 0 else ''})" if shown else ""
        unrounded = ""
        if self.unrounded != self.value:
            word = "kept as stated instead" if self.is_kept else "rounded"
            unrounded = f" = {plain(self.unrounded)}, {word}"
        before = ""
        if self.stated is not None and self.is_changed:
            before = f"; stated was {plain(self.stated)}"
        return f"{place} = {plain(self.value)}: {self.formula}{numbers}{unrounded}{before}"


class Ledger:
    """Collects the steps and the problems of one calculation."""

    def __init__(self, *, decimals: int, keep_stated: bool) -> None:
        self.decimals = decimals
        self.keep_stated = keep_stated
        self.steps: list[Step] = []
        self.problems: list[Problem] = []

    def missing(self, path: str, term: str, detail: str) -> None:
        """Note an input that is missing or unusable; the calculation fails when all are known."""
        self.problems.append(Problem(path, term, detail))

    def raise_problems(self) -> None:
        """Raise UncalculableError if anything is missing."""
        if self.problems:
            raise UncalculableError(problems=self.problems)

    def derive(
        self,
        term: str,
        path: str,
        formula: str,
        inputs: Sequence[tuple[str, Decimal]],
        unrounded: Decimal,
        *,
        stated: Decimal | None = None,
        decimals: int | None = None,
    ) -> Decimal:
        """Round a result, prefer an equal stated value, and write the step down."""
        if not self._is_writable(unrounded, path, term):
            return ZERO
        places = self.decimals if decimals is None else decimals
        exact = rounded(unrounded, places)
        value = self._choose(exact, stated, places)
        self.record(
            term, path, formula, inputs, unrounded, value, stated=stated, is_kept=value != exact
        )
        return value

    def keep(self, term: str, path: str, stated: Decimal) -> Decimal:
        """Write down that an input was taken as it is."""
        if self._is_writable(stated, path, term):
            self.record(term, path, "as stated", (), stated, stated, stated=stated)
            return stated
        return ZERO

    def record(
        self,
        term: str,
        path: str,
        formula: str,
        inputs: Sequence[tuple[str, Decimal]],
        unrounded: Decimal,
        value: Decimal,
        *,
        stated: Decimal | None = None,
        is_kept: bool = False,
    ) -> None:
        """Write a step down as it is."""
        shown = unrounded
        if decimals_in(unrounded) > max(_SHOWN_DECIMALS, decimals_in(value)):
            shown = rounded(unrounded, _SHOWN_DECIMALS)
        numbers = tuple(Input(name, number) for name, number in inputs)
        self.steps.append(Step(term, path, formula, numbers, shown, value, stated, is_kept))

    def _choose(self, value: Decimal, stated: Decimal | None, places: int) -> Decimal:
        if stated is None:
            return value
        if self.keep_stated:
            return stated
        # An equal value keeps its zeros, unless it has more of them than the rules allow.
        return stated if stated == value and decimals_in(stated) <= max(places, 2) else value

    def _is_writable(self, number: Decimal, path: str, term: str) -> bool:
        if number.is_finite() and number.adjusted() + self.decimals < MAX_DIGITS - 1:
            return True
        self.missing(path, term, f"the result is no number of less than {MAX_DIGITS} digits")
        return False
