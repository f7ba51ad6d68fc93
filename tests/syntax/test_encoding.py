"""Encodings: what is declared, what is meant, and what is refused."""

import pytest

from einvoice.errors import EncodingError
from einvoice.syntax.xml import ParsedXml, parse

TEXT = "ü€"


def document(declared: str | None, text: str = TEXT) -> str:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    return f"{declaration}<a>{text}</a>"


def codes(parsed: ParsedXml) -> list[str]:
    return [note.code for note in parsed.notes]


@pytest.mark.parametrize(
    ("declared", "codec", "encoding"),
    [
        (None, "utf-8", "utf-8"),
        ("UTF-8", "utf-8", "utf-8"),
        ("utf8", "utf-8", "utf-8"),
        ("UTF-8", "utf-8-sig", "utf-8"),
        (None, "utf-8-sig", "utf-8"),
        ("UTF-16", "utf-16", "utf-16-le"),
        (None, "utf-16", "utf-16-le"),
        ("UTF-16LE", "utf-16-le", "utf-16-le"),
        ("UTF-16", "utf-16-be", "utf-16-be"),
        (None, "utf-16-be", "utf-16-be"),
        ("UTF-32", "utf-32", "utf-32-le"),
        ("UTF-32", "utf-32-le", "utf-32-le"),
        ("UCS-4", "utf-32-be", "utf-32-be"),
        ("windows-1252", "cp1252", "windows-1252"),
        ("CP1252", "cp1252", "cp1252"),
        ("ISO-8859-15", "iso-8859-15", "iso-8859-15"),
    ],
)
def test_an_accepted_encoding_is_read_without_a_note(
    declared: str | None, codec: str, encoding: str
) -> None:
    parsed = parse(document(declared).encode(codec))
    assert (parsed.root.text, parsed.encoding, parsed.notes) == (TEXT, encoding, ())


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("ISO-8859-1", "latin-1", "Größe"),
        ("latin1", "latin-1", "Größe"),
        ("ISO-8859-2", "iso-8859-2", "złoty"),
        ("windows-1250", "cp1250", "złoty"),
        ("iso_8859-7", "iso-8859-7", "ευρώ"),
        ("windows-1251", "cp1251", "лев"),
        ("US-ASCII", "ascii", "plain"),
        ("ISO-8859-1", "ascii", "plain"),
    ],
)
def test_encodings_of_one_byte_are_read_without_a_note(
    declared: str, codec: str, text: str
) -> None:
    parsed = parse(document(declared, text).encode(codec))
    assert (parsed.root.text, parsed.notes) == (text, ())


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("utf-16", "utf-8"),
        ("unicode", "utf-8"),
        ("utf-16", "utf-8-sig"),
        ("ISO-8859-1", "utf-8-sig"),
        ("US-ASCII", "utf-8"),
        ("UTF-8", "utf-16"),
        ("UTF-8", "utf-16-be"),
        ("UTF-32", "utf-16"),
        ("UTF-16", "utf-32"),
        ("bogus", "utf-16"),
    ],
)
def test_a_declaration_that_the_bytes_contradict_is_noted(declared: str, codec: str) -> None:
    parsed = parse(document(declared).encode(codec))
    assert parsed.root.text == TEXT
    assert codes(parsed) == ["xml.encoding-declared"]
    assert not parsed.well_formed


@pytest.mark.parametrize("declared", [None, "UTF-8", "US-ASCII"])
def test_windows_1252_that_claims_to_be_utf_8_is_healed(declared: str | None) -> None:
    parsed = parse(document(declared).encode("cp1252"))
    assert (parsed.root.text, parsed.encoding) == (TEXT, "windows-1252")
    assert codes(parsed)[-1] == "xml.encoding-windows-1252"
    assert parsed.notes[-1].line == (2 if declared else 1)
    assert not parsed.well_formed


def test_utf_8_stays_utf_8_around_single_wrong_bytes() -> None:
    parsed = parse(b"<a>\xc3\xbc \xfc \xe2\x82\xac \x80 \x81</a>")
    assert parsed.root.text == "ü ü € € \x81"


def test_healing_works_across_the_pieces_it_is_done_in() -> None:
    for shift in range(5):
        filler = "x" * (1024 * 1024 - 4 - shift)
        parsed = parse(f"<a>{filler}€ü</a>".encode() + b"<!--\xfc-->")
        assert parsed.root.text == f"{filler}€ü"


def test_very_many_wrong_bytes_make_the_whole_windows_1252() -> None:
    parsed = parse(b"<a>\xc3\xbc" + b"\xfc " * 100_001 + b"</a>")
    assert (parsed.root.text or "").startswith("Ã¼ü ü")


def test_latin_1_with_the_signs_of_windows_1252_is_read_as_such() -> None:
    parsed = parse(document("ISO-8859-1").encode("cp1252"))
    assert parsed.root.text == TEXT
    assert codes(parsed) == ["xml.encoding-windows-1252"]
    assert parsed.well_formed


def test_utf_8_that_is_declared_as_one_byte_is_read_as_declared_and_noted() -> None:
    parsed = parse(document("ISO-8859-1", "ü").encode())
    assert parsed.root.text == "Ã¼"
    assert codes(parsed) == ["xml.encoding-suspect"]
    assert parsed.well_formed


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (document("UTF-7").encode("utf-7"), "UTF-7"),
        (b"+/v8-<a/>", "UTF-7"),
        (document("IBM037", "x").encode("cp037"), "EBCDIC"),
        (document("IBM037", "plain").encode(), "IBM037"),
        (document("bogus").encode(), "bogus"),
        (document("zip", "plain").encode(), "zip"),
        (document("idna", "plain").encode(), "idna"),
        (document("iso-8859-12", "plain").encode(), "iso-8859-12"),
        (b"\0<a/>", "utf-16-be"),
        (document("UTF-16").encode("utf-16")[:-1], "utf-16-le"),
        (b"\xff\xfe<\0a\0/\0>\0\x00\xd8", "utf-16-le"),
        (b"\0\0\0<\xff\xff\xff\xff", "utf-32-be"),
        (document("windows-1253", "\xaa").encode("latin-1"), "windows-1253"),
    ],
)
def test_what_cannot_be_decoded_is_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(EncodingError) as refused:
        parse(data)
    assert refused.value.encoding == encoding


def test_salvaging_replaces_what_cannot_be_decoded() -> None:
    parsed = parse(b"\xff\xfe" + "<a>x</a>".encode("utf-16-le") + b"\x00\xd8", recover=True)
    assert parsed.root.text == "x"
    assert codes(parsed)[0] == "xml.encoding-replaced"


def test_a_cut_off_character_is_noted_when_salvaging() -> None:
    parsed = parse("<a>x</a>".encode("utf-16")[:-1], recover=True)
    assert parsed.root.text == "x"
    assert codes(parsed)[0] == "xml.truncated"


def test_padding_is_no_cut_off_character() -> None:
    parsed = parse("<a>x</a>".encode("utf-16") + b"\0\0\0")
    assert codes(parsed) == ["xml.padding"]


def test_positions_in_a_decoded_document_are_those_of_its_text() -> None:
    parsed = parse("\n\n<a>ü\n<b/></a>".encode("utf-16"))
    assert parsed.root[0].sourceline == 4
