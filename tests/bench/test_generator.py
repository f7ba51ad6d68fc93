from decimal import Decimal

import pytest
from lxml import etree

from bench.contents import contents
from bench.generator import KINDS, Kind, document
from tests.oracle.schemas import errors

SCHEMA: dict[Kind, str] = {
    "ubl-invoice": "ubl-2.1-invoice",
    "ubl-creditnote": "ubl-2.1-creditnote",
    "cii": "facturx-en16931",
}
LINE = {
    "ubl-invoice": "{*}InvoiceLine",
    "ubl-creditnote": "{*}CreditNoteLine",
    "cii": ".//{*}IncludedSupplyChainTradeLineItem",
}


@pytest.mark.oracle
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("lines", "rich"), [(2, False), (100, False), (20, True)])
def test_a_document_is_what_its_schema_allows(kind: Kind, lines: int, rich: bool) -> None:
    assert errors(SCHEMA[kind], document(kind, lines, rich=rich)) == []


@pytest.mark.oracle
@pytest.mark.parametrize("rich", [False, True])
def test_a_cii_document_is_valid_beyond_factur_x(rich: bool) -> None:
    assert errors("cii-d16b", document("cii", 20, rich=rich)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_has_as_many_lines_as_asked_for_of_a_realistic_size(kind: Kind) -> None:
    lines = etree.fromstring(document(kind, 10)).findall(LINE[kind])
    assert len(lines) == 10
    elements = {sum(1 for _ in line.iter()) for line in lines}
    assert elements <= ({29, 30} if kind == "cii" else {24, 25})


@pytest.mark.parametrize("rich", [False, True])
def test_the_stated_totals_add_up(rich: bool) -> None:
    root = etree.fromstring(document("ubl-invoice", 30, rich=rich))

    def amounts(path: str) -> Decimal:
        found = root.findall(path)
        assert found
        return sum((Decimal(each.text or "") for each in found), Decimal(0))

    net = amounts("{*}InvoiceLine/{*}LineExtensionAmount")
    assert amounts("{*}LegalMonetaryTotal/{*}LineExtensionAmount") == net
    taxable = amounts("{*}TaxTotal/{*}TaxSubtotal/{*}TaxableAmount")
    assert amounts("{*}LegalMonetaryTotal/{*}TaxExclusiveAmount") == taxable
    tax = amounts("{*}TaxTotal/{*}TaxSubtotal/{*}TaxAmount")
    assert amounts("{*}LegalMonetaryTotal/{*}TaxInclusiveAmount") == taxable + tax
    assert contents(30, rich=rich).payable == taxable + tax - (10 if rich else 0)


def test_a_rich_document_carries_an_attachment_of_300_kilobytes() -> None:
    assert len(contents(1, rich=True).attachment) == 400_000


def test_the_same_document_is_made_each_time() -> None:
    first = document("cii", 3)
    document.cache_clear()
    assert document("cii", 3) == first
