"""What is made at the start and stays: nobody need look for garbage in it."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def to_stay() -> Generator[None, None, None]:
    """Make what stays as long as the process: modules, models, schemas, a million objects.

    The collector would go through all of them again and again while they are made, and later now
    and then while callers wait: a fifth of a second each time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
