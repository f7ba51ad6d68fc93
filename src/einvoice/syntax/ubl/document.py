"""The UBL invoice and credit note as a whole: the same content in two orders."""

from decimal import Decimal

from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.invoice import Invoice
from einvoice.model.reference import PrecedingInvoice, SupportingDocument
from einvoice.model.vat import VatBreakdown
from einvoice.syntax.binding import Bind, Const, Keep, Nest, Row, Table, within
from einvoice.syntax.codecs import (
    ACCOUNTING_AMOUNT,
    AMOUNT,
    DATE,
    DECIMAL,
    IDENTIFIER,
    INDICATOR,
    NOTE,
    accounting_currency,
    invoice_currency,
)
from einvoice.syntax.ubl.common import (
    NO_IDENTIFIER,
    NOT_AVAILABLE,
    VAT,
    allowance_or_charge,
    attached,
    delivered,
    indicated,
)
from einvoice.syntax.ubl.line import CREDIT_NOTE_LINE, INVOICE_LINE
from einvoice.syntax.ubl.party import BUYER, PAYEE, SELLER, TAX_REPRESENTATIVE
from einvoice.syntax.ubl.payment import (
    CREDIT_NOTE_MEANS,
    INVOICE_MEANS,
    TERMS,
    THIRD_PARTY_PAYMENT,
)

_SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd:"
COMPONENTS = {
    "cac": f"{_SCHEMA}CommonAggregateComponents-2",
    "cbc": f"{_SCHEMA}CommonBasicComponents-2",
}
INVOICE_NAMESPACE = f"{_SCHEMA}Invoice-2"
CREDIT_NOTE_NAMESPACE = f"{_SCHEMA}CreditNote-2"
CURRENCY = ("cbc:DocumentCurrencyCode", "cbc:TaxCurrencyCode")

PRECEDING_INVOICE = Table(
    PrecedingInvoice,
    (
        Bind("reference", "cbc:ID", default=NOT_AVAILABLE),
        Bind("issue_date", "cbc:IssueDate", DATE),
        Bind("type_code", "cbc:DocumentTypeCode"),
    ),
)

SUPPORTING_DOCUMENT = Table(
    SupportingDocument,
    (
        Bind("reference", "cbc:ID", default=NOT_AVAILABLE),
        Bind("issue_date", "cbc:IssueDate", DATE),
        Bind("type_code", "cbc:DocumentTypeCode"),
        Bind("description", "cbc:DocumentDescription"),
        *attached("attachment"),
    ),
)

TAX = Table(
    VatBreakdown,
    (
        Bind("taxable_amount", "cbc:TaxableAmount", AMOUNT),
        Bind("tax_amount", "cbc:TaxAmount", AMOUNT),
        Keep("cac:TaxCategory"),
        Bind("category_code", "cac:TaxCategory/cbc:ID"),
        Bind("rate", "cac:TaxCategory/cbc:Percent", DECIMAL),
        Bind("exemption_reason_code", "cac:TaxCategory/cbc:TaxExemptionReasonCode"),
        Bind("exemption_reason", "cac:TaxCategory/cbc:TaxExemptionReason"),
        Const("cac:TaxCategory/cac:TaxScheme/cbc:ID", VAT),
    ),
)


def _document(element: str, reference: str, date: str = "", kind: str = "") -> tuple[Row, ...]:
    """A reference to a document, with what the extensions say of it."""
    return (
        Bind(reference, f"{element}/cbc:ID", default=NOT_AVAILABLE),
        *((Bind(date, f"{element}/cbc:IssueDate", DATE),) if date else ()),
        *((Bind(kind, f"{element}/cbc:DocumentType"),) if kind else ()),
    )


HEAD: tuple[Row, ...] = (
    Bind("process.specification_id", "cbc:CustomizationID"),
    Bind("process.business_process_type", "cbc:ProfileID"),
    Bind("number", "cbc:ID"),
    Bind("copy_indicator", "cbc:CopyIndicator", INDICATOR),
    Bind("issue_date", "cbc:IssueDate", DATE),
)

