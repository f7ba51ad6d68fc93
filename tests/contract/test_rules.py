"""The native rules have the official ids and severities, both ways."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import TypedDict

import pytest

from einvoice.rules.registry import RULE_SETS
from tests.absence import absent
from tests.corpus_files import corpus_folder

INVENTORIES = {
    "cen-ubl": ("en16931", "ubl"),
    "cen-cii": ("en16931", "cii"),
    "xrechnung-ubl": ("xrechnung", "ubl"),
    "xrechnung-cii": ("xrechnung", "cii"),
    "peppol-ubl": ("peppol", "ubl"),
    "peppol-cii": ("peppol", "cii"),
    "peppol-ubl-sb": ("peppol-self-billing", "ubl"),
}
"""The official rule sets, each with ours and the syntax that it is for."""


class Official(TypedDict):
    """What an inventory says of a rule."""

    flag: str


def official(name: str) -> dict[str, Official]:
    folder = corpus_folder().parent / "rules"
    file = folder / f"{name}.json"
    if not file.is_file():
        absent("the official inventories", remedy="put them into ../shared/rules")
    return json.loads(file.read_text(encoding="utf-8"))["rules"]


@cache
def not_implemented() -> dict[str, dict[str, str]]:
    """Official rule set -> id -> reason."""
    text = files("einvoice.rules").joinpath("not_implemented.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def native(name: str) -> dict[str, str]:
    """Id -> severity, of our rules for an official rule set."""
    ours, syntax = INVENTORIES[name]
    return {one.id: one.severity for one in RULE_SETS[ours].rules() if syntax in one.syntaxes}


@pytest.mark.parametrize("name", INVENTORIES)
def test_every_official_rule_is_implemented_or_listed_with_a_reason(name: str) -> None:
    listed = not_implemented().get(name, {})
    assert sorted(official(name).keys() - native(name).keys()) == sorted(listed)
    assert all(listed.values())


@pytest.mark.parametrize("name", INVENTORIES)
def test_no_rule_has_an_id_that_is_not_official(name: str) -> None:
    assert sorted(native(name).keys() - official(name).keys()) == []


@pytest.mark.parametrize("name", INVENTORIES)
def test_severities_are_the_official_ones(name: str) -> None:
    expected = {rule: entry["flag"] for rule, entry in official(name).items()}
    wrong = {
        rule: (severity, expected[rule])
        for rule, severity in native(name).items()
        if severity != expected.get(rule, severity)
    }
    assert wrong == {}


def test_no_set_has_two_rules_of_one_id_in_one_syntax() -> None:
    for name, rule_set in RULE_SETS.items():
        pairs = [(one.id, syntax) for one in rule_set.rules() for syntax in one.syntaxes]
        assert len(pairs) == len(set(pairs)), name


def test_the_list_of_what_is_not_implemented_names_official_rule_sets_only() -> None:
    assert not_implemented().keys() <= INVENTORIES.keys()
