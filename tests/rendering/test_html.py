"""HTML: self-contained, safe with whatever an invoice says, told to those who do not see it."""

import re
from html.parser import HTMLParser
from io import BytesIO

import pytest

from einvoice import render_html
from einvoice.example import example_invoice
from einvoice.model.party import Seller
from einvoice.model.reference import Note
from einvoice.rendering import LANGUAGES, THEMES
from tests.builders import full_invoice, invoice
from tests.rendering.statements import statements

HOSTILE = "<script>alert(1)</script>\"'&<img src=x onerror=y></style>"
VOID = {"br", "meta", "img"}


class Outline(HTMLParser):
    """Checks that elements are closed, and takes down what they are."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Outline()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.seen


def test_no_value_of_an_invoice_is_ever_markup() -> None:
    stated = example_invoice().replace(
        number=HOSTILE, seller=Seller(name=HOSTILE), notes=[Note(text=HOSTILE)]
    )
    html = render_html(stated, theme="modern")
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("</style>") == 1
    assert html.count("&lt;script&gt;") >= 4


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_a_link() -> None:
    html = render_html(full_invoice())
    assert not re.search(r"https?://|<a\b|<link|<script|url\(|@import", html)


@pytest.mark.parametrize("theme", THEMES)
def test_elements_are_closed_and_heads_of_tables_say_what_they_head(theme: str) -> None:
    seen = outline(render_html(full_invoice(), theme=theme))
    heads = [attributes for tag, attributes in seen if tag == "th"]
    assert heads
    assert {attributes.get("scope") for attributes in heads} == {"col", "row"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_is_said(code: str) -> None:
    seen = outline(render_html(example_invoice(), language=code))
    assert ("html", {"lang": code}) in seen
    assert not any(tag == "span" and "lang" in attributes for tag, attributes in seen)


def test_the_second_language_is_said_where_it_stands() -> None:
    html = render_html(example_invoice(), language=["de", "en"])
    assert 'Rechnung / <span lang="en">Invoice</span>' in html


def test_a_fragment_is_what_a_page_holds() -> None:
    fragment = render_html(example_invoice(), fragment=True)
    assert fragment.startswith("<style>")
    assert fragment.rstrip().endswith("</article>")
    assert "<body" not in fragment
    assert fragment.split("</style>\n")[1].rstrip() in render_html(example_invoice())


def test_places_of_the_model_lead_to_what_is_shown() -> None:
    stated = example_invoice()
    seen = outline(render_html(stated))
    paths = {attributes["data-path"] for _, attributes in seen if "data-path" in attributes}
    assert {"lines[2]", "totals.amount_due", "seller.contact.email", "due_date"} <= paths
    known = {path for path, *_ in statements(stated)}
    assert {
        path for path in paths if path and not any(one.startswith(path) for one in known)
    } == set()


def test_a_logo_is_part_of_the_page_and_told_in_words() -> None:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (8, 4), (1, 2, 3)).save(out, "PNG")
    html = render_html(example_invoice(), logo=out.getvalue())
    [found] = [attributes for tag, attributes in outline(html) if tag == "img"]
    assert found["alt"] == "Logo von Example Books GmbH"
    assert (found["src"] or "").startswith("data:image/png;base64,")


def test_line_ends_of_a_text_are_kept() -> None:
    assert "first<br>second" in render_html(invoice(payment_terms="first\nsecond"))
