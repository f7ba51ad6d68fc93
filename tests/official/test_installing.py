"""What is installed is what was pinned, however it came."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from einvoice.errors import (
    DownloadError,
    MissingExtraError,
    RulePackError,
    UnknownPublicationError,
)
from einvoice.official.catalogue import (
    PinnedFile,
    Publication,
    catalogue,
    publication,
    read_catalogue,
)
from einvoice.official.download import Patience, check_address, downloaded
from einvoice.official.installing import install
from einvoice.official.packs import recognise
from einvoice.official.store import Store
from tests.official.building import make_zip, own_rules
from tests.official.serving import Served, serving
from tests.oracle.artefacts import artefact

QUICK = Patience(attempts=3, pause=0.01, timeout=5)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "home")


@pytest.fixture
def archive(tmp_path: Path) -> bytes:
    files = {**own_rules(), "noise.bin": os.urandom(300_000)}
    return make_zip(tmp_path / "made.zip", files).read_bytes()


@pytest.fixture
def served(archive: bytes) -> Iterator[Served]:
    with serving(rules__zip=archive) as server:
        yield server


def pinned(
    address: str, data: bytes, *, size: int | None = None, inside: Mapping[str, str] | None = None
) -> PinnedFile:
    digest = hashlib.sha256(data).hexdigest()
    return PinnedFile(address, digest, len(data) if size is None else size, inside or {})


def published(*files: PinnedFile) -> Publication:
    return Publication("example", "Rules", "1.0", "Example Ltd", "CC0-1.0", files)


def left_over(store: Store) -> list[int]:
    """The sizes of the parts that are kept."""
    folder = store.downloads
    return [path.stat().st_size for path in folder.iterdir()] if folder.is_dir() else []


def test_a_publication_is_fetched_verified_and_added(
    served: Served, store: Store, archive: bytes
) -> None:
    seen: list[int] = []
    wanted = published(pinned(served.url("rules.zip"), archive))
    (added,) = install(wanted, store, progress=lambda _, there: seen.append(there), patience=QUICK)
    assert added.path.read_bytes() == archive
    assert added.name == "rules.zip"
    assert added.origin.startswith(served.url("rules.zip"))
    assert seen[0] == 0
    assert seen[-1] == len(archive)
    assert seen == sorted(seen)
    assert left_over(store) == []


def test_what_is_installed_is_not_fetched_again(
    served: Served, store: Store, archive: bytes
) -> None:
    wanted = published(pinned(served.url("rules.zip"), archive))
    first = install(wanted, store, patience=QUICK)
    assert install(wanted, store, patience=QUICK) == first
    assert len(served.asked) == 1


def test_what_is_damaged_is_fetched_again(served: Served, store: Store, archive: bytes) -> None:
    wanted = published(pinned(served.url("rules.zip"), archive))
    (added,) = install(wanted, store, patience=QUICK)
    added.path.write_bytes(b"broken")
    (again,) = install(wanted, store, patience=QUICK)
    assert again.intact()


def test_a_connection_that_breaks_off_is_taken_up_where_it_broke(
    served: Served, store: Store, archive: bytes
) -> None:
    served.cut = len(archive) // 2
    wanted = published(pinned(served.url("rules.zip"), archive))
    (added,) = install(wanted, store, patience=QUICK)
    assert added.intact()
    assert served.asked[0] == ("rules.zip", None)
    assert served.asked[1][1] == f"bytes={served.cut}-"


def test_a_run_that_failed_is_taken_up_by_the_next(
    served: Served, store: Store, archive: bytes
) -> None:
    wanted = published(pinned(served.url("rules.zip"), archive))
    served.cut = 1000
    with pytest.raises(DownloadError):
        install(wanted, store, patience=QUICK)
    assert store.stored() == ()
    assert left_over(store) == [3000]
    served.cut = None
    (added,) = install(wanted, store, patience=QUICK)
    assert added.intact()
    assert served.asked[-1][1] == "bytes=3000-"


@pytest.mark.parametrize("setting", ["ranges", "wrong_range"])
def test_a_server_without_parts_sends_all_again(
    served: Served, store: Store, archive: bytes, setting: str
) -> None:
    wanted = published(pinned(served.url("rules.zip"), archive))
    served.cut = 1000
    with pytest.raises(DownloadError):
        install(wanted, store, patience=Patience(attempts=1))
    served.cut = None
    setattr(served, setting, not getattr(served, setting))
    (added,) = install(wanted, store, patience=QUICK)
    assert added.path.read_bytes() == archive


def test_another_file_is_not_installed_and_not_kept(
    served: Served, store: Store, archive: bytes
) -> None:
    other = bytearray(archive)
    other[-1] ^= 1
    served.files["rules.zip"] = bytes(other)
    with pytest.raises(DownloadError, match="another file"):
        install(published(pinned(served.url("rules.zip"), archive)), store, patience=QUICK)
    assert store.stored() == ()
    assert left_over(store) == [0]
    assert len(served.asked) == 1


def test_a_part_of_another_file_is_thrown_away(
    served: Served, store: Store, archive: bytes
) -> None:
    file = pinned(served.url("rules.zip"), archive)
    store.downloads.mkdir(parents=True)
    (store.downloads / f"{file.sha256}.part").write_bytes(b"x" * 1000)
    with pytest.raises(DownloadError, match="another file"):
        install(published(file), store, patience=QUICK)
    (added,) = install(published(file), store, patience=QUICK)
    assert added.intact()


def test_a_file_larger_than_pinned_is_given_up_at_once(
    served: Served, store: Store, archive: bytes
) -> None:
    served.files["rules.zip"] = archive + b"x" * 5_000_000
    with pytest.raises(DownloadError, match=f"more than {len(archive)} bytes"):
        install(published(pinned(served.url("rules.zip"), archive)), store, patience=QUICK)
    assert left_over(store) == [0]


def test_a_file_shorter_than_pinned_is_not_installed(
    served: Served, store: Store, archive: bytes
) -> None:
    served.files["rules.zip"] = archive[:-100]
    with pytest.raises(DownloadError):
        install(published(pinned(served.url("rules.zip"), archive)), store, patience=QUICK)
    assert store.stored() == ()


@pytest.mark.parametrize("status", [404, 403, 410])
def test_an_answer_that_is_final_is_not_asked_for_again(
    served: Served, store: Store, archive: bytes, status: int
) -> None:
    served.statuses = [status] * 9
    with pytest.raises(DownloadError, match=f"the answer {status}"):
        install(published(pinned(served.url("rules.zip"), archive)), store, patience=QUICK)
    assert len(served.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_an_answer_that_may_be_better_next_time_is_asked_for_again(
    served: Served, store: Store, archive: bytes, status: int
) -> None:
    served.statuses = [status, status]
    (added,) = install(published(pinned(served.url("rules.zip"), archive)), store, patience=QUICK)
    assert added.intact()
    assert len(served.asked) == 3


def test_nobody_there_is_said_after_some_attempts(store: Store) -> None:
    with serving() as gone:
        address = gone.url("rules.zip")
    with pytest.raises(DownloadError, match="no answer"):
        install(published(pinned(address, b"x")), store, patience=QUICK)


@pytest.mark.parametrize(
    "address",
    [
        "http://rules.example/a.zip",
        "http://127.0.0.1.rules.example/a.zip",
        "http://localhost.rules.example/a.zip",
        "http://127.0.0.1@rules.example/a.zip",
        "ftp://127.0.0.1/a.zip",
        "file:///etc/hostname",
        "//rules.example/a.zip",
        "https:///a.zip",
        "",
    ],
)
def test_only_https_is_fetched(store: Store, address: str) -> None:
    with pytest.raises(DownloadError, match="not https"):
        install(published(pinned(address, b"x")), store, patience=QUICK)


@pytest.mark.parametrize(
    "address", ["https://rules.example/a.zip", "http://127.0.0.1:8/a", "http://[::1]/a"]
)
def test_https_and_this_machine_are_fetched(address: str) -> None:
    check_address(address)


def test_a_redirection_on_the_same_terms_is_followed(
    served: Served, store: Store, archive: bytes
) -> None:
    served.redirections = {"old.zip": "/middle.zip", "middle.zip": served.url("rules.zip")}
    (added,) = install(published(pinned(served.url("old.zip"), archive)), store, patience=QUICK)
    assert added.path.read_bytes() == archive


@pytest.mark.parametrize(
    "target", ["http://rules.example/a.zip", "file:///etc/hostname", "ftp://127.0.0.1/a.zip"]
)
def test_a_redirection_to_what_is_not_https_is_refused(
    served: Served, store: Store, archive: bytes, target: str
) -> None:
    served.redirections = {"old.zip": target}
    with pytest.raises(DownloadError, match="not https"):
        install(published(pinned(served.url("old.zip"), archive)), store, patience=QUICK)


def test_a_redirection_in_a_circle_ends(served: Served, store: Store, archive: bytes) -> None:
    served.redirections = {"a.zip": "/b.zip", "b.zip": "/a.zip"}
    with pytest.raises(DownloadError, match="without end"):
        install(published(pinned(served.url("a.zip"), archive)), store, patience=QUICK)
    assert len(served.asked) <= 6


def test_one_bad_file_of_a_publication_keeps_the_others_out(
    served: Served, store: Store, archive: bytes
) -> None:
    files = (pinned(served.url("rules.zip"), archive), pinned(served.url("none.zip"), b"x"))
    with pytest.raises(DownloadError):
        install(published(*files), store, patience=QUICK)
    assert store.stored() == ()


def test_a_file_inside_that_is_another_one_is_refused(
    served: Served, store: Store, archive: bytes
) -> None:
    rules = own_rules()["rules/example.xslt"]
    good = {"rules/example.xslt": hashlib.sha256(rules).hexdigest()}
    bad = {"rules/example.xslt": "0" * 64}
    address = served.url("rules.zip")
    with pytest.raises(DownloadError, match=r"another rules/example\.xslt in it"):
        install(published(pinned(address, archive, inside=bad)), store, patience=QUICK)
    assert store.stored() == ()
    assert install(published(pinned(address, archive, inside=good)), store, patience=QUICK)


def test_a_pinned_file_that_is_no_package_is_not_installed(store: Store) -> None:
    with serving(rules__zip=b"no archive") as served:
        wanted = published(pinned(served.url("rules.zip"), b"no archive"))
        with pytest.raises(RulePackError):
            install(wanted, store, patience=QUICK)
    assert store.stored() == ()


def test_two_downloads_of_one_file_do_not_mix(served: Served, store: Store, archive: bytes) -> None:
    file = pinned(served.url("rules.zip"), archive)
    with (
        downloaded(file, store.downloads, patience=QUICK) as first,
        downloaded(file, store.downloads, patience=QUICK) as second,
    ):
        assert first.read() == second.read() == archive
    assert left_over(store) == []


_SLOW = """
import sys
from pathlib import Path
from einvoice.official.catalogue import PinnedFile, Publication
from einvoice.official.installing import install
from einvoice.official.store import Store
address, digest, size, home = sys.argv[1:]
file = PinnedFile(address, digest, int(size))
wanted = Publication("example", "Rules", "1.0", "Example Ltd", "CC0-1.0", (file,))
def progress(file, there):
    if there:
        print(there, flush=True)
        sys.stdin.read()
