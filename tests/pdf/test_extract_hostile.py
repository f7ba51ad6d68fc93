"""Hostile PDFs end in typed errors, or in what can still be had, and cost what limits allow."""

import random
import tracemalloc
import zlib
from collections.abc import Generator
from contextlib import contextmanager

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String
from pikepdf import settings as qpdf

from einvoice import extract
from einvoice.errors import (
    DamagedPdfError,
    LimitExceededError,
    NoInvoiceInPdfError,
    PdfError,
    PdfLimitError,
    ReadError,
)
from einvoice.pdf.limits import PdfLimits
from tests.pdf.hybrids import (
    CII,
    PAGE,
    PAGES,
    compressed,
    filespec,
    hybrid,
    in_names,
    new_pdf,
    saved,
    with_xmp,
    written,
    xmp,
)

MEBI = 1024 * 1024


@contextmanager
def at_most(size: int) -> Generator[None]:
    """Fail where Python holds more bytes than that at once."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] <= size
    finally:
        tracemalloc.stop()


def with_stream(raw: bytes, **keys: object) -> bytes:
    """A hybrid whose file is kept as it stands, under filters that are only claimed."""
    pdf = new_pdf()
    spec = filespec(pdf, b"")
    file = spec.EF.F
    assert isinstance(file, Stream)
    file.write(raw, **keys)  # pyright: ignore[reportArgumentType]  # filter and decode_parms
    in_names(pdf, [("factur-x.xml", spec)])
    how = pikepdf.StreamDecodeLevel.none
    return saved(pdf, compress_streams=False, stream_decode_level=how)


def bomb(size: int, times: int = 1) -> bytes:
    """Zeros, compressed again and again."""
    data = bytes(size)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def test_a_bomb_is_stopped_while_it_is_decompressed() -> None:
    data = with_stream(bomb(200 * MEBI), filter=Name.FlateDecode)
    with at_most(12 * MEBI), pytest.raises(NoInvoiceInPdfError):
        # The file is left out with an issue, and there is no other.
        extract(data, limits=PdfLimits(max_stream=4 * MEBI))


def test_a_bomb_in_a_bomb_is_stopped_too() -> None:
    data = with_stream(bomb(100 * MEBI, 2), filter=Array([Name.FlateDecode, Name.FlateDecode]))
    with at_most(12 * MEBI), pytest.raises(NoInvoiceInPdfError):
        extract(data, limits=PdfLimits(max_stream=4 * MEBI))


def test_many_files_may_not_be_too_large_together() -> None:
    pdf = new_pdf()
    files = [filespec(pdf, CII + b" " * number, f"{number}.xml") for number in range(20)]
    in_names(pdf, [(f"{number:02}", file) for number, file in enumerate(files)])
    data = saved(pdf)
    assert len(extract(data).attachments) == 20
    found = extract(data, limits=PdfLimits(max_total=12 * len(CII)))
    assert len(found.candidates) < 20
    assert "attachment" in [issue.code for issue in found.issues]


def test_too_many_filters_are_refused() -> None:
    data = with_stream(CII, filter=Array([Name.ASCIIHexDecode] * 20))
    with pytest.raises(PdfLimitError, match="max_filters"):
        extract(data)


def test_metadata_that_is_too_large_is_left_out() -> None:
    found = extract(hybrid(packet=xmp() + b" " * 5 * MEBI))
    assert found.metadata is None
    assert [issue.code for issue in found.issues] == ["xmp"]


@pytest.mark.parametrize("inner", [b"[" + b"1 " * 17 * MEBI + b"]", b"(" + b"1" * 33 * MEBI + b")"])
def test_a_stream_of_objects_is_measured_before_it_is_parsed(inner: bytes) -> None:
    objects = {1: b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>", 2: PAGES, 3: PAGE}
    with pytest.raises(PdfLimitError, match=r"max_structure|max_tokens"):
        extract(compressed(objects, {4: inner}))


@pytest.mark.parametrize("name", [b"/Obj#53tm", b"/#4f#62#6A#53#74#6d", b"5 0 R"])
def test_what_a_stream_is_cannot_be_hidden(name: bytes) -> None:
    objects = {1: b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>", 2: PAGES, 3: PAGE, 5: b"%x\n/ObjStm"}
    data = compressed(objects, {4: b"null"}, type_name=name)
    with pytest.raises(DamagedPdfError, match="hidden"):
        extract(data)


def test_too_many_objects_are_refused_by_the_file_and_by_its_table() -> None:
    many = b"%PDF-1.7\n" + b"".join(b"%d 0 obj 1 endobj\n" % number for number in range(10_000))
    with pytest.raises(PdfLimitError, match="max_objects"):
        extract(many, limits=PdfLimits(max_objects=1_000))
    table = zlib.compress(bytes(5 * 1_000_000))
    head = b"<</Type/XRef/Size 1000000/W[1 3 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>"
    body = head % len(table) + b"stream\n" + table + b"\nendstream"
    with pytest.raises(PdfLimitError, match="max_objects"):
        extract(b"%PDF-1.7\n1 0 obj " + body + b" endobj\nstartxref\n9\n%%EOF")


def test_a_name_tree_of_a_million_entries_is_refused() -> None:
    entries = b"(a)4 0 R" * 1_000_000
    names = b"<</EmbeddedFiles <</Names[" + entries + b"]>>>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R/Names " + names + b">>", PAGES, PAGE, b"<<>>"]
    with pytest.raises(PdfLimitError, match="max_nodes"):
        extract(written(objects))


def test_too_many_attachments_are_refused() -> None:
    pdf = new_pdf()
    in_names(pdf, [(str(number), filespec(pdf, CII, str(number))) for number in range(30)])
    with pytest.raises(PdfLimitError, match="max_attachments"):
        extract(saved(pdf), limits=PdfLimits(max_attachments=20))


def test_pages_without_end_do_not_keep_the_invoice_back() -> None:
    pdf = new_pdf(pages=60)
    in_names(pdf, [("factur-x.xml", filespec(pdf, CII))])
    found = extract(saved(pdf), limits=PdfLimits(max_nodes=30))
    assert found.xml == CII
    assert "part" in [issue.code for issue in found.issues]


CIRCLES = {
    "kid of itself": [b"<</Kids[4 0 R 4 0 R]>>"],
    "two kids": [b"<</Kids[5 0 R 5 0 R]>>", b"<</Kids[4 0 R]/Names[(a)4 0 R]>>"],
    "no kids": [b"<</Kids 4 0 R/Names 4 0 R>>"],
    "odd pairs": [b"<</Names[(a)(b)(c)null 5]>>"],
    "deep": [b"[" * 400 + b"]" * 400],
    "too deep": [b"[" * 100_000 + b"]" * 100_000],
    "string": [b"(tree)"],
}


@pytest.mark.parametrize("circle", CIRCLES)
def test_circles_and_nonsense_in_the_name_tree_come_to_an_end(circle: str) -> None:
    catalog = b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 4 0 R>>/AF 4 0 R>>"
    with pytest.raises(PdfError):
        extract(written([catalog, PAGES, PAGE, *CIRCLES[circle]]))


def test_circles_in_the_page_tree_come_to_an_end() -> None:
    catalog = b"<</Type/Catalog/Pages 2 0 R/AF[5 0 R]>>"
    pages = b"<</Type/Pages/Count 9/Kids[3 0 R 2 0 R 4 0 R]>>"
    inner = b"<</Type/Pages/Count 9/Kids[2 0 R 4 0 R]>>"
    file = b"<</Type/Filespec/F(factur-x.xml)/EF<</F 6 0 R>>>>"
    stream = b"<</Length %d>>stream\n" % len(CII) + CII + b"\nendstream"
    assert extract(written([catalog, pages, PAGE, inner, file, stream])).xml == CII


def test_a_table_that_leads_to_itself_comes_to_an_end() -> None:
    start = written([b"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE]).index(b"xref\n")
    data = written([b"<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE], end=b"/Prev %d" % start)
    with pytest.raises(PdfError):
        extract(data)


def test_streams_without_end_are_not_repaired_one_by_one() -> None:
    data = b"".join(b"%d 0 obj<</Length 5>>stream\n" % number for number in range(1, 20_000))
    with pytest.raises(DamagedPdfError, match="no end"):
        extract(b"%PDF-1.4\n" + data)


def test_a_broken_table_is_repaired_and_told() -> None:
    data = hybrid()
    for broken in (
        data.replace(b"startxref\n", b"startxref\n9"),
        data.replace(b"xref\n", b"xxxx\n"),
    ):
        found = extract(broken)
        assert found.xml == CII
        assert found.issues[0].code == "recovered"


def test_what_is_left_of_a_truncated_pdf_is_found() -> None:
    pdf = new_pdf()
    in_names(pdf, [("factur-x.xml", filespec(pdf, CII))])
    with_xmp(pdf, xmp())
    data = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    whole = data.index(b"endstream", data.index(b"/EmbeddedFile "))
    names: set[str] = set()
    for end in range(len(data) - 1, 0, -7):
        try:
            found = extract(data[:end])
        except ReadError:
            assert end < whole
            continue
        names.add(found.name)
        assert CII.startswith(found.xml)
        is_told = "attachment" in [issue.code for issue in found.issues]
        assert is_told or found.xml == CII
    assert names == {"factur-x.xml"} or names == {"factur-x.xml", ""}


def test_limits_of_qpdf_are_put_back() -> None:
    before = qpdf.get_qpdf_limits()
    with pytest.raises(PdfError):
        extract(b"%PDF-1.7\nnonsense")
    assert qpdf.get_qpdf_limits() == before


def test_a_limit_below_one_makes_no_sense() -> None:
    with pytest.raises(ValueError, match="max_nodes"):
        PdfLimits(max_nodes=0)


def test_a_large_file_is_refused_before_it_is_opened() -> None:
    with pytest.raises(LimitExceededError, match="max_bytes"):
        extract(hybrid(), limits=PdfLimits(max_bytes=100))


def seeds() -> list[bytes]:
    """One hybrid in the forms that PDFs have."""
    pdf = new_pdf(pages=2)
    spec = filespec(pdf, CII, ModDate=String("D:20260131"), CheckSum=String("sum"))
    in_names(pdf, [("factur-x.xml", spec), ("terms", filespec(pdf, b"terms", "terms"))])
    pdf.Root.AF = Array([spec])
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=spec)
    pdf.pages[0].obj.Annots = Array([note])
    with_xmp(pdf, xmp())
    return [
        saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable),
        saved(pdf, qdf=True),
        saved(pdf, encryption=pikepdf.Encryption(owner="o", user="")),
    ]


SEEDS = seeds()
WORDS = (
    *(b"<<", b">>", b"[", b"]", b"(", b")", b" obj", b"endobj", b"stream", b"endstream", b"null"),
    *(b"/Kids", b"/Names", b"/EmbeddedFiles", b"/AF", b"/EF", b"/F ", b"/UF", b"/Metadata"),
    *(b"/Root", b"/Params", b"/Filter", b"/Length", b" 0 R", b"/Type", b"/Pages", b"/Annots"),
    *(b"/Size", b"/CheckSum", b"/Prev", b"/ObjStm", b"/XRef", b"/W", b"/Index", b"/First", b"/N "),
    *(b"/LZWDecode", b"/Predictor 15 ", b"9" * 20, b"-1", b"\0", b"\xff", b"true", b"/#9a"),
)


def mutated(number: int) -> bytes:
    """A seed with words put where they do not belong."""
    chance = random.Random(number)
    data = bytearray(chance.choice(SEEDS))
    for _ in range(chance.choice((1, 3, 10))):
        there, put = chance.choice(WORDS), chance.choice(WORDS)
        at = data.find(there, chance.randrange(len(data)))
        if at < 0:
            at, there = chance.randrange(len(data)), b"12345678"
        size = len(put) if chance.random() < 0.7 else len(there)
        data[at : at + size] = put
    return bytes(data)


def tell(data: bytes) -> None:
    """Extract all there is; nothing but a `ReadError` may come out of it."""
    try:
        found = extract(data)
        assert found.xml == found.attachment.data
        for issue in found.issues:
            assert issue.message
        for one in found.attachments:
            assert one.is_as_stated in (True, False, None)
    except ReadError:
        pass


@pytest.mark.parametrize("start", range(0, 400, 50))
def test_mutated_pdfs_end_in_typed_errors(start: int) -> None:
    for number in range(start, start + 50):
        tell(mutated(number))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SEEDS), st.data())
def test_any_bytes_may_change_or_go(seed: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 500)))
    tell(seed[:start] + data.draw(st.binary(max_size=30)) + seed[end:])
