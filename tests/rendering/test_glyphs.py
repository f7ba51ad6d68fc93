"""Right glyphs or a clear refusal; never a box."""

from importlib.resources import files
from pathlib import Path

import pytest

from einvoice import render
from einvoice.errors import MissingGlyphsError, RenderOptionError, UnusableFontError
from einvoice.rendering import Fonts, Theme
from einvoice.rendering.drawing.faces import bundled, face
from tests.builders import invoice
from tests.rendering.pdf_text import squeezed, text

LETTERS = "ÄÖÜäöüß àâçéèêëîïôùûÿœæ ąćęłńóśźż áíñóúü¿¡ őű ďěňřšťůž ăîșț Ωμέγα ΑΒΓ Кириллица Ґґ Єє Її"


def font(name: str) -> Path:
    """A font that comes with reportlab, with fewer letters than ours."""
    return Path(str(files("reportlab").joinpath("fonts", name)))


def test_latin_greek_and_cyrillic_are_written_and_can_be_copied() -> None:
    assert squeezed(LETTERS) in squeezed(text(render(invoice(buyer_reference=LETTERS))))


def test_letters_with_accents_of_their_own_are_composed() -> None:
    assert "Café ﬁ" in text(render(invoice(buyer_reference="Cafe\u0301 ﬁ")))


def test_characters_that_no_font_has_are_named_all_at_once() -> None:
    with pytest.raises(MissingGlyphsError) as caught:
        render(invoice(buyer_reference="a✓b", payment_terms="中文"))
    assert caught.value.characters == "✓中文"
    assert "U+2713 CHECK MARK" in str(caught.value)
    assert "FiraSans-Regular" in str(caught.value)


def test_missing_characters_can_be_replaced() -> None:
    data = render(invoice(buyer_reference="a✓b"), missing_glyphs="replace", replacement="[?]")
    assert "a[?]b" in text(data)


def test_a_fallback_font_writes_what_the_main_one_lacks() -> None:
    theme = Theme(fonts=Fonts(font("Vera.ttf"), font("VeraBd.ttf"), (bundled("Regular"),)))
    assert "a Ωμέγα b" in text(render(invoice(buyer_reference="a Ωμέγα b"), theme=theme))
    alone = Theme(fonts=Fonts(font("Vera.ttf"), font("VeraBd.ttf")))
    with pytest.raises(MissingGlyphsError, match="BitstreamVera"):
        render(invoice(buyer_reference="Ωμέγα"), theme=alone)


def test_what_looks_alike_takes_the_place_of_what_is_not_there() -> None:
    stated = invoice(buyer_reference="a\u2011b\u202fc\u2009d")
    assert "a-b\u00a0c d" in text(render(stated))


def test_what_cannot_be_seen_is_left_out() -> None:
    assert "abc" in text(render(invoice(buyer_reference="a\u200bb\x07\u202ec")))


def test_figures_stand_below_each_other() -> None:
    widths = face(bundled("Regular")).widths
    assert len({widths[digit] for digit in "0123456789"}) == 1


def test_only_the_glyphs_that_are_used_are_embedded() -> None:
    assert len(render(invoice())) < 60_000


@pytest.mark.parametrize("content", [b"", b"no font", b"OTTO" + bytes(200)])
def test_what_is_no_font_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "font.ttf"
    path.write_bytes(content)
    with pytest.raises(UnusableFontError):
        render(invoice(), theme=Theme(fonts=Fonts(path)))


def test_a_font_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFontError, match="No such file"):
        render(invoice(), theme=Theme(fonts=Fonts(tmp_path / "none.ttf")))


def test_a_replacement_must_itself_be_writable() -> None:
    with pytest.raises(RenderOptionError):
        render(invoice(), missing_glyphs="replace", replacement="✗")
