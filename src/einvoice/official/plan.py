"""Which official artefacts judge a document, and what is missing for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from einvoice.errors import NoOfficialRulesError, RuleVersionError
from einvoice.official.artefact import Artefact
from einvoice.official.selection import Wish, choose, has_days, versions
from einvoice.profiles import Profile
from einvoice.profiles.core import EN16931
from einvoice.syntax.detect import Syntax
from einvoice.verdict import NotRun

STRUCTURE: Final = "structure"
DEFAULT: Final = "default"
_ADVICE: Final = "advice"
_FACTURX: Final = "facturx"
_OF_PROFILES: Final[Mapping[str, str]] = {
    "factur-x-minimum": "facturx-minimum",
    "factur-x-basic-wl": "facturx-basicwl",
    "factur-x-basic": "facturx-basic",
    "factur-x-en16931": "facturx-en16931",
    "factur-x-extended": "facturx-extended",
    "extended-ctc-fr": "extended-ctc-fr",
}
"""The rule sets that profiles of Factur-X and its kin have of their own."""

_EXTRA: Final = 'pip install "einvoice-kit[official]"'
_ADD: Final = "einvoice rules add FILE"
_SHOWN: Final = 5
"""Versions that a reason names."""
REMEDIES: Final[Mapping[str, str]] = {
    "en16931": "einvoice rules install en16931",
    "xrechnung": "einvoice rules install xrechnung-schematron",
    "cii": "einvoice rules install xrechnung",
    "ubl": _EXTRA,
    **dict.fromkeys(_OF_PROFILES.values(), _EXTRA),
}
"""What brings a rule set or a schema."""


@dataclass(slots=True)
class OfficialPlan:
    """What is to be run."""

    schema: Artefact | None = None
    rules: list[Artefact] = field(default_factory=list[Artefact])
    not_run: list[NotRun] = field(default_factory=list[NotRun])


def plan_for(
    artefacts: Iterable[Artefact],
    profile: Profile | None,
    syntax: Syntax,
    named: Sequence[str] | None = None,
    as_of: date | None = None,
) -> OfficialPlan:
    """The artefacts that are named, else those of the profile.

    `RuleVersionError` where one is named that no package holds, `NoOfficialRulesError` where
    nothing can run for want of packages.
    """
    own = _own(profile)
    names = own if named is None else _named(named, own)
    planner = _Planner(tuple(artefacts), profile, syntax, as_of)
    for name in dict.fromkeys(names):
        # Only what was asked for by its name is missed by its name.
        planner.add(name, is_own=named is None or name in own)
    plan = planner.plan
    if STRUCTURE not in names:
        plan.not_run.append(NotRun(STRUCTURE, "not-named"))
    if named is None and profile is None:
        plan.not_run.append(NotRun("profile", "unknown-profile"))
    if plan.schema is None and not plan.rules:
        _refuse_nothing(plan.not_run)
    return plan


def check_names(artefacts: Iterable[Artefact], named: Sequence[str]) -> None:
    """Raise a `RuleVersionError` where a named rule set is in no package, or not the version."""
    rules = [one for one in artefacts if one.kind != "xsd"]
    for name in (name.strip().lower() for name in named):
        if name not in (STRUCTURE, DEFAULT, _ADVICE, _FACTURX):
            choose(rules, Wish.of(name))


def _own(profile: Profile | None) -> tuple[str, ...]:
    """The rule sets of a profile by the names of the packages."""
    shared = [name for name in (profile or EN16931).rule_sets if name != _FACTURX]
    special = _OF_PROFILES.get(profile.name) if profile else None
    return (STRUCTURE, *shared, *([special] if special else ()))


def _named(named: Sequence[str], own: tuple[str, ...]) -> tuple[str, ...]:
    # A text is a sequence of texts too, and no list of names.
    names = (named,) if isinstance(named, str) else tuple(named)
    return tuple(one for name in names for one in _meant(name.strip(), own))


def _meant(name: str, own: tuple[str, ...]) -> Iterator[str]:
    if name.lower() == DEFAULT:
        yield from own
    elif name.lower() == _FACTURX:
        mine = [one for one in own if one in _OF_PROFILES.values()]
        yield from mine or [name]
    else:
        wish = Wish.of(name)
        yield name.replace(wish.rule_set, wish.rule_set.lower(), 1)


def _refuse_nothing(not_run: Iterable[NotRun]) -> None:
    missing = [one for one in not_run if one.kind == "not-installed"]
    if missing:
        raise NoOfficialRulesError(
            rule_sets=[one.name for one in missing],
            remedies=dict.fromkeys(one.values["remedy"] for one in missing),
        )


class _Planner:
    """Looks for the artefacts of one document."""

    def __init__(
        self,
        artefacts: tuple[Artefact, ...],
        profile: Profile | None,
        syntax: Syntax,
        as_of: date | None,
    ) -> None:
        self.plan = OfficialPlan()
        self._schemas = [one for one in artefacts if one.kind == "xsd"]
        self._rules = [one for one in artefacts if one.kind != "xsd"]
        self._profile = profile
        self._syntax = syntax
        self._as_of = as_of

    def add(self, name: str, *, is_own: bool) -> None:
        """Plan a rule set, or note why it cannot be."""
        if name == STRUCTURE:
            self._add_structure()
        elif name == _ADVICE:
            self.plan.not_run.append(NotRun(name, "native-only"))
        elif self._syntax is Syntax.ZUGFERD_1 and is_own:
            self.plan.not_run.append(NotRun(name, "zugferd-1", decides=True))
        else:
            self._add_rules(Wish.of(name), is_own=is_own)

    def _add_rules(self, wish: Wish, *, is_own: bool) -> None:
        wish = self._dated(wish)
        found = self._found(self._rules, wish, is_own=is_own)
        # Compiled rules are what publishers test; their sources only where there is nothing else.
        kind = "xslt" if any(one.kind == "xslt" for one in found) else "sch"
        fitting = [one for one in found if one.kind == kind]
        exact = [one for one in fitting if one.syntax == self._syntax]
        self.plan.rules += exact or fitting

    def _dated(self, wish: Wish) -> Wish:
        """The wish as of the day that is asked for, where its versions have days."""
        if wish.version or wish.as_of or self._as_of is None:
            return wish
        if has_days(wish.rule_set):
            return Wish(wish.rule_set, as_of=self._as_of)
        if present := versions(self._rules, wish.rule_set):
            self.plan.not_run.append(NotRun(wish.rule_set, "undated", {"version": present[-1]}))
        return wish

    def _add_structure(self) -> None:
        own = _OF_PROFILES.get(self._profile.name) if self._profile else None
        if self._syntax is Syntax.ZUGFERD_1:
            wish = Wish("zugferd-1")
        elif self._syntax.family == "ubl":
            wish = Wish("ubl", version="2.1")
        elif own == "extended-ctc-fr":
            wish = Wish("cii", version="D22B")
        else:
            wish = Wish(own) if own else Wish("cii", version="D16B")
        found = self._found(self._schemas, wish, is_own=True, name=STRUCTURE)
        self.plan.schema = found[0] if found else None

    def _found(
        self, among: list[Artefact], wish: Wish, *, is_own: bool, name: str = ""
    ) -> tuple[Artefact, ...]:
        try:
            return choose(among, wish, syntax=self._syntax)
        except RuleVersionError:
            present = versions(among, wish.rule_set)
            if not is_own and (not present or (wish.version and wish.version not in present)):
                raise
            self.plan.not_run.append(self._missing(wish, present, name or wish.rule_set))
            return ()

    def _missing(self, wish: Wish, present: tuple[str, ...], name: str) -> NotRun:
        known = ", ".join(present[-_SHOWN:])
        remedy = REMEDIES.get(wish.rule_set)
        if wish.as_of is not None and present:
            values = {"versions": known, "day": str(wish.as_of)}
            return NotRun(name, "not-as-of", values, decides=True)
        if present and wish.version in (None, *present) and (wish.version or not remedy):
            values = {"versions": known, "syntax": self._syntax.value}
            return NotRun(name, "not-for-syntax", values, decides=True)
        values = {"remedy": remedy or _ADD}
        return NotRun(name, "not-installed", values, decides=not self._is_covered(name))

    def _is_covered(self, name: str) -> bool:
        """Whether the profile has rules of its own that repeat those of EN 16931."""
        profile = self._profile
        return name == "en16931" and profile is not None and _FACTURX in profile.rule_sets
