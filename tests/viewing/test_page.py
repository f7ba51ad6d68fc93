"""The page holds all of a document, loads nothing, and runs nothing of a stranger."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from einvoice import Invoice, validate, write
from einvoice.viewing import page_of, view_of
from einvoice.viewing.words import words_of
from tests.builders import full_invoice, invoice
from tests.pdf.hybrids import hybrid, new_pdf, saved
from tests.viewing.documents import (
    BROKEN,
    CLEAN,
    HOSTILE,
    WRONG_UBL,
    hostile,
    parsed,
    text_of,
    with_file,
)

PANES = {"findings", "drawing", "content", "source", "files", "about"}
DOCUMENTS = {
    "clean": CLEAN,
    "wrong": WRONG_UBL,
    "hostile": hostile(),
    "broken": BROKEN,
    "hybrid": hybrid(),
    "pdf": saved(new_pdf()),
    "cut pdf": hybrid()[:700],
    "json": Invoice(number="J-1").to_json().encode(),
    "wrong json": b'{"number": 7}',
    "text": b"Dear Sir or Madam,\n\nplease find enclosed",
    "empty": b"",
    "zeros": bytes(1000),
    "no invoice": b"<order><line/></order>",
}


def page(data: bytes, name: str = "file.xml", language: str = "en") -> str:
    return page_of(view_of(data, name, language.split(","))).html


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and what stands open at the end."""

    VOID = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", DOCUMENTS)
