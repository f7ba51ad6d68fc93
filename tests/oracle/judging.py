"""What another validator says of documents, and how that compares with what we say."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a validator says of one document."""

    accepted: bool
    schema_valid: bool
    fired: Counter[str]
    """By rule, how often it fired; empty where the schema refused, for no rule ran then."""
    errors: tuple[str, ...] = ()
    """What speaks against accepting: the rules, or what the schema says."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A validator that accepts and rejects by the scenarios of the KoSIT configuration."""

    name: str
    run: Callable[[Sequence[tuple[str, Path]]], list[Judgement]]
    """From the name of the scenario and the file of each document."""
    scenarios: frozenset[str]
    """What it can judge."""
    lacks: Mapping[str, str] = field(default_factory=dict[str, str])
    """By rule that it does not have, why."""
    milder: Mapping[str, str] = field(default_factory=dict[str, str])
    """By rule that does not make it reject although it should, why."""
    dropped: Mapping[str, str] = field(default_factory=dict[str, str])
    """By rule that only it still has, why."""


@dataclass(slots=True)
class Comparison:
    """How often a tool agrees with us on a set of documents, and where it does not."""

    tool: str
    documents: str
    """Which."""
    agree: int = 0
    agreed: Counter[str] = field(default_factory=Counter[str])
    """By the agreed reason, how often the tool differs for it."""
    differences: list[str] = field(default_factory=list[str])
    not_judged: Counter[str] = field(default_factory=Counter[str])
    """By reason."""
    notes: list[str] = field(default_factory=list[str])
    """What else is to be told."""

    @property
    def total(self) -> int:
        """How many documents there are."""
        judged = self.agree + self.agreed.total() + len(self.differences)
        return judged + self.not_judged.total()

    def note(self, document: str, differences: Sequence[str], agreed: Sequence[str] = ()) -> None:
        """Take in how one document was judged."""
        if differences:
            self.differences.append(f"{document}: {'; '.join(differences)}")
        elif agreed:
            self.agreed["; ".join(agreed)] += 1
        else:
            self.agree += 1
