"""Content of real documents: it never raises, and holds what an XPath finds in the source."""

import re
from decimal import Decimal, InvalidOperation
from typing import cast

import pytest
from lxml import etree

from einvoice import ReadError, content, read
from einvoice.sections import SECTIONS, Content
from einvoice.sections.walking import walk
from tests.corpus_files import CorpusFile, corpus_files

SAMPLE = corpus_files()[::10]

NAMESPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}
_SUPPLIER, _CUSTOMER = (
    "/*/cac:AccountingSupplierParty/cac:Party",
    "/*/cac:AccountingCustomerParty/cac:Party",
)
_LINE, _TOTAL = (
    "/*/*[self::cac:InvoiceLine or self::cac:CreditNoteLine]",
    "/*/cac:LegalMonetaryTotal",
)
_SETTLEMENT, _AGREEMENT = (
    "//ram:ApplicableHeaderTradeSettlement",
    "//ram:ApplicableHeaderTradeAgreement",
)
_ITEM = "//ram:IncludedSupplyChainTradeLineItem"
_SUMS = f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation"

UBL = {
    "summary.invoiceNumber": "/*/cbc:ID",
    "summary.issueDate": "/*/cbc:IssueDate",
    "summary.dueDate": "/*/cbc:DueDate",
    "summary.currency": "/*/cbc:DocumentCurrencyCode",
    "summary.netAmount": f"{_TOTAL}/cbc:TaxExclusiveAmount",
    "summary.amount": f"{_TOTAL}/cbc:TaxInclusiveAmount",
    "summary.paidAmount": f"{_TOTAL}/cbc:PrepaidAmount",
    "summary.amountDue": f"{_TOTAL}/cbc:PayableAmount",
    "references.buyerReference": "/*/cbc:BuyerReference",
    "references.orderNumber": "/*/cac:OrderReference/cbc:ID[. != 'NA']",
    "references.contractNumber": "/*/cac:ContractDocumentReference/cbc:ID",
    "references.precedingInvoices[].invoiceNumber": (
        "/*/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"
    ),
    "seller.name": f"{_SUPPLIER}/cac:PartyLegalEntity/cbc:RegistrationName",
    "seller.tradingName": f"{_SUPPLIER}/cac:PartyName/cbc:Name",
    "seller.vatId": (
        f"{_SUPPLIER}/cac:PartyTaxScheme[normalize-space(cac:TaxScheme/cbc:ID)='VAT']/cbc:CompanyID"
    ),
    "seller.postcode": f"{_SUPPLIER}/cac:PostalAddress/cbc:PostalZone",
    "seller.country": f"{_SUPPLIER}/cac:PostalAddress/cac:Country/cbc:IdentificationCode",
    "buyer.name": f"{_CUSTOMER}/cac:PartyLegalEntity/cbc:RegistrationName",
    "buyer.street": f"{_CUSTOMER}/cac:PostalAddress/cbc:StreetName",
    "buyer.electronicAddress.id": f"{_CUSTOMER}/cbc:EndpointID",
    "buyer.electronicAddress.schemeId": f"{_CUSTOMER}/cbc:EndpointID/@schemeID",
    "buyer.contactPerson.email": f"{_CUSTOMER}/cac:Contact/cbc:ElectronicMail",
    "delivery.deliveryDate": "/*/cac:Delivery/cbc:ActualDeliveryDate",
    "delivery.city": "/*/cac:Delivery/cac:DeliveryLocation/cac:Address/cbc:CityName",
    "paymentmeans.means[].accountId": "/*/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID",
    "paymentmeans.mandateReference": "/*/cac:PaymentMeans/cac:PaymentMandate/cbc:ID",
    "paymentterms.text": "/*/cac:PaymentTerms/cbc:Note",
    "taxes[].categoryCode": "/*/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID",
    "taxes[].taxAmount": "/*/cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount",
    "allowances.charges[].amount": (
        "/*/cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='true']/cbc:Amount"
    ),
    "allowances.allowances[].reason": (
        "/*/cac:AllowanceCharge[normalize-space(cbc:ChargeIndicator)='false']"
        "/cbc:AllowanceChargeReason"
    ),
    "lineitems[].id": f"{_LINE}/cbc:ID",
    "lineitems[].netAmount": f"{_LINE}/cbc:LineExtensionAmount",
    "lineitems[].product.name": f"{_LINE}/cac:Item/cbc:Name",
    "lineitems[].product.price": f"{_LINE}/cac:Price/cbc:PriceAmount",
    "lineitems[].product.globalID.id": f"{_LINE}/cac:Item/cac:StandardItemIdentification/cbc:ID",
}
CII = {
    "summary.invoiceNumber": "/*/rsm:ExchangedDocument/ram:ID",
    "summary.issueDate": "/*/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString",
    "summary.currency": f"{_SETTLEMENT}/ram:InvoiceCurrencyCode",
    "summary.netAmount": f"{_SUMS}/ram:TaxBasisTotalAmount",
    "summary.amount": f"{_SUMS}/ram:GrandTotalAmount",
    "summary.paidAmount": f"{_SUMS}/ram:TotalPrepaidAmount",
    "summary.amountDue": f"{_SUMS}/ram:DuePayableAmount",
    "references.buyerReference": f"{_AGREEMENT}/ram:BuyerReference",
    "references.orderNumber": (
        f"{_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"
    ),
    "references.contractNumber": (
        f"{_AGREEMENT}/ram:ContractReferencedDocument/ram:IssuerAssignedID"
    ),
    "seller.name": f"{_AGREEMENT}/ram:SellerTradeParty/ram:Name",
    "seller.vatId": (
        f"{_AGREEMENT}/ram:SellerTradeParty/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']"
    ),
    "seller.taxId": (
        f"{_AGREEMENT}/ram:SellerTradeParty/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='FC']"
    ),
    "seller.postcode": f"{_AGREEMENT}/ram:SellerTradeParty/ram:PostalTradeAddress/ram:PostcodeCode",
    "buyer.name": f"{_AGREEMENT}/ram:BuyerTradeParty/ram:Name",
    "buyer.street": f"{_AGREEMENT}/ram:BuyerTradeParty/ram:PostalTradeAddress/ram:LineOne",
    "buyer.country": f"{_AGREEMENT}/ram:BuyerTradeParty/ram:PostalTradeAddress/ram:CountryID",
    "delivery.deliveryDate": (
        "//ram:ApplicableHeaderTradeDelivery/ram:ActualDeliverySupplyChainEvent"
        "/ram:OccurrenceDateTime/udt:DateTimeString"
    ),
    "paymentmeans.means[].typeCode": (
        f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode"
    ),
    "paymentmeans.means[].accountId": (
        f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans"
        "/ram:PayeePartyCreditorFinancialAccount/ram:IBANID"
    ),
    "taxes[].categoryCode": f"{_SETTLEMENT}/ram:ApplicableTradeTax/ram:CategoryCode",
    "taxes[].basisAmount": f"{_SETTLEMENT}/ram:ApplicableTradeTax/ram:BasisAmount",
    "lineitems[].id": f"{_ITEM}/ram:AssociatedDocumentLineDocument/ram:LineID",
    "lineitems[].product.name": f"{_ITEM}/ram:SpecifiedTradeProduct/ram:Name",
    "lineitems[].product.quantity": f"{_ITEM}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity",
    "lineitems[].netAmount": (
        f"{_ITEM}/ram:SpecifiedLineTradeSettlement"
        "/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount"
    ),
    "notes[].text": "/*/rsm:ExchangedDocument/ram:IncludedNote/ram:Content",
}


