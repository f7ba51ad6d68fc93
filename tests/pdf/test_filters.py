"""Filters are undone as they were applied, as far as the data goes and no further than allowed."""

import base64
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.errors import DamagedPdfError, PdfLimitError
from einvoice.pdf.reading.filters import Bound, Filter, decode
from einvoice.pdf.reading.predictors import Parameters

BOUND = Bound("max_stream", 100_000)


def undone(raw: bytes, name: str, **parameters: int) -> bytes:
    found = decode(raw, (Filter(name, Parameters(**parameters)),), BOUND)
    assert found.is_whole
    return found.data


def lzw(data: bytes, early: int = 1) -> bytes:
    """Compress as the specification of PDF describes it."""
    table = {bytes((value,)): value for value in range(256)}
    codes, size = [256], 258
    widths, width = [9], 9
    held = b""
    for value in data:
        grown = held + bytes((value,))
        if grown in table:
            held = grown
            continue
        codes.append(table[held])
        widths.append(width)
        if size < 4096:
            table[grown] = size
            size += 1
        width = next(bits for bits in (9, 10, 11, 12) if size - 1 + early < 1 << bits or bits == 12)
        held = bytes((value,))
    if held:
        codes.append(table[held])
        widths.append(width)
        size += 1
        width = next(bits for bits in (9, 10, 11, 12) if size - 1 + early < 1 << bits or bits == 12)
    codes.append(257)
    widths.append(width)
    bits = "".join(f"{code:0{width}b}" for code, width in zip(codes, widths, strict=True))
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


@given(st.binary(max_size=2000))
def test_what_was_encoded_comes_out_again(data: bytes) -> None:
    assert undone(zlib.compress(data), "FlateDecode") == data
    assert undone(data.hex().encode() + b">", "ASCIIHexDecode") == data
    assert undone(base64.a85encode(data) + b"~>", "ASCII85Decode") == data
    assert undone(data, "Crypt") == data


@pytest.mark.parametrize("early", [0, 1])
@pytest.mark.parametrize("data", [b"", b"a", b"-----A---B", b"abcab" * 2000, bytes(range(256)) * 9])
def test_lzw_is_undone(data: bytes, early: int) -> None:
    assert undone(lzw(data, early), "LZWDecode", early_change=early) == data


def test_run_lengths_are_undone() -> None:
    assert undone(b"\x02abc\xfed\x80ignored", "RunLengthDecode") == b"abcddd"


def test_short_names_and_chains_are_accepted() -> None:
    raw = zlib.compress(b"text").hex().encode() + b">"
    assert decode(raw, (Filter("AHx"), Filter("Fl")), BOUND).data == b"text"


def png_rows(kind: int) -> tuple[bytes, bytes]:
    """Rows of three bytes, filtered by one of the five filters, and as they were."""
    rows = [bytes((5, 9, 250)), bytes((7, 200, 3)), bytes((0, 1, 2))]
    out, above = b"", bytes(3)
    for row in rows:
        left = bytes((0, *row[:-1]))
        corner = bytes((0, *above[:-1]))
        guesses = [
            bytes(3),
            left,
            above,
            bytes((a + b) // 2 for a, b in zip(left, above, strict=True)),
            bytes(
                min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
                for a, b, c in zip(left, above, corner, strict=True)
            ),
        ][kind]
        out += bytes((kind,)) + bytes(
            (value - guess) % 256 for value, guess in zip(row, guesses, strict=True)
        )
        above = row
    return out, b"".join(rows)


@pytest.mark.parametrize("kind", range(5))
def test_png_predictors_are_undone(kind: int) -> None:
    filtered, rows = png_rows(kind)
    raw = zlib.compress(filtered)
    assert undone(raw, "FlateDecode", predictor=12, columns=3) == rows


def test_the_tiff_predictor_is_undone() -> None:
    raw = zlib.compress(bytes((1, 1, 1, 10, 255, 1)))
    assert undone(raw, "FlateDecode", predictor=2, columns=3) == bytes((1, 2, 3, 10, 9, 10))


@pytest.mark.parametrize(
    "parameters",
    [{"predictor": 12, "columns": 0}, {"predictor": 15, "columns": 1 << 30}, {"predictor": 3}],
)
def test_impossible_predictors_are_refused(parameters: dict[str, int]) -> None:
    with pytest.raises(DamagedPdfError, match="predictor"):
        undone(zlib.compress(b"data"), "FlateDecode", **parameters)


def test_filters_of_images_are_none_of_data() -> None:
    with pytest.raises(DamagedPdfError, match="DCTDecode"):
        decode(b"", (Filter("DCTDecode"),), BOUND)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("FlateDecode", zlib.compress(b"whole data")[:-6]),
        ("FlateDecode", b"\0\0" + zlib.compress(b"whole data")[2:]),
        ("LZWDecode", lzw(b"whole data")[:-2]),
        ("RunLengthDecode", b"\x09whole data"),
        ("ASCIIHexDecode", b"whole data".hex().encode()),
        ("ASCII85Decode", base64.a85encode(b"whole data")),
    ],
)
def test_damaged_data_is_given_as_far_as_it_goes(name: str, raw: bytes) -> None:
    found = decode(raw, (Filter(name),), BOUND)
    assert not found.is_whole
    assert found.data
    assert b"whole data".startswith(found.data)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("FlateDecode", zlib.compress(bytes(1000))),
        ("LZWDecode", lzw(bytes(1000))),
        ("RunLengthDecode", b"\x81\0" * 10),
        ("ASCIIHexDecode", b"00" * 1000),
        ("ASCII85Decode", b"z" * 250),
        ("Crypt", bytes(1000)),
    ],
)
def test_no_filter_gives_more_than_is_allowed(name: str, raw: bytes) -> None:
    with pytest.raises(PdfLimitError):
        decode(raw, (Filter(name),), Bound("max_stream", 900))


def test_data_without_a_filter_is_bounded_as_well() -> None:
    with pytest.raises(PdfLimitError):
        decode(bytes(10), (), Bound("max_stream", 9))


@given(st.sampled_from(["FlateDecode", "LZWDecode", "RunLengthDecode"]), st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(name: str, raw: bytes) -> None:
    for prefix in (b"", struct.pack(">H", 0x789C)):
        try:
            decode(prefix + raw, (Filter(name, Parameters(predictor=12, columns=4)),), BOUND)
        except PdfLimitError:
            pass
