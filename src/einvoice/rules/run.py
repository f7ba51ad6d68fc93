"""Runs rule sets over a document."""

from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.rules.rule import Family, Hit, Rule
from einvoice.rules.ruleset import RuleSet
from einvoice.rules.stated import Stated


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that does not hold somewhere."""

    rule: Rule
    hit: Hit


@dataclass(frozen=True, slots=True)
class Failed:
    """A rule that could not be checked: an error in the rule, not in the document."""

    rule: str
    error: str


def run(rule_set: RuleSet, stated: Stated) -> Iterator[Fired | Failed]:
    """Check every rule of a set; one that raises is reported, and the others still run."""
    for check in rule_set.by_syntax[stated.syntax]:
        # A defect of one rule must not pass for a valid document, nor hide what the others find;
        # so every exception is caught, and the verdict becomes undecided.
        try:
            if isinstance(check, Family):
                for rule, hit in check.check(stated):
                    yield Fired(rule, hit)
            else:
                for hit in check.check(stated):
                    yield Fired(check, hit)
        except Exception as error:
            name = check.rules[0].id if isinstance(check, Family) else check.id
            yield Failed(name, f"{type(error).__name__}: {error}")
