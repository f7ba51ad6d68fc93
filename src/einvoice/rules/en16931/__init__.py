"""The rules of EN 16931 as CEN publishes them for UBL and CII."""

from einvoice.rules.ruleset import RuleSet, gathered

VERSION = "1.3.16"
MODULES = (
    "header",
    "parties",
    "payee",
    "representative",
    "vat_ids",
    "delivery",
    "periods",
    "lines",
    "items",
    "allowances",
    "payment",
    "references",
    "sums",
    "breakdown",
    "split_payment",
    "totals",
    "decimals",
    "vat.presence",
    "vat.identifiers",
    "vat.rates",
    "vat.taxable",
    "vat.tax",
    "vat.exemptions",
    "vat.delivery",
    "vat.outside_scope",
    "codes",
    "syntax",
)
"""The modules that declare the rules, in the order in which findings are listed."""

EN16931 = RuleSet("en16931", VERSION, gathered(__name__, MODULES))
