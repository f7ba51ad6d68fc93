"""What a layer of the check says: a rule that does not hold, or one that could not be checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

NOTHING = "-"
"""What a text says was found, where nothing was."""


def _nothing() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a rule does not hold."""

    rule: str
    object: str = ""
    """The place: "obj 12 0 (Page)", "XMP", "byte 1532"; empty for the file as a whole."""
    values: Mapping[str, str] = field(default_factory=_nothing, hash=False)
    kind: str = ""
    """Which of several texts of the rule applies."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something that is there, and that no layer here can judge."""

    kind: str
    """Why: a stable word, which names the texts and the rules concerned."""
    object: str = ""
    detail: str = ""
    rules: tuple[str, ...] = ()
    """The rules concerned, where the kind does not tell them."""


Outcome = Fault | Unchecked
Outcomes = Iterator[Outcome]
