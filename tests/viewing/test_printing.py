"""The text of a document in lines, which lead back to its elements."""

import pytest

from einvoice import read, write
from einvoice.syntax.formats import format_of
from einvoice.syntax.report import Locations
from einvoice.syntax.xml import parse
from einvoice.viewing.places import Lines
from einvoice.viewing.printing import as_it_is, laid_out, text_of
from tests.builders import full_invoice


def test_xml_without_lines_is_laid_out_one_element_a_line() -> None:
    printed = laid_out(
        '<?xml version="1.0"?><a x="1>2"><b>t &lt; u</b><c/><!-- n --><d><e/></d></a>'
    )
    assert printed.lines == (
        '<?xml version="1.0"?>',
        '<a x="1>2">',
        "  <b>t &lt; u</b>",
        "  <c/>",
        "  <!-- n -->",
        "  <d>",
        "    <e/>",
        "  </d>",
        "</a>",
    )
    assert printed.starts == (2, 3, 4, 6, 7)
    assert not printed.is_original


def test_texts_and_sections_of_characters_stay_what_they_are() -> None:
    printed = laid_out("<a>x<b/>y<c><![CDATA[<d>]]> z</c></a>")
    assert printed.lines == ("<a>", "  x", "  <b/>", "  y", "  <c><![CDATA[<d>]]> z</c>", "</a>")
    assert printed.starts == (1, 3, 5)


def test_what_is_set_in_lines_keeps_them() -> None:
    printed = laid_out("<a>\n <b>1</b>\n\n <c>2</c>\n</a>\n")
    assert printed.is_original
    assert printed.lines == ("<a>", " <b>1</b>", "", " <c>2</c>", "</a>")


def test_long_lines_and_many_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("einvoice.viewing.printing.MOST_LINES", 3)
    printed = laid_out(f"<a><b>{'x' * 5000}</b><c/><d/><e/></a>")
    assert printed.total == 6
    assert len(printed.lines) == 3
    assert len(printed.lines[1]) < 2100
    assert len(as_it_is("1\n2\n3\n4").lines) == 3
    assert as_it_is("1\n2\n3\n4\n").total == 4


def test_there_is_a_limit_to_all_lines_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("einvoice.viewing.printing.MOST_CHARACTERS", 10)
    printed = as_it_is("123456\n123456\n123456")
    assert (len(printed.lines), printed.total) == (2, 3)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("ä".encode(), "ä"),
        ("\ufeff<a>ä</a>".encode("utf-16"), "<a>ä</a>"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xe4</a>', "ä"),
        (b"\x4c\x6f\xa7\x94\xff", "\ufffd"),
        (b"a\xffb", "a\ufffdb"),
    ],
)
def test_text_of_any_encoding_is_shown(data: bytes, text: str) -> None:
    assert text in text_of(data)


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_every_element_of_a_full_invoice_is_found_by_the_path_that_findings_state(
    syntax: str,
) -> None:
    data = write(full_invoice(), syntax=syntax, on_loss="drop")
    reading = read(data)
    printed = laid_out(text_of(data))
    lines = Lines(reading, printed)
    locations = Locations(format_of(reading.syntax).namespaces)
    elements = list(parse(data).root.iter())
    assert len(elements) > 500
    for element in elements:
        number = lines.of(locations.of(element), 0)
        assert number is not None
        name = str(element.tag).rpartition("}")[2]
        shown = printed.lines[number - 1].lstrip()
        assert shown.startswith("<")
        assert shown[1:].partition(">")[0].partition(" ")[0].rpartition(":")[2].rstrip("/") == name
        text = (element.text or "").strip()
        if text and not len(element):
            assert text.split("&")[0].split("<")[0][:40] in shown
