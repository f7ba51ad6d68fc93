"""The bytes are judged as the cross-reference says, and nothing else in the file is."""

from io import BytesIO

import pikepdf
import pytest

from einvoice import check_pdf
from einvoice.pdf.preflight.file_bytes import check_bytes
from einvoice.pdf.preflight.xref import follow
from tests.pdf.preflight.making import attach, hybrid


def faults(data: bytes) -> set[str]:
    return {getattr(one, "rule", "unchecked") for one in check_bytes(data, lambda _: None)}


def updated(data: bytes, number: int, body: bytes) -> bytes:
    """The file with a newer revision of one object behind it."""
    start = int(data.rpartition(b"startxref")[2].split()[0])
    trailer = data[data.rfind(b"trailer", 0, len(data)) : data.rfind(b"startxref")]
    offset = len(data)
    entry = b"%010d 00000 n \n" % offset
    data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(data)
    trailer = trailer.replace(b">>", b" /Prev %d >>" % start, 1)
    data += b"xref\n%d 1\n%b%b" % (number, entry, trailer)
    return data + b"startxref\n%d\n%%%%EOF\n" % table


def test_an_object_that_was_replaced_does_not_count() -> None:
    data = hybrid().replace(b"\n3 0 obj\n", b"\n3 0 obj ")
    assert "6.1.9-1" in faults(data)
    assert "6.1.9-1" not in faults(updated(data, 3, b"null"))


def test_a_newer_revision_counts() -> None:
    assert faults(hybrid()) == set()
    assert "6.1.6-1" in faults(updated(hybrid(), 3, b"<< /X <abc> >>"))


def test_a_pdf_that_is_embedded_uncompressed_does_not_count() -> None:
    inner = b"%PDF-1.4\n1 0 obj <</X <abc>>> endobj\nxref \n0 1\ntrailer\n%%EOF trailing"

    def change(pdf: pikepdf.Pdf) -> None:
        attach(pdf, inner, "terms.pdf", "/Supplement", "/application/pdf")

    assert faults(hybrid(change)) == set()


@pytest.mark.parametrize("mode", ["preserve", "generate"])
def test_streams_of_objects_and_of_references_are_followed(mode: str) -> None:
    with pikepdf.open(BytesIO(hybrid())) as pdf:
        result = BytesIO()
        pdf.save(result, object_stream_mode=getattr(pikepdf.ObjectStreamMode, mode))
    xref = follow(result.getvalue())
    assert xref.damage == ""
    assert bool(xref.containers) is (mode == "generate")
    assert check_pdf(result.getvalue()).findings == ()


def test_a_string_with_parentheses_is_one_string() -> None:
    body = rb"<< /X (a \( b (<abc> endobj stream) c \\) >>"
    assert faults(updated(hybrid(), 3, body)) == set()


def test_a_cross_reference_that_leads_nowhere_is_damage_and_no_fault() -> None:
    data = hybrid()
    start = int(data.rpartition(b"startxref")[2].split()[0])
    lost = data.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + 7))
    assert follow(lost).damage
    assert faults(lost) == {"unchecked"}
