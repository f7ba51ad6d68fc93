"""Checks beyond the norm: what is allowed and most likely wrong. Warnings only."""

from einvoice.rules.ruleset import RuleSet, gathered

VERSION = "1"
MODULES = (
    "identifiers",
    "parties",
    "accounts",
    "dates",
    "references",
    "amounts",
    "lines",
    "texts",
    "addresses",
    "skonto",
)
"""The modules that declare the checks, in the order in which findings are listed."""

ADVICE = RuleSet("advice", VERSION, gathered(__name__, MODULES))
