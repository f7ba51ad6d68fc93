"""Keeps the garbage collector from walking what is being built."""

import gc
from collections.abc import Generator
from contextlib import contextmanager

LARGE = 100_000
"""Bytes of a document from which the collector is worth pausing."""


@contextmanager
def uncollected(size: int) -> Generator[None]:
    """Pause the collector while a large document becomes an invoice.

    A tree and an invoice are hundreds of thousands of objects and no cycles, which the collector
    would walk again and again: it took a third of the time of reading 10,000 lines.  Where the
    collector is off, because the caller or another thread wants it so, it is left alone.
    """
    if size < LARGE or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
