"""How fast the XML comes out of hybrid PDFs, against factur-x."""

import logging
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from typing import Any

import pikepdf

import einvoice
from bench.generator import document
from bench.goals import EXTRACTION, Result
from bench.measure import SHORTEST, ratio

LINES = (2, 100, 1_000)
_PAGE_LINES = 30


def extraction(rounds: int) -> Iterator[Result]:
    """PDFs with as many pages as their invoice fills, their contents compressed."""
    facturx = import_module("facturx")
    logging.getLogger("factur-x").setLevel(logging.CRITICAL)

    def theirs(pdf: bytes) -> Any:
        return facturx.get_xml_from_pdf(pdf, check_xsd=False, check_schematron=False)

    for lines in LINES:
        xml = document("cii", lines)
        pdf = hybrid(xml, pages=1 + lines // _PAGE_LINES)
        assert einvoice.extract(pdf).xml == xml
        assert theirs(pdf)[1] == xml
        ours, others = _samples(pdf, lambda data: einvoice.extract(data).xml, theirs, rounds)
        yield Result(
            "extract",
            f"cii {lines:,}",
            "factur-x",
            ratio(others, ours),
            rounds,
            EXTRACTION,
            sorted(ours)[rounds // 2] * 1000,
            sorted(others)[rounds // 2] * 1000,
        )


def hybrid(xml: bytes, *, pages: int) -> bytes:
    """A PDF with text on its pages, metadata, and an invoice."""
    pdf = pikepdf.new()
    for number in range(pages):
        page = pdf.add_blank_page()
        text = b"".join(b"BT 50 %d Td (Line %d) Tj ET\n" % (y, number) for y in range(50, 750, 20))
        page.obj.Contents = pikepdf.Stream(pdf, text)
    attached = pikepdf.AttachedFileSpec(
        pdf,
        xml,
        description="The invoice",
        filename="factur-x.xml",
        mime_type="text/xml",
        creation_date="D:20260115",
        mod_date="D:20260115",
    )
    attached.relationship = pikepdf.Name.Data
    pdf.attachments["factur-x.xml"] = attached
    pdf.Root.AF = pikepdf.Array([attached.obj])
    with pdf.open_metadata() as metadata:
        metadata["pdfaid:part"] = "3"
        metadata["pdfaid:conformance"] = "B"
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def _samples(
    pdf: bytes, ours: Callable[[bytes], Any], theirs: Callable[[bytes], Any], rounds: int
) -> tuple[list[float], list[float]]:
    """CPU seconds per call, turn by turn."""
    samples: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, found in zip((ours, theirs), samples, strict=True):
            call(pdf)
            calls = 0
            started = time.process_time()
            while time.process_time() - started < SHORTEST:
                call(pdf)
                calls += 1
            found.append((time.process_time() - started) / calls)
    return samples
