"""What must hold for every input, and what is found where it does not."""

import re
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import einvoice
from einvoice.compare import differences
from fuzz.hostile import CANARY

SLOW = 1.0
"""Seconds that one call may take."""

_CANARY = CANARY.read_bytes().split(b":")[0]
_LIBRARY = str(Path(einvoice.__file__).parent)

Result = TypeVar("Result")

REINTERPRETED = frozenset({"supporting_documents.type_code", "lines.objects.type_code"})
"""A second document of the kind that the syntax keeps for a term becomes that term (BT-17, BT-18,
BT-128) where the first one states nothing."""
_INDEX = re.compile(r"\[[0-9]+\]")


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that was not kept; equal signatures are taken for the same fault."""

    kind: str
    signature: str
    detail: str = ""


@dataclass(slots=True)
class Examined:
    """How far an input came, and what was wrong with that."""

    outcome: str
    """The code of the error that refused it, "round trip", or the kind of the promise broken."""
    broken: Broken | None = None
    slowest: float = 0.0
    """Seconds of the slowest call."""
    slowest_call: str = ""

    @property
    def slow(self) -> Broken | None:
        """Whether a call took too long, by the clock on the wall."""
        if self.slowest <= SLOW:
            return None
        where = self.slowest_call
        return Broken("slow", f"slow {where}", f"{self.slowest:.2f} s to {where}")


class _Stopped(Exception):
    """An exception came out that the promise does not allow."""

    def __init__(self, broken: Broken) -> None:
        self.broken = broken


def examine(data: bytes) -> Examined:
    """Read; write what was read; read what was written.

    Reading returns or raises an EInvoiceError, writing returns or raises a WriteError, and what
    was written is the same invoice again.
    """
    examined = Examined("round trip")
    try:
        examined.broken = _round_trip(data, examined)
    except _Stopped as stopped:
        examined.broken = stopped.broken
    except einvoice.EInvoiceError as refused:
        examined.outcome = refused.code
    if examined.broken is not None:
        examined.outcome = examined.broken.kind
    return examined


def _round_trip(data: bytes, examined: Examined) -> Broken | None:
    result = _call("read", lambda: einvoice.read(data), examined, einvoice.EInvoiceError)
    written = _call(
        "write",
        lambda: einvoice.write(result.invoice, syntax=result.syntax),
        examined,
        einvoice.WriteError,
    )
    if _CANARY in written:
        return Broken("leak", "leak", "the invoice holds the content of another file")
    again = _call("read again", lambda: einvoice.read(written), examined)
    if again.syntax != result.syntax:
        return Broken("unequal", "unequal syntax", f"{result.syntax} became {again.syntax}")
    for path, before, after in differences(result.invoice, again.invoice):
        # A value that was not stated is one that the schema demands; convert names it.
        if before is not None and _INDEX.sub("", path) not in REINTERPRETED:
            return Broken(
                "unequal",
                f"unequal {result.syntax} {_INDEX.sub('', path)}",
                f"{path}: {before!r:.200} became {after!r:.200}",
            )
    return None


def _call(
    name: str,
    call: Callable[[], Result],
    examined: Examined,
    allowed: type[einvoice.EInvoiceError] | tuple[()] = (),
) -> Result:
    started = time.perf_counter()
    try:
        return call()
    except allowed:
        raise
    except Exception as error:  # finding any other exception is what fuzzing is for
        raise _Stopped(_crash(name, error)) from error
    finally:
        seconds = time.perf_counter() - started
        if seconds > examined.slowest:
            examined.slowest, examined.slowest_call = seconds, name


def _crash(call: str, error: Exception) -> Broken:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(_LIBRARY)]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "outside"
    told = "".join(traceback.format_exception(error))
    return Broken("crash", f"{call}: {type(error).__name__} at {place}", told[-4_000:])
