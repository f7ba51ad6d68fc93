"""Themes are data: what cannot be drawn is refused where it is said."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from einvoice import render
from einvoice.errors import RenderOptionError, UnusableImageError
from einvoice.example import example_invoice
from einvoice.rendering import THEMES, Theme
from einvoice.rendering.drawing.picture import Picture, load, png
from tests.builders import invoice
from tests.rendering.pdf_text import pages, text


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_can_be_read_on_its_ground(theme: Theme) -> None:
    for colour in (theme.ink, theme.muted, theme.accent):
        assert contrast(colour, "#ffffff") >= 4.5
    assert contrast(theme.accent, theme.band) >= 4.5


def test_a_theme_is_a_name_a_theme_or_what_differs_from_one() -> None:
    red = Theme.of({"base": "modern", "accent": "#aa0000"})
    assert (red.panel, red.accent) == (True, "#aa0000")
    by_mapping = render(invoice(), theme={"base": "modern", "accent": "#aa0000"})
    assert by_mapping == render(invoice(), theme=red) != render(invoice(), theme="modern")


@pytest.mark.parametrize(
    "data",
    [
        {"accent": "red"},
        {"accent": "#12345"},
        {"size": 3},
        {"size": "9"},
        {"table_head": "round"},
        {"window": "top"},
        {"logo_height": 400},
        {"colour": "#000000"},
        {"base": "baroque"},
        {"fonts": {"italic": "a.ttf"}},
    ],
)
def test_what_no_theme_can_have_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(RenderOptionError):
        Theme.of(data)


@pytest.mark.parametrize(
    "options", [{"theme": "baroque"}, {"paper": "A9"}, {"language": "xx"}, {"language": []}]
)
def test_what_is_not_known_is_refused_with_what_is(options: dict[str, Any]) -> None:
    with pytest.raises(RenderOptionError) as caught:
        render(invoice(), **options)
    assert caught.value.option == next(iter(options))
    assert caught.value.code == "render.option"


def test_the_amount_due_stands_out_where_the_theme_says_so() -> None:
    once, twice = render(example_invoice()), render(example_invoice(), theme="modern")
    assert text(twice).count("1.062,19\u00a0€") == text(once).count("1.062,19\u00a0€") + 1


def test_the_window_is_at_the_right_where_envelopes_have_it_there() -> None:
    def left_edge(language: str, theme: Theme) -> float:
        drawn = pages(render(example_invoice(), language=language, theme=theme))[0]
        return next(one.positions[0][0] for one in drawn if one.text.startswith("Example Town"))

    auto = Theme()
    assert left_edge("de", auto) < 100 < 250 < left_edge("fr", auto)
    assert left_edge("de", Theme(window="right")) == left_edge("fr", auto)


def picture(mode: str = "RGBA", size: tuple[int, int] = (40, 20), kind: str = "PNG") -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


def test_pictures_become_opaque_and_no_larger_than_can_be_seen() -> None:
    found = load(picture(size=(4000, 2000)), (72, 72))
    assert (found.width, found.height) == (300, 150)
    assert found.data == b"\xff" * (300 * 150 * 3)  # nothing on white is white


@pytest.mark.parametrize(
    ("mode", "kind"), [("CMYK", "JPEG"), ("L", "PNG"), ("P", "GIF"), ("1", "PNG")]
)
def test_pictures_of_every_colour_space_are_drawn_in_red_green_and_blue(
    mode: str, kind: str
) -> None:
    assert len(load(picture(mode, kind=kind), (72, 72)).data) == 40 * 20 * 3


def test_a_picture_can_be_written_again() -> None:
    made = Picture(2, 2, bytes(range(12)))
    assert load(png(made), (72, 72)) == made


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableImageError):
        render(invoice(), logo=data)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(UnusableImageError, match="pixels"):
        load(picture("1", size=(9_000, 9_000)), (72, 72))


def test_a_picture_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableImageError, match="No such file"):
        render(invoice(), logo=tmp_path / "none.png")
