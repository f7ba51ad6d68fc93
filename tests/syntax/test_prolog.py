"""The start of a document: what is no XML is named, what is merely out of place is healed."""

import pytest

from einvoice.errors import NotWellFormedError, NotXmlError
from einvoice.syntax.prolog import SPACE, line_of
from einvoice.syntax.xml import parse


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"", "an empty document"),
        (b" \r\n\t", "an empty document"),
        (b"\0\0\0", "an empty document"),
        (b"\xef\xbb\xbf", "a document without a root element"),
        (b"<!-- only this -->", "a document without a root element"),
        (b'<?xml version="1.0"?>\n', "a document without a root element"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"junk\n%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14\0", "a ZIP archive or an office document"),
        (b"\x1f\x8b\x08\0", "gzip-compressed data"),
        (b"\xd0\xcf\x11\xe0", "an old office document or a saved mail"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b'{"number": 1}', "JSON"),
        (b"\n[1]", "JSON"),
        ('{"number": 1}'.encode("utf-16"), "JSON"),
        (b"UNB+UNOC:3+", "an EDIFACT message"),
        (b"UNA:+.? '", "an EDIFACT message"),
        (b"PD94bWwgdmVyc2lvbg==", "base64 text"),
        (b"&lt;Invoice&gt;", "XML with its markup escaped"),
        (b"%3CInvoice%3E", "URL-encoded text"),
        (b"MIME-Version: 1.0\n", "a mail"),
        (b"-----BEGIN CERTIFICATE-----", "PEM data"),
        (b"Invoice number 1", "plain text or unknown data"),
        (b"<1>", "broken markup"),
        (b"<![CDATA[x]]>", "broken markup"),
    ],
)
@pytest.mark.parametrize("recover", [False, True])
def test_what_is_no_xml_is_refused_by_what_it_looks_like(
    data: bytes, looks_like: str, recover: bool
) -> None:
    with pytest.raises(NotXmlError) as refused:
        parse(data, recover=recover)
    assert refused.value.looks_like == looks_like
    assert looks_like in str(refused.value)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("lead", "code"),
    [
        (b'\n <?xml version="1.0"?>', "xml.declaration-not-first"),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?>', "xml.declaration-not-first"),
        (b'\n\xef\xbb\xbf<?xml version="1.0"?>', "xml.declaration-not-first"),
        (b"\xef\xbb\xbf\xef\xbb\xbf", "xml.byte-order-mark"),
        (b"\n\xef\xbb\xbf", "xml.byte-order-mark"),
        (b"<?xml version=1.0?>", "xml.declaration"),
        (b'<?xml encoding="UTF-8"?>', "xml.declaration"),
        (b'<?xml version="2.0"?>', "xml.declaration"),
        (b'<?xml version="1.0" standalone="yes" encoding="UTF-8"?>', "xml.declaration"),
        (b'<?xml version="1.0" encoding=\'UTF-8"?>', "xml.declaration"),
    ],
)
def test_what_stands_wrong_before_the_root_is_healed_with_a_note(lead: bytes, code: str) -> None:
    parsed = parse(lead + b"\n<a>\xc3\xbc</a>")
    assert [note.code for note in parsed.notes] == [code]
    assert parsed.root.text == "ü"
    assert parsed.root.sourceline == lead.count(b"\n") + 2
    assert not parsed.well_formed


@pytest.mark.parametrize(
    "lead",
    [
        b"",
        b" \n",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\n",
        b"<?xml version='1.0'?>",
        b'<?xml version="1.1"?>',
        b'<?xml  version = "1.0"\n encoding = "utf-8" standalone = "no" ?>',
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        b'<?xml-stylesheet href="x"?>',
    ],
)
def test_what_may_stand_before_the_root_gets_no_note(lead: bytes) -> None:
    assert parse(lead + b"<a/>").notes == ()


@pytest.mark.parametrize(
    "lead",
    [
        b"\n" * 100_000 + b'<?xml version="1.0"?>',
        b'<?xml version="1.0"' + b" " * 2_000 + b"x?>",
        b"<?xml?>",
    ],
)
def test_beyond_reason_nothing_is_healed(lead: bytes) -> None:
    with pytest.raises(NotWellFormedError):
        parse(lead + b"<a/>")


@pytest.mark.parametrize("tail", [b"\0", b"\0\0 \n\0", b"\x1a", b"\n\x1a\0\n"])
def test_padding_after_the_root_is_dropped_with_a_note(tail: bytes) -> None:
    parsed = parse(b"<a/>" + tail)
    assert [note.code for note in parsed.notes] == ["xml.padding"]


def test_space_after_the_root_is_no_padding() -> None:
    assert parse(b"<a/>" + SPACE).notes == ()


def test_lines_and_columns_count_from_one() -> None:
    assert [line_of(b"ab\ncd", offset) for offset in (0, 1, 3, 4)] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 2),
    ]