def test_whatever_it_is_becomes_a_sound_page_with_all_panes(name: str) -> None:
    tags = Tags(page(DOCUMENTS[name], name))
    assert tags.open == []
    sections = {attributes.get("id") for tag, attributes in tags.tags if tag == "section"}
    assert sections >= PANES
    assert ("pages" in sections) == name.endswith(("pdf", "hybrid"))
    ids = [attributes["id"] for _, attributes in tags.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_inside_of_the_page_lead_somewhere(name: str) -> None:
    tags = Tags(page(DOCUMENTS[name], name)).tags
    ids = {attributes.get("id") for _, attributes in tags}
    links = [one["href"] or "" for tag, one in tags if tag == "a"]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert [link for link in links if not link.startswith(("#", "data:"))] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_loaded_and_no_tag_carries_a_script_or_a_style(name: str) -> None:
    for tag, attributes in Tags(page(DOCUMENTS[name], name)).tags:
        assert not any(key.startswith("on") or key == "style" for key in attributes)
        for key in ("src", "href"):
            assert (attributes.get(key) or "#").startswith(("#", "data:")), tag
        assert tag not in {"object", "embed", "form", "base", "svg"}


def test_text_of_an_attacker_is_shown_as_it_stands_and_is_no_markup() -> None:
    text = page(hostile(), HOSTILE)
    tags = [tag for tag, _ in Tags(text).tags]
    assert tags.count("script") == 1
    assert tags.count("style") == 2
    assert "img" not in tags
    root = parsed(text)
    shown = {text_of(one) for one in root.iter("dd") if one.get("class") == "value"}
    assert " ".join(HOSTILE.split()) in shown
    assert "javascript:window.pwned=1" in text_of(root)
    assert not any("javascript:" in (one.get("href") or "") for one in root.iter("a"))


@pytest.mark.parametrize("name", ["clean", "hostile", "hybrid", "text"])
def test_the_policy_allows_our_script_and_styles_by_their_hashes_and_no_others(name: str) -> None:
    made = page_of(view_of(DOCUMENTS[name], "x"))
    assert f'http-equiv="Content-Security-Policy" content="{_escaped(made.policy)}"' in made.html
    allowed = dict(part.split(" ", 1) for part in made.policy.split("; "))
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == "'none'"
    for element, directive in (("script", "script-src"), ("style", "style-src")):
        sources = re.findall(f"<{element}>(.*?)</{element}>", made.html, re.DOTALL)
        assert [_hash(one) for one in sources] == allowed[directive].split()
    assert "unsafe" not in made.policy
    assert allowed["frame-src"] == ("data: blob:" if name == "hybrid" else "'none'")


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _escaped(text: str) -> str:
    return text.replace("'", "&#x27;")


@pytest.mark.parametrize("name", ["clean", "hostile", "broken", "text"])
def test_the_text_of_the_document_stands_there_to_the_letter(name: str) -> None:
    viewed = view_of(DOCUMENTS[name], name)
    assert viewed.source is not None
    lines = parsed(page_of(viewed).html).xpath("//pre/span")
    assert ["".join(one.itertext()).rstrip("\n") for one in lines] == list(viewed.source.lines)


def test_every_value_of_an_invoice_stands_in_the_content_with_its_term() -> None:
    full = full_invoice()
    viewed = view_of(write(full, syntax="cii", on_loss="drop"), "full.xml")
    assert viewed.content is not None
    root = parsed(page_of(viewed).html)
    [content] = root.xpath("//section[@id='content']")
    text = text_of(content)
    for value in (full.number, full.lines[1].net_amount, full.seller and full.seller.vat_id):
        assert str(value) in text
    terms = {one.text for one in content.iter("abbr")}
    assert {"BT-1", "BT-31", "BT-131", "BT-146"} <= terms


def test_a_finding_leads_to_its_value_and_to_its_line() -> None:
    root = parsed(page(WRONG_UBL))
    fault = next(one for one in validate(WRONG_UBL).fatal if one.rule == "BR-CO-10")
    [card] = root.xpath(f"//article[.//strong='{fault.rule}']")
    assert card.get("data-path") == fault.path == "totals.sum_of_lines"
    [row] = root.xpath(f"//*[@id='{card.get('data-row')}']")
    assert "20.01" in text_of(row)
    [line] = root.xpath(f"//*[@id='{card.get('data-line')}']")
    assert "LineExtensionAmount" in text_of(line)
    assert "20.01" in text_of(line)
    explained = fault.explain()
    assert all(part in text_of(card) for part in (explained.message, explained.why, explained.fix))
    assert {one.get("href") for one in card.iter("a")} == {
        f"#{card.get('data-row')}",
        f"#{card.get('data-line')}",
    }
    assert root.xpath(f"//section[@id='drawing']//*[@data-path='{fault.path}']")


def test_a_finding_about_what_is_missing_leads_to_the_group_around_it() -> None:
    data = CLEAN.replace(b"Example item", b"")
    root = parsed(page(data))
    rows = {card.get("data-path"): card.get("data-row") for card in root.iter("article")}
    row = next(row for path, row in rows.items() if path and path.startswith("lines[0]"))
    [found] = root.xpath(f"//*[@id='{row}']")
    assert text_of(found.xpath(".//dt/code")[0]).startswith("lineitems[0]")


def test_every_value_of_a_document_in_lines_leads_to_the_line_that_it_stands_on() -> None:
    lined = CLEAN.replace(b"><", b">\n<")
    viewed = view_of(lined, "x")
    assert viewed.source is not None
    assert viewed.source.is_original
    root = parsed(page_of(viewed).html)
    lines = lined.decode().split("\n")
    checked = 0
    for row in root.xpath("//div[@class='row'][.//dd[@class='where']/a]"):
        value = text_of(row.xpath("./dd[@class='value']")[0])
        number = int(row.xpath(".//a")[0].get("href").removeprefix("#x"))
        if not row.xpath("./dt/code")[0].text.endswith("profile"):
            assert value.split(" ")[0] in lines[number - 1]
            checked += 1
    assert checked > 15


def test_the_files_are_in_the_page_under_safe_names() -> None:
    root = parsed(page(with_file(), "i.xml"))
    links = {one.get("download"): one.get("href") for one in root.xpath("//*[@id='files']//a")}
    assert set(links) == {"i.xml", "hours.csv"}
    address = links["hours.csv"]
    assert address.startswith("data:application/octet-stream;base64,")
    assert base64.b64decode(address.partition(",")[2]) == b"day;hours\n1;8\n"
    names = parsed(page(hostile(), HOSTILE)).xpath("//*[@id='files']//a/@download")
    assert len(names) == 2
    assert not any(sign in name for name in names for sign in '<>"/\\\r\n')


def test_of_a_pdf_the_page_has_the_pages_and_the_embedded_invoice() -> None:
    data = hybrid()
    root = parsed(page(data, "h.pdf"))
    [frame] = root.iter("iframe")
    assert base64.b64decode(frame.get("src", "").partition(",")[2]) == data
    assert frame.get("title")
    assert "factur-x.xml" in root.xpath("//*[@id='files']//a/@download")
    headings = [text_of(one) for one in root.xpath("//*[@id='findings']//h3")]
    assert "PDF" in headings  # the tests make PDFs that are no PDF/A


def test_files_that_are_too_large_are_named_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("einvoice.viewing.page.MOST_EMBEDDED", 500)
    root = parsed(page(hybrid(), "h.pdf"))
    assert list(root.iter("iframe")) == []
    assert root.xpath("//*[@id='files']//a") == []
    text = text_of(root)
    words = words_of("en")
    assert words("text", "too_large") in text
    assert words("text", "not_included") in text


def test_broken_xml_shows_its_fault_its_text_and_what_was_salvaged() -> None:
    root = parsed(page(BROKEN))
    findings, drawing, source = (
        text_of(root.xpath(f"//section[@id='{name}']")[0])
        for name in ("findings", "drawing", "source")
    )
    assert "read.not-well-formed" in findings
    assert words_of("en")("text", "healed") in drawing
    assert "R-1" in drawing
    assert "<oops>" in source


@pytest.mark.parametrize("name", ["text", "zeros", "wrong json", "no invoice", "cut pdf"])
def test_what_is_no_invoice_says_why(name: str) -> None:
    root = parsed(page(DOCUMENTS[name]))
    [said] = root.xpath("//section[@id='findings']/p")
    assert "unreadable" in root.xpath("//header/div/@class")[-1]
    assert re.search(r"\(\w[\w.-]+\)$", text_of(said))


def test_a_page_is_written_in_the_first_language_that_it_has_words_for() -> None:
    assert '<html lang="de">' in page(CLEAN, language="de,en")
    assert '<html lang="de">' in page(CLEAN, language="fr,de")
    assert '<html lang="en">' in page(CLEAN, language="fr")
    german = page(CLEAN, language="de,en")
    assert "Befunde" in german
    assert '<span lang="en">Invoice</span>' in german  # the drawing has both


def test_both_languages_have_all_words() -> None:
    english, german = words_of("en"), words_of("de")
    for group in ("pane", "text", "role", "section", "field"):
        assert english.names(group) == german.names(group)


def test_a_large_document_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("einvoice.viewing.rows.MOST_ROWS", 5)
    monkeypatch.setattr("einvoice.viewing.panes.findings.MOST_FINDINGS", 1)
    viewed = view_of(hostile(), "x")
    assert sum(len(part.findings) for part in viewed.report.parts) > 1
    root = parsed(page_of(viewed).html)
    assert len(root.xpath("//div[@class='row']")) == 5
    assert len(list(root.iter("article"))) == 2  # a finding, and the drawing
    assert len(root.xpath("//p[@class='notice']")) >= 2


def test_a_drawing_that_is_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("einvoice.viewing.panes.pictures.MOST_DRAWN", 1000)
    [drawing] = parsed(page(CLEAN)).xpath("//section[@id='drawing']")
    assert words_of("en")("text", "large_drawing") in text_of(drawing)


def test_texts_that_are_books_are_cut() -> None:
    root = parsed(page(write(invoice(number="N" * 100_000), syntax="ubl"), "f" * 5000))
    outside = root.xpath("//text()[not(ancestor::section[@id='drawing'] or ancestor::style)]")
    assert any("NNN" in one for one in outside)
    assert not any("N" * 3000 in one or "f" * 3000 in one for one in outside)


def test_very_many_files_are_not_all_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("einvoice.viewing.gathering.MOST_FILES", 2)
    [files] = parsed(page(hostile())).xpath("//section[@id='files']")
    assert len(list(files.iter("li"))) == 2
    assert words_of("en")("text", "cut_files", count=2) in text_of(files)
