"""What a KoSIT configuration decides of a document, given what its steps found."""

from collections.abc import Iterable, Mapping
from typing import Final

from einvoice.official.scenarios import Scenario
from einvoice.rules.kosit import Acceptance, Level
from einvoice.rules.kosit import Scenario as Summary

# The validator compares these exactly: a flag in capitals is none of them, and so an error.
_LEVELS: Final[tuple[tuple[frozenset[str], Level], ...]] = (
    (frozenset({"fatal", "error"}), "error"),
    (frozenset({"warning", "warn"}), "warning"),
    (frozenset({"information", "info"}), "information"),
)
_WORST: Final[Mapping[Level, int]] = {"information": 0, "warning": 1, "error": 2}


def level_of(*said: str | None) -> Level:
    """The level of a message by the flag and the role of its assertion; without them, error."""
    for words, level in _LEVELS:
        if not words.isdisjoint(said):
            return level
    return "error"


def accept(
    scenario: Scenario | None,
    failed: Iterable[tuple[str, str | None]],
    *,
    schema_valid: bool,
    complete: bool = True,
) -> Acceptance:
    """Accept or reject.

    `failed` is each message as (id, level or flag), of all steps of the scenario; `complete` is
    whether all steps ran to their end. The validator rejects a document whose stylesheet stops.
    """
    if scenario is None:
        return Acceptance(None, False, {}, {}, ())
    levels: dict[str, Level] = {}
    for rule, flag in failed:
        level = scenario.levels.get(rule) or level_of(flag)
        if rule not in levels or _WORST[level] > _WORST[levels[rule]]:
            levels[rule] = level
    errors = tuple(sorted(rule for rule, level in levels.items() if level == "error"))
    return Acceptance(
        scenario=_summary(scenario),
        accepted=schema_valid and complete and not errors,
        levels=levels,
        changed={rule: level for rule, level in levels.items() if rule in scenario.levels},
        errors=errors,
    )


def _summary(scenario: Scenario) -> Summary:
    # Which documents it is for stands in its match, not in a root and a guideline.
    names = tuple(resource.name for resource in scenario.schematron)
    return Summary(scenario.name, "", "", names, scenario.levels)
