"""What a crew is at when its server is killed; each first says who does it."""

import os
import re
from pathlib import Path


def idle(told: str) -> None:
    _tell(told)


def endless(told: str) -> None:
    _tell(told)
    while True:
        pass


def held(told: str) -> None:
    """One call that does not return, and lets no other thread of the interpreter run."""
    _tell(told)
    re.match(r"(a+)+$", "a" * 100 + "b")


def _tell(told: str) -> None:
    draft = Path(f"{told}.part")
    draft.write_text(str(os.getpid()))
    draft.rename(told)
