"""The lists judge the codes of real invoices as the official rules do: BR-CL, fired and silent.

For every document and every rule that asks for one list, the places that the rule looks at are
searched, and the codes found there are looked up. They must be refused as often
as officially.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from lxml import etree

from einvoice.codelists import allowed
from tests.corpus_files import CorpusFile, corpus_files

NAMESPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
}

UBL_REASON = (
    "//cac:AllowanceCharge[contains('{}', normalize-space(cbc:ChargeIndicator))]"
    "/cbc:AllowanceChargeReasonCode"
)
CII_REASON = (
    "//ram:SpecifiedTradeAllowanceCharge"
    "[contains('{}', normalize-space(ram:ChargeIndicator/udt:Indicator))]/ram:ReasonCode"
)
PARTY_ADDRESS = (
    "//*[self::ram:BuyerTradeParty or self::ram:SellerTradeParty]"
    "/ram:URIUniversalCommunication/ram:URIID"
)
AMOUNT = "//*[{}]".format(
    " or ".join(
        f"self::cbc:{name}"
        for name in (
            *("Amount", "BaseAmount", "PriceAmount", "TaxAmount", "TaxableAmount"),
            *("LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount"),
            *("AllowanceTotalAmount", "ChargeTotalAmount", "PrepaidAmount"),
            *("PayableRoundingAmount", "PayableAmount"),
        )
    )
)
UBL_OBJECT = (
    "//*[self::cac:AdditionalDocumentReference or self::cac:DocumentReference]"
    "[cbc:DocumentTypeCode='130']/cbc:ID/@schemeID"
)
CREDITOR = "ancestor::cac:AccountingSupplierParty or ancestor::cac:PayeeParty"
CHARGE, ALLOWANCE = "true 1", "false 0"


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule that asks whether codes are in a list."""

    rule: str
    code_list: str
    xpath: str
    upper: bool = False


UBL = (
    Asked("BR-CL-01", "1001-ubl-invoice", "//cbc:InvoiceTypeCode"),
    Asked("BR-CL-01", "1001-ubl-creditnote", "//cbc:CreditNoteTypeCode"),
    Asked("BR-CL-03", "4217", AMOUNT + "/@currencyID"),
    Asked("BR-CL-03", "4217", AMOUNT + "[not(@currencyID)]"),
    Asked("BR-CL-04", "4217", "//cbc:DocumentCurrencyCode"),
    Asked("BR-CL-05", "4217", "//cbc:TaxCurrencyCode"),
    Asked("BR-CL-06", "2005", "//cac:InvoicePeriod/cbc:DescriptionCode"),
    Asked("BR-CL-07", "1153", UBL_OBJECT),
    Asked(
        "BR-CL-10",
        "icd-ubl-creditor",
        f"//cac:PartyIdentification/cbc:ID[{CREDITOR}]/@schemeID",
    ),
    Asked("BR-CL-10", "icd", f"//cac:PartyIdentification/cbc:ID[not({CREDITOR})]/@schemeID"),
    Asked("BR-CL-11", "icd", "//cac:PartyLegalEntity/cbc:CompanyID/@schemeID"),
    Asked("BR-CL-13", "7143", "//cac:CommodityClassification/cbc:ItemClassificationCode/@listID"),
    Asked("BR-CL-14", "3166-ubl", "//cac:Country/cbc:IdentificationCode"),
    Asked("BR-CL-15", "3166-ubl", "//cac:OriginCountry/cbc:IdentificationCode"),
    Asked("BR-CL-16", "4461", "//cac:PaymentMeans/cbc:PaymentMeansCode"),
    Asked("BR-CL-17", "5305", "//cac:TaxCategory/cbc:ID"),
    Asked("BR-CL-18", "5305", "//cac:ClassifiedTaxCategory/cbc:ID"),
    Asked("BR-CL-19", "5189", UBL_REASON.format(ALLOWANCE)),
    Asked("BR-CL-20", "7161", UBL_REASON.format(CHARGE)),
    Asked("BR-CL-21", "icd", "//cac:StandardItemIdentification/cbc:ID/@schemeID"),
    Asked("BR-CL-22", "vatex", "//cbc:TaxExemptionReasonCode", upper=True),
    Asked(
        "BR-CL-23",
        "units",
        "//cbc:InvoicedQuantity/@unitCode | //cbc:BaseQuantity/@unitCode"
        " | //cbc:CreditedQuantity/@unitCode",
    ),
    Asked("BR-CL-24", "mime", "//cbc:EmbeddedDocumentBinaryObject/@mimeCode"),
    Asked("BR-CL-25", "eas", "//cbc:EndpointID/@schemeID"),
    Asked("BR-CL-26", "icd", "//cac:DeliveryLocation/cbc:ID/@schemeID"),
)

