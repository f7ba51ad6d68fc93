"""Findings by their rule, and how many of them a document on paper shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from einvoice.report.sections import PartSection, ShownFinding

MOST_OF_A_RULE = 5
"""So many places of one rule are shown in a part of the invoice."""
MOST_RULES = 300
"""So many rules are shown in all."""


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """What one rule found in one part of the invoice."""

    shown: tuple[ShownFinding, ...]
    """The first places, at least one."""
    hidden: int
    """How many more there are."""

    @property
    def first(self) -> ShownFinding:
        """The one that stands for all where they say the same."""
        return self.shown[0]

    @property
    def count(self) -> int:
        """How often the rule fires."""
        return len(self.shown) + self.hidden


@dataclass(frozen=True, slots=True)
class PartGroups:
    """A part of the invoice, with its findings by rule."""

    title: str
    groups: tuple[RuleGroup, ...]


def grouped(parts: Iterable[PartSection]) -> tuple[tuple[PartGroups, ...], int]:
    """The parts with their first rules, and how many findings of further rules are left out."""
    room, left_out = MOST_RULES, 0
    found: list[PartGroups] = []
    for part in parts:
        groups = tuple(_by_rule(part.findings))
        left_out += sum(group.count for group in groups[room:])
        if shown := groups[:room]:
            found.append(PartGroups(part.title, shown))
        room -= len(shown)
    return tuple(found), left_out


def _by_rule(findings: Iterable[ShownFinding]) -> Iterator[RuleGroup]:
    """In the order in which rules first occur: the worst first."""
    by_rule: dict[tuple[str, ...], list[ShownFinding]] = {}
    for one in findings:
        # What a rule is for is the same for all of a group; XSD stands for rules of many kinds.
        # Of the remarks, all but that there are more of it.
        remarks = one.remarks[one.count > 1 :]
        key = (one.rule_set, one.rule, one.severity, one.why, *remarks)
        by_rule.setdefault(key, []).append(one)
    for group in by_rule.values():
        shown = tuple(group[:MOST_OF_A_RULE])
        yield RuleGroup(shown, sum(one.count for one in group) - len(shown))
