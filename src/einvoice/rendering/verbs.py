"""The verbs: an invoice as a PDF, and as HTML."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from einvoice.errors import RenderOptionError
from einvoice.model.invoice import Invoice
from einvoice.rendering.content.blocks import Content
from einvoice.rendering.content.build import content_of
from einvoice.rendering.language import LanguageChoice, Languages
from einvoice.rendering.paper import paper_named
from einvoice.rendering.theme import PathLike, Theme, theme_named
from einvoice.results import ReadResult
from einvoice.syntax.source import Source

if TYPE_CHECKING:
    from einvoice.rendering.drawing.decor import Decor

Renderable: TypeAlias = Invoice | ReadResult | Source
"""An invoice, what a reading returned, or a document: bytes, a path, an open file."""
ThemeChoice: TypeAlias = str | Theme | Mapping[str, object] | None
MissingGlyphs = Literal["refuse", "replace"]
"""What to do about characters that no font of the theme has."""


def render(
    source: Renderable,
    *,
    language: LanguageChoice = "de",
    theme: ThemeChoice = None,
    paper: str = "A4",
    logo: PathLike | bytes | None = None,
    qr: bool = True,
    missing_glyphs: MissingGlyphs = "refuse",
    replacement: str = "?",
    decor: "Decor | None" = None,
) -> bytes:
    """Draw an invoice as a tagged PDF with everything that it states.

    Several languages make a bilingual document in the formats of the first. A theme is the name of
    one of `einvoice.rendering.THEMES`, a `Theme`, or a mapping with what differs from one. With
    `qr`, an amount that is to be transferred in EUR gets the code that banking apps read.
    Characters that no font has are a `MissingGlyphsError`, or with "replace" become `replacement`.
    The same invoice always makes the same bytes.
    """
    from einvoice.rendering.drawing.decor import Decor
    from einvoice.rendering.drawing.document import draw

    if missing_glyphs not in ("refuse", "replace"):
        raise RenderOptionError(
            option="missing_glyphs", value=missing_glyphs, expected="refuse or replace"
        )
    if missing_glyphs == "replace" and not (replacement.isascii() and replacement.isprintable()):
        raise RenderOptionError(
            option="replacement", value=replacement, expected="printable characters of ASCII"
        )
    sheet = paper_named(paper)
    look = _theme(theme, logo)
    replaced = replacement if missing_glyphs == "replace" else None
    content = _content(source, language, qr=qr)
    return draw(content, look, sheet, decor or Decor(), replaced)


def render_html(
    source: Renderable,
    *,
    language: LanguageChoice = "de",
    theme: ThemeChoice = None,
    logo: PathLike | bytes | None = None,
    fragment: bool = False,
) -> str:
    """An invoice as HTML that needs nothing else: for mail, notebooks and web pages.

    Labels and completeness are those of `render`. With `fragment`, only what stands inside the
    body, with its style.
    """
    from einvoice.rendering.html import page

    look = _theme(theme, logo)
    return page(_content(source, language, qr=False), look, fragment=fragment)


def _content(source: Renderable, language: LanguageChoice, *, qr: bool) -> Content:
    return content_of(_invoice(source), Languages(language), qr=qr)


def _invoice(source: Renderable) -> Invoice:
    match source:
        case Invoice():
            return source
        case ReadResult():
            return source.invoice
        case _:
            from einvoice.documents import read

            return read(source).invoice


def _theme(theme: ThemeChoice, logo: PathLike | bytes | None) -> Theme:
    match theme:
        case None:
            found = theme_named("classic")
        case str():
            found = theme_named(theme)
        case Theme():
            found = theme
        case _:
            found = Theme.of(theme)
    return found if logo is None else replace(found, logo=logo)
