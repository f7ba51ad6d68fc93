"""Hybrids that other libraries make are extracted and read."""

import logging
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Any

import pytest

from einvoice import check_pdf, extract, read, write
from einvoice.example import example_invoice
from tests.absence import absent
from tests.oracle.pages import invoice_page
from tests.pdf.making import ordinary

pytestmark = [pytest.mark.oracle, pytest.mark.programs]

XML = write(example_invoice(), syntax="cii")


def library(name: str) -> Any:
    """A package without types. Skips the test (in CI: fails it) where it is absent."""
    if find_spec(name) is None:
        absent(name, remedy="install tests/oracle/requirements.txt, as scripts/oracle does")
    return import_module(name)


def by_factur_x() -> bytes:
    facturx = library("facturx")
    logging.getLogger("factur-x").setLevel(logging.CRITICAL)
    made: bytes = facturx.generate_from_binary(ordinary(2), XML, check_xsd=False)
    return made


def by_drafthorse() -> bytes:
    library("drafthorse")
    made: bytes = import_module("drafthorse.pdf").attach_xml(ordinary(2), XML, "EN 16931")
    return made


def by_weasyprint() -> bytes:
    weasyprint = library("weasyprint")
    moment = datetime(2026, 1, 31, tzinfo=UTC)
    attached = weasyprint.Attachment(
        string=XML,
        name="factur-x.xml",
        description="Factur-X",
        relationship="Alternative",
        created=moment,
        modified=moment,
    )
    out = BytesIO()
    page = weasyprint.HTML(string=invoice_page())
    with warnings.catch_warnings():
        # It leaves a file of its own open.
        warnings.simplefilter("ignore", ResourceWarning)
        page.write_pdf(out, pdf_variant="pdf/a-3b", attachments=[attached])
    return out.getvalue()


@pytest.mark.parametrize("make", [by_factur_x, by_drafthorse, by_weasyprint])
def test_the_invoice_is_extracted_byte_for_byte_and_read(make: Callable[[], bytes]) -> None:
    made = make()
    found = extract(made)
    assert (found.xml, found.name, found.is_invoice) == (XML, "factur-x.xml", True)
    assert found.generation is not None
    assert len(found.attachments) == 1
    result = read(made)
    assert result.invoice == read(XML).invoice
    assert (result.unmapped, result.issues) == ((), ())


@pytest.mark.parametrize("make", [by_factur_x, by_drafthorse, by_weasyprint])
def test_the_container_is_judged(make: Callable[[], bytes]) -> None:
    report = check_pdf(make())
    assert report.claim in ("3B", "3A")
    assert report.invoice_name == "factur-x.xml"
    assert report.profile == "en16931"


def test_an_invoice_that_drafthorse_wrote_itself_is_read() -> None:
    library("drafthorse")
    document = import_module("drafthorse.models.document").Document()
    document.context.guideline_parameter.id = "urn:cen.eu:en16931:2017"
    document.header.id = "R-2026-17"
    document.header.type_code = "380"
    document.header.issue_date_time = date(2026, 1, 31)
    document.trade.agreement.seller.name = "Example Seller Ltd"
    document.trade.agreement.buyer.name = "Example Buyer Ltd"
    document.trade.settlement.currency_code = "EUR"
    sums = document.trade.settlement.monetary_summation
    sums.line_total = sums.due_amount = Decimal("20.00")
    xml: bytes = document.serialize(schema=None)
    made: bytes = import_module("drafthorse.pdf").attach_xml(ordinary(), xml, "EN 16931")
    invoice = read(made).invoice
    assert (invoice.number, invoice.issue_date) == ("R-2026-17", date(2026, 1, 31))
    assert invoice.seller is not None
    assert invoice.seller.name == "Example Seller Ltd"
    assert invoice.totals is not None
    assert invoice.totals.amount_due == Decimal("20.00")
