"""Drawn documents are tagged: what is seen is also told, once, and in its order."""

from io import BytesIO
from typing import cast

import pytest
from pikepdf import Dictionary, Name, Pdf

from einvoice import render
from einvoice.example import example_invoice
from einvoice.rendering import LANGUAGES, THEMES
from tests.builders import full_invoice
from tests.rendering.pdf_text import Element, pages, structure, text

PAGE_ENTRIES = {
    f"/{name}"
    for name in ("Type", "Parent", "MediaBox", "Resources", "StructParents", "Tabs", "Contents")
}


@pytest.mark.parametrize(
    "data", [render(example_invoice()), render(full_invoice())], ids=["example", "full"]
)
def test_every_mark_belongs_to_one_element_and_the_way_back_leads_to_it(data: bytes) -> None:
    tree, back = structure(data)
    drawn = {
        (marked.page, marked.mcid)
        for page in pages(data)
        for marked in page
        if marked.mcid is not None
    }
    in_tree = list(tree.marks())
    assert len(in_tree) == len(set(in_tree))
    assert set(in_tree) == drawn == set(back)
    for element in tree.walk():
        for kid in element.kids:
            if not isinstance(kid, Element):
                assert back[kid] is element


def test_marks_bear_the_kind_of_their_element() -> None:
    data = render(example_invoice())
    _, back = structure(data)
    for page in pages(data):
        for marked in page:
            if marked.mcid is not None:
                assert back[marked.page, marked.mcid].kind == marked.tag


@pytest.mark.parametrize("theme", THEMES)
def test_tables_are_regular_and_their_heads_say_what_they_head(theme: str) -> None:
    tree, _ = structure(render(example_invoice(), theme=theme))
    tables = tree.find("Table")
    assert len(tables) >= 4
    for table in tables:
        rows = table.find("TR")
        widths = {len(row.kids) for row in rows}
        assert len(widths) == 1
        assert all(head.entries.get("/Scope") in ("/Column", "/Row") for head in table.find("TH"))
        assert all(
            kid.kind in ("TH", "TD") for row in rows for kid in row.kids if isinstance(kid, Element)
        )


def test_a_document_has_one_title_and_headings_below_it() -> None:
    tree, _ = structure(render(example_invoice()))
    assert len(tree.find("H1")) == 1
    assert len(tree.find("H2")) >= 5


def test_lists_hold_items_with_labels_and_bodies() -> None:
    tree, _ = structure(render(full_invoice()))
    for found in tree.find("L"):
        items = [kid for kid in found.kids if isinstance(kid, Element)]
        assert {item.kind for item in items} == {"LI"}
        for item in items:
            assert {kid.kind for kid in item.kids if isinstance(kid, Element)} <= {"Lbl", "LBody"}


def test_pictures_are_told_in_words() -> None:
    tree, _ = structure(render(example_invoice(), logo=LOGO))
    told = [figure.entries["/Alt"] for figure in tree.find("Figure")]
    assert told[0] == "Logo von Example Books GmbH"
    assert told[1].startswith("QR-Code der Überweisung: 1.062,19\u00a0€ an Example Books GmbH")


def test_the_second_language_is_marked_where_it_stands() -> None:
    data = render(example_invoice(), language=("de", "en"))
    marked = [one for page in pages(data) for one in page if "Due date" in one.text]
    assert marked
    assert all("en" in one.languages for one in marked if one.mcid is not None)
    alone = render(example_invoice(), language="de")
    assert not any(one.languages for page in pages(alone) for one in page)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_catalogue_says_language_and_title(code: str) -> None:
    with Pdf.open(BytesIO(render(example_invoice(), language=code))) as pdf:
        assert str(pdf.Root["/Lang"]) == code
        assert cast(Dictionary, pdf.Root["/MarkInfo"])["/Marked"] is True
        assert cast(Dictionary, pdf.Root["/ViewerPreferences"])["/DisplayDocTitle"] is True
        assert "EXAMPLE-2026-001" in str(pdf.docinfo["/Title"])
        assert all(page.obj["/Tabs"] == Name("/S") for page in pdf.pages)


def test_nothing_stands_in_a_page_that_pdf_a_would_refuse() -> None:
    with Pdf.open(BytesIO(render(example_invoice(), logo=LOGO))) as pdf:
        assert pdf.check_pdf_syntax() == []
        for page in pdf.pages:
            assert set(page.obj.keys()) == PAGE_ENTRIES
            resources = cast(Dictionary, page.obj["/Resources"])
            for font in cast(Dictionary, resources["/Font"]).values():
                assert font["/Subtype"] == Name("/Type0")
                [descendant] = font["/DescendantFonts"]
                assert "/FontFile2" in descendant["/FontDescriptor"]
            for image in cast(Dictionary, resources["/XObject"]).values():
                assert image["/ColorSpace"] == Name("/DeviceRGB")
                assert "/SMask" not in image
                assert "/Interpolate" not in image


def test_what_stands_around_the_text_is_no_content() -> None:
    data = render(example_invoice())
    assert "Seite 1 von 2" in text(data)
    assert "Seite 1 von 2" not in text(data, artifacts=False)


def _logo() -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new("RGBA", (60, 20), (10, 20, 30, 128)).save(out, "PNG")
    return out.getvalue()


LOGO = _logo()
