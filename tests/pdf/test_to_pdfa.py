"""Conversion to PDF/A-3: what is mended is told, and what cannot be mended is refused."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from einvoice import embed, to_pdfa
from einvoice.errors import DamagedPdfError, NotConvertibleError
from einvoice.pdf.converting.font_faces import face_named
from einvoice.pdf.converting.font_programs import open_font, program_for
from einvoice.pdf.preflight import PdfVerdict, check_pdf
from einvoice.pdf.writing.icc import srgb
from tests.absence import absent
from tests.builders import invoice
from tests.corpus_files import corpus_folder
from tests.pdf.making import Canvas, attach, changed, drawn, files_in, ordinary, with_missing_font

CORPUS = ("Empty.pdf", "empty_pdf16.pdf", "invoice_pdf17.pdf")


def opened(data: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(data))


def codes(data: bytes) -> set[str]:
    with pytest.raises(NotConvertibleError) as caught:
        to_pdfa(data)
    return {one.code for one in caught.value.obstacles}


def test_an_ordinary_pdf_becomes_pdfa_and_every_change_is_told() -> None:
    done = to_pdfa(ordinary())
    assert done.level == "3B"
    assert {change.code for change in done.changes} == {"intent.added", "annotation.flags"}
    assert check_pdf(done.pdf).verdict is PdfVerdict.PASS


def test_converting_again_changes_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    once = to_pdfa(ordinary()).pdf
    twice = to_pdfa(once)
    assert twice.changes == ()
    assert to_pdfa(twice.pdf).pdf == twice.pdf


@pytest.mark.parametrize("name", CORPUS)
def test_ordinary_pdfs_of_the_corpus_are_converted(name: str) -> None:
    path = corpus_folder() / "pdf" / name
    if not path.is_file():
        absent("the corpus of PDFs", remedy="put it into ../shared/corpus/pdf")
    assert check_pdf(to_pdfa(path).pdf).verdict is PdfVerdict.PASS


def scripts(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root["/OpenAction"] = script
    pdf.Root["/AA"] = Dictionary(WC=script)
    pdf.Root["/Names"]["/JavaScript"] = Dictionary(Names=Array([String("a"), script]))
    pdf.pages[0].obj["/AA"] = Dictionary(O=script)


def annotations(pdf: Pdf) -> None:
    box = Array([0, 0, 10, 10])
    kinds = [
        Dictionary(Type=Name.Annot, Subtype=Name.Movie, Rect=box),
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, F=2),
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=box, A=Dictionary(S=Name.Launch, F=String("x"))
        ),
    ]
    pdf.pages[0].obj["/Annots"] = Array(kinds)


def oddities(pdf: Pdf) -> None:
    pdf.Root["/MarkInfo"] = Dictionary(Type=Name.MarkInfo, Marked=False)
    pdf.Root["/PieceInfo"] = Dictionary()
    pdf.Root["/Unknown"] = String("x")
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array([]))
    pdf.trailer["/DocChecksum"] = Name("/1234")
    pdf.pages[0].obj["/Tabs"] = String("S")
    pdf.pages[0].obj["/Trans"] = Dictionary(S=Name.Wipe)
    pdf.pages[0].obj["/Thumb"] = Stream(pdf, b"")


def image(pdf: Pdf) -> None:
    picture = Stream(
        pdf,
        bytes(3),
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=1,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB,
            Interpolate=True,
            Alternates=Array([]),
            ColorTransform=0,  # where Chromium writes it, it says nothing
            Metadata=Stream(pdf, b"no xmp"),
        ),
    )
    page = pdf.pages[0]
    page.obj["/Resources"]["/XObject"] = Dictionary(Im0=picture)
    page.contents_add(b"q 10 0 0 10 0 0 cm /Im0 Do Q")


def states(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.obj["/Resources"]["/ExtGState"] = Dictionary(G0=Dictionary(TR=Name.Identity, CA=1))
    page.contents_add(b"/G0 gs", prepend=True)


def newer(pdf: Pdf) -> None:
    pdf.Root["/Version"] = Name("/2.0")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (scripts, {"document.removed", "action.removed", "page.removed", "object.removed"}),
        (annotations, {"annotation.removed", "action.removed"}),
        (oddities, {"document.removed", "object.removed", "form.removed", "page.removed"}),
        (image, {"object.removed"}),
        (states, {"object.removed"}),
        (newer, {"document.version"}),
    ],
)
def test_what_pdfa_forbids_beside_the_pages_is_taken_out(
    spoil: Callable[[Pdf], None], told: set[str]
) -> None:
    done = to_pdfa(changed(ordinary(), spoil))
    assert {change.code for change in done.changes} & told
    assert all(str(change) and change.count > 0 for change in done.changes)
    assert check_pdf(done.pdf).verdict is PdfVerdict.PASS


def test_a_paper_clip_is_associated_with_the_document() -> None:
    def clip(pdf: Pdf) -> None:
        looks = Stream(pdf, b"", Dictionary(Subtype=Name.Form, BBox=Array([0, 0, 9, 9])))
        filespec = Dictionary(F=String("a.txt"), EF=Dictionary(F=Stream(pdf, b"x")))
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.FileAttachment,
            Rect=Array([0, 0, 9, 9]),
            FS=filespec,
            AP=Dictionary(N=looks),
        )
        pdf.pages[0].obj["/Annots"] = Array([note])

    with opened(to_pdfa(changed(ordinary(), clip), unchecked="accept").pdf) as pdf:
        [associated] = pdf.Root["/AF"]
        assert str(associated["/UF"]) == "a.txt"


def test_files_that_are_embedded_stay(tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    path.write_bytes(changed(ordinary(), lambda pdf: attach(pdf, "terms.txt", b"x")))
    assert files_in(to_pdfa(path).pdf) == {"terms.txt": b"x"}


def test_a_hybrid_stays_one() -> None:
    before = embed(ordinary(), invoice())
    after = to_pdfa(before).pdf
    assert files_in(after) == files_in(before)
    report = check_pdf(after)
    assert (report.verdict, report.generation) == (PdfVerdict.PASS, "factur-x")


def test_forms_xfa_and_broken_files_are_refused() -> None:
    def field(pdf: Pdf) -> None:
        one = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("a")))
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array([one]))

    def xfa(pdf: Pdf) -> None:
        pdf.Root["/AcroForm"] = Dictionary(Fields=Array([]), XFA=Stream(pdf, b"<x/>"))

    assert codes(changed(ordinary(), field)) == {"form"}
    assert codes(changed(ordinary(), xfa)) == {"xfa"}
    with pytest.raises(DamagedPdfError):
        to_pdfa(b"%PDF-1.7\nnothing")


def test_colours_that_nobody_explains_are_refused() -> None:
    def draw(page: Canvas) -> None:
        page.setFillColorCMYK(0.1, 0.2, 0.3, 0.4)
        page.rect(10, 10, 50, 50, fill=1)

    assert codes(drawn(draw)) == {"colour"}


def test_an_icc_profile_that_is_none_is_a_wrong_argument() -> None:
    with pytest.raises(ValueError, match="ICC"):
        to_pdfa(ordinary(), icc=b"no profile")


def test_a_profile_of_colours_replaces_the_usual_one() -> None:
    with opened(to_pdfa(ordinary(), icc=srgb()).pdf) as pdf:
        [intent] = pdf.Root["/OutputIntents"]
        assert str(intent["/OutputConditionIdentifier"]) == "Custom"
        assert intent["/DestOutputProfile"].read_bytes() == srgb()


def test_an_intent_that_is_there_stays() -> None:
    once = to_pdfa(ordinary(), icc=srgb()).pdf
    with opened(to_pdfa(once).pdf) as pdf:
        [intent] = pdf.Root["/OutputIntents"]
        assert str(intent["/OutputConditionIdentifier"]) == "Custom"


def test_a_missing_font_is_refused_with_advice() -> None:
    with pytest.raises(NotConvertibleError, match="substitute_fonts"):
        to_pdfa(with_missing_font())


@pytest.mark.parametrize(
    "font", ["Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"]
)
def test_a_missing_font_is_replaced_by_one_of_the_same_widths_on_request(font: str) -> None:
    done = to_pdfa(with_missing_font(font), substitute_fonts=True)
    assert "font.substituted" in {change.code for change in done.changes}
    assert check_pdf(done.pdf).verdict is PdfVerdict.PASS
    with opened(done.pdf) as pdf:
        [one] = pdf.pages[0].obj["/Resources"]["/Font"].values()
        assert one["/Subtype"] == "/TrueType"
        widths = [int(width) for width in one["/Widths"]]
        assert abs(widths[ord("W") - 32] - 944) <= 2


def test_a_folder_of_fonts_will_do_and_an_unsuitable_one_is_named(tmp_path: Path) -> None:
    face = face_named("Helvetica")
    assert face is not None
    program = program_for(face, None)
    assert program is not None
    with pytest.raises(NotConvertibleError, match="no font with the widths of Helvetica"):
        to_pdfa(with_missing_font(), substitute_fonts=tmp_path)
    other = tmp_path / "fonts"
    other.mkdir()
    (other / "Own.ttf").write_bytes(program.data)
    assert to_pdfa(with_missing_font(), substitute_fonts=other).level == "3B"


def test_substitution_makes_the_same_bytes_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    one, two = (to_pdfa(with_missing_font(), substitute_fonts=True).pdf for _ in range(2))
    assert one == two


def test_no_font_of_other_widths_is_taken_for_times() -> None:
    with pytest.raises(NotConvertibleError, match="Times"):
        to_pdfa(with_missing_font("Times-Roman"), substitute_fonts=True)


def test_a_broken_font_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "bad.ttf").write_bytes(b"\0\1\0\0 no font")
    face = face_named("Arial")
    assert face is not None
    assert program_for(face, str(tmp_path)) is None


def test_level_a_needs_a_structure() -> None:
    with pytest.raises(NotConvertibleError) as caught:
        to_pdfa(ordinary(), level="A")
    assert {one.code for one in caught.value.obstacles} == {"level"}


def test_level_u_needs_text_that_can_be_extracted() -> None:
    assert to_pdfa(ordinary(), level="U").level == "3U"

    def forget(pdf: Pdf) -> None:
        for font in pdf.objects:
            if isinstance(font, Dictionary) and "/ToUnicode" in font:
                del font["/ToUnicode"]
                font["/Encoding"] = Dictionary(
                    BaseEncoding=Name.WinAnsiEncoding, Differences=Array([1, Name.odd])
                )

    with pytest.raises(NotConvertibleError):
        to_pdfa(changed(ordinary(), forget), level="U")


def test_a_claim_that_is_not_repeated_is_told() -> None:
    first = to_pdfa(ordinary(), level="U").pdf
    assert "level.changed" in {change.code for change in to_pdfa(first).changes}


def test_open_font_reads_what_was_instantiated() -> None:
    face = face_named("ArialMT")
    assert face is not None
    program = program_for(face, None)
    assert program is not None
    assert "glyf" in open_font(program.data)
