"""The invoice is found wherever it hangs, whatever it is called, and what is odd is told."""

import hashlib
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

import einvoice
from einvoice import extract, read, validate
from einvoice.errors import EncryptedPdfError, NoInvoiceInPdfError, NotPdfError, ReadError
from einvoice.pdf.extract import Extraction, contents_of
from einvoice.pdf.generations import GENERATIONS, ORDER_X, XRECHNUNG, ZUGFERD_1_0, ZUGFERD_2_0
from tests.pdf.hybrids import (
    CII,
    ORDER,
    UBL,
    ZUGFERD_1,
    filespec,
    hybrid,
    in_names,
    new_pdf,
    saved,
    with_xmp,
    xmp,
)

LATIN = "invoice 2026.xml"


def codes(found: Extraction) -> list[str]:
    return [issue.code for issue in found.issues]


@pytest.mark.parametrize("generation", GENERATIONS, ids=lambda one: one.name)
def test_every_generation_is_known_by_name_and_root(generation: object) -> None:
    [found] = [one for one in GENERATIONS if one is generation]
    data = {"zugferd-1.0": ZUGFERD_1, "order-x": ORDER}.get(found.name, CII)
    result = extract(hybrid(data, found.file_name, xmp(found)))
    assert (result.xml, result.name, result.generation) == (data, found.file_name, found)
    assert result.metadata is not None
    assert result.metadata.generation is found
    assert codes(result) == ([] if found is not ORDER_X else ["not-an-invoice"])
    assert result.is_invoice is (found is not ORDER_X)


def test_the_root_tells_two_generations_apart_whose_files_are_called_alike() -> None:
    assert extract(hybrid(CII, "ZUGFeRD-invoice.xml")).generation is ZUGFERD_2_0
    assert extract(hybrid(ZUGFERD_1, "zugferd-invoice.xml")).generation is ZUGFERD_1_0
    broken = b"<broken"
    assert extract(hybrid(broken, "ZUGFeRD-invoice.xml")).generation is ZUGFERD_1_0
    assert extract(hybrid(broken, "zugferd-invoice.xml")).generation is ZUGFERD_2_0


@pytest.mark.parametrize("name", ["FACTUR-X.XML", " factur-x.xml"])
def test_names_are_compared_without_case_and_blanks(name: str) -> None:
    assert extract(hybrid(name=name)).xml == CII


@pytest.mark.parametrize("data", [CII, UBL, b"\xef\xbb\xbf" + CII, CII.decode().encode("utf-16")])
def test_any_invoice_in_xml_is_found_under_any_name(data: bytes) -> None:
    result = extract(hybrid(data, LATIN))
    assert result.xml == data
    assert result.generation is None
    assert codes(result) == ["name", "xmp-name"]


def test_what_is_no_invoice_is_not_taken_for_one() -> None:
    for name, data in (("a.xml", b"<html/>"), ("a.xml", b"<Some/>"), ("a.txt", CII)):
        pdf = new_pdf()
        in_names(pdf, [(name, filespec(pdf, data, name, mime_type="text/plain"))])
        with pytest.raises(NoInvoiceInPdfError) as caught:
            extract(saved(pdf))
        assert caught.value.attachments == (name,)


def test_a_broken_file_under_a_known_name_is_still_the_invoice() -> None:
    result = extract(hybrid(b"<broken"))
    assert result.xml == b"<broken"
    with pytest.raises(ReadError):
        read(hybrid(b"<broken"))


def place_in_deep_tree(pdf: Pdf, spec: Dictionary) -> str:
    node = pdf.make_indirect(Dictionary(Names=Array([String("k"), spec])))
    for _ in range(5):
        node = pdf.make_indirect(Dictionary(Kids=Array([Dictionary(Names=Array()), node])))
    pdf.Root.Names = Dictionary(EmbeddedFiles=node)
    return "name-tree"


def place_in_catalog(pdf: Pdf, spec: Dictionary) -> str:
    pdf.Root.AF = Array([spec])
    return "catalog"


def place_bare_in_catalog(pdf: Pdf, spec: Dictionary) -> str:
    pdf.Root.AF = spec
    return "catalog"


def place_at_page(pdf: Pdf, spec: Dictionary) -> str:
    pdf.pages[-1].obj.AF = Array([spec])
    return "page"


def place_as_annotation(pdf: Pdf, spec: Dictionary) -> str:
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=spec)
    pdf.pages[-1].obj.Annots = Array([pdf.make_indirect(note)])
    return "annotation"


def place_at_annotation(pdf: Pdf, spec: Dictionary) -> str:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, AF=Array([spec]))
    pdf.pages[-1].obj.Annots = Array([pdf.make_indirect(note)])
    return "annotation"


