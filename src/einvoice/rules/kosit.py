"""What the KoSIT validator makes of the rules: its scenarios, its own levels, accept or reject.

The facts are those of its configuration for XRechnung, as of the snapshot below.  That one is
built with the rules of EN 16931 1.3.15; here what fired by the present ones is weighed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from einvoice.rules.rule import Severity

SNAPSHOT = "2026-07-31"
"""The day as of which the configuration was read."""

Level = Literal["error", "warning", "information"]
"""How bad a message is, in the words of the validator."""

_LEVELS: Mapping[str, Level] = {
    "fatal": "error",
    "warning": "warning",
    "information": "information",
}
_WORST: Mapping[Level, int] = {"information": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the validator checks documents of one kind by."""

    name: str
    root: str
    """The name of the root element: Invoice, CreditNote or CrossIndustryInvoice."""
    guideline: str
    """The specification identifier (BT-24) that documents of this kind claim."""
    rule_sets: tuple[str, ...]
    """The rule sets whose messages count."""
    levels: Mapping[str, Level]
    """By rule, the level that its messages have here, whatever the rule says."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the validator decides of a document."""

    scenario: Scenario | None
    """None where no scenario is for such a document, which is then rejected."""
    accepted: bool
    levels: Mapping[str, Level]
    """By rule that fired, the level of its messages in the scenario."""
    changed: Mapping[str, Level]
    """Those of them whose level the scenario sets."""
    errors: tuple[str, ...]
    """The rules that speak against accepting, sorted."""


_CORE = "urn:cen.eu:en16931:2017"
_XRECHNUNG = f"{_CORE}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
_EXTENSION = f"{_XRECHNUNG}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0"
_CVD = f"{_XRECHNUNG}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9"

_UNITS_AND_SCHEMES: Mapping[str, Level] = {"BR-CL-21": "warning", "BR-CL-23": "warning"}
_VEHICLES: Mapping[str, Level] = {"BR-CL-13": "information"}
_EXTENDED: Mapping[str, Level] = {
    "BR-CL-10": "information",
    "BR-CL-11": "information",
    "BR-CL-21": "information",
    "BR-CL-23": "warning",
    "BR-CL-24": "information",
    "BR-CL-25": "information",
    "BR-CL-26": "information",
}
_SUB_LINES: Mapping[str, Level] = {
    "BR-CO-16": "information",
    "UBL-CR-470": "information",
    "UBL-CR-646": "information",
}
_NO_SUB_LINES: Mapping[str, Level] = {"UBL-CR-646": "error"}
_ONCE_IN_CII: Mapping[str, Level] = {
    "CII-SR-452": "error",
    "CII-SR-453": "error",
    "CII-SR-454": "error",
}

_INVOICE, _CREDIT_NOTE, _CII = "Invoice", "CreditNote", "CrossIndustryInvoice"
_KINDS = {_INVOICE: "UBL Invoice", _CREDIT_NOTE: "UBL CreditNote", _CII: "CII"}
_BOTH = ("en16931", "xrechnung")


def _xrechnung(name: str, root: str, guideline: str, *levels: Mapping[str, Level]) -> Scenario:
    merged: dict[str, Level] = {}
    for part in levels:
        merged.update(part)
    return Scenario(f"EN16931 {name} ({_KINDS[root]})", root, guideline, _BOTH, merged)


SCENARIOS: tuple[Scenario, ...] = (
    _xrechnung("XRechnung", _INVOICE, _XRECHNUNG, _UNITS_AND_SCHEMES, _NO_SUB_LINES),
    _xrechnung("XRechnung Extension", _INVOICE, _EXTENSION, _EXTENDED, _SUB_LINES),
    _xrechnung("XRechnung CVD", _INVOICE, _CVD, _UNITS_AND_SCHEMES, _VEHICLES, _NO_SUB_LINES),
    _xrechnung("XRechnung", _CREDIT_NOTE, _XRECHNUNG, _UNITS_AND_SCHEMES),
    _xrechnung("XRechnung CVD", _CREDIT_NOTE, _CVD, _UNITS_AND_SCHEMES, _VEHICLES, _NO_SUB_LINES),
    _xrechnung("XRechnung", _CII, _XRECHNUNG, _UNITS_AND_SCHEMES, _ONCE_IN_CII),
    _xrechnung("XRechnung Extension", _CII, _EXTENSION, _EXTENDED, _ONCE_IN_CII),
    _xrechnung("XRechnung CVD", _CII, _CVD, _UNITS_AND_SCHEMES, _VEHICLES, _ONCE_IN_CII),
    *(
        Scenario(f"EN16931 ({kind})", root, _CORE, ("en16931",), {})
        for root, kind in _KINDS.items()
    ),
)
"""The scenarios, each for one root and one specification identifier."""

_BY_CLAIM = {(scenario.root, scenario.guideline): scenario for scenario in SCENARIOS}


def scenario_for(guideline: str | None, root: str) -> Scenario | None:
    """The scenario of a document by its specification identifier and root element."""
    return _BY_CLAIM.get((root, guideline or ""))


def acceptance(
    guideline: str | None,
    root: str,
    fired: Iterable[tuple[str, Severity]],
    *,
    schema_valid: bool,
    complete: bool = True,
) -> Acceptance:
    """What the validator decides of a document, given what fired.

    `fired` is what the rule sets of its scenario say (`scenario_for(...).rule_sets`); `complete`
    is whether every rule could be checked.
    """
    scenario = scenario_for(guideline, root)
    if scenario is None:
        return Acceptance(None, False, {}, {}, ())
    levels: dict[str, Level] = {}
    for rule, severity in fired:
        level = scenario.levels.get(rule) or _LEVELS[severity]
        if rule not in levels or _WORST[level] > _WORST[levels[rule]]:
            levels[rule] = level
    errors = tuple(sorted(rule for rule, level in levels.items() if level == "error"))
    return Acceptance(
        scenario,
        accepted=schema_valid and complete and not errors,
        levels=levels,
        changed={rule: level for rule, level in levels.items() if rule in scenario.levels},
        errors=errors,
    )
