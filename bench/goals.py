"""What is to be reached, and what was: one result per case and yardstick."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.cases import FLOOR, OURS, SAXON, Case, Direction
from bench.measure import Samples, ratio

ENOUGH_ROUNDS = 5
"""A goal counts as missed only by the median of at least so many rounds."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound for a ratio."""

    must: float
    stretch: float | None = None
    at_least: bool = False
    """Whether the ratio is how many times faster we are, rather than how many times slower."""

    def met(self, value: float, bound: float | None) -> bool:
        """Whether a ratio keeps to a bound."""
        if bound is None:
            return False
        return value >= bound if self.at_least else value <= bound

    @property
    def sign(self) -> str:
        """How a ratio compares with a bound that it keeps to."""
        return ">=" if self.at_least else "<="

    def __str__(self) -> str:
        return f"{self.sign} {self.must:g}" + (
            f", stretch {self.stretch:g}" if self.stretch else ""
        )


GOALS: dict[tuple[Direction, str], Goal] = {
    ("read", FLOOR): Goal(3.5, 2.5),
    ("read", "factur-x"): Goal(8, 15, at_least=True),
    ("read", "drafthorse"): Goal(8, at_least=True),
    ("write", FLOOR): Goal(5, 3),
    ("write", "factur-x"): Goal(4, 8, at_least=True),
    ("validate", FLOOR): Goal(5.5, 4),
    ("validate", SAXON): Goal(10, 15, at_least=True),
}
LARGE = 10_000
LARGE_GOALS: dict[tuple[Direction, str], Goal] = {
    ("validate", SAXON): Goal(15, 20, at_least=True),
}
"""What holds from so many lines on."""
GROWTH = Goal(13, 11.5)
"""Time or memory of 10,000 lines over that of 1,000."""
COLD = Goal(2.5, 4, at_least=True)
"""A verdict by a process of its own, against the official stylesheets."""
PEAK = Goal(0.5, 0.3)
"""Peak memory of a process that validates, over that of one that runs the stylesheets."""
EXTRACTION = Goal(1, 2, at_least=True)
"""Taking the XML out of a PDF, against factur-x."""
EMBEDDING = Goal(1.2, 1)
"""Putting the XML into a PDF, against factur-x."""
DRAWING = Goal(8, 6)
"""Two pages drawn, embedded and checked, over the fixed loop: 40 ms where that takes 5 ms."""
DRAWN_MEMORY = Goal(1, 0.7)
"""Peak memory of a process that draws 10,000 lines, over 600 MiB."""
IMPORT = Goal(2)
"""Importing the library over importing pydantic and lxml."""


@dataclass(frozen=True, slots=True)
class Result:
    """A ratio with what it is judged by."""

    measure: str
    case: str
    against: str
    ratio: float
    rounds: int
    goal: Goal | None = None
    ours: float | None = None
    other: float | None = None
    unit: str = "ms"

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        return None if self.goal is None else self.goal.met(self.ratio, self.goal.must)

    @property
    def missed(self) -> bool:
        """Whether enough rounds say that the goal is not reached."""
        return self.met is False and self.rounds >= ENOUGH_ROUNDS

    @property
    def mark(self) -> str:
        """`+` the stretch is reached, `!` not even the goal."""
        if self.goal is None:
            return " "
        if self.goal.met(self.ratio, self.goal.stretch):
            return "+"
        return " " if self.met else "!"


def speeds(samples: Samples) -> Iterator[Result]:
    """Each case against lxml and the peers."""
    for case in samples.cases:
        ours = samples.seconds(case, OURS)
        for name in case.calls:
            if name == OURS:
                continue
            other = samples.seconds(case, name)
            slower = name == FLOOR
            yield Result(
                case.direction,
                case.document.name,
                name,
                ratio(ours, other) if slower else ratio(other, ours),
                len(ours),
                _goal(case, name),
                samples.milliseconds(case, OURS),
                samples.milliseconds(case, name),
            )


def _goal(case: Case, name: str) -> Goal | None:
    """The goal of a case; the rich one, mostly an attachment, has none against the peers."""
    if case.document.rich and name != FLOOR:
        return None
    key = case.direction, name
    large = LARGE_GOALS.get(key) if case.document.lines >= LARGE else None
    return large or GOALS.get(key)


def growth(samples: Samples) -> Iterator[Result]:
    """What ten times the lines cost, from 1,000 lines on."""
    by_key = {_key(case): case for case in samples.cases if not case.document.rich}
    for (direction, kind, lines), case in by_key.items():
        smaller = by_key.get((direction, kind, lines // 10))
        if lines < 10_000 or smaller is None:
            continue
        for name in (OURS, FLOOR):
            over, under = samples.seconds(case, name), samples.seconds(smaller, name)
            yield Result(
                f"{direction} growth",
                f"{kind} {lines // 10:,} to {lines:,}",
                name,
                ratio(over, under),
                len(over),
                GROWTH if name == OURS else None,
                samples.milliseconds(case, name),
                samples.milliseconds(smaller, name),
            )


def _key(case: Case) -> tuple[Direction, str, int]:
    return case.direction, case.document.kind, case.document.lines