def place_at_image(pdf: Pdf, spec: Dictionary) -> str:
    image = pdf.make_indirect(Stream(pdf, b"", AF=Array([spec])))
    pdf.pages[-1].obj.Resources = Dictionary(XObject=Dictionary(Im0=image))
    return "object"


def place_nowhere(pdf: Pdf, spec: Dictionary) -> str:
    # qpdf writes only what something refers to.
    pdf.Root.PieceInfo = spec
    return "orphan"


def place_stream_in_tree(pdf: Pdf, spec: Dictionary) -> str:
    in_names(pdf, [("factur-x.xml", spec.EF.F)])  # pyright: ignore[reportArgumentType]
    return "name-tree"


PLACES = [
    place_in_deep_tree,
    place_in_catalog,
    place_bare_in_catalog,
    place_at_page,
    place_as_annotation,
    place_at_annotation,
    place_at_image,
    place_nowhere,
    place_stream_in_tree,
]


@pytest.mark.parametrize("compress", [True, False])
@pytest.mark.parametrize("place", PLACES, ids=lambda one: one.__name__)
def test_a_file_is_found_at_every_place(place: object, compress: bool) -> None:
    [put] = [one for one in PLACES if one is place]
    pdf = new_pdf(pages=3)
    where = put(pdf, filespec(pdf, CII))
    with_xmp(pdf, xmp())
    mode = pikepdf.ObjectStreamMode.generate if compress else pikepdf.ObjectStreamMode.disable
    found = extract(saved(pdf, object_stream_mode=mode))
    assert found.xml == CII
    assert found.attachment.places == (where,)
    assert codes(found) == (["orphan"] if where == "orphan" else [])


@pytest.mark.parametrize("names", [("/F",), ("/UF",), ("/Unix",), ("/Mac",), ("/DOS",), ()])
@pytest.mark.parametrize("streams", [("/F",), ("/UF",), ("/Unix",), ("/Mac",), ("/DOS",)])
def test_the_keys_of_all_systems_are_accepted(
    names: tuple[str, ...], streams: tuple[str, ...]
) -> None:
    pdf = new_pdf()
    in_names(pdf, [("factur-x.xml", filespec(pdf, CII, names=names, streams=streams))])
    found = extract(saved(pdf))
    assert (found.name, found.xml) == ("factur-x.xml", CII)


def test_two_files_in_one_entry_are_told_of() -> None:
    pdf = new_pdf()
    spec = filespec(pdf, CII)
    spec.EF.F = filespec(pdf, UBL).EF.F
    in_names(pdf, [("factur-x.xml", spec)])
    assert codes(extract(saved(pdf))) == ["attachment", "xmp-missing"]


def test_an_attachment_tells_all_that_the_pdf_says_of_it() -> None:
    pdf = new_pdf()
    spec = filespec(
        pdf,
        CII,
        CreationDate=String("D:20260131120000Z"),
        ModDate=String("D:20260201"),
        Size=len(CII),
        CheckSum=String(hashlib.md5(CII).digest()),
    )
    spec.Desc = String("Die Rechnung für März")
    in_names(pdf, [("factur-x.xml", spec)])
    pdf.Root.AF = Array([spec])
    [found] = extract(saved(pdf)).attachments
    assert found.name == "factur-x.xml"
    assert (found.mime_type, found.relationship) == ("text/xml", "Alternative")
    assert found.description == "Die Rechnung für März"
    assert found.created == datetime(2026, 1, 31, 12, tzinfo=UTC)
    assert found.modified == datetime(2026, 2, 1)  # noqa: DTZ001 - no time zone is stated
    assert found.size == len(CII)
    assert (found.is_whole, found.is_as_stated) == (True, True)
    assert found.places == ("name-tree", "catalog")


def test_a_wrong_checksum_is_told_and_digits_are_as_good_as_bytes() -> None:
    for stated, expected in ((b"wrong", False), (hashlib.md5(CII).hexdigest().encode(), True)):
        pdf = new_pdf()
        in_names(pdf, [("factur-x.xml", filespec(pdf, CII, CheckSum=String(stated)))])
        found = extract(saved(pdf))
        assert found.attachment.is_as_stated is expected
        assert ("attachment" in codes(found)) is not expected


def test_of_several_invoices_the_one_is_taken_that_the_metadata_names() -> None:
    pdf = new_pdf()
    specs = [filespec(pdf, CII, "factur-x.xml"), filespec(pdf, UBL, "other.xml")]
    in_names(pdf, [(str(number), spec) for number, spec in enumerate(specs)])
    assert extract(saved(pdf)).name == "factur-x.xml"
    with_xmp(pdf, xmp(name="OTHER.xml"))
    found = extract(saved(pdf))
    assert (found.name, found.xml) == ("other.xml", UBL)
    assert [one.name for one in found.candidates] == ["factur-x.xml", "other.xml"]
    assert codes(found) == ["several", "name"]


