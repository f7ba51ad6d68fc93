"""Nothing that an invoice states is lost, in the PDF or in HTML."""

import re
from html import unescape

import pytest

from einvoice import render, render_html
from einvoice.model.invoice import Invoice
from einvoice.model.values import Identifier
from einvoice.rendering import LANGUAGES
from einvoice.rendering.language import language
from tests.builders import full_invoice, invoice, line
from tests.rendering.pdf_text import squeezed, text
from tests.rendering.statements import spoken, statements


def shown_in_html(invoice: Invoice) -> str:
    html = render_html(invoice)
    body = html.partition("<body>")[2]
    return unescape(re.sub(r"<[^>]*>", " ", body))


def missing(invoice: Invoice, shown: str) -> list[tuple[str, object]]:
    found = squeezed(shown)
    return [
        (path, value)
        for path, name, value, group in statements(invoice)
        if not any(squeezed(way) in found for way in spoken(name, value, group))
    ]


def test_every_value_of_a_full_invoice_is_in_the_text_of_the_pdf() -> None:
    stated = full_invoice()
    assert len(list(statements(stated))) > 2_000
    assert missing(stated, text(render(stated))) == []


def test_every_value_is_content_and_none_only_furniture_of_the_page() -> None:
    stated = full_invoice()
    assert missing(stated, text(render(stated), artifacts=False)) == []


def test_every_value_of_a_full_invoice_is_in_the_html() -> None:
    stated = full_invoice()
    assert missing(stated, shown_in_html(stated)) == []


def test_what_is_not_stated_is_missed() -> None:
    stated = full_invoice()
    less = stated.replace(sales_agent=None)
    lost = missing(stated, text(render(less)))
    assert lost
    assert all(path.startswith("sales_agent.") for path, _ in lost)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_term_has_a_name_in_every_language(code: str) -> None:
    from einvoice.model.places import places

    words = language(code)
    unnamed = {
        place.path
        for place in places({})
        if place.field not in words.fields
        and f"{place.group.__name__}.{place.field}" not in words.fields
    }
    assert unnamed == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_words(code: str) -> None:
    other, german = language(code), language("de")
    for table in (
        "words",
        "fields",
        "document_types",
        "vat_categories",
        "payment_means",
        "units",
        "countries",
    ):
        assert set(getattr(other, table)) == set(getattr(german, table)), table
        assert all(getattr(other, table).values()), table


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_places_in_patterns_are_the_same_in_every_language(code: str) -> None:
    for key, pattern in language("de").words.items():
        places = set(re.findall(r"{(\w+)}", pattern))
        assert set(re.findall(r"{(\w+)}", language(code).words[key])) == places, key


def test_an_empty_invoice_is_drawn() -> None:
    assert "Rechnung" in text(render(Invoice()))
    assert "Rechnung" in render_html(Invoice())


def test_an_invoice_of_empty_texts_is_drawn() -> None:
    stated = invoice(
        buyer_reference="", payment_terms="", lines=[line(id="", note="", unit_code="")]
    )
    assert "R-1" in text(render(stated))
    assert "R-1" in render_html(stated)


def test_an_identifier_shows_its_scheme() -> None:
    assert "4711 (0088 GLN)" in text(
        render(invoice(object_id=Identifier(value="4711", scheme="0088")))
    )
