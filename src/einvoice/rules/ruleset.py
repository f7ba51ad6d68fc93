"""A rule set: rules that are published together, with the version that they follow."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib import import_module

from einvoice.rules.rule import Checked, Family, Rule


@dataclass(frozen=True, eq=False)
class RuleSet:
    """Rules under one name and version."""

    name: str
    """As findings name it: en16931, xrechnung, peppol, facturx, advice."""
    version: str
    """The upstream publication whose behaviour it has."""
    checks: tuple[Checked, ...]
    variant: str = ""
    """What tells apart several sets of one name: "self-billing"."""

    def rules(self) -> Iterator[Rule]:
        """Every rule, those of families too."""
        for check in self.checks:
            if isinstance(check, Family):
                yield from check.rules
            else:
                yield check

    @cached_property
    def by_syntax(self) -> Mapping[str, tuple[Checked, ...]]:
        """What is to be checked in each syntax."""
        return {
            syntax: tuple(check for check in self.checks if syntax in check.syntaxes)
            for syntax in ("ubl", "cii")
        }

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """The rules by id; of two for the two syntaxes, the first."""
        found: dict[str, Rule] = {}
        for one in self.rules():
            found.setdefault(one.id, one)
        return found


@lru_cache(maxsize=256)
def only(rule_set: RuleSet, ids: frozenset[str]) -> RuleSet:
    """The same with these rules alone, and those of their families."""
    checks = tuple(
        check
        for check in rule_set.checks
        if any(one.id in ids for one in (check.rules if isinstance(check, Family) else (check,)))
    )
    return replace(rule_set, checks=checks)


def gathered(package: str, modules: Iterable[str]) -> tuple[Checked, ...]:
    """The rules that the modules of a package declare as `RULES`."""
    return tuple(check for name in modules for check in import_module(f"{package}.{name}").RULES)
