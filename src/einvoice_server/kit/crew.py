"""Heavy work in processes of its own: what a hostile document does there, it does not do here.

A call that takes too long, too much memory or the whole process with it ends as a `CrewError`; the
process is replaced. Functions and what they take and give must be picklable.

A server that is killed cannot end its processes. They end by themselves: at once where the
interpreter runs, and where one call holds it for good, by an alarm of the system.
"""

import asyncio
import math
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

Given = ParamSpec("Given")
Result = TypeVar("Result")

_READY = "ready"
_SECONDS_TO_START = 60.0
_GRACE = 5.0
_NICE = 10


class CrewError(Exception):
    """A piece of work had no end, or took its process with it."""


def _serve(line: "Connection[object, object]", memory: int, seconds: float) -> None:
    """Do what comes over the line until it breaks."""
    os.nice(_NICE)  # callers wait for the process that asked, not for this one
    _end_with_parent()
    _limit_memory(memory)
    line.send(_READY)
    while True:
        try:
            function, given, named = cast(
                "tuple[Callable[..., object], tuple[object, ...], dict[str, object]]", line.recv()
            )
        except (EOFError, OSError, KeyboardInterrupt):
            return
        _end_after(seconds + _GRACE)
        try:
            answer: tuple[bool, object] = (True, function(*given, **named))
        except MemoryError:
            return  # what is left of this process is not to be trusted
        except Exception as error:
            answer = (False, error)
        _end_after(0)
        try:
            line.send(answer)
        except OSError:
            return


def _end_with_parent() -> None:
    """Have this process end when the one that began it does, whatever it is at."""
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _end_after(seconds: float) -> None:
    """Have the system end this process at a moment; at 0, not any more.

    The process that asked ends it earlier. Should that be gone, and the interpreter be held by one
    call that does not return, nobody else would.
    """
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(seconds))


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # no limits on this system; the time limit remains
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > limit:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


class _Member:
    """One process, and the line to it."""

    def __init__(self, memory: int, seconds: float) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._line = cast("Connection[object, object]", ours)
        self._process: SpawnProcess = context.Process(
            target=_serve, args=(theirs, memory, seconds), daemon=True
        )
        self._process.start()
        theirs.close()  # so that the line breaks when the process ends
        try:
            self._receive(_SECONDS_TO_START)
        except CrewError:
            self.end()
            raise

    def ask(self, request: object, seconds: float) -> tuple[bool, object]:
        try:
            self._line.send(request)
        except OSError:
            raise CrewError("the process had ended") from None
        return cast("tuple[bool, object]", self._receive(seconds))

    def end(self) -> None:
        self._line.close()
        self._process.kill()
        self._process.join(_GRACE)

    def _receive(self, seconds: float) -> object:
        try:
            if not self._line.poll(seconds):
                raise CrewError(f"it was not done within {seconds:g} s")
            return self._line.recv()
        except (EOFError, OSError):
            raise CrewError("it ended its process") from None


class Crew:
    """A few processes; who asks while all are busy waits in the loop."""

    def __init__(
        self,
        size: int,
        *,
        seconds: float = 60.0,
        megabytes: int = 2_000,
        replaced: Callable[[], None] | None = None,
    ) -> None:
        self._seconds = seconds
        self._replaced = replaced
        self._memory = megabytes * 1_048_576
        self._free = asyncio.Semaphore(size)
        self._idle = list[_Member]()
        self._members = set[_Member]()
        self._lock = threading.Lock()
        self._closed = False

    async def run(
        self,
        function: Callable[Given, Result],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """What the function gives, computed in another process.

        Raises:
            CrewError: The function did not end in time, or ended its process.
        """
        async with self._free:
            # Cancelled or not, the thread ends with the call, so nobody takes its process away.
            return await asyncio.to_thread(self._do, function, args, kwargs)

    def close(self) -> None:
        """End all processes, busy or not."""
        with self._lock:
            self._closed = True
            members = list(self._members)
            self._members.clear()
            self._idle.clear()
        for member in members:
            member.end()

    def _do(
        self,
        function: Callable[..., Result],
        args: tuple[object, ...],
        kwargs: dict[str, object],
    ) -> Result:
        member = self._take()
        try:
            good, answer = member.ask((function, args, kwargs), self._seconds)
        except CrewError:
            self._drop(member)
            raise
        self._give_back(member)
        if not good:
            raise cast("Exception", answer)
        return cast("Result", answer)

    def _take(self) -> _Member:
        with self._lock:
            if self._closed:
                raise CrewError("the server is ending")
            if self._idle:
                return self._idle.pop()
        member = _Member(self._memory, self._seconds)
        with self._lock:
            self._members.add(member)
        return member

    def _drop(self, member: _Member) -> None:
        member.end()
        with self._lock:
            self._members.discard(member)
        if self._replaced is not None:
            self._replaced()

    def _give_back(self, member: _Member) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(member)
