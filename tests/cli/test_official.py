"""`einvoice validate` by official rules: engines, versions, configurations, and what is missing."""

import json
from pathlib import Path

import pytest

from einvoice.official.store import Store
from tests.cli.running import run
from tests.official.building import make_folder, make_zip
from tests.official.test_verdict import DATA, FINE, SUMS, pack
from tests.official.test_verdict_kosit import FIRES, files


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clean document, and a store with rules of EN 16931 that mind its sums."""
    monkeypatch.setenv("EINVOICE_RULES_HOME", str(tmp_path / "rules"))
    pack(tmp_path, {"en16931@1.0": FINE, "en16931@2.0": SUMS})
    Store(tmp_path / "rules").add(tmp_path / "pack")
    path = tmp_path / "invoice.xml"
    path.write_bytes(DATA)
    return path


def test_the_official_verdict_is_told_in_the_words_of_the_artefact(
    document: Path,
) -> None:
    told = run("validate", document, "-e", "official", "-r", "en16931", code=1).stdout
    assert "en16931 2.0" in told
    assert "[BR-CO-10] says the artefact" in told


def test_a_version_is_named(document: Path) -> None:
    told = run("validate", document, "-e", "official", "-r", "en16931@1.0").stdout
    assert "ACCEPT" in told
    assert "en16931 1.0" in told


def test_both_engines_are_compared(document: Path) -> None:
    told = run("validate", document, "-e", "both", "-r", "en16931", code=1).stdout
    assert "The engines differ:" in told
    line = run("validate", document, "-e", "both", "-r", "en16931", "-f", "json", code=1).stdout
    assert json.loads(line)["engine"] == "both"


def test_several_processes_say_the_same(document: Path) -> None:
    document.with_name("second.xml").write_bytes(DATA)
    asked = (
        "validate",
        document,
        document.with_name("second.xml"),
        "-e",
        "official",
        "-r",
        "en16931",
    )
    one = run(*asked, "-f", "json", code=1).stdout
    assert run(*asked, "-f", "json", "--jobs", "2", code=1).stdout == one


def test_a_configuration_is_run(document: Path) -> None:
    configuration = make_zip(document.with_name("configuration.zip"), files(FIRES))
    asked = ("validate", document, "-e", "official", "-f", "json", "-c", configuration)
    told = json.loads(run(*asked, code=1).stdout)
    assert told["kosit"] == {"scenario": "Invoices", "accepted": False, "errors": ["X-1"]}


@pytest.mark.parametrize(
    "options",
    [
        ("--as-of", "2026-01-01"),
        ("--configuration", "some.zip"),
        ("-e", "official", "--rules", "en16931@9"),
        ("-e", "official", "--rules", "nothing"),
        ("-e", "official", "--configuration", "no-such-package"),
        ("-e", "official", "--as-of", "soon"),
        ("-e", "official", "--as-of", "2026-01-01", "--configuration", "some.zip"),
    ],
)
def test_what_cannot_be_asked_for_is_wrong_usage(document: Path, options: tuple[str, ...]) -> None:
    run("validate", document, *options, code=2)


def test_rules_that_are_not_installed_are_wrong_usage_with_what_helps(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_folder(document.with_name("other"), {"readme.txt": b"nothing"})
    monkeypatch.setenv("EINVOICE_RULES_HOME", str(other))
    told = run(
        "validate", document, "-e", "official", "-p", "peppol", "-r", "facturx", code=2
    ).output
    assert "expected the official rules facturx" in told
