"""References stay in their container, and containers within their limits."""

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from einvoice.errors import RulePackError
from einvoice.official.artefact import Artefact, read_entry, resolve
from einvoice.official.container import LIMITS, contents
from tests.official.building import make_folder, make_zip

FILES = {"a/main.xsl": b"main", "a/part.xsl": b"part", "b/common.xml": b"common", "x y.xsl": b"s"}


@pytest.fixture(params=["archive", "folder"])
def container(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "archive":
        return make_zip(tmp_path / "pack.zip", FILES)
    return make_folder(tmp_path / "pack", FILES)


@pytest.mark.parametrize(
    ("href", "entry"),
    [
        ("part.xsl", "a/part.xsl"),
        ("./part.xsl", "a/part.xsl"),
        ("../b/common.xml", "b/common.xml"),
        ("../x%20y.xsl", "x y.xsl"),
        ("part.xsl#top", "a/part.xsl"),
        ("", "a/main.xsl"),
        ("#top", "a/main.xsl"),
    ],
)
def test_a_reference_means_a_file_of_the_container(container: Path, href: str, entry: str) -> None:
    assert resolve(container, "a/main.xsl", href) == entry
    assert read_entry(container, entry) == FILES[entry]


@pytest.mark.parametrize(
    "href",
    [
        "../../secret.xml",
        "../../pack/a/part.xsl",
        "/etc/hostname",
        "%2Fetc/hostname",
        "%2e%2e/%2e%2e/secret.xml",
        "..\\..\\secret.xml",
        "file:///etc/hostname",
        "http://rules.example/part.xsl",
        "HTTPS://rules.example/part.xsl",
        "data:text/xml,<a/>",
        "C:/secret.xml",
        "none.xsl",
        "part.xsl%00",
        "a" * 3000,
        "..",
        ".",
    ],
)
def test_a_reference_that_leads_out_of_the_container_or_nowhere_is_refused(
    container: Path, href: str
) -> None:
    make_folder(container.parent, {"secret.xml": b"secret"})
    with pytest.raises(RulePackError):
        resolve(container, "a/main.xsl", href)


@pytest.mark.parametrize("entry", ["../secret.xml", "/etc/hostname", "a/../../secret.xml", "a", ""])
def test_an_entry_that_is_no_file_of_the_container_is_not_read(container: Path, entry: str) -> None:
    make_folder(container.parent, {"secret.xml": b"secret"})
    with pytest.raises(RulePackError, match="no file"):
        read_entry(container, entry)


def test_an_artefact_finds_what_it_includes_from_its_own_place(container: Path) -> None:
    find = Artefact("example", "1", "ubl", "xslt", container, "a/main.xsl").files()
    assert find("", "part.xsl") == ("a/part.xsl", b"part")
    assert find("b/common.xml", "../a/main.xsl") == ("a/main.xsl", b"main")


def test_an_artefact_for_ubl_judges_both_roots_and_no_more(tmp_path: Path) -> None:
    both = Artefact("example", "1", "ubl", "xslt", tmp_path, "a")
    assert [both.judges(name) for name in ("ubl", "ubl-invoice", "ubl-creditnote", "cii")] == [
        True,
        True,
        True,
        False,
    ]
    one = Artefact("example", "1", "ubl-invoice", "xslt", tmp_path, "a")
    assert one.judges("ubl-invoice")
    assert not one.judges("ubl-creditnote")


@pytest.mark.parametrize(
    "name",
    ["../out.xsl", "/out.xsl", "a/../../out.xsl", "a\\out.xsl", "C:out.xsl", "a//b.xsl", "./a.xsl"],
)
def test_an_archive_with_a_name_that_leads_out_of_it_is_refused(tmp_path: Path, name: str) -> None:
    path = make_zip(tmp_path / "pack.zip", {"good.xsl": b"good", name: b"out"})
    with pytest.raises(RulePackError, match="leads out of it"):
        contents(path)


def test_an_archive_with_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    info = zipfile.ZipInfo("link.xsl")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/hostname")
    with pytest.raises(RulePackError, match="a link"):
        contents(path)


def test_a_folder_with_a_link_is_refused(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "pack", {"a.xsl": b"a"})
    make_folder(tmp_path / "out", {"secret.xml": b"secret"})
    (folder / "link").symlink_to(tmp_path / "out")
    with pytest.raises(RulePackError, match="a link"):
        contents(folder)
    with pytest.raises(RulePackError, match="a link"):
        read_entry(folder, "link/secret.xml")


def test_an_archive_that_grows_beyond_measure_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "bomb.zip", {"a.xsl": b"\0" * (8 * 1024 * 1024)})
    assert path.stat().st_size < 20_000
    with pytest.raises(RulePackError, match="grows beyond measure"):
        contents(path)


