"""`Invoice.to_pdf`: drawn, embedded, and what it claims to be."""

import io

import pikepdf
import pytest

from einvoice import read, write
from einvoice.example import example_invoice
from einvoice.pdf.preflight import PdfVerdict, check_pdf
from tests.pdf.making import files_in


def test_an_invoice_becomes_a_tagged_hybrid_at_once() -> None:
    data = example_invoice().to_pdf(profile="en16931", language="en")
    report = check_pdf(data)
    assert (report.verdict, report.claim, report.generation) == (PdfVerdict.PASS, "3A", "factur-x")
    expected = write(example_invoice(), syntax="cii", profile="en16931")
    assert files_in(data) == {"factur-x.xml": expected}
    assert read(expected).invoice.number == example_invoice().number
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root["/MarkInfo"]["/Marked"] is True
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root["/Lang"]).startswith("en")


def test_the_same_invoice_makes_the_same_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    one, two = (example_invoice().to_pdf(language=["de", "en"]) for _ in range(2))
    assert one == two