CURRENCIES: tuple[Row, ...] = (
    Bind("currency_code", "cbc:DocumentCurrencyCode"),
    Bind("vat_currency_code", "cbc:TaxCurrencyCode"),
    Bind("buyer_accounting_reference", "cbc:AccountingCost"),
    Bind("buyer_reference", "cbc:BuyerReference"),
    Bind("invoicing_period.start_date", "cac:InvoicePeriod/cbc:StartDate", DATE),
    Bind("invoicing_period.end_date", "cac:InvoicePeriod/cbc:EndDate", DATE),
    Bind("vat_point_date_code", "cac:InvoicePeriod/cbc:DescriptionCode"),
    Bind("invoicing_period.description", "cac:InvoicePeriod/cbc:Description"),
    Bind("purchase_order_reference", "cac:OrderReference/cbc:ID", default=NOT_AVAILABLE),
    Bind("sales_order_reference", "cac:OrderReference/cbc:SalesOrderID"),
    Bind("purchase_order_date", "cac:OrderReference/cbc:IssueDate", DATE),
    Nest(
        "preceding_invoices",
        "cac:BillingReference+/cac:InvoiceDocumentReference",
        PRECEDING_INVOICE,
    ),
    *_document(
        "cac:DespatchDocumentReference", "despatch_advice_reference", "despatch_advice_date"
    ),
    *_document(
        "cac:ReceiptDocumentReference", "receiving_advice_reference", "receiving_advice_date"
    ),
)

TENDER = _document("cac:OriginatorDocumentReference", "tender_reference", "tender_date")
CONTRACT = _document(
    "cac:ContractDocumentReference", "contract_reference", "contract_date", "contract_type_code"
)

_ADDITIONAL = "cac:AdditionalDocumentReference"
_OBJECT = f"{_ADDITIONAL}[cbc:DocumentTypeCode='130'][1]"
_PROJECT = f"{_ADDITIONAL}[cbc:DocumentTypeCode='50'][1]"

SUPPORT: tuple[Row, ...] = (
    Bind("object_id", f"{_OBJECT}/cbc:ID", IDENTIFIER, default=NO_IDENTIFIER),
    Bind("object_date", f"{_OBJECT}/cbc:IssueDate", DATE),
    Const(f"{_OBJECT}/cbc:DocumentTypeCode", "130"),
    Nest("supporting_documents", _ADDITIONAL, SUPPORTING_DOCUMENT),
)

PARTIES: tuple[Row, ...] = (
    Keep("cac:AccountingSupplierParty"),
    Nest("seller", "cac:AccountingSupplierParty/cac:Party", SELLER),
    Keep("cac:AccountingCustomerParty"),
    Nest("buyer", "cac:AccountingCustomerParty/cac:Party", BUYER),
    Nest("payee", "cac:PayeeParty", PAYEE),
    Nest("tax_representative", "cac:TaxRepresentativeParty", TAX_REPRESENTATIVE),
    *delivered("delivery", "delivery.date", "cac:Delivery"),
    Bind("delivery_terms.code", "cac:DeliveryTerms/cbc:ID"),
    Bind("delivery_terms.place", "cac:DeliveryTerms/cac:DeliveryLocation/cbc:Name"),
)

ALLOWANCES: tuple[Row, ...] = (
    Nest(
        "allowances",
        indicated(charge=False),
        allowance_or_charge(DocumentAllowance, charge=False, vat=True),
    ),
    Nest(
        "charges",
        indicated(charge=True),
        allowance_or_charge(DocumentCharge, charge=True, vat=True),
    ),
)