CII = (
    Asked("BR-CL-01", "1001-cii", "//rsm:ExchangedDocument/ram:TypeCode"),
    Asked("BR-CL-03", "4217", "//ram:TaxTotalAmount/@currencyID"),
    Asked("BR-CL-04", "4217", "//ram:InvoiceCurrencyCode"),
    Asked("BR-CL-05", "4217", "//ram:TaxCurrencyCode"),
    Asked("BR-CL-06", "2475", "//ram:DueDateTypeCode"),
    Asked("BR-CL-07", "1153", "//ram:ReferenceTypeCode"),
    Asked("BR-CL-08", "4451-cii", "//ram:SubjectCode"),
    Asked(
        "BR-CL-10",
        "icd",
        "//ram:GlobalID[not(ancestor::ram:SpecifiedTradeProduct)"
        " and not(ancestor::ram:ShipToTradeParty)]/@schemeID",
    ),
    Asked("BR-CL-11", "icd", "//ram:ID[not(ancestor::ram:SpecifiedTaxRegistration)]/@schemeID"),
    Asked("BR-CL-13", "7143", "//ram:ClassCode/@listID"),
    Asked("BR-CL-14", "3166-cii", "//ram:CountryID"),
    Asked("BR-CL-16", "4461", "//ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode"),
    Asked("BR-CL-17", "5305", "//ram:CategoryTradeTax/ram:CategoryCode"),
    Asked("BR-CL-18", "5305", "//ram:ApplicableTradeTax/ram:CategoryCode"),
    Asked("BR-CL-19", "5189", CII_REASON.format(ALLOWANCE)),
    Asked("BR-CL-20", "7161", CII_REASON.format(CHARGE)),
    Asked("BR-CL-21", "icd", "//ram:SpecifiedTradeProduct/ram:GlobalID/@schemeID"),
    Asked("BR-CL-22", "vatex", "//ram:ExemptionReasonCode", upper=True),
    Asked("BR-CL-23", "units", "//ram:BasisQuantity/@unitCode | //ram:BilledQuantity/@unitCode"),
    Asked("BR-CL-24", "mime", "//ram:AttachmentBinaryObject/@mimeCode"),
    Asked("BR-CL-25", "eas", "//ram:URIUniversalCommunication/ram:URIID/@schemeID"),
    Asked(
        "BR-CL-26",
        "icd",
        "//ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty/ram:GlobalID/@schemeID",
    ),
)

PEPPOL_UBL = (
    Asked("PEPPOL-EN16931-CL001", "mime", "//cbc:EmbeddedDocumentBinaryObject/@mimeCode"),
    Asked("PEPPOL-EN16931-CL002", "5189", UBL_REASON.format(ALLOWANCE)),
    Asked("PEPPOL-EN16931-CL003", "7161", UBL_REASON.format(CHARGE)),
    Asked("PEPPOL-EN16931-CL006", "2005", "//cac:InvoicePeriod/cbc:DescriptionCode"),
    Asked("PEPPOL-EN16931-CL007", "4217-peppol", AMOUNT + "/@currencyID"),
    Asked("PEPPOL-EN16931-CL007", "4217-peppol", AMOUNT + "[not(@currencyID)]"),
    Asked("PEPPOL-EN16931-CL008", "eas-peppol", "//cbc:EndpointID/@schemeID"),
)

PEPPOL_CII = (
    Asked("PEPPOL-EN16931-CL001", "mime", "//ram:AttachmentBinaryObject/@mimeCode"),
    Asked("PEPPOL-EN16931-CL002", "5189", CII_REASON.format(ALLOWANCE)),
    Asked("PEPPOL-EN16931-CL003", "7161", CII_REASON.format(CHARGE)),
    Asked("PEPPOL-EN16931-CL007", "4217-peppol-cii", "//ram:TaxTotalAmount/@currencyID"),
    Asked("PEPPOL-EN16931-CL008", "eas-peppol-cii", PARTY_ADDRESS + "/@schemeID"),
    # Unlike the other rules, this one asks also where there is no scheme.
    Asked("PEPPOL-EN16931-CL008", "eas-peppol-cii", PARTY_ADDRESS + "[not(@schemeID)]"),
)

RULE_SETS = {
    "cen-ubl": UBL,
    "cen-cii": CII,
    "peppol-ubl": PEPPOL_UBL,
    "peppol-cii": PEPPOL_CII,
}


def judged(rule_set: str) -> Iterator[tuple[CorpusFile, list[tuple[str, str, int]]]]:
    """The documents that the rule set has judged to the end, with what fired."""
    for document in corpus_files():
        if (fired := document.verdicts.get(rule_set, {}).get("fired")) is not None:
            yield document, fired


def stated(document: CorpusFile, asked: tuple[Asked, ...]) -> Counter[str]:
    """Rule -> how many codes of the document are not in the list it asks."""
    root = etree.fromstring(document.data, etree.XMLParser(huge_tree=True))
    wrong: Counter[str] = Counter()
    for each in asked:
        for found in root.xpath(each.xpath, namespaces=NAMESPACES):
            text = found if isinstance(found, str) else "".join(found.itertext())
            code = re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
            if (code.upper() if each.upper else code) not in allowed(each.code_list):
                wrong[each.rule] += 1
    return wrong


@pytest.mark.parametrize("rule_set", RULE_SETS)
def test_codes_of_the_corpus_are_judged_as_officially(rule_set: str) -> None:
    asked = RULE_SETS[rule_set]
    rules = {each.rule for each in asked}
    fired: Counter[str] = Counter()
    differing: list[str] = []
    for document, officially in judged(rule_set):
        official = {rule: count for rule, _, count in officially if rule in rules}
        fired.update(official.keys())
        if official != stated(document, asked):
            differing.append(f"{document}: {official} officially, {stated(document, asked)} here")
    assert differing == []
    assert len(fired) > len(rules) / 2  # else the corpus says too little of what is refused
