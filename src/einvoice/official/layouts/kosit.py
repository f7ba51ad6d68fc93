"""A configuration of the KoSIT validator: scenarios.xml and the files that it names."""

import re
from datetime import date
from pathlib import Path

from einvoice.errors import RulePackError
from einvoice.official.artefact import KINDS, Artefact, read_entry, resolve
from einvoice.official.layouts.layout import Found, Layout
from einvoice.official.layouts.stated import stated_version
from einvoice.official.scenarios import Resource, Scenario, parse_scenarios

_FILE = "scenarios.xml"
_DEEPEST = 2
_RULES = re.compile(
    r"(?P<name>EN16931|XRechnung|PEPPOL-EN16931)-(?P<syntax>UBL|CII)(?P<self>-SB|)(?:-validation)?"
    r"(?P<root>-Invoice|-CreditNote|)",
    re.IGNORECASE,
)
_NAMES = {"en16931": "en16931", "xrechnung": "xrechnung", "peppol-en16931": "peppol"}
_ROOTS = {"": "", "-invoice": "-invoice", "-creditnote": "-creditnote"}
_UBL_SCHEMA = re.compile(r"UBL-(?P<root>Invoice|CreditNote)-(?P<version>2\.\d)")
_CII_SCHEMA = re.compile(r"CrossIndustryInvoice_100p(?P<version>D\d\d[AB])")


def find(container: Path, names: frozenset[str]) -> Found | None:
    """The configuration, and the artefacts that its scenarios name."""
    entry = scenarios_entry(names)
    if entry is None:
        return None
    configuration = parse_scenarios(read_entry(container, entry), pack=str(container))
    seen: dict[str, Artefact] = {}
    for scenario in configuration.scenarios:
        for resource in (*scenario.schemas, *scenario.schematron):
            artefact = artefact_of(container, entry, resource, scenario, configuration.published)
            seen.setdefault(artefact.entry, artefact)
    return Found(configuration.name or "KoSIT configuration", tuple(seen.values()), entry)


def scenarios_entry(names: frozenset[str]) -> str | None:
    """Where the scenarios.xml is: at the top, or below a folder that holds everything."""
    found = [
        name for name in names if name.rsplit("/", 1)[-1] == _FILE and name.count("/") <= _DEEPEST
    ]
    return min(found, key=lambda name: (name.count("/"), name), default=None)


def artefact_of(
    container: Path,
    entry: str,
    resource: Resource,
    scenario: Scenario,
    published: date | None,
) -> Artefact:
    """The artefact that a scenario names; RulePackError where it is not in the container."""
    location = resolve(container, entry, resource.location)
    stem, _, ending = location.rsplit("/", 1)[-1].rpartition(".")
    kind = KINDS.get(f".{ending.lower()}")
    if kind is None:
        detail = f"a step of {scenario.name!r} that is no schema and no rules, {location!r}"
        raise RulePackError(pack=str(container), detail=detail)
    dated = f"kosit-{published}" if published else "kosit"
    if kind == "xsd":
        rule_set, version, syntax = _schema(stem, dated)
    else:
        rule_set, syntax = _rules(stem)
        version = stated_version(read_entry(container, location)) or dated
    return Artefact(rule_set, version, syntax, kind, container, location)


def _schema(stem: str, dated: str) -> tuple[str, str, str]:
    if found := _UBL_SCHEMA.fullmatch(stem):
        return "ubl", found["version"], f"ubl-{found['root'].lower()}"
    if found := _CII_SCHEMA.fullmatch(stem):
        return "cii", found["version"], "cii"
    return stem.lower(), dated, ""


def _rules(stem: str) -> tuple[str, str]:
    if found := _RULES.fullmatch(stem):
        name = _NAMES[found["name"].lower()]
        rule_set = "peppol-self-billing" if found["self"] and name == "peppol" else name
        return rule_set, found["syntax"].lower() + _ROOTS[found["root"].lower()]
    return stem.lower(), ""


KOSIT = Layout("kosit", find)
