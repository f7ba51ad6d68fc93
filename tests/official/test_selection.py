"""Rules are chosen by name, by version, and as of a day."""

from datetime import date
from pathlib import Path

import pytest

from einvoice.errors import RuleVersionError
from einvoice.official.artefact import Artefact, Kind
from einvoice.official.packs import recognise
from einvoice.official.selection import Wish, choose, valid_from, version_as_of
from tests.oracle.artefacts import artefact


def rules(
    version: str,
    *,
    rule_set: str = "peppol",
    syntax: str = "ubl",
    kind: Kind = "xslt",
    pack: str = "pack",
) -> Artefact:
    return Artefact(rule_set, version, syntax, kind, Path(pack), f"{version}.xslt")


PEPPOL = tuple(rules(version) for version in ("2024.5", "2025.5", "2025.11", "2026.5"))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("peppol", Wish("peppol")),
        ("peppol@2026.5", Wish("peppol", version="2026.5")),
        ("peppol@2026-08-24", Wish("peppol", as_of=date(2026, 8, 24))),
        ("peppol@", Wish("peppol")),
    ],
)
def test_a_wish_is_a_name_with_a_version_or_a_day(text: str, wish: Wish) -> None:
    assert Wish.of(text) == wish


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(RuleVersionError, match="2026-02-30"):
        Wish.of("peppol@2026-02-30")


@pytest.mark.parametrize(
    ("wish", "version"),
    [
        ("peppol", "2026.5"),
        ("peppol@2025.5", "2025.5"),
        ("peppol@2026-08-24", "2026.5"),
        ("peppol@2026-08-23", "2025.11"),
        ("peppol@2026-02-22", "2025.5"),
        ("peppol@2025-08-25", "2025.5"),
    ],
)
def test_the_version_is_the_one_that_applied(wish: str, version: str) -> None:
    assert [one.version for one in choose(PEPPOL, Wish.of(wish))] == [version]


@pytest.mark.parametrize("wish", ["peppol@2023.5", "peppol@2020-01-01", "xrechnung"])
def test_what_is_not_there_is_refused_with_what_is(wish: str) -> None:
    with pytest.raises(RuleVersionError) as refused:
        choose(PEPPOL, Wish.of(wish))
    expected = () if wish == "xrechnung" else ("2024.5", "2025.5", "2025.11", "2026.5")
    assert refused.value.known == expected


def test_a_version_without_a_day_is_never_chosen_by_a_day() -> None:
    assert valid_from("en16931", "1.3.16") is None
    with pytest.raises(RuleVersionError):
        choose([rules("1.3.16", rule_set="en16931")], Wish.of("en16931@2026-11-01"))


def test_of_versions_with_the_same_day_the_higher_applies() -> None:
    present = ("3.0.0", "3.0.2", "3.0.1", "2.3.1")
    assert version_as_of(present, "xrechnung", date(2024, 2, 1)) == "3.0.2"
    assert version_as_of(present, "xrechnung", date(2024, 1, 31)) == "2.3.1"


def test_the_rules_of_a_syntax_are_those_for_it_and_those_for_its_family() -> None:
    there = [
        rules("1", syntax="ubl-invoice"),
        rules("1", syntax="ubl-creditnote"),
        rules("1", syntax="cii"),
        rules("2", syntax="cii"),
    ]
    assert [one.syntax for one in choose(there, Wish("peppol"), syntax="ubl-invoice")] == [
        "ubl-invoice"
    ]
    assert [one.version for one in choose(there, Wish("peppol"), syntax="cii")] == ["2"]
    with pytest.raises(RuleVersionError):
        choose(there, Wish("peppol"), syntax="zugferd-1")


def test_schemas_and_rules_are_chosen_apart() -> None:
    there = [rules("1", kind="xsd"), rules("2", kind="xslt")]
    assert [one.version for one in choose(there, Wish("peppol"), kind="xsd")] == ["1"]


def test_of_two_packages_with_the_same_the_first_counts() -> None:
    there = [rules("1", pack="first"), rules("1", pack="second")]
    assert [one.container for one in choose(there, Wish("peppol"))] == [Path("first")]


@pytest.mark.oracle
def test_every_known_day_of_peppol_is_of_a_version_that_was_published() -> None:
    published = recognise(artefact("phive-rules-peppol")).rule_sets()
    for rule_set in ("peppol", "peppol-en16931", "peppol-self-billing"):
        dated = [version for version in published[rule_set] if valid_from(rule_set, version)]
        assert dated
        days = [valid_from(rule_set, version) for version in dated]
        assert days == sorted(days, key=str)
