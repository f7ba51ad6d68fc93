"""Single repairs of the conversion, and signatures in all their places."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from einvoice import to_pdfa
from einvoice.errors import NotConvertibleError
from einvoice.pdf.converting.document import is_forbidden_action, repair_document
from einvoice.pdf.converting.encodings import repair_encodings
from einvoice.pdf.converting.font_codes import differences_of, meaning_of
from einvoice.pdf.converting.font_faces import Face, face_named
from einvoice.pdf.writing.changes import ChangeLog
from tests.pdf.making import changed, ordinary, with_missing_font


@pytest.mark.parametrize("place", ["/Perms", "/DSS"])
def test_certified_files_are_refused(place: str) -> None:
    def certify(pdf: Pdf) -> None:
        pdf.Root[place] = Dictionary()

    with pytest.raises(NotConvertibleError, match="signed"):
        to_pdfa(changed(ordinary(), certify))


def test_layers_get_names_of_their_own_and_no_automatic_state() -> None:
    with pikepdf.open(io.BytesIO(ordinary())) as pdf:
        first = Dictionary(AS=Array([]))
        others = Array([Dictionary(Name=String("x")), Dictionary(Name=String("x"))])
        pdf.Root["/OCProperties"] = Dictionary(D=first, Configs=others, OCGs=Array([]))
        log = ChangeLog()
        repair_document(pdf, log)
        layers = pdf.Root["/OCProperties"]
        names = [str(one["/Name"]) for one in (layers["/D"], *layers["/Configs"])]
        assert names == ["Layers", "x", "Layers 2"]
        assert "/AS" not in layers["/D"]
        assert {one.code for one in log.changes} == {"layer.named", "layer.changed"}


def test_an_encoding_without_a_base_gets_one_where_no_glyph_changes() -> None:
    def loosen(pdf: Pdf) -> None:
        for font in pdf.objects:
            if isinstance(font, Dictionary) and font.get("/Subtype") == Name.TrueType:
                font["/Encoding"] = Dictionary(Differences=Array([200, Name.Adieresis]))

    latin = to_pdfa(with_missing_font(), substitute_fonts=True).pdf
    done = to_pdfa(changed(latin, loosen))
    assert [one.code for one in done.changes] == ["font.encoding"]


def test_strings_of_a_character_collection_are_written_in_place() -> None:
    with pikepdf.open(io.BytesIO(ordinary())) as pdf:
        system = Dictionary(Registry=pdf.make_indirect(String("Adobe")), Ordering=String("X"))
        font = pdf.make_indirect(Dictionary(Type=Name.Font, CIDSystemInfo=system))
        pdf.Root["/Keep"] = font
        repair_encodings(pdf, ChangeLog())
        registry = font["/CIDSystemInfo"]["/Registry"]
        assert (str(registry), registry.is_indirect) == ("Adobe", False)


@pytest.mark.parametrize(
    ("action", "forbidden"),
    [
        (Dictionary(S=Name.URI), False),
        (Dictionary(S=Name.Named, N=Name.NextPage), False),
        (Dictionary(S=Name.Named, N=Name.Print), True),
        (Dictionary(S=Name.GoTo, Next=Dictionary(S=Name.Launch)), True),
        (Dictionary(S=Name.GoTo, Next=Array([Dictionary(S=Name.JavaScript)])), True),
        (Array([]), False),
        (None, False),
    ],
)
def test_actions_are_judged_with_those_that_follow(
    action: Dictionary | Array | None, forbidden: bool
) -> None:
    assert is_forbidden_action(action) is forbidden


def test_a_chain_of_actions_without_end_ends() -> None:
    with pikepdf.new() as pdf:
        action = pdf.make_indirect(Dictionary(S=Name.GoTo))
        action["/Next"] = action
        assert not is_forbidden_action(action)


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("Helvetica", Face("Helvetica", bold=False, italic=False)),
        ("Arial,Bold", Face("Helvetica", bold=True, italic=False)),
        ("ABCDEF+Arial-BoldItalicMT", Face("Helvetica", bold=True, italic=True)),
        ("TimesNewRomanPS-BoldMT", Face("Times", bold=True, italic=False)),
        ("TimesNewRomanPSMT", Face("Times", bold=False, italic=False)),
        ("Times-Roman", Face("Times", bold=False, italic=False)),
        ("CourierNewPS-ItalicMT", Face("Courier", bold=False, italic=True)),
        ("Symbol", None),
        ("ArialNarrow", None),
        ("Fira Sans", None),
    ],
)
def test_names_of_fonts_tell_their_face(name: str, face: Face | None) -> None:
    assert face_named(name) == face


def test_encodings_tell_what_their_codes_mean() -> None:
    windows = meaning_of(Name.WinAnsiEncoding)
    assert windows is not None
    assert (windows[0x80], windows[0xE4], windows[0x81]) == ("€", "ä", "•")
    assert list(differences_of(windows)) == []
    standard = meaning_of(None)
    assert standard is not None
    assert (standard[0x27], standard[0xAE]) == ("\u2019", "\ufb01")
    changed_one = meaning_of(
        Dictionary(BaseEncoding=Name.MacRomanEncoding, Differences=Array([65, Name.Euro, Name.b]))
    )
    assert changed_one is not None
    assert (changed_one[65], changed_one[66]) == ("€", "b")
    assert (65, "Euro") in list(differences_of(changed_one))
    assert meaning_of(Name.SomethingElse) is None


def test_metadata_of_parts_goes_and_that_of_the_document_stays() -> None:
    def add(pdf: Pdf) -> None:
        pdf.pages[0].obj["/Metadata"] = Stream(pdf, b"<a/>")

    with pikepdf.open(io.BytesIO(to_pdfa(changed(ordinary(), add)).pdf)) as pdf:
        assert "/Metadata" in pdf.Root
        assert "/Metadata" not in pdf.pages[0].obj
