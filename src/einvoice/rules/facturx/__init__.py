"""What the profiles of Factur-X restrict."""

from einvoice.rules.ruleset import RuleSet, gathered

VERSION = "1.09.2"
MODULES = ("terms",)
"""The modules that declare the rules, in the order in which findings are listed."""

FACTURX = RuleSet("facturx", VERSION, gathered(__name__, MODULES))
