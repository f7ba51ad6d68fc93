"""Every value leads to its term and to its place in the source."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from einvoice import Limits, content, read, write
from einvoice.errors import LimitExceededError, UnknownSectionError
from einvoice.example import example_invoice
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.sections.tracing import Trace
from einvoice.sections.walking import walk
from tests.builders import full_invoice, invoice

PLACES = [
    ("seller.name", "BT-27", "cac:PartyLegalEntity/cbc:RegistrationName"),
    ("seller.electronicAddress.id", "BT-34", "cbc:EndpointID"),
    ("seller.electronicAddress.schemeId", "BT-34-1", "cbc:EndpointID/@schemeID"),
    ("summary.amount", "BT-112", "cbc:TaxInclusiveAmount"),
    ("lineitems[1].product.price", "BT-146", "cac:InvoiceLine[2]/cac:Price/cbc:PriceAmount"),
    ("lineitems[2].allowances[0].reason", "BT-139", "cbc:AllowanceChargeReason"),
    ("lineitems[0].product.taxes[0].rate", "BT-152", "cac:ClassifiedTaxCategory/cbc:Percent"),
    ("paymentmeans.means[0].iban", "BT-84", "cac:PayeeFinancialAccount/cbc:ID"),
    ("taxes[1].taxAmount", "BT-117", "cac:TaxSubtotal[2]/cbc:TaxAmount"),
    ("attachments[0].location", "BT-124", "cac:ExternalReference/cbc:URI"),
    ("notes[0].text", "BT-22", "cbc:Note"),
    ("delivery.periodStart", "BT-73", "cac:InvoicePeriod/cbc:StartDate"),
]


@pytest.mark.parametrize(("path", "term", "end"), PLACES)
def test_a_value_leads_to_its_term_and_its_element(path: str, term: str, end: str) -> None:
    found = content(write(example_invoice(), syntax="ubl")).trace(path)
    assert (found.path, found.term) == (path, term)
    assert found.value is not None
    assert found.location is not None
    assert found.location.endswith(end)
    assert found.line is not None


def test_names_of_python_lead_to_the_same_place() -> None:
    document = content(write(example_invoice(), syntax="cii"))
    of_python = document.trace("lineitems[0].product.unit_code")
    assert of_python == document.trace("lineitems[0].product.unitCode")
    assert of_python.path == "lineitems[0].product.unitCode"


def test_what_is_not_stated_has_a_term_and_no_place_in_the_source() -> None:
    document = content(write(example_invoice(), syntax="ubl"))
    for path, term in (("buyer.vatId", "BT-48"), ("seller.taxRepresentative.vatId", "BT-63")):
        found = document.trace(path)
        assert (found.value, found.term, found.location, found.line) == (None, term, None, None)


def test_the_line_is_that_of_the_source() -> None:
    data = write(example_invoice(), syntax="cii").replace(b"<ram:ID>", b"\n<ram:ID>", 1)
    assert content(data).trace("summary.invoiceNumber").line == 3


def test_an_invoice_that_nothing_carried_has_terms_and_no_places() -> None:
    found = content(example_invoice()).trace("seller.vatId")
    assert found == Trace(
        "seller.vatId", "DE123456789", "seller.vat_id", "BT-31", "Seller VAT identifier", None, None
    )


def test_a_list_and_its_entry_can_be_asked_for() -> None:
    document = content(example_invoice())
    entries = document.trace("lineitems").value
    assert entries == document.lineitems
    assert document.trace("lineitems[1]").value is document.lineitems[1]
    assert document.trace("lineitems[1]").place == "lines[1]"


def test_a_value_of_a_sub_line_is_found() -> None:
    lines = [Line(id="1", sub_lines=[Line(id="1.1"), Line(id="1.2", net_amount=Decimal("5"))])]
    document = content(write(invoice(lines=lines), syntax="ubl"))
    found = document.trace("lineitems[0].subLines[1].netAmount")
    assert (found.value, found.place) == (Decimal("5"), "lines[0].sub_lines[1].net_amount")
    assert found.location is not None
    assert "cac:SubInvoiceLine[2]" in found.location


@pytest.mark.parametrize(
    "path",
    [
        "",
        "seler.name",
        "seller.nam",
        "seller..name",
        "seller.name.first",
        "seller[0].name",
        "lineitems.id",
        "lineitems[9].id",
        "seller.name ",
        "notes[0]x",
    ],
)
def test_a_path_to_nothing_is_refused(path: str) -> None:
    with pytest.raises(UnknownSectionError):
        content(example_invoice()).trace(path)


def test_the_error_names_what_was_probably_meant() -> None:
    with pytest.raises(UnknownSectionError, match="did you mean 'vatId'"):
        content(example_invoice()).trace("seller.vatID")


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_every_stated_value_of_the_norm_leads_to_an_element(syntax: str) -> None:
    document = content(write(full_invoice(), syntax=syntax, on_loss="drop"))
    lost = [
        one.path
        for one in walk(document)
        if one.kind is None
        and one.value not in (None, ())
        and one.place
        and document.trace(one.path).location is None
        and not isinstance(one.value, tuple)
    ]
    assert lost == []


def test_the_traced_form_has_every_value_with_its_place() -> None:
    document = content(write(example_invoice(), syntax="ubl"))
    found: Any = document.traced()
    name = found["seller"]["name"]
    assert (name["value"], name["term"], name["doubtful"]) == ("Example Books GmbH", "BT-27", [])
    assert name["location"].endswith("cbc:RegistrationName")
    assert found["lineitems"][0]["product"]["price"]["value"] == "18.00"
    assert document.traced("taxes") == found["taxes"]
    assert without_places(found["lineitems"]) == document.section("lineitems")


def without_places(traced: Any) -> Any:
    if isinstance(traced, list):
        return [without_places(entry) for entry in traced]  # pyright: ignore[reportUnknownVariableType] - JSON
    if not isinstance(traced, dict):
        return traced
    if "doubtful" in traced:
        return traced["value"]  # pyright: ignore[reportUnknownVariableType] - JSON
    return {key: without_places(value) for key, value in traced.items()}  # pyright: ignore[reportUnknownVariableType] - JSON


def test_a_document_beyond_the_usual_limits_is_traced_with_its_own() -> None:
    data = write(example_invoice(), syntax="ubl")
    with pytest.raises(LimitExceededError):
        content(read(data), limits=Limits(max_bytes=100)).trace("seller.name")
    assert content(data, limits=Limits(max_bytes=len(data))).trace("seller.name").line


def test_a_reading_without_its_source_has_terms_and_no_places() -> None:
    result = replace(read(write(example_invoice(), syntax="ubl")), source=b"")
    found = content(result).trace("seller.name")
    assert (found.term, found.location) == ("BT-27", None)


def test_an_invoice_without_anything_can_be_traced() -> None:
    found: Any = content(Invoice()).traced()
    assert found["summary"]["amount"] == {
        "value": None,
        "term": "BT-112",
        "location": None,
        "line": None,
        "doubtful": [],
    }