install(wanted, Store(Path(home)), progress=progress)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_process_that_is_killed_while_it_fetches_leaves_the_store_usable(
    served: Served, store: Store, archive: bytes
) -> None:
    file = pinned(served.url("rules.zip"), archive)
    command = [sys.executable, "-c", _SLOW, file.address, file.sha256, str(file.size)]
    pipe = subprocess.PIPE
    with subprocess.Popen([*command, str(store.home)], stdin=pipe, stdout=pipe) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert store.stored() == ()
    (added,) = install(published(file), store, patience=QUICK)
    assert added.path.read_bytes() == archive
    assert left_over(store) == []


def test_a_server_that_trickles_is_left_after_a_while(
    served: Served, store: Store, archive: bytes
) -> None:
    patience = Patience(attempts=1, longest=-1)
    with pytest.raises(DownloadError, match="no end"):
        install(published(pinned(served.url("rules.zip"), archive)), store, patience=patience)


def test_without_httpx_its_extra_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    wanted = published(pinned("https://rules.example/a.zip", b"x"))
    with pytest.raises(MissingExtraError, match=r"einvoice-kit\[official\]"):
        install(wanted, store, patience=QUICK)


def test_attempts_wait_longer_each_time(store: Store) -> None:
    with serving() as gone:
        address = gone.url("rules.zip")
    began = time.monotonic()
    with pytest.raises(DownloadError):
        install(published(pinned(address, b"x")), store, patience=Patience(attempts=3, pause=0.05))
    assert time.monotonic() - began >= 0.15


