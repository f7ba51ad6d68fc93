"""A batch of inputs in a process of its own: its memory can be told, and its death survived."""

import faulthandler
import resource
import signal
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from types import FrameType

from fuzz.inputs import Input, make
from fuzz.promise import Broken, Examined, examine
from fuzz.seeds import Seeds

MOST_MEMORY = 512 * 2**20
"""Bytes that a process may hold at its peak: Python, the library, the input and its invoice."""
PATIENCE = 30
"""Seconds after which an input counts as hanging."""
_STANDARD_ERROR = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """An input with the promise that it breaks."""

    input: Input
    broken: Broken


@dataclass(slots=True)
class Tally:
    """What a batch has to say in the end."""

    inputs: int = 0
    size: int = 0
    outcomes: Counter[str] = field(default_factory=Counter[str])
    slowest: float = 0.0
    slowest_index: int = -1
    peak: int = 0
    peak_index: int = -1

    def add(self, other: "Tally") -> None:
        """Take another batch in."""
        self.inputs += other.inputs
        self.size += other.size
        self.outcomes += other.outcomes
        if other.slowest > self.slowest:
            self.slowest, self.slowest_index = other.slowest, other.slowest_index
        if other.peak > self.peak:
            self.peak, self.peak_index = other.peak, other.peak_index


class HangError(Exception):
    """An input took longer than anybody waits."""


def run(seeds: Seeds, seed: int, indices: range, answers: Connection) -> None:
    """Examine inputs one by one; sends what it is at, its findings, and at last the tally."""
    faulthandler.enable(file=_STANDARD_ERROR)
    tally = Tally()
    for index in indices:
        answers.send(index)
        tried = make(seeds, seed, index)
        for broken in observe(tried, tally):
            answers.send(Finding(tried, broken))
    answers.send(tally)


def observe(tried: Input, tally: Tally) -> Iterator[Broken]:
    """Examine one input, count it, and tell what is wrong with it."""
    examined = _examine_patiently(tried.data)
    if examined.slow and examined.outcome != "hang":
        # A neighbour may have been at work; what is slow is so twice.
        examined = min(examined, _examine_patiently(tried.data), key=lambda each: each.slowest)
    tally.inputs += 1
    tally.size += len(tried.data)
    tally.outcomes[examined.outcome] += 1
    if examined.slowest > tally.slowest:
        tally.slowest, tally.slowest_index = examined.slowest, tried.index
    yield from (each for each in (examined.broken, examined.slow) if each)
    peak = peak_memory()
    if peak > tally.peak:
        tally.peak, tally.peak_index = peak, tried.index
        if peak > MOST_MEMORY:
            mebibytes = peak // 2**20
            yield Broken("memory", f"memory {'+'.join(tried.recipe)}", f"{mebibytes} MiB")


def peak_memory() -> int:
    """Bytes that this process has held at most."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _examine_patiently(data: bytes) -> Examined:
    try:
        with _alarm():
            return examine(data)
    except HangError:
        broken = Broken("hang", "hang", f"more than {PATIENCE} s")
        return Examined("hang", broken, float(PATIENCE))


@contextmanager
def _alarm() -> Generator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise HangError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    # An endless loop in C gets no signal: then the process ends, and its parent sees where.
    faulthandler.dump_traceback_later(2 * PATIENCE, exit=True, file=_STANDARD_ERROR)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGALRM, before)
