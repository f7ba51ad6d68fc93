"""Makes findings of what fired: with severity, terms, place in the source and patch."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from einvoice.profiles import Profile
from einvoice.rules.facturx.binding import binds
from einvoice.rules.rule import Hit, Rule
from einvoice.rules.ruleset import RuleSet
from einvoice.rules.run import Failed, run
from einvoice.rules.stated import Stated
from einvoice.syntax.find import Finder
from einvoice.validation.patches import operation
from einvoice.verdict import Finding, Location, NotRun

MOST_PLACES = 100
"""Places of one rule that are listed one by one; further ones are counted at the last."""


class Collector:
    """The findings of one document, as they come."""

    def __init__(self, find: Callable[[], Finder] | None, profile: Profile | None) -> None:
        self.findings: list[Finding] = []
        self.failed: list[NotRun] = []
        self._find = find
        self._finder: Finder | None = None
        self._profile = profile.name if profile else None

    def check(self, rule_set: RuleSet, stated: Stated) -> None:
        """Check a rule set, and keep what fired and what could not be checked."""
        kept: Counter[str] = Counter()
        last: dict[str, int] = {}
        for outcome in run(rule_set, stated):
            if isinstance(outcome, Failed):
                self.failed.append(
                    NotRun(outcome.rule, "raised", {"error": outcome.error}, decides=True)
                )
                continue
            rule = outcome.rule
            kept[rule.id] += 1
            if kept[rule.id] <= MOST_PLACES:
                last[rule.id] = len(self.findings)
                self.findings.append(self._finding(rule_set, rule, outcome.hit))
        for rule_id, number in kept.items():
            if number > MOST_PLACES:
                place = last[rule_id]
                self.findings[place] = replace(self.findings[place], count=number - MOST_PLACES + 1)

    def _finding(self, rule_set: RuleSet, rule: Rule, hit: Hit) -> Finding:
        suffix = f".{hit.kind}" if hit.kind else ""
        return Finding(
            rule=rule.id,
            rule_set=rule_set.name,
            severity=rule.severity,
            terms=hit.terms or rule.terms,
            path=hit.path,
            location=self._location(hit),
            values={**rule.facts, **hit.values} if rule.facts else hit.values,
            patch=tuple(operation(*step) for step in hit.patch),
            kind=hit.kind,
            decides=rule_set.name != "en16931" or binds(rule.id, self._profile),
            text=f"{rule.area}/{rule.key}{suffix}",
        )

    def _location(self, hit: Hit) -> Location | None:
        if self._find is None:
            return None
        if hit.location:
            return Location(hit.location, hit.line)
        # A clean document is not looked through for places.
        if self._finder is None:
            self._finder = self._find()
        return Location(*self._finder.location(hit.path))
