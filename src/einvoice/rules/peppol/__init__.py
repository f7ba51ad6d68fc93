"""The rules of Peppol BIS Billing and self-billing, with the national ones."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from einvoice.rules.rule import Checked, Rule
from einvoice.rules.ruleset import RuleSet, gathered

UBL_VERSION = "2026.5"
CII_VERSION = "3.0.19"
VERSION = f"{UBL_VERSION} (UBL), {CII_VERSION} (CII)"

SHARED: tuple[str, ...] = (
    "process",
    "empty_elements",
    "dates",
    "notes",
    "references",
    "electronic_addresses",
    "identifiers",
    "periods",
    "payment",
    "allowances",
    "line_amounts",
    "prices",
    "vat_totals",
    "currencies",
    "exemptions",
    "code_values",
)
"""The modules whose rules hold for billing and for self-billing."""
NATIONAL: tuple[str, ...] = (
    "national.norway",
    "national.denmark",
    "national.denmark_payment",
    "national.italy",
    "national.sweden",
    "national.sweden_payment",
    "national.greece",
    "national.greece_number",
    "national.iceland",
    "national.netherlands",
    "national.germany",
    "national.germany_payment",
)
"""The modules of the countries, which self-billing has not."""
MODULES: tuple[str, ...] = (
    "billing",
    *SHARED,
    *NATIONAL,
)
"""The modules that declare the rules, in the order in which findings are listed."""
SELF_BILLING_MODULES: tuple[str, ...] = ("self_billing", *SHARED)


def _in_ubl(checks: Iterable[Checked]) -> Iterator[Checked]:
    """The rules of the UBL documents; there is no self-billing in CII."""
    for check in checks:
        if isinstance(check, Rule) and "ubl" in check.syntaxes:
            yield replace(check, syntaxes=frozenset({"ubl"}))


PEPPOL = RuleSet("peppol", VERSION, gathered(__name__, MODULES))
SELF_BILLING = RuleSet(
    "peppol",
    UBL_VERSION,
    tuple(_in_ubl(gathered(__name__, SELF_BILLING_MODULES))),
    variant="self-billing",
)
