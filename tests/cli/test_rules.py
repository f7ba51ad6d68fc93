"""`einvoice rules`: what it shows, what it changes, and how it ends."""

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from einvoice.official.home import HOME
from einvoice.official.store import Store
from tests.cli.running import PROGRAM, program, run, run_json
from tests.official.building import kosit_files, make_zip, own_rules
from tests.official.serving import serving


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    return tmp_path / "home"


def catalogue(folder: Path, address: str, data: bytes) -> Path:
    path = folder / "catalogue.toml"
    path.write_text(
        '[example]\ntitle = "Rules of an example"\nversion = "1.0"\npublisher = "Example Ltd"\n'
        f'licence = "CC0-1.0"\n[[example.file]]\naddress = "{address}"\n'
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"\nsize = {len(data)}\n',
        encoding="utf-8",
    )
    return path


def test_packages_are_added_listed_verified_and_removed(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "mine.zip", own_rules("2.0"))
    assert "example 2.0" in run("rules", "add", path).output
    listed = run("rules", "list").output
    assert "mine.zip" in listed
    assert "manifest" in listed
    assert "mine.zip: sound" in run("rules", "verify").output
    assert "removed" in run("rules", "remove", "mine.zip").output
    assert "mine.zip" not in run("rules", "list").output


def test_a_list_as_json_says_what_each_package_holds(tmp_path: Path) -> None:
    run("rules", "add", make_zip(tmp_path / "configuration.zip", kosit_files()))
    (listed,) = run_json("rules", "list")
    (mine,) = [one for one in listed if one["name"] == "configuration.zip"]
    assert mine["layout"] == "kosit"
    assert mine["scenarios"] == ["Orders"]
    assert mine["fault"] is None
    assert [one["kind"] for one in mine["artefacts"]] == ["xsd", "xslt"]


def test_a_bad_package_is_unreadable_and_does_not_stop_the_others(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.zip", make_zip(tmp_path / "good.zip", own_rules())
    bad.write_bytes(b"no archive")
    result = run("rules", "add", bad, good, code=3)
    assert "bad.zip" in result.stderr
    assert "good.zip" in result.stdout
    assert [one.name for one in Store().stored()] == ["good.zip"]


def test_a_failure_as_json_has_its_code(tmp_path: Path) -> None:
    (failure,) = run_json("rules", "add", tmp_path / "none.zip", code=3)
    assert failure["error"]["code"] == "rule-set.pack"


def test_a_damaged_package_is_a_fault_and_still_listed(tmp_path: Path) -> None:
    run("rules", "add", make_zip(tmp_path / "mine.zip", own_rules()))
    (stored,) = Store().stored()
    stored.path.write_bytes(b"broken")
    assert "another content" in run("rules", "verify", code=1).output
    assert "damaged" in run("rules", "list").output
    (result,) = run_json("rules", "verify", stored.id, code=1)
    assert result["fault"]
    run("rules", "remove", stored.id)
    run("rules", "verify")


def test_what_is_not_there_is_wrong_usage() -> None:
    assert "expected" in run("rules", "remove", "none", code=2).stderr
    assert "expected" in run("rules", "verify", "none", code=2).stderr
    assert "en16931" in run("rules", "install", "none", code=2).stderr


def test_what_can_be_installed_is_listed() -> None:
    shown = run("rules", "list", "--available").output
    assert "en16931" in shown
    assert "EUPL-1.2" in shown
    (listed,) = run_json("rules", "list", "--available")
    assert {one["name"] for one in listed} >= {"en16931", "xrechnung"}
    assert all(len(file["sha256"]) == 64 for one in listed for file in one["files"])


def test_a_publication_is_installed_from_a_catalogue_of_ones_own(tmp_path: Path) -> None:
    data = make_zip(tmp_path / "made.zip", own_rules()).read_bytes()
    with serving(rules__zip=data) as served:
        pins = catalogue(tmp_path, served.url("rules.zip"), data)
        assert "Example Ltd" in run("rules", "list", "--catalogue", pins).output
        assert "added" in run("rules", "install", "example", "--catalogue", pins).output
        (again,) = run_json("rules", "install", "example", "--catalogue", pins)
    assert again["name"] == "rules.zip"
    assert len(Store().stored()) == 1


def test_a_file_that_does_not_match_is_unreadable_and_not_installed(tmp_path: Path) -> None:
    data = make_zip(tmp_path / "made.zip", own_rules()).read_bytes()
    with serving(rules__zip=data[:-1] + b"x") as served:
        pins = catalogue(tmp_path, served.url("rules.zip"), data)
        result = run("rules", "install", "example", "--catalogue", pins, code=3)
    assert "another file" in result.stderr
    assert Store().stored() == ()


def test_a_catalogue_that_is_none_is_unreadable(tmp_path: Path) -> None:
    result = run("rules", "install", "example", "--catalogue", tmp_path / "none.toml", code=3)
    assert "none.toml" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals")
def test_an_installation_shows_a_bar_on_the_terminal(tmp_path: Path) -> None:
    import pty

    data = make_zip(
        tmp_path / "made.zip", {**own_rules(), "noise.bin": os.urandom(400_000)}
    ).read_bytes()
    main_end, terminal = pty.openpty()
    with serving(rules__zip=data) as served:
        pins = catalogue(tmp_path, served.url("rules.zip"), data)
        command = [*PROGRAM, "rules", "install", "example", "--catalogue", str(pins)]
        env = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=terminal, env=env, check=True)
    os.close(terminal)
    seen = os.read(main_end, 100_000).decode("utf-8")
    os.close(main_end)
    assert "example" in seen
    assert "kB" in seen
    assert b"\x1b" not in done.stdout
    assert b"added" in done.stdout


def test_a_name_that_steers_the_terminal_is_shown_harmless(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "mine\x1b[31m.zip", own_rules())
    assert b"\x1b" not in program("rules", "add", path).stdout
    assert b"\x1b" not in program("rules", "list").stdout


def test_help_of_the_group_loads_neither_the_model_nor_the_parser() -> None:
    shown = program("rules", "--help").stdout.decode()
    assert all(f"  {verb} " in shown for verb in ("list", "add", "install", "remove", "verify"))
    assert program("rules").returncode == 2
