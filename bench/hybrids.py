"""How fast XML goes into PDFs and comes out of them, against factur-x."""

import logging
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from statistics import median
from typing import Any

import pikepdf

import einvoice
from bench.generator import document
from bench.goals import EMBEDDING, EXTRACTION, Goal, Result
from bench.measure import in_turns, ratio

LINES = (2, 100, 1_000)
_PAGE_LINES = 30


def extraction(rounds: int) -> Iterator[Result]:
    """PDFs with as many pages as their invoice fills, their contents compressed."""
    facturx = _factur_x()
    for lines in LINES:
        xml = document("cii", lines)
        pdf = hybrid(xml, pages=1 + lines // _PAGE_LINES)

        def theirs(pdf: bytes = pdf) -> Any:
            return facturx.get_xml_from_pdf(pdf, check_xsd=False, check_schematron=False)

        def ours(pdf: bytes = pdf) -> bytes:
            return einvoice.extract(pdf).xml

        assert ours() == xml
        assert theirs()[1] == xml
        yield _compared("extract", lines, in_turns(rounds, ours, theirs), EXTRACTION)


def embedding(rounds: int) -> Iterator[Result]:
    """XML into pages of our own that say what they are, as factur-x takes them to be.

    What factur-x does not do has no goal: to convert and to check what is claimed.
    """
    facturx = _factur_x()
    for lines in LINES:
        xml = document("cii", lines)
        pages = einvoice.to_pdfa(einvoice.render(xml)).pdf

        def theirs(pages: bytes = pages, xml: bytes = xml) -> Any:
            return facturx.generate_from_binary(
                pages, xml, flavor="factur-x", level="en16931", check_xsd=False
            )

        def ours(pages: bytes = pages, xml: bytes = xml) -> bytes:
            return einvoice.embed(pages, xml, pdfa="trust")

        def checked(pages: bytes = pages, xml: bytes = xml) -> bytes:
            return einvoice.embed(pages, xml)

        assert einvoice.extract(ours()).xml == einvoice.extract(theirs()).xml == xml
        own, other, ensured = in_turns(rounds, ours, theirs, checked)
        yield _compared("embed", lines, [own, other], EMBEDDING)
        yield _compared("embed and check", lines, [ensured, other], None)


def _factur_x() -> Any:
    logging.getLogger("factur-x").setLevel(logging.CRITICAL)
    return import_module("facturx")


def _compared(measure: str, lines: int, samples: list[list[float]], goal: Goal | None) -> Result:
    ours, others = samples
    faster = goal is not None and goal.at_least
    return Result(
        measure,
        f"cii {lines:,}",
        "factur-x",
        ratio(others, ours) if faster else ratio(ours, others),
        len(ours),
        goal,
        median(ours) * 1000,
        median(others) * 1000,
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
