"""The CII invoice as a whole."""

from einvoice.model.invoice import Invoice
from einvoice.model.reference import Note
from einvoice.syntax.binding import Bind, Keep, Nest, Table, within
from einvoice.syntax.cii.header import AGREEMENT, DELIVERY, SETTLEMENT
from einvoice.syntax.cii.line import LINE
from einvoice.syntax.codecs import CII_DATE, INDICATOR, VERBATIM

NAMESPACES = {
    "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    "ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
    "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
    "qdt": "urn:un:unece:uncefact:data:standard:QualifiedDataType:100",
}
ROOT = "rsm:CrossIndustryInvoice"
_HEADER = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement"
CURRENCY = (f"{_HEADER}/ram:InvoiceCurrencyCode", f"{_HEADER}/ram:TaxCurrencyCode")

NOTE = Table(
    Note,
    (
        Bind("content_code", "ram:ContentCode"),
        Bind("text", "ram:Content", VERBATIM),
        Bind("subject_code", "ram:SubjectCode"),
    ),
)

_CONTEXT = "rsm:ExchangedDocumentContext"
_DOCUMENT = "rsm:ExchangedDocument"
_TRADE = "rsm:SupplyChainTradeTransaction"

INVOICE = Table(
    Invoice,
    (
        Keep(_CONTEXT),
        Bind("test", f"{_CONTEXT}/ram:TestIndicator/udt:Indicator", INDICATOR),
        Bind(
            "process.business_process_type",
            f"{_CONTEXT}/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID",
        ),
        Bind(
            "process.specification_id",
            f"{_CONTEXT}/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID",
        ),
        Keep(_DOCUMENT),
        Bind("number", f"{_DOCUMENT}/ram:ID"),
        Bind("name", f"{_DOCUMENT}/ram:Name"),
        Bind("type_code", f"{_DOCUMENT}/ram:TypeCode"),
        Bind("issue_date", f"{_DOCUMENT}/ram:IssueDateTime/udt:DateTimeString", CII_DATE),
        Bind("copy_indicator", f"{_DOCUMENT}/ram:CopyIndicator/udt:Indicator", INDICATOR),
        Bind("language_code", f"{_DOCUMENT}/ram:LanguageID"),
        Nest("notes", f"{_DOCUMENT}/ram:IncludedNote", NOTE),
        Bind(
            "contractual_due_date",
            f"{_DOCUMENT}/ram:EffectiveSpecifiedPeriod/ram:CompleteDateTime/udt:DateTimeString",
            CII_DATE,
        ),
        Keep(_TRADE),
        Nest("lines", f"{_TRADE}/ram:IncludedSupplyChainTradeLineItem", LINE),
        Keep(f"{_TRADE}/ram:ApplicableHeaderTradeAgreement"),
        *within("", f"{_TRADE}/ram:ApplicableHeaderTradeAgreement", AGREEMENT),
        Keep(f"{_TRADE}/ram:ApplicableHeaderTradeDelivery"),
        *within("", f"{_TRADE}/ram:ApplicableHeaderTradeDelivery", DELIVERY),
        Keep(f"{_TRADE}/ram:ApplicableHeaderTradeSettlement"),
        *within("", f"{_TRADE}/ram:ApplicableHeaderTradeSettlement", SETTLEMENT),
    ),
)
