"""The store keeps packages as they came, and survives what happens to processes and disks."""

import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from einvoice.errors import RulePackError, RuleVersionError
from einvoice.official.home import HOME, rules_home
from einvoice.official.store import Store
from tests.official.building import make_folder, make_zip, own_rules


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "home")


def test_an_empty_store_holds_nothing_and_makes_no_folder(store: Store) -> None:
    assert store.stored() == ()
    assert not store.home.exists()


def test_an_archive_is_kept_as_it_came(store: Store, tmp_path: Path) -> None:
    path = make_zip(tmp_path / "rules of mine.zip", own_rules())
    added = store.add(path)
    assert added.path.read_bytes() == path.read_bytes()
    assert (added.name, added.origin) == ("rules of mine.zip", str(path))
    assert added.intact()
    assert store.stored() == (added,)
    path.unlink()
    assert added.pack().rule_sets() == {"example": ("1.0",)}


def test_a_folder_becomes_the_same_archive_whenever_it_is_added(
    store: Store, tmp_path: Path
) -> None:
    first = store.add(make_folder(tmp_path / "a" / "rules", own_rules()))
    second = store.add(make_folder(tmp_path / "b" / "rules", own_rules()))
    assert first == second
    assert len(store.stored()) == 1


def test_versions_stand_side_by_side(store: Store, tmp_path: Path) -> None:
    for version in ("1.0", "2.0"):
        store.add(make_zip(tmp_path / f"{version}.zip", own_rules(version)))
    found = {one.version for one in store.artefacts() if one.rule_set == "example"}
    assert found == {"1.0", "2.0"}


def test_the_latest_package_comes_first(store: Store, tmp_path: Path) -> None:
    names = ["1.zip", "2.zip", "3.zip"]
    for number, name in enumerate(names):
        store.add(make_zip(tmp_path / name, own_rules(f"{number}")))
    assert [one.name for one in store.stored()] == names[::-1]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 and no more"])
def test_what_is_of_no_use_is_not_added(store: Store, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(content)
    with pytest.raises(RulePackError, match=r"bad\.zip"):
        store.add(path)
    assert store.stored() == ()
    assert list((store.home / "tmp").iterdir()) == []


def test_what_is_not_there_is_not_added(store: Store, tmp_path: Path) -> None:
    with pytest.raises(RulePackError):
        store.add(tmp_path / "none.zip")


def test_a_package_that_was_changed_is_not_used(store: Store, tmp_path: Path) -> None:
    added = store.add(make_zip(tmp_path / "a.zip", own_rules()))
    make_zip(added.path, own_rules(content=b"<other/>"))
    assert not added.intact()
    with pytest.raises(RulePackError, match="another content"):
        added.pack()
    with pytest.raises(RulePackError, match="another content"):
        store.artefacts()


def test_a_package_that_was_changed_is_mended_by_adding_it_again(
    store: Store, tmp_path: Path
) -> None:
    path = make_zip(tmp_path / "a.zip", own_rules())
    added = store.add(path)
    added.path.write_bytes(b"broken")
    assert store.add(path).intact()
    assert len(store.stored()) == 1


def test_a_damaged_note_takes_nothing_but_what_it_said(store: Store, tmp_path: Path) -> None:
    added = store.add(make_zip(tmp_path / "a.zip", own_rules()))
    for note in (b"\xff", b"[]", b'{"name": 3}', b"[" * 100_000):
        (added.path.parent / "about.json").write_bytes(note)
        (found,) = store.stored()
        assert (found.sha256, found.name, found.origin) == (added.sha256, "a.zip", "")
        assert found.pack().rule_sets() == {"example": ("1.0",)}


def test_a_package_is_found_by_the_beginning_of_its_digest_or_its_name(
    store: Store, tmp_path: Path
) -> None:
    one = store.add(make_zip(tmp_path / "one.zip", own_rules("1")))
    store.add(make_zip(tmp_path / "two.zip", own_rules("2")))
    assert store.find(one.sha256) == store.find(one.id) == store.find("one.zip") == one
    for id in ("", one.sha256[:3], "three.zip"):
        with pytest.raises(RuleVersionError):
            store.find(id)


def test_a_package_whose_archive_is_gone_is_not_used(store: Store, tmp_path: Path) -> None:
    added = store.add(make_zip(tmp_path / "a.zip", own_rules()))
    added.path.unlink()
    assert not added.intact()
    with pytest.raises(RulePackError, match="no archive"):
        added.pack()
    assert store.stored() == ()


def test_a_name_that_two_packages_have_finds_neither(store: Store, tmp_path: Path) -> None:
    for number in (1, 2):
        store.add(make_zip(tmp_path / f"{number}" / "same.zip", own_rules(f"{number}")))
    with pytest.raises(RuleVersionError, match=r"same\.zip"):
        store.find("same.zip")


def test_a_removed_package_is_gone_with_its_files(store: Store, tmp_path: Path) -> None:
    added = store.add(make_zip(tmp_path / "a.zip", own_rules()))
    store.remove(added)
    assert store.stored() == ()
    assert [path for path in store.home.rglob("*") if path.is_file()] == []
    store.remove(added)


def test_what_lies_among_the_packages_and_is_none_is_named(store: Store, tmp_path: Path) -> None:
    store.add(make_zip(tmp_path / "a.zip", own_rules()))
    make_folder(store.home / "packs", {"notes/readme.txt": b"", "f" * 64 + "/a": b""})
    (store.home / "packs" / ("e" * 64)).mkdir()
    assert store.damaged() == ("e" * 64, "notes")


def test_a_name_never_leads_out_of_the_store(store: Store, tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", own_rules())
    added = store.add(path, name="../../../.out/..\\x\x00y.zip")
    assert added.path.parent.parent == store.home / "packs"
    assert added.path.name == "out_.._x_y.zip"


def test_what_a_killed_process_left_behind_is_cleared_after_a_day(
    store: Store, tmp_path: Path
) -> None:
    old, new = store.home / "tmp" / "old", store.home / "tmp" / "new"
    for folder in (old, new):
        make_folder(folder, {"half.zip": b"half"})
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))
    store.add(make_zip(tmp_path / "a.zip", own_rules()))
    assert not old.exists()
    assert new.exists()
    assert len(store.stored()) == 1