def test_an_archive_that_lies_about_the_size_of_a_file_gives_nothing(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xsl", b"x" * 1000)
    data = path.read_bytes()
    # The size stands in the header of the file and in the directory of the archive.
    assert data.count(struct.pack("<I", 1000)) == 2
    path.write_bytes(data.replace(struct.pack("<I", 1000), struct.pack("<I", 10)))
    with pytest.raises(RulePackError, match="damaged"):
        read_entry(path, "a.xsl")


def test_an_archive_with_too_many_files_is_refused(tmp_path: Path) -> None:
    path = make_zip(
        tmp_path / "many.zip", {f"{number}": b"" for number in range(LIMITS.entries + 1)}
    )
    with pytest.raises(RulePackError, match="more than"):
        contents(path)


def test_an_archive_that_holds_a_name_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xsl", b"one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.xsl", b"two")
    with pytest.raises(RulePackError, match="two files"):
        contents(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(data)
    with pytest.raises(RulePackError):
        contents(path)


def test_a_damaged_file_in_an_archive_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "pack.zip", {"a.xsl": bytes(range(256)) * 20})
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(RulePackError, match="damaged"):
        read_entry(path, "a.xsl")


def test_an_archive_that_was_replaced_is_looked_at_again(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "pack.zip", {"a.xsl": b"one"})
    assert read_entry(path, "a.xsl") == b"one"
    make_zip(path, {"b.xsl": b"two and more"})
    assert read_entry(path, "b.xsl") == b"two and more"


def test_what_is_not_there_is_no_container(tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match="no such file or folder"):
        contents(tmp_path / "none.zip")


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "pack.zip", {"a.xsl": b"a"})
    data = bytearray(path.read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(RulePackError, match="an encrypted file"):
        contents(path)


def test_an_archive_that_is_packed_in_an_unusual_way_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xsl", b"a" * 100)
    with pytest.raises(RulePackError, match="an unusual way"):
        contents(path)


def test_a_file_that_is_too_large_is_refused_in_an_archive_and_in_a_folder(tmp_path: Path) -> None:
    size = LIMITS.entry + 1
    folder = make_folder(tmp_path / "pack", {"a.xsl": b""})
    with (folder / "a.xsl").open("r+b") as file:
        file.truncate(size)
    for read in (lambda: contents(folder), lambda: read_entry(folder, "a.xsl")):
        with pytest.raises(RulePackError, match="more than"):
            read()
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.write(folder / "a.xsl", "a.xsl")
    with pytest.raises(RulePackError, match="more than"):
        contents(path)


def test_an_archive_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "pack.zip", {"a.xsl": b"a"})
    with path.open("r+b") as file:
        file.truncate(LIMITS.archive + 1)
    with pytest.raises(RulePackError, match="an archive of"):
        contents(path)


def test_files_that_are_too_many_together_are_refused(tmp_path: Path) -> None:
    # Each is small enough; sparse, so that they take no room.
    folder = tmp_path / "pack"
    folder.mkdir()
    for number in range(LIMITS.total // LIMITS.entry + 1):
        with (folder / f"{number}.xsl").open("wb") as file:
            file.truncate(LIMITS.entry)
    with pytest.raises(RulePackError, match="more than"):
        contents(folder)
