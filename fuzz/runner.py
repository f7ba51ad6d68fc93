"""Many batches over a few processes, until the inputs or the time are used up."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from fuzz import batch
from fuzz.batch import Finding, Tally
from fuzz.inputs import make
from fuzz.promise import Broken
from fuzz.seeds import Seeds

BATCH = 1_000
_ways = multiprocessing.get_all_start_methods()
_CONTEXT = multiprocessing.get_context("fork" if "fork" in _ways else None)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    answers: Connection
    indices: range
    at: int


class Run:
    """One run: its settings, what it found, what it counted."""

    def __init__(self, seeds: Seeds, *, seed: int, found: Callable[[Finding], None]) -> None:
        self.tally = Tally()
        self._seeds = seeds
        self._seed = seed
        self._found = found
        self._workers: dict[Connection, _Worker] = {}

    def go(
        self, indices: range, *, jobs: int, seconds: float, tell: Callable[[Tally], None]
    ) -> None:
        """Work the inputs off; after the time given no batch is begun any more."""
        until = time.monotonic() + seconds
        waiting = _batches(indices)
        while True:
            while len(self._workers) < jobs and time.monotonic() < until:
                following = next(waiting, None)
                if following is None:
                    break
                self._begin(following)
            if not self._workers:
                return
            for ready in wait(list(self._workers), timeout=1):
                assert isinstance(ready, Connection)
                self._hear(self._workers[ready])
            tell(self.tally)

    def _begin(self, indices: range) -> None:
        answers, mouth = _CONTEXT.Pipe(duplex=False)
        arguments = (self._seeds, self._seed, indices, mouth)
        process = _CONTEXT.Process(target=batch.run, args=arguments, daemon=True)
        process.start()
        mouth.close()
        self._workers[answers] = _Worker(process, answers, indices, indices.start)

    def _hear(self, worker: _Worker) -> None:
        try:
            while worker.answers.poll():
                answer = worker.answers.recv()
                if isinstance(answer, int):
                    worker.at = answer
                elif isinstance(answer, Finding):
                    self._found(answer)
                elif isinstance(answer, Tally):
                    self.tally.add(answer)
                    self._end(worker)
                    return
        except EOFError:
            self._mourn(worker)

    def _end(self, worker: _Worker) -> None:
        worker.process.join()
        worker.answers.close()
        del self._workers[worker.answers]

    def _mourn(self, worker: _Worker) -> None:
        """A process died: note of what, and go on after it."""
        self._end(worker)
        died = Broken("died", f"died {worker.process.exitcode}", "negative: by that signal")
        self._found(Finding(make(self._seeds, self._seed, worker.at), died))
        self.tally.inputs += worker.at + 1 - worker.indices.start
        self.tally.outcomes["died"] += 1
        if rest := range(worker.at + 1, worker.indices.stop):
            self._begin(rest)


def _batches(indices: range) -> Iterator[range]:
    for start in range(indices.start, indices.stop, BATCH):
        yield range(start, min(start + BATCH, indices.stop))
