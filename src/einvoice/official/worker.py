"""What runs in a worker process: it compiles and runs stylesheets until its line breaks."""

import os
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Final, cast

from einvoice.errors import RuleSetError
from einvoice.official.engine import Engine, Outcome, Prepared

CHECK: Final = "check"
RUN: Final = "run"
WANTED: Final = "wanted"
READY: Final = "ready"
ALIVE: Final = "alive"
"""Asks whether there is anybody, and says so."""
_MOST_KNOWN: Final = 64
_GRACE: Final = 10
"""Seconds of processor time above a limit after which the system ends the process itself."""


def serve(line: "Connection[object, object]") -> None:
    """Answer requests until the other side is gone."""
    _silence()
    from einvoice.official.saxon import SaxonEngine

    engine: Engine | None = None
    known: dict[str, Prepared] = {}
    line.send(READY)
    while True:
        try:
            said = line.recv()
            if said == ALIVE:
                line.send(ALIVE)
                continue
            seconds, request = cast("tuple[float, object]", said)
        except (EOFError, OSError):
            return
        _limit_processor(seconds)
        try:
            engine = engine or SaxonEngine()  # here, so that its absence is an answer
            line.send(_answer(engine, known, request))
        except RuleSetError as error:
            line.send(error)


def _answer(engine: Engine, known: dict[str, Prepared], request: object) -> object:
    if isinstance(request, list):
        stylesheets = cast("list[Prepared]", request)
        return _learn(engine, known, stylesheets)
    kind, digests, *rest = cast("tuple[str, list[str], str]", request)
    missing = {digest for digest in digests if digest not in known}
    if missing:
        return WANTED, missing
    stylesheets = [known[digest] for digest in digests]
    if kind == CHECK:
        for stylesheet in stylesheets:
            engine.check(stylesheet)
        return []
    return engine.run(stylesheets, rest[0])


def _learn(
    engine: Engine, known: dict[str, Prepared], stylesheets: Sequence[Prepared]
) -> list[Outcome]:
    for stylesheet in stylesheets:
        engine.check(stylesheet)
    if len(known) + len(stylesheets) > _MOST_KNOWN:
        known.clear()
    known.update((stylesheet.digest, stylesheet) for stylesheet in stylesheets)
    return []


def _limit_processor(seconds: float) -> None:
    """Have the system end this process, should the one that watches it be gone."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime + seconds) + _GRACE
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY or allowed < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))


def _silence() -> None:
    """SaxonC writes every error to the standard error as well; ours are in the answers."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    for number in (1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