def test_every_publication_that_is_known_is_pinned_at_its_publisher() -> None:
    assert set(catalogue()) == {"en16931", "xrechnung", "xrechnung-schematron"}
    for one in catalogue().values():
        assert one.title
        assert one.licence
        for file in one.files:
            check_address(file.address)
            assert file.address.startswith("https://")
            assert "/releases/download/" in file.address
            owner = one.publisher.split(",")[0]
            assert f"/{owner}/" in file.address


def test_an_unknown_publication_is_refused_with_what_is_known() -> None:
    with pytest.raises(UnknownPublicationError, match="xrechnung-schematron"):
        publication("peppol")


@pytest.mark.parametrize(
    "text",
    [
        "a = 1",
        "[a]\nfile = []",
        "[a",
        '[a]\ntitle="t"\nversion="1"\npublisher="p"\nlicence="l"\n[[a.file]]\naddress="https://a.example/a"\n'
        'sha256="00"\nsize=1',
        '[a]\ntitle="t"\nversion="1"\npublisher="p"\nlicence="l"\n[[a.file]]\naddress="https://a.example/a"\n'
        f'sha256="{"0" * 64}"\nsize=0',
    ],
)
def test_a_catalogue_that_does_not_fit_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "catalogue.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulePackError, match="no catalogue"):
        read_catalogue(path)


@pytest.mark.oracle
def test_the_pins_of_en_16931_are_those_of_the_rules_that_are_checked_here() -> None:
    rules = {
        hashlib.sha256(one.read()).hexdigest()
        for one in recognise(artefact("phive-rules-en16931")).artefacts
        if one.version == "1.3.16"
    }
    files = catalogue()["en16931"].files
    assert {digest for file in files for digest in file.inside.values()} == rules
