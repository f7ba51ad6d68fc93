"""Every native rule set, by the name that people ask for."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from einvoice.errors import UnknownRuleSetError
from einvoice.rules.ruleset import RuleSet

_HOMES = {
    "en16931": ("en16931", "EN16931"),
    "xrechnung": ("xrechnung", "XRECHNUNG"),
    "peppol": ("peppol", "PEPPOL"),
    "peppol-self-billing": ("peppol", "SELF_BILLING"),
    "facturx": ("facturx", "FACTURX"),
    "advice": ("advice", "ADVICE"),
}
"""The package of each rule set and its name there."""


class _RuleSets(Mapping[str, RuleSet]):
    """The rule sets; each is loaded when first asked for, as most documents need two of them."""

    def __getitem__(self, name: str) -> RuleSet:
        package, constant = _HOMES[name]
        return getattr(import_module(f"einvoice.rules.{package}"), constant)

    def __iter__(self) -> Iterator[str]:
        return iter(_HOMES)

    def __len__(self) -> int:
        return len(_HOMES)


RULE_SETS: Mapping[str, RuleSet] = _RuleSets()


def rule_set_named(name: str) -> RuleSet:
    """The rule set with a name; UnknownRuleSetError for others."""
    if name not in _HOMES:
        raise UnknownRuleSetError(rule_set=name, known=("structure", *_HOMES))
    return RULE_SETS[name]
