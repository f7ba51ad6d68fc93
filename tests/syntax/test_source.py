"""Whatever a caller hands over: bytes come out, or a typed error."""

import gzip
import io
import os
from pathlib import Path

import pytest

from einvoice.errors import EncodingError, LimitExceededError, SourceError
from einvoice.syntax.limits import Limits
from einvoice.syntax.source import Source, load
from einvoice.syntax.xml import parse

DATA = "<a>ü</a>".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "invoice.xml"
    path.write_bytes(DATA)
    return path


@pytest.mark.parametrize(
    "source", [DATA, bytearray(DATA), memoryview(DATA), memoryview(DATA + DATA)[: len(DATA)]]
)
def test_bytes_of_every_kind_are_taken(source: Source) -> None:
    loaded = load(source)
    assert (loaded.data, type(loaded.data), loaded.name) == (DATA, bytes, None)


def test_bytes_are_not_copied() -> None:
    assert load(DATA).data is DATA


def test_a_path_is_read_and_names_the_document(file: Path) -> None:
    for source in (file, str(file)):
        loaded = load(source)
        assert (loaded.data, loaded.name) == (DATA, str(file))


def test_an_open_binary_file_is_read(file: Path) -> None:
    with file.open("rb") as stream:
        loaded = load(stream)
    assert (loaded.data, loaded.name) == (DATA, str(file))
    assert load(io.BytesIO(DATA)).name is None


def test_a_file_opened_by_its_number_has_no_name(file: Path) -> None:
    with os.fdopen(os.open(file, os.O_RDONLY), "rb") as stream:
        assert load(stream).name is None


def test_a_large_file_comes_in_pieces() -> None:
    data = b"x" * (3 * 1024 * 1024 + 1)
    assert load(io.BytesIO(data)).data == data


def test_an_open_text_file_is_utf_8_whatever_it_declares() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ü€</a>'
    for source in (io.StringIO(text), io.StringIO("\ufeff" + text)):
        parsed = parse(load(source).data)
        assert parsed.root.text == "ü€"
        assert [note.code for note in parsed.notes] == ["xml.encoding-declared"]


def test_an_empty_file_gives_no_bytes() -> None:
    assert load(io.BytesIO()).data == load(io.StringIO()).data == b""


@pytest.mark.parametrize("text", ["<Invoice/>", "\n <Invoice/>", "\ufeff<Invoice/>", '{"a": 1}'])
def test_a_document_as_text_is_refused_with_advice(text: str) -> None:
    with pytest.raises(SourceError, match="encode"):
        load(text)


def test_an_address_is_not_fetched() -> None:
    with pytest.raises(SourceError, match="never fetched"):
        load("https://example.org/invoice.xml")


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        load(tmp_path / "missing.xml")


def test_a_folder_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="folder"):
        load(tmp_path)


@pytest.mark.parametrize("path", ["", "a\0b", "\ud800", "x" * 100_000, "/dev/null/x"])
def test_an_impossible_path_is_a_source_error(path: str) -> None:
    with pytest.raises(SourceError) as refused:
        load(path)
    assert len(str(refused.value)) < 500


@pytest.mark.parametrize("source", [None, 7, 1.5, ["a"], {"a": 1}, object()])
def test_a_value_of_another_kind_is_a_source_error(source: object) -> None:
    with pytest.raises(SourceError, match=type(source).__name__):
        load(source)  # pyright: ignore[reportArgumentType]  # the wrong type is the point


def test_a_closed_file_is_a_source_error() -> None:
    stream = io.BytesIO(DATA)
    stream.close()
    with pytest.raises(SourceError, match="closed"):
        load(stream)


def test_a_file_that_is_only_written_to_is_a_source_error(tmp_path: Path) -> None:
    with (tmp_path / "new.xml").open("wb") as stream, pytest.raises(SourceError):
        load(stream)


def test_a_file_cut_off_in_its_compression_is_a_source_error() -> None:
    with (
        gzip.open(io.BytesIO(gzip.compress(DATA * 100)[:-12])) as stream,
        pytest.raises(SourceError),
    ):
        load(stream)


class Waiting:
    """A stream that gives nothing that could be used."""

    def __init__(self, gives: bytes | str | None) -> None:
        self.gives = gives

    def read(self, size: int, /) -> bytes | str | None:
        return self.gives


def test_a_file_without_data_yet_is_a_source_error() -> None:
    with pytest.raises(SourceError, match="no data yet"):
        load(Waiting(None))


def test_a_file_that_reads_numbers_is_a_source_error() -> None:
    with pytest.raises(SourceError, match="gave a int"):
        load(Waiting(7))  # pyright: ignore[reportArgumentType]  # the wrong type is the point


def test_a_text_file_opened_in_the_wrong_encoding_is_an_encoding_error(tmp_path: Path) -> None:
    path = tmp_path / "latin.xml"
    path.write_bytes("<a>ü</a>".encode("latin-1"))
    with path.open(encoding="utf-8") as stream, pytest.raises(EncodingError, match="binary"):
        load(stream)


def test_text_with_half_characters_is_an_encoding_error() -> None:
    with pytest.raises(EncodingError):
        load(io.StringIO("<a>\ud800</a>"))


@pytest.mark.parametrize("size", [8, 9, 3_000_000])
def test_more_than_the_limit_is_refused_from_every_kind(size: int, tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    data = b"x" * size
    path.write_bytes(data)
    limits = Limits(max_bytes=8)
    sources: list[Source] = [data, bytearray(data), memoryview(data), path, io.BytesIO(data)]
    for source in sources:
        if size <= 8:
            assert load(source, limits=limits).data == data
        else:
            with pytest.raises(LimitExceededError):
                load(source, limits=limits)


def test_an_endless_file_is_read_to_the_limit_only() -> None:
    with pytest.raises(LimitExceededError) as refused:
        load(Waiting(b"x"), limits=Limits(max_bytes=1000))
    assert refused.value.found == 1001
