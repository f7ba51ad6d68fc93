"""CPU times in interleaved rounds: what the machine does besides falls on all contenders alike."""

import gc
import time
from collections.abc import Callable
from math import ceil
from statistics import median

from bench.cases import Call, Case

SHORTEST = 0.02
"""Seconds that one sample takes at least; quick calls are repeated within it."""


class Samples:
    """Seconds of CPU per call, by case and contender, one per round."""

    def __init__(self, cases: list[Case]) -> None:
        self.cases = cases
        self.load: list[float] = []
        """Seconds of a fixed loop, one per round: they grow when neighbours press the machine."""
        self._seconds: dict[tuple[int, str], list[float]] = {}
        self._repeats: dict[tuple[int, str], int] = {}

    def run(self, rounds: int, tell: Callable[[str], None]) -> None:
        """Visit every contender of every case once per round."""
        self._warm_up(tell)
        # What the cases hold must not make the collector slower for whoever is timed.
        gc.collect()
        gc.freeze()
        for number in range(rounds):
            tell(f"round {number + 1} of {rounds}")
            self.load.append(_timed(fixed_loop, 1))
            for index, case in enumerate(self.cases):
                for name, call in case.calls.items():
                    self._sample((index, name), call)
        gc.unfreeze()

    def seconds(self, case: Case, contender: str) -> list[float]:
        """The samples of a contender; empty if it does not take part."""
        return self._seconds.get((self.cases.index(case), contender), [])

    def milliseconds(self, case: Case, contender: str) -> float | None:
        """The median of its samples."""
        found = self.seconds(case, contender)
        return median(found) * 1000 if found else None

    def _warm_up(self, tell: Callable[[str], None]) -> None:
        for index, case in enumerate(self.cases):
            tell(f"warming up {case.direction} {case.document.name}")
            for name, call in case.calls.items():
                call()  # the first one also compiles, which later ones do not
                once = _timed(call, 1)
                self._repeats[index, name] = max(1, ceil(SHORTEST / max(once, 1e-6)))

    def _sample(self, key: tuple[int, str], call: Call) -> None:
        gc.collect()
        self._seconds.setdefault(key, []).append(_timed(call, self._repeats[key]))


def ratio(over: list[float], under: list[float]) -> float:
    """The median of the ratios of each round."""
    return median(a / b for a, b in zip(over, under, strict=True))


def _timed(call: Call, repeats: int) -> float:
    started = time.process_time()
    for _ in range(repeats):
        call()
    return (time.process_time() - started) / repeats


def in_turns(rounds: int, *calls: Call) -> list[list[float]]:
    """CPU seconds per call of each, one sample a round."""
    samples: list[list[float]] = [[] for _ in calls]
    repeats: list[int] = []
    for call in calls:
        call()
        repeats.append(max(1, ceil(SHORTEST / max(_timed(call, 1), 1e-6))))
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for call, times, found in zip(calls, repeats, samples, strict=True):
            gc.collect()
            found.append(_timed(call, times))
    gc.unfreeze()
    return samples


def fixed_loop() -> int:
    """Work that is always the same: what it costs tells how fast the machine is, and how quiet."""
    total = 0
    for number in range(200_000):
        total += number & 7
    return total
