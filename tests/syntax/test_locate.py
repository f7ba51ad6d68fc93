"""Issues say which place of the model an element was read for."""

import pytest

from einvoice import Syntax, read, write
from einvoice.compare import values_of
from einvoice.syntax.detect import find_document
from einvoice.syntax.limits import DEFAULT
from einvoice.syntax.locate import paths_of
from einvoice.syntax.xml import parse
from tests.builders import full_invoice
from tests.syntax.documents import cii, cii_line, tag, ubl, ubl_line

BAD = "<cbc:Amount>x</cbc:Amount>"
PERIOD = tag("ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString", "x")


def path_of_issue(data: bytes) -> str:
    [issue] = read(data).issues
    return issue.path


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (ubl("<cbc:DueDate>x</cbc:DueDate>"), "due_date"),
        (cii(PERIOD), "invoicing_period.start_date"),
        (cii_line(PERIOD), "lines[0].period.start_date"),
        (
            ubl_line(
                "<cac:SubInvoiceLine/>",
                "<cac:SubInvoiceLine><cbc:InvoicedQuantity>x</cbc:InvoicedQuantity></cac:SubInvoiceLine>",
            ),
            "lines[0].sub_lines[1].quantity",
        ),
        (
            ubl_line("<cac:Price><cbc:PriceAmount>x</cbc:PriceAmount></cac:Price>"),
            "lines[0].price.net_amount",
        ),
        (
            ubl(
                "<cac:PaymentTerms/>",
                f"<cac:PaymentTerms>{BAD}</cac:PaymentTerms>",
                f"<cac:PaymentTerms>{BAD.replace('x', '1')}</cac:PaymentTerms>",
            ),
            "more_payment_terms[0].partial_amount",
        ),
        (
            ubl(
                "<cac:PaymentMeans/><cac:PaymentMeans><cbc:PaymentDueDate>x</cbc:PaymentDueDate></cac:PaymentMeans>",
                credit_note=True,
            ),
            "due_date",
        ),
        (
            cii(
                "<ram:ApplicableTradeTax><ram:TaxPointDate><udt:DateString>x</udt:DateString></ram:TaxPointDate></ram:ApplicableTradeTax>"
            ),
            "vat_point_date",
        ),
    ],
)
def test_an_issue_names_the_place_of_the_model(data: bytes, path: str) -> None:
    assert path_of_issue(data) == path


SWAPPED = "vat_point_date_code"
"""The codes that CII numbers otherwise."""


@pytest.mark.parametrize("syntax", [Syntax.CII, Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE])
def test_every_element_that_was_written_is_located_at_the_value_that_it_states(
    syntax: Syntax,
) -> None:
    data = write(full_invoice(), syntax=syntax, on_loss="drop")
    stated = dict(values_of(read(data).invoice))
    root, _ = find_document(parse(data).root)
    paths = paths_of(root, syntax, DEFAULT)
    wrong = {
        path: element.text
        for element, path in paths.items()
        if isinstance(value := stated.get(path), str)
        and element.text != value
        and not path.endswith(SWAPPED)
    }
    assert wrong == {}
    unlocated = stated.keys() - set(paths.values())
    assert {path for path in unlocated if not path.endswith(PARTS)} == set()


PARTS = ("unit_code", ".text", "subject_code", "scheme", "scheme_version", ".name", "object_id")
"""What stands in an attribute, or in a part of a text: its element is located at another value."""
