"""Works on many documents: in this process, in several, or wherever an executor sends the work."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Generic, TypeVar, cast, overload

from einvoice.bulk.found import documents_in
from einvoice.bulk.record import PathLike, Record, crashed, record_of

ResultT = TypeVar("ResultT")

_CHUNK = 16
"""Documents that are sent at a time: one alone is often read faster than it is sent."""
_AHEAD = 3
"""Chunks that are under way for each process, so that none waits and memory stays bounded."""
_UNKNOWN_WIDTH = 16
"""How many workers an executor is taken to have that does not tell."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    done: int
    file: str
    """The document that was done last."""


Tell = Callable[[Progress], None]


@overload
def batch(
    paths: Iterable[PathLike] | PathLike,
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    progress: Tell | None = None,
) -> Iterator[Record]: ...


@overload
def batch(
    paths: Iterable[PathLike] | PathLike,
    *,
    each: Callable[[str], ResultT],
    jobs: int | None = None,
    executor: Executor | None = None,
    progress: Tell | None = None,
) -> Iterator[ResultT]: ...


def batch(
    paths: Iterable[PathLike] | PathLike,
    *,
    each: Callable[[str], object] = record_of,
    jobs: int | None = None,
    executor: Executor | None = None,
    progress: Tell | None = None,
) -> Iterator[object]:
    """Work on the documents of files and folders; yields a `Record` for each, in their order.

    `paths` may be an endless generator: only a few documents a process are under way at a time.
    `jobs` is the number of processes, by default one for each core; 1 works in this one. An
    `executor` of your own takes the work instead, be it a thread pool or a cluster. `each` is
    another function of a path than `record_of`; for processes it must be importable.

    Where a process dies over a document, the others are repeated without it, and its record says
    "crashed"; with `each`, `BrokenProcessPool` is raised.
    """
    if jobs is not None and jobs < 1:
        raise ValueError(f"expected at least one job, found {jobs}")
    if jobs is not None and executor is not None:
        raise ValueError("expected a number of jobs or an executor, found both")
    results = _results(documents_in(paths), each, jobs, executor)
    for done, (path, result) in enumerate(results, 1):
        if progress is not None:
            progress(Progress(done, path))
        yield result


def _results(
    paths: Iterator[str],
    each: Callable[[str], object],
    jobs: int | None,
    executor: Executor | None,
) -> Iterator[tuple[str, object]]:
    if executor is not None:
        yield from _Queue(executor, each, _width(executor)).run(paths)
    elif (count := jobs or os.cpu_count() or 1) == 1:
        yield from ((path, each(path)) for path in paths)
    else:
        yield from _Processes(each, count).run(paths)


def _width(executor: Executor) -> int:
    return cast("int", getattr(executor, "_max_workers", _UNKNOWN_WIDTH))


def work_on(each: Callable[[str], ResultT], paths: Sequence[str]) -> list[ResultT]:
    """What is sent to a process: some documents at a time."""
    return [each(path) for path in paths]


class _Queue(Generic[ResultT]):
    """Chunks under way in an executor, in the order in which they were sent."""

    def __init__(self, executor: Executor, each: Callable[[str], ResultT], width: int) -> None:
        self._executor = executor
        self._each = each
        self._most = _AHEAD * width
        self._sent: deque[tuple[list[str], Future[list[ResultT]]]] = deque()

    def run(self, paths: Iterator[str]) -> Iterator[tuple[str, ResultT]]:
        """The results in order; what is not asked for any more is cancelled."""
        try:
            while True:
                while len(self._sent) < self._most and (chunk := list(islice(paths, _CHUNK))):
                    self._sent.append((chunk, self._executor.submit(work_on, self._each, chunk)))
                if not self._sent:
                    return
                chunk, future = self._sent[0]
                results = future.result()
                self._sent.popleft()
                yield from zip(chunk, results, strict=True)
        finally:
            for _, future in self._sent:
                future.cancel()

    @property
    def pending(self) -> list[str]:
        """The documents that were sent and have no result yet."""
        return [path for chunk, _ in self._sent for path in chunk]


class _Processes(Generic[ResultT]):
    """Processes of our own, which are replaced when a document ends one of them."""

    def __init__(self, each: Callable[[str], ResultT], count: int) -> None:
        self._each = each
        self._count = count

    def run(self, paths: Iterator[str]) -> Iterator[tuple[str, ResultT]]:
        while True:
            with _pool(self._count) as pool:
                queue = _Queue(pool, self._each, self._count)
                try:
                    yield from queue.run(paths)
                    return
                except BrokenProcessPool:
                    if self._each is not record_of:
                        raise
                    pending = queue.pending
            yield from self._one_by_one(deque(pending))

    def _one_by_one(self, pending: deque[str]) -> Iterator[tuple[str, ResultT]]:
        """Documents of which one ended a process; which of them it was is found out like this."""
        while pending:
            with _pool(1) as pool:
                try:
                    while pending:
                        result = pool.submit(self._each, pending[0]).result()
                        yield pending.popleft(), result
                except BrokenProcessPool as error:
                    path = pending.popleft()
                    yield path, cast("ResultT", crashed(path, f"its process ended ({error})"))


def _pool(count: int) -> ProcessPoolExecutor:
    # A process that is forked from one with threads may wait for ever for a lock of theirs.
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))
