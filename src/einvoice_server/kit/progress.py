"""How far long work has come, told to whoever wants to know."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[str, int], None]

_listener: ContextVar[Listener | None] = ContextVar("progress", default=None)


def report(what: str, done: int) -> None:
    """Say how many of something are done."""
    listener = _listener.get()
    if listener is not None:
        listener(what, done)


@contextmanager
def told_to(listener: Listener) -> Generator[None, None, None]:
    """Let a function hear of the work in the block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