@pytest.mark.parametrize("file", SAMPLE, ids=str)
def test_a_document_that_can_be_read_has_content(file: CorpusFile) -> None:
    try:
        result = read(file.data, recover=True)
    except ReadError:
        return
    found = content(result)
    text = found.to_json()
    assert Content.model_validate_json(text).to_json() == text
    for doubt in found.doubtful:
        if doubt.path is not None:
            assert doubt in found.trace(doubt.path).doubtful
    for attachment in found.attachments:
        if attachment.size is not None:
            assert attachment.data is not None
            assert len(attachment.data) == attachment.size
    assert found.traced("summary")
    assert found.summary.syntax


@pytest.mark.parametrize("file", [file for file in SAMPLE if any(file.xsd.values())], ids=str)
def test_the_sections_hold_what_stands_in_the_source(file: CorpusFile) -> None:
    root = etree.fromstring(file.data)
    found = content(file.data)
    if any(doubt.code == "repeated" for doubt in found.doubtful):
        return  # what was stated twice is in the content once
    wanted = CII if found.summary.syntax == "cii" else UBL
    shown: dict[str, list[str]] = {}
    for one in walk(found):
        path = re.sub(r"(?:\.subLines)?\[\d+\]", "[]", one.path)
        if one.kind is None and one.value is not None:
            shown.setdefault(path.replace("[][]", "[]"), []).append(normal(str(one.value)))
    not_read = {normal(doubt.raw or "") for doubt in found.doubtful}
    for path, xpath in wanted.items():
        nodes = cast("list[object]", root.xpath(xpath, namespaces=NAMESPACES))
        for node in nodes:
            text = normal(node if isinstance(node, str) else text_of(node))
            if text and text not in not_read:
                assert text in shown.get(path, []), f"{path}: {text}"


def text_of(node: object) -> str:
    assert isinstance(node, etree._Element)  # pyright: ignore[reportPrivateUsage] - lxml's only name
    return "".join(map(str, node.itertext()))


def normal(text: str) -> str:
    """A text without the differences that are none: blanks, decimals, the form of a date."""
    plain = " ".join(text.split())
    if re.fullmatch(r"20\d{6}", plain):
        return f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    try:
        return str(Decimal(plain).normalize())
    except InvalidOperation:
        return plain


def test_every_section_is_filled_by_some_document() -> None:
    filled: set[str] = set()
    for file in SAMPLE:
        try:
            found = content(file.data)
        except ReadError:
            continue
        for name in SECTIONS:
            start = (f"{name}.", f"{name}[")
            if any(one.value and one.path.startswith(start) for one in walk(found)):
                filled.add(name)
    assert filled == set(SECTIONS)
