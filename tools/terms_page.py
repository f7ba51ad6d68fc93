"""Fills the page `reference/terms.md` with the terms of the model when the docs are built."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from einvoice.terms import TERMS

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from einvoice.model.terms import Term

PLACE = "<!-- terms -->"


def on_page_markdown(markdown: str, *, page: "Page", **_: object) -> str:
    """Put the tables where the page asks for them; called by MkDocs for every page."""
    if page.file.src_uri != "reference/terms.md":
        return markdown
    if PLACE not in markdown:
        raise ValueError(f"{page.file.src_uri} has no {PLACE} to fill")
    return markdown.replace(PLACE, "\n".join(_lines(list(TERMS.values()))))


def _lines(terms: list["Term"]) -> Iterator[str]:
    for origin in dict.fromkeys(term.origin for term in terms):
        yield from (f"## {origin}", "")
        yield "| Term | Name | Card. | Type | In the model | What it is |"
        yield "|---|---|---|---|---|---|"
        for term in terms:
            if term.origin == origin:
                yield _row(term)
        yield ""


def _row(term: "Term") -> str:
    description = " ".join(term.description.split())
    cells = (term.id, term.name, term.cardinality, term.data_type, f"`{term.path}`", description)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
