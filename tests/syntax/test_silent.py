"""What says nothing that the model could hold is passed over, and told to those who ask."""

import pytest

from einvoice import read
from einvoice.syntax.limits import Limits

UBL = (
    '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" '
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
    'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">{}</Invoice>'
)
CII = (
    '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:'
    'CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:'
    'ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:'
    'standard:UnqualifiedDataType:100"><rsm:SupplyChainTradeTransaction>{}'
    "</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"
)
SETTLEMENT = "<ram:ApplicableHeaderTradeSettlement>{}</ram:ApplicableHeaderTradeSettlement>"
AGREEMENT = "<ram:ApplicableHeaderTradeAgreement>{}</ram:ApplicableHeaderTradeAgreement>"
SCHEME = (
    "<cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme>{}<cac:TaxScheme><cbc:ID>VAT"
    "</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme></cac:Party></cac:AccountingSupplierParty>"
)
MEANS = "<cac:PaymentMeans><cbc:PaymentID>R-1</cbc:PaymentID></cac:PaymentMeans>"
DOCUMENT = (
    "<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>A</ram:IssuerAssignedID>{}"
    "</ram:AdditionalReferencedDocument>"
)
AMOUNT = (
    "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementHeader"
    'MonetarySummation><ram:LineTotalAmount currencyID="EUR">1</ram:LineTotalAmount>'
    "</ram:SpecifiedTradeSettlementHeaderMonetarySummation>"
)
DELIVERY = (
    "<ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty>{}</ram:ShipToTradeParty>"
    "</ram:ApplicableHeaderTradeDelivery>"
)
BILLING = "<cac:BillingReference>{}</cac:BillingReference>"
INVOICE = "<cac:InvoiceDocumentReference><cbc:ID>1</cbc:ID></cac:InvoiceDocumentReference>"


def passed_over(text: str, limits: Limits | None = None) -> list[tuple[str, str]]:
    """The codes and the last names of what a reading passes over."""
    result = read(text.encode(), limits=limits or Limits())
    return [(one.code, one.location.rpartition("/")[2]) for one in result.silent]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (UBL.format("<cac:Delivery/>"), [("bare", "cac:Delivery")]),
        (UBL.format(SCHEME.format("")), [("bare", "cac:PartyTaxScheme")]),
        (UBL.format(SCHEME.format("<cbc:Unknown/>")), [("bare", "cac:PartyTaxScheme")]),
        (UBL.format(SCHEME.format("<cbc:CompanyID>DE1</cbc:CompanyID>")), []),
        (UBL.format(MEANS), []),
        (UBL.format(MEANS * 2), [("again", "cbc:PaymentID")]),
        (UBL.format(BILLING.format(INVOICE) * 2), []),
        (UBL.format(BILLING.format(INVOICE * 2)), [("again", "cac:InvoiceDocumentReference[2]")]),
        (CII.format(AGREEMENT.format(DOCUMENT.format("<ram:TypeCode>50</ram:TypeCode>"))), []),
        (
            CII.format(AGREEMENT.format(DOCUMENT.format("<ram:TypeCode>916</ram:TypeCode>"))),
            [("default", "ram:TypeCode")],
        ),
        (
            CII.format(AGREEMENT.format(DOCUMENT.format(""))),
            [("lacking", "ram:AdditionalReferencedDocument")],
        ),
        (CII.format(SETTLEMENT.format(AMOUNT)), [("currency", "@currencyID")]),
        (
            CII.format(DELIVERY.format("<ram:GlobalID>1</ram:GlobalID>")),
            [("otherwise", "ram:GlobalID")],
        ),
        (CII.format(DELIVERY.format('<ram:GlobalID schemeID="0088">1</ram:GlobalID>')), []),
    ],
)
def test_what_says_nothing_is_told_with_its_place(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert passed_over(text) == expected


def test_what_lacks_its_usual_text_is_named_as_the_model_has_it() -> None:
    usual = DOCUMENT.format("<ram:TypeCode>916</ram:TypeCode>")
    text = CII.format(AGREEMENT.format(usual + DOCUMENT.format("")))
    silent = read(text.encode()).silent
    assert [one.path for one in silent if one.code == "lacking"] == ["supporting_documents[1]"]


def test_of_one_kind_the_first_few_are_told() -> None:
    assert len(passed_over(UBL.format(MEANS * 50))) == 8


def test_what_is_noticed_beyond_the_limit_of_records_is_told_by_its_place() -> None:
    text = UBL.format("<cbc:UUID>1</cbc:UUID>" * 3 + "<cbc:IssueTime>1</cbc:IssueTime>")
    assert passed_over(text, Limits(max_records=2)) == [
        ("unknown", "cbc:UUID[3]"),
        ("unknown", "cbc:IssueTime"),
    ]


def test_attributes_of_the_root_are_noticed_but_for_those_of_schema_instances() -> None:
    instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"'
    text = UBL.format("").replace("<Invoice ", f'<Invoice languageID="de" {instance} ', 1)
    assert [one.location for one in read(text.encode()).unmapped] == ["/Invoice/@languageID"]
