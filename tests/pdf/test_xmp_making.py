"""The XMP packet: what is kept of the input, what is described, what is left out and told."""

import io
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
import pytest
from pikepdf import Name, Pdf, Stream

from einvoice import embed, to_pdfa
from einvoice.pdf.embedding.hybrid import embedded
from einvoice.pdf.options import Embedding
from einvoice.pdf.preflight import PdfVerdict, check_pdf
from einvoice.pdf.writing.icc import components, srgb
from einvoice.pdf.xmp.clock import pdf_date, read_pdf_date, read_xmp_date, xmp_date
from einvoice.pdf.xmp.keeping import read_known
from einvoice.pdf.xmp.terms import DC
from tests.builders import invoice
from tests.pdf.making import changed, ordinary
from tests.pdf.test_embed import xmp_of

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
OWN = "https://example.com/ns/"


def packet(inside: str) -> bytes:
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {RDF}>{inside}</rdf:RDF></x:xmpmeta>'
    ).encode()


def with_packet(data: bytes) -> bytes:
    def put(pdf: Pdf) -> None:
        stream = Stream(pdf, data)
        stream["/Type"], stream["/Subtype"] = Name.Metadata, Name.XML
        pdf.Root["/Metadata"] = stream

    return changed(ordinary(), put)


CUSTOM = packet(
    f'<rdf:Description rdf:about="" xmlns:own="{OWN}" own:flat="a &amp; b">'
    "<own:text>x</own:text>"
    "<own:list><rdf:Bag><rdf:li>1</rdf:li><rdf:li>2</rdf:li></rdf:Bag></own:list>"
    '<own:word><rdf:Alt><rdf:li xml:lang="x-default">w</rdf:li></rdf:Alt></own:word>'
    '<own:deep rdf:parseType="Resource"><own:inner>1</own:inner></own:deep>'
    "</rdf:Description>"
)


def test_custom_properties_are_kept_with_a_description() -> None:
    made = embedded(with_packet(CUSTOM), invoice(), Embedding())
    xmp = xmp_of(made.pdf)
    for kept in ("<own:flat>a &amp; b<", "<own:text>x<", "<rdf:li>2<", ">w</rdf:li>"):
        assert kept in xmp
    assert f"<pdfaSchema:namespaceURI>{OWN}<" in xmp
    for kind in ("bag Text", "Lang Alt"):
        assert f"<pdfaProperty:valueType>{kind}<" in xmp
    assert "own:deep" not in xmp
    assert any("own:deep" in change.message for change in made.changes)
    assert xmp.count("<rdf:RDF") == 1
    assert check_pdf(made.pdf).verdict is PdfVerdict.PASS


def test_known_properties_are_kept_where_they_have_their_form() -> None:
    data = packet(
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="de">Titel</rdf:li>'
        '<rdf:li xml:lang="x-default">Title</rdf:li></rdf:Alt></dc:title>'
        "<dc:creator>not a list</dc:creator><pdf:Trapped>False</pdf:Trapped>"
        "<xmp:CreateDate>2026-01-02T03:04:05+01:00</xmp:CreateDate></rdf:Description>"
    )
    made = embedded(with_packet(data), invoice(), Embedding())
    xmp = xmp_of(made.pdf)
    assert "Titel" in xmp
    assert "2026-01-02T03:04:05+01:00" in xmp
    assert "not a list" not in xmp
    told = " ".join(change.message for change in made.changes)
    assert "dc:creator" in told
    assert "pdf:Trapped" in told
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Title"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260102030405+01'00'"


def test_claims_of_others_are_not_repeated() -> None:
    data = packet(
        '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
        'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdfuaid:part="1">'
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion></rdf:Description>"
    )
    xmp = xmp_of(to_pdfa(with_packet(data)).pdf)
    assert "pdfuaid" not in xmp
    assert "PDF/X" not in xmp


def test_pdfua_is_claimed_on_request_and_described() -> None:
    data = embed(ordinary(), invoice(), accessible=True)
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp_of(data)
    assert check_pdf(data).verdict is PdfVerdict.PASS


@pytest.mark.parametrize(
    "broken", [b"", b"no xml", b"<a>", b"\xff\xfe\x00", b"<!DOCTYPE a []><a/>"]
)
def test_a_packet_that_cannot_be_read_is_replaced_and_told(broken: bytes) -> None:
    done = to_pdfa(with_packet(broken))
    assert "xmp.unreadable" in {change.code for change in done.changes}


def test_prefixes_that_clash_are_changed() -> None:
    data = packet(
        f'<rdf:Description rdf:about="" xmlns:dc="{OWN}" dc:a="1" xmlns:fx="{OWN}2" fx:b="2"/>'
    )
    made = embed(with_packet(data), invoice())
    xmp = xmp_of(made)
    assert f'xmlns:dc="{OWN}"' not in xmp
    assert check_pdf(made).verdict is PdfVerdict.PASS


def test_a_packet_with_many_properties_is_bounded() -> None:
    many = "".join(f"<own:p{number}>x</own:p{number}>" for number in range(600))
    known = read_known(
        packet(f'<rdf:Description rdf:about="" xmlns:own="{OWN}">{many}</rdf:Description>')
    )
    assert len(known.properties) == 500
    assert len(known.dropped) == 100


def test_signs_that_xml_cannot_hold_are_replaced() -> None:
    data = embed(ordinary(), invoice(), metadata={"title": "a\x01b"})
    assert "a\ufffdb" in xmp_of(data)


def test_the_level_of_the_input_is_found() -> None:
    assert read_known(xmp_of(embed(ordinary(), invoice())).encode()).level == "3B"
    assert read_known(CUSTOM).level == ""
    assert (DC, "title") not in read_known(CUSTOM).properties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("D:20260131120000+01'00'", datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=1)))),
        ("D:20260131120000Z", datetime(2026, 1, 31, 12, tzinfo=UTC)),
        ("D:20260131", datetime(2026, 1, 31, tzinfo=UTC)),
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("D:20261331", None),
        ("yesterday", None),
    ],
)
def test_dates_of_pdf_are_read(text: str, expected: datetime | None) -> None:
    assert read_pdf_date(text) == expected


def test_dates_are_written_with_their_zone() -> None:
    moment = datetime(2026, 1, 31, 12, 5, 6, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    assert pdf_date(moment) == "D:20260131120506-03'30'"
    assert read_pdf_date(pdf_date(moment)) == moment
    assert xmp_date(moment) == "2026-01-31T12:05:06-03:30"
    assert read_xmp_date(xmp_date(moment)) == moment
    assert read_xmp_date("no date") is None


def test_the_colour_profile_is_srgb_and_always_the_same() -> None:
    profile = srgb()
    assert components(profile) == 3
    assert profile[24:36] == bytes(12)
    srgb.cache_clear()
    assert srgb() == profile
    assert components(b"short") is None
