"""Invoices as people read them: PDF and HTML, from one description of what they show.

The verbs are `einvoice.render` and `einvoice.render_html`. `Theme` and `Language` are data; `Decor`
is where own drawing comes in.
"""

from typing import TYPE_CHECKING

from einvoice.rendering.language import LANGUAGES, Language, language
from einvoice.rendering.theme import THEMES, Fonts, Theme
from einvoice.rendering.verbs import render, render_html

if TYPE_CHECKING:
    from einvoice.rendering.drawing.decor import Decor, Page

__all__ = [
    "LANGUAGES",
    "THEMES",
    "Decor",
    "Fonts",
    "Language",
    "Page",
    "Theme",
    "language",
    "render",
    "render_html",
]


def __getattr__(name: str) -> object:
    if name in ("Decor", "Page"):
        from einvoice.rendering.drawing import decor

        return getattr(decor, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