_KILLED = """
import os, signal, sys
from pathlib import Path
from einvoice.official import store as module
def killed(path):
    os.kill(os.getpid(), signal.SIGKILL)
module.settle = killed
module.Store(Path(sys.argv[1])).add(Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_process_that_is_killed_while_it_adds_leaves_the_store_as_it_was(
    store: Store, tmp_path: Path
) -> None:
    kept = store.add(make_zip(tmp_path / "kept.zip", own_rules("1")))
    path = make_zip(tmp_path / "new.zip", own_rules("2"))
    command = [sys.executable, "-c", _KILLED, str(store.home), str(path)]
    assert subprocess.run(command, check=False).returncode < 0
    assert list((store.home / "tmp").iterdir()) != []
    assert store.stored() == (kept,)
    assert store.add(path).intact()
    assert len(store.stored()) == 2


def add_in_process(arguments: tuple[Path, Path]) -> str:
    home, path = arguments
    return Store(home).add(path).sha256


def test_processes_may_add_the_same_and_different_packages_at_once(
    store: Store, tmp_path: Path
) -> None:
    paths = [make_zip(tmp_path / f"{number}.zip", own_rules(f"{number}")) for number in range(4)]
    work = [(store.home, path) for path in paths * 4]
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        digests = set(pool.map(add_in_process, work))
    assert digests == {one.sha256 for one in store.stored()}
    assert len(digests) == 4
    assert all(one.intact() for one in store.stored())
    assert list((store.home / "tmp").iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_store_that_cannot_be_written_says_so(store: Store, tmp_path: Path) -> None:
    store.home.mkdir()
    store.home.chmod(0o500)
    with pytest.raises(RulePackError, match="cannot be written"):
        store.add(make_zip(tmp_path / "a.zip", own_rules()))


def test_a_store_where_a_file_is_in_the_way_says_so(store: Store, tmp_path: Path) -> None:
    store.home.write_bytes(b"")
    with pytest.raises(RulePackError, match="cannot be written"):
        store.add(make_zip(tmp_path / "a.zip", own_rules()))


def test_the_home_of_the_store_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "named"))
    assert rules_home() == tmp_path / "named"
    monkeypatch.delenv(HOME)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert rules_home() == tmp_path / "data" / "einvoice" / "rules"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert rules_home().is_absolute()
    assert "relative" not in rules_home().parts
