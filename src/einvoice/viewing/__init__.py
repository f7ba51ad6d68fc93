"""One document to look at in a browser: its picture, its content, its findings and its XML.

`view_of` gathers what is known of a document, `page_of` makes one page of it, and `Viewer` serves
that page on this machine.
"""

from typing import TYPE_CHECKING

from einvoice.viewing.gathering import Viewed, view_of
from einvoice.viewing.page import Page, page_of

if TYPE_CHECKING:
    from einvoice.viewing.server import Viewer

__all__ = ["Page", "Viewed", "Viewer", "page_of", "view_of"]


def __getattr__(name: str) -> object:
    if name == "Viewer":
        from einvoice.viewing.server import Viewer

        return Viewer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