EXCHANGE: tuple[Row, ...] = within(
    "currency_exchange",
    "cac:TaxExchangeRate",
    (
        Bind("source_currency_code", "cbc:SourceCurrencyCode", default=invoice_currency),
        Bind("target_currency_code", "cbc:TargetCurrencyCode", default=accounting_currency),
        Bind("rate", "cbc:CalculationRate", DECIMAL),
        Bind("date", "cbc:Date", DATE),
    ),
)


def _sum_of_taxes(invoice: Invoice) -> Decimal:
    """The total that the breakdown adds up to, for invoices that state none."""
    return sum((tax.tax_amount or Decimal(0) for tax in invoice.vat_breakdown), Decimal(0))


_TOTAL = "cac:TaxTotal[$invoice-currency]"
_SUMS = "cac:LegalMonetaryTotal"

TOTALS: tuple[Row, ...] = (
    Bind("totals.vat_total", f"{_TOTAL}/cbc:TaxAmount", AMOUNT, default=_sum_of_taxes),
    Nest("vat_breakdown", f"{_TOTAL}/cac:TaxSubtotal", TAX),
    Bind(
        "totals.vat_total_in_accounting_currency",
        "cac:TaxTotal[$accounting-currency]/cbc:TaxAmount",
        ACCOUNTING_AMOUNT,
    ),
    Keep(_SUMS),
    Bind("totals.sum_of_lines", f"{_SUMS}/cbc:LineExtensionAmount", AMOUNT),
    Bind("totals.total_without_vat", f"{_SUMS}/cbc:TaxExclusiveAmount", AMOUNT),
    Bind("totals.total_with_vat", f"{_SUMS}/cbc:TaxInclusiveAmount", AMOUNT),
    Bind("totals.sum_of_allowances", f"{_SUMS}/cbc:AllowanceTotalAmount", AMOUNT),
    Bind("totals.sum_of_charges", f"{_SUMS}/cbc:ChargeTotalAmount", AMOUNT),
    Bind("totals.paid_amount", f"{_SUMS}/cbc:PrepaidAmount", AMOUNT),
    Bind("totals.rounding_amount", f"{_SUMS}/cbc:PayableRoundingAmount", AMOUNT),
    Bind("totals.amount_due", f"{_SUMS}/cbc:PayableAmount", AMOUNT),
)

INVOICE = Table(
    Invoice,
    (
        *HEAD,
        Bind("due_date", "cbc:DueDate", DATE),
        Bind("type_code", "cbc:InvoiceTypeCode"),
        Bind("notes", "cbc:Note", NOTE),
        Bind("vat_point_date", "cbc:TaxPointDate", DATE),
        *CURRENCIES,
        *TENDER,
        *CONTRACT,
        *SUPPORT,
        Bind("project_reference", "cac:ProjectReference/cbc:ID"),
        *PARTIES,
        Nest("payment.means", "cac:PaymentMeans", INVOICE_MEANS),
        *TERMS,
        Nest("third_party_payments", "cac:PrepaidPayment", THIRD_PARTY_PAYMENT),
        *ALLOWANCES,
        *EXCHANGE,
        *TOTALS,
        Nest("lines", "cac:InvoiceLine", INVOICE_LINE),
    ),
)

CREDIT_NOTE = Table(
    Invoice,
    (
        *HEAD,
        Bind("vat_point_date", "cbc:TaxPointDate", DATE),
        Bind("type_code", "cbc:CreditNoteTypeCode"),
        Bind("notes", "cbc:Note", NOTE),
        *CURRENCIES,
        *CONTRACT,
        Bind("project_reference", f"{_PROJECT}/cbc:ID"),
        Const(f"{_PROJECT}/cbc:DocumentTypeCode", "50"),
        *SUPPORT,
        *TENDER,
        *PARTIES,
        Nest("payment.means", "cac:PaymentMeans", CREDIT_NOTE_MEANS),
        *TERMS,
        *EXCHANGE,
        *ALLOWANCES,
        *TOTALS,
        Nest("lines", "cac:CreditNoteLine", CREDIT_NOTE_LINE),
    ),
)
