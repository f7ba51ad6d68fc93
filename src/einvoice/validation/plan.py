"""Which rule sets a document is checked by, and which not, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.profiles import Profile
from einvoice.profiles.core import EN16931
from einvoice.rules.registry import RULE_SETS, rule_set_named
from einvoice.rules.ruleset import RuleSet
from einvoice.syntax.detect import Syntax
from einvoice.verdict import NotRun

STRUCTURE = "structure"
DEFAULT = "default"
"""Names the rule sets of the profile, so that others can be named beside them."""
OPTIONAL = ("advice",)
"""What is only checked when named."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be checked."""

    structure: bool
    rule_sets: tuple[RuleSet, ...]
    not_run: tuple[NotRun, ...]


def plan_for(profile: Profile | None, syntax: Syntax | None, named: Sequence[str] | None) -> Plan:
    """The rule sets that are named, else those of the profile; EN 16931 holds for everything."""
    own = (STRUCTURE, *(profile.rule_sets if profile else EN16931.rule_sets))
    if named is None:
        return _plan(syntax, own, _unasked(profile))
    # A text is a sequence of texts too, and no list of names.
    names = (named,) if isinstance(named, str) else tuple(named)
    chosen = [name.strip().lower() for name in names]
    wanted = dict.fromkeys(one for name in chosen for one in (own if name == DEFAULT else (name,)))
    skipped = [] if STRUCTURE in wanted else [NotRun(STRUCTURE, "not-named")]
    if DEFAULT in chosen:
        skipped += [one for one in _unasked(profile) if one.name not in wanted]
    return _plan(syntax, tuple(wanted), skipped)


def _plan(syntax: Syntax | None, wanted: Sequence[str], not_run: Sequence[NotRun]) -> Plan:
    found = {name: rule_set_named(name) for name in wanted if name != STRUCTURE}
    left_out = list(not_run)
    structure = STRUCTURE in wanted
    if syntax is Syntax.ZUGFERD_1:
        left_out += [NotRun(name, "zugferd-1", decides=True) for name in found]
        return Plan(structure, (), tuple(left_out))
    if structure and syntax is None:
        left_out.insert(0, NotRun(STRUCTURE, "no-syntax"))
        structure = False
    return Plan(structure, tuple(found.values()), tuple(left_out))


def _unasked(profile: Profile | None) -> list[NotRun]:
    """What exists and does not apply by default."""
    found = [NotRun(name, "optional") for name in OPTIONAL]
    if profile is None:
        found.append(NotRun("profile", "unknown-profile"))
    elif profile is not EN16931 and not set(profile.rule_sets) & (set(RULE_SETS) - {"en16931"}):
        found.append(NotRun(profile.name, "profile-rules", {"profile": profile.title}))
    return found
