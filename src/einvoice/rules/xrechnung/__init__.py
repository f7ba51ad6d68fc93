"""The rules of XRechnung, its extension and CVD, as KoSIT publishes them."""

from einvoice.rules.ruleset import RuleSet, gathered

VERSION = "3.0.2 (Schematron 2.5.0)"
MODULES = (
    "claims",
    "addresses",
    "parties",
    "delivery",
    "document",
    "payment",
    "skonto",
    "tax_totals",
    "allowances",
    "indicators",
    "lines",
    "prices",
    "empty_elements",
    "extension",
    "schemes",
    "clean_vehicles",
)
"""The modules that declare the rules, in the order in which findings are listed."""

XRECHNUNG = RuleSet("xrechnung", VERSION, gathered(__name__, MODULES))