def test_known_names_go_before_others_in_their_order() -> None:
    pdf = new_pdf()
    names = ["a.xml", "zugferd-invoice.xml", "xrechnung.xml"]
    in_names(pdf, [(name, filespec(pdf, CII + b" " * len(name), name)) for name in names])
    found = extract(saved(pdf))
    assert found.generation is XRECHNUNG
    assert codes(found)[0] == "several"


def test_the_same_file_twice_is_no_riddle() -> None:
    pdf = new_pdf()
    in_names(pdf, [("1", filespec(pdf, CII)), ("2", filespec(pdf, CII))])
    assert "several" not in codes(extract(saved(pdf)))


def test_an_invoice_goes_before_an_order() -> None:
    pdf = new_pdf()
    specs = [("1", filespec(pdf, ORDER, "order-x.xml")), ("2", filespec(pdf, CII, "b.xml"))]
    in_names(pdf, specs)
    assert extract(saved(pdf)).xml == CII


def test_an_order_is_taken_out_but_not_read_as_an_invoice() -> None:
    data = hybrid(ORDER, "order-x.xml", xmp(ORDER_X))
    assert extract(data).generation is ORDER_X
    with pytest.raises(ReadError, match="Order-X"):
        read(data)


def test_other_files_are_supplements_with_their_bytes() -> None:
    pdf = new_pdf()
    terms = filespec(pdf, b"terms", "terms.txt", relationship="Supplement", mime_type="text/plain")
    in_names(pdf, [("factur-x.xml", filespec(pdf, CII)), ("terms.txt", terms)])
    [other] = extract(saved(pdf)).supplements
    assert (other.name, other.data, other.relationship) == ("terms.txt", b"terms", "Supplement")


def test_a_link_to_a_file_elsewhere_is_no_attachment() -> None:
    pdf = new_pdf()
    spec = Dictionary(Type=Name.Filespec, F=String("//server/share/factur-x.xml"))
    pdf.Root.AF = Array([pdf.make_indirect(spec)])
    found = contents_of(saved(pdf))
    assert found.attachments == ()
    assert [(one.code, one.severity) for one in found.issues] == [("attachment", "information")]


def test_a_pdf_without_an_invoice_names_what_it_holds() -> None:
    with pytest.raises(NoInvoiceInPdfError) as caught:
        extract(saved(new_pdf()))
    assert caught.value.attachments == ()


def test_an_encrypted_pdf_is_read_where_it_needs_no_password() -> None:
    pdf = new_pdf()
    in_names(pdf, [("factur-x.xml", filespec(pdf, CII))])
    pdf.Root.AF = Array()
    for revision in (3, 4, 6):
        how = pikepdf.Encryption(
            owner="secret", user="", R=revision, aes=revision > 3, metadata=revision > 3
        )
        found = extract(saved(pdf, encryption=how))
        assert found.xml == CII
        assert codes(found)[0] == "encrypted"
    with pytest.raises(EncryptedPdfError):
        extract(saved(pdf, encryption=pikepdf.Encryption(owner="o", user="u")))


@pytest.mark.parametrize("data", [b"", b"  ", CII, b"PK\x03\x04", b"x" * 2000 + b"%PDF-1.7"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(NotPdfError):
        extract(data)


def test_bytes_before_the_header_are_told() -> None:
    found = extract(b"junk\r\n" + hybrid())
    assert found.xml == CII
    assert "header" in codes(found)


def test_read_validate_and_convert_take_pdfs(tmp_path: Path) -> None:
    path = tmp_path / "hybrid.pdf"
    path.write_bytes(hybrid())
    result = read(path)
    assert (result.invoice, result.source) == (read(CII).invoice, CII)
    assert result.container is not None
    assert result.container.name == "factur-x.xml"
    assert read(CII).container is None
    with path.open("rb") as file:
        assert validate(file).syntax == validate(CII).syntax
    of_the_invoice = [one for one in validate(result).findings if one.rule_set != "pdf"]
    assert of_the_invoice == list(validate(CII).findings)
    assert einvoice.convert(path, to="ubl").data == UBL


def test_xml_that_speaks_of_pdfs_is_read_as_xml() -> None:
    data = b"\n <!-- %PDF-1.7 -->" + CII.partition(b"?>")[2]
    assert read(data).container is None


def test_an_extraction_survives_pickling() -> None:
    found = extract(hybrid())
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert again.attachment.data == CII
    assert again.metadata == found.metadata
