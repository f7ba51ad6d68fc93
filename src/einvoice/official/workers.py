"""SaxonC in processes of their own: what it does to them, it does not do to ours.

SaxonC can loop, exhaust memory or abort its process, and nothing stops it from inside. A worker
that dies or goes over a limit is replaced, and its document reported as failed. The processes
are spawned, never forked, so a program that makes a pool needs the usual
`if __name__ == "__main__":`.
"""

import os
import queue
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar, cast

from einvoice.errors import RuleSetError, WorkerError
from einvoice.errors.stylesheets import Ending
from einvoice.official.engine import Outcome, Prepared
from einvoice.official.worker import ALIVE, CHECK, RUN, serve

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_LOOK: Final = 0.05
"""Seconds between two looks at a worker that is busy."""
_PATIENCE: Final = 5.0
"""Seconds that a worker has to end by itself."""
_START: Final = 60.0
"""Seconds that a worker has to load SaxonC, and to compile."""
_PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
T = TypeVar("T")

MEBI: Final = 1024 * 1024


class SaxonPool:
    """An engine of several processes, each with a time and a memory limit for each document.

    Threads that ask at once get one process each, and wait where there are none left.
    """

    def __init__(
        self, processes: int = 2, *, seconds: float = 60.0, megabytes: int = 2_000
    ) -> None:
        if processes < 1 or seconds <= 0 or megabytes < 1:
            raise ValueError("expected at least one process, and limits above zero")
        self._seconds = seconds
        self._bytes = megabytes * MEBI
        self._closed = False
        self._lock = threading.Lock()
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(processes):
            self._idle.put(None)  # a worker is started when it is first needed

    def check(self, stylesheet: Prepared) -> None:
        """Compile it now, in one of the processes; raises a `StylesheetError` if that fails."""
        answer = self._ask([stylesheet], (CHECK, [stylesheet.digest]), _START)
        if isinstance(answer, RuleSetError):
            raise answer

    def run(self, stylesheets: Sequence[Prepared], document: str) -> list[Outcome]:
        """What each makes of the document; a `WorkerError` for each if the process ends."""
        request = (RUN, [stylesheet.digest for stylesheet in stylesheets], document)
        answer = self._ask(stylesheets, request, self._seconds)
        if not isinstance(answer, WorkerError):
            if isinstance(answer, RuleSetError):
                raise answer
            return answer
        return [
            WorkerError(rule_set=each.name, ending=answer.ending, detail=answer.detail)
            for each in stylesheets
        ]

    def pids(self) -> list[int]:
        """The process ids of the workers that wait for work."""
        with self._idle.mutex:
            return [worker.pid for worker in self._idle.queue if worker is not None]

    def close(self) -> None:
        """End the processes; those that are busy end with their document."""
        with self._lock:
            self._closed = True
        with suppress(queue.Empty):
            while True:
                worker = self._idle.get_nowait()
                if worker is not None:
                    worker.end()
        self._idle.put(None)  # or whoever came just before would wait for ever

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _next(self) -> "_Worker | None":
        """The next worker that is free, or None where it is still to be started."""
        if not self._closed:
            worker = self._idle.get()
            if not self._closed:
                return worker
            if worker is not None:
                worker.end()
            self._idle.put(None)  # for the next one that waits
        raise RuntimeError("expected an open pool, found one that was closed")

    def _ask(
        self, stylesheets: Sequence[Prepared], request: object, seconds: float
    ) -> "list[Outcome] | RuleSetError":
        worker = self._next()
        fit = False
        try:
            if worker is None or not worker.alive():
                worker = _Worker()
            answer = worker.ask(stylesheets, request, seconds, self._bytes)
            fit = worker.memory() < self._bytes // 2  # SaxonC keeps much of what it once took
        except _EndedError as ended:
            name = ", ".join(stylesheet.name for stylesheet in stylesheets)
            return WorkerError(rule_set=name, ending=ended.ending, detail=ended.detail)
        else:
            return answer
        finally:
            if worker is not None and (not fit or self._closed):
                worker.kill()
                worker = None
            self._idle.put(worker)


class _EndedError(Exception):
    """A worker that ended, or had to be ended."""

    def __init__(self, ending: Ending, detail: str) -> None:
        super().__init__(detail)
        self.ending: Ending = ending
        self.detail = detail


class _Worker:
    """One process, and the line to it."""

    def __init__(self) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._line = cast("Connection[object, object]", ours)
        self._process: SpawnProcess = context.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()  # so that the line breaks when the process ends
        try:
            self._receive(time.monotonic() + _START, None)
        except _EndedError:
            self.kill()
            raise

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def alive(self) -> bool:
        # A process that is just ending still counts as alive and its line as whole, so it is asked.
        if not self._process.is_alive():
            return False
        try:
            self._line.send(ALIVE)
            return self._line.poll(_PATIENCE) and self._line.recv() == ALIVE
        except (OSError, EOFError):
            return False

    def ask(
        self,
        stylesheets: Sequence[Prepared],
        request: object,
        seconds: float,
        most: int,
    ) -> "list[Outcome] | RuleSetError":
        """Its answer; raises an `_EndedError` where it has none."""
        answer = self._exchange((seconds, request), seconds, most)
        if isinstance(answer, tuple):  # it does not know these stylesheets, or no longer
            _, wanted = cast("tuple[str, set[str]]", answer)
            missing = [each for each in stylesheets if each.digest in wanted]
            # Compiling is no part of the document's time.
            answer = self._exchange((_START, missing), _START, most)
            if isinstance(answer, list):
                answer = self._exchange((seconds, request), seconds, most)
        return cast("list[Outcome] | RuleSetError", answer)

    def memory(self) -> int:
        """Bytes that the process holds; 0 where the system does not say."""
        try:
            with open(f"/proc/{self.pid}/statm", "rb") as file:
                return int(file.read().split()[1]) * _PAGE
        except (OSError, IndexError, ValueError):
            return 0

    def kill(self) -> None:
        self._line.close()
        self._process.kill()
        self._process.join(_PATIENCE)

    def end(self) -> None:
        """Let it end by itself: it does when the line breaks."""
        self._line.close()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(_PATIENCE)

    def _exchange(self, request: object, seconds: float, most: int) -> object:
        deadline = time.monotonic() + seconds
        self._talk(lambda: self._line.send(request))
        return self._receive(deadline, most)

    def _receive(self, deadline: float, most: int | None) -> object:
        while not self._talk(lambda: self._line.poll(_LOOK)):
            if time.monotonic() > deadline:
                raise _EndedError("time", "no end within the time limit")
            if most is not None and (held := self.memory()) > most:
                raise _EndedError(
                    "memory", f"{held // MEBI} MB in use, where {most // MEBI} are allowed"
                )
        return self._talk(self._line.recv)

    def _talk(self, talk: Callable[[], T]) -> T:
        try:
            return talk()
        except (OSError, EOFError) as error:
            self._process.join(_PATIENCE)
            code = self._process.exitcode
            raise _EndedError("crash", f"its process ended with {code}") from error
