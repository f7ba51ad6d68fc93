"""Agreement, delivery and settlement of a CII invoice."""

from typing import Any

from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.extension import AccountingAccount, FinancialAdjustment, ServiceCharge
from einvoice.model.payment import (
    AdvancePayment,
    DiscountTerms,
    PaymentMeans,
    PaymentTerms,
    PenaltyTerms,
)
from einvoice.model.reference import PrecedingInvoice, SupportingDocument
from einvoice.model.vat import VatBreakdown
from einvoice.syntax.binding import Bind, Const, Nest, Row, Table, within
from einvoice.syntax.cii.common import (
    DELIVERY_TERMS,
    DOCUMENT,
    FORMATTED,
    NOT_AVAILABLE,
    TAX_INCLUDED,
    VAT,
    allowance_or_charge,
    dated,
    indicated,
    period,
)
from einvoice.syntax.cii.party import (
    BUYER,
    PARTY,
    PAYEE,
    SELLER,
    TAX_REPRESENTATIVE,
    TRADE_PARTY,
)
from einvoice.syntax.codecs import (
    ACCOUNTING_AMOUNT,
    AMOUNT,
    ATTACHMENT,
    CII_AMOUNT,
    CII_DATE,
    DECIMAL,
    VAT_POINT_DATE_CODE,
    VERBATIM,
    accounting_currency,
    invoice_currency,
    is_iban,
    is_no_iban,
)

SUPPORTING_DOCUMENT = Table(
    SupportingDocument,
    (
        Bind("reference", "ram:IssuerAssignedID"),
        Bind("location", "ram:URIID"),
        Bind("line_id", "ram:LineID"),
        Bind("type_code", "ram:TypeCode", default="916", silent_default=True),
        Bind("description", "ram:Name"),
        Bind("attachment", "ram:AttachmentBinaryObject", ATTACHMENT),
        Bind("reference_type_code", "ram:ReferenceTypeCode"),
        Bind("issue_date", FORMATTED, CII_DATE),
    ),
)

_ADDITIONAL = "ram:AdditionalReferencedDocument"
_TENDER = f"{_ADDITIONAL}[ram:TypeCode='50'][1]"
_OBJECT = f"{_ADDITIONAL}[ram:TypeCode='130'][1]"
_PROJECT = "ram:SpecifiedProcuringProject"

AGREEMENT: tuple[Row, ...] = (
    Bind("buyer_reference", "ram:BuyerReference"),
    Nest("seller", "ram:SellerTradeParty", SELLER),
    Nest("buyer", "ram:BuyerTradeParty", BUYER),
    Nest("sales_agent", "ram:SalesAgentTradeParty", TRADE_PARTY),
    Nest("buyer_tax_representative", "ram:BuyerTaxRepresentativeTradeParty", TRADE_PARTY),
    Nest("tax_representative", "ram:SellerTaxRepresentativeTradeParty", TAX_REPRESENTATIVE),
    Nest("product_end_user", "ram:ProductEndUserTradeParty", TRADE_PARTY),
    Nest("delivery_terms", "ram:ApplicableTradeDeliveryTerms", DELIVERY_TERMS),
    *dated("ram:SellerOrderReferencedDocument", "sales_order_reference", "sales_order_date"),
    *dated("ram:BuyerOrderReferencedDocument", "purchase_order_reference", "purchase_order_date"),
    Nest("quotation", "ram:QuotationReferencedDocument", DOCUMENT),
    Bind("contract_reference", "ram:ContractReferencedDocument/ram:IssuerAssignedID"),
    Bind("contract_type_code", "ram:ContractReferencedDocument/ram:ReferenceTypeCode"),
    Bind("contract_date", f"ram:ContractReferencedDocument/{FORMATTED}", CII_DATE),
    Bind("tender_reference", f"{_TENDER}/ram:IssuerAssignedID"),
    Const(f"{_TENDER}/ram:TypeCode", "50"),
    Bind("tender_date", f"{_TENDER}/{FORMATTED}", CII_DATE),
    Bind("object_id.value", f"{_OBJECT}/ram:IssuerAssignedID"),
    Const(f"{_OBJECT}/ram:TypeCode", "130"),
    Bind("object_id.scheme", f"{_OBJECT}/ram:ReferenceTypeCode"),
    Bind("object_date", f"{_OBJECT}/{FORMATTED}", CII_DATE),
    Nest("supporting_documents", _ADDITIONAL, SUPPORTING_DOCUMENT),
    Nest("buyer_agent", "ram:BuyerAgentTradeParty", TRADE_PARTY),
    Bind("project_reference", f"{_PROJECT}/ram:ID", default=NOT_AVAILABLE),
    Bind("project_name", f"{_PROJECT}/ram:Name", default="Project reference", silent_default=True),
    Nest("ultimate_customer_orders", "ram:UltimateCustomerOrderReferencedDocument", DOCUMENT),
)

_MOVEMENT = "ram:RelatedSupplyChainConsignment/ram:SpecifiedLogisticsTransportMovement+"

DELIVERY: tuple[Row, ...] = (
    Bind("transport_modes", f"{_MOVEMENT}/ram:ModeCode"),
    *within("delivery", "ram:ShipToTradeParty", PARTY),
    Nest("ultimate_ship_to", "ram:UltimateShipToTradeParty", TRADE_PARTY),
    Nest("ship_from", "ram:ShipFromTradeParty", TRADE_PARTY),
    Bind(
        "delivery.date",
        "ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString",
        CII_DATE,
    ),
    *dated(
        "ram:DespatchAdviceReferencedDocument",
        "despatch_advice_reference",
        "despatch_advice_date",
    ),
    *dated(
        "ram:ReceivingAdviceReferencedDocument",
        "receiving_advice_reference",
        "receiving_advice_date",
    ),
    Nest("delivery_note", "ram:DeliveryNoteReferencedDocument", DOCUMENT),
)

_CARD = "ram:ApplicableTradeSettlementFinancialCard"
_DEBTOR = "ram:PayerPartyDebtorFinancialAccount"
_CREDITOR = "ram:PayeePartyCreditorFinancialAccount"

MEANS = Table(
    PaymentMeans,
    (
        Bind("code", "ram:TypeCode"),
        Bind("text", "ram:Information"),
        Bind("card.account_number", f"{_CARD}/ram:ID"),
        Bind("card.holder_name", f"{_CARD}/ram:CardholderName"),
        Bind("debited_account_id", f"{_DEBTOR}/ram:IBANID"),
        Bind("debited_account_name", f"{_DEBTOR}/ram:AccountName"),
        Bind("account.account_id", f"{_CREDITOR}/ram:IBANID", only=is_iban),
        Bind("account.account_name", f"{_CREDITOR}/ram:AccountName"),
        Bind("account.account_id", f"{_CREDITOR}/ram:ProprietaryID", only=is_no_iban),
        Bind("debited_provider_id", "ram:PayerSpecifiedDebtorFinancialInstitution/ram:BICID"),
        Bind("account.provider_id", "ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID"),
    ),
)


def _is_first_tax(tax: Any, invoice: Any) -> bool:
    """One tax point serves the whole invoice, so one of the taxes states it."""
    return invoice.vat_breakdown[0] is tax


TAX = Table(
    VatBreakdown,
    (
        Bind("tax_amount", "ram:CalculatedAmount", CII_AMOUNT),
        Const("ram:TypeCode", VAT),
        Bind("exemption_reason", "ram:ExemptionReason"),
        Bind("taxable_amount", "ram:BasisAmount", CII_AMOUNT),
        Bind("sum_of_lines", "ram:LineTotalBasisAmount", CII_AMOUNT),
        Bind("sum_of_allowances_and_charges", "ram:AllowanceChargeBasisAmount", CII_AMOUNT),
        Bind("category_code", "ram:CategoryCode"),
        Bind("exemption_reason_code", "ram:ExemptionReasonCode"),
        Bind("^vat_point_date", "ram:TaxPointDate/udt:DateString", CII_DATE, when=_is_first_tax),
        Bind(
            "^vat_point_date_code", "ram:DueDateTypeCode", VAT_POINT_DATE_CODE, when=_is_first_tax
        ),
        Bind("rate", "ram:RateApplicablePercent", DECIMAL),
    ),
)

SERVICE_CHARGE = Table(
    ServiceCharge,
    (
        Bind("description", "ram:Description"),
        Bind("amount", "ram:AppliedAmount", CII_AMOUNT),
        Nest("taxes", "ram:AppliedTradeTax", TAX_INCLUDED),
    ),
)


def _terms(group: type[PenaltyTerms] | type[DiscountTerms], amount: str) -> Table:
    return Table(
        group,
        (
            Bind("basis_date", "ram:BasisDateTime/udt:DateTimeString", CII_DATE),
            Bind("period", "ram:BasisPeriodMeasure", DECIMAL),
            Bind("period_unit_code", "ram:BasisPeriodMeasure/@unitCode"),
            Bind("basis_amount", "ram:BasisAmount", CII_AMOUNT),
            Bind("percentage", "ram:CalculationPercent", DECIMAL),
            Bind("amount", amount, CII_AMOUNT),
        ),
    )


PENALTY = _terms(PenaltyTerms, "ram:ActualPenaltyAmount")
DISCOUNT = _terms(DiscountTerms, "ram:ActualDiscountAmount")


def _payment_terms(text: str, due_date: str, mandate: str, schedule: str) -> tuple[Row, ...]:
    """The rows of payment terms: of the first, whose text and dates are core terms, or others."""
    return (
        Bind(text, "ram:Description", VERBATIM),
        Bind(due_date, "ram:DueDateDateTime/udt:DateTimeString", CII_DATE),
        Bind(mandate, "ram:DirectDebitMandateID"),
        Bind(f"{schedule}partial_amount", "ram:PartialPaymentAmount", CII_AMOUNT),
        Nest(f"{schedule}penalty", "ram:ApplicableTradePaymentPenaltyTerms", PENALTY),
        Nest(f"{schedule}discount", "ram:ApplicableTradePaymentDiscountTerms", DISCOUNT),
        Nest(f"{schedule}payee", "ram:PayeeTradeParty", TRADE_PARTY),
    )


MORE_TERMS = Table(PaymentTerms, _payment_terms("text", "due_date", "mandate_reference", ""))

ADJUSTMENT = Table(
    FinancialAdjustment,
    (Bind("reason", "ram:Reason"), Bind("amount", "ram:ActualAmount", CII_AMOUNT)),
)

PRECEDING_INVOICE = Table(
    PrecedingInvoice,
    (
        Bind("reference", "ram:IssuerAssignedID"),
        Bind("type_code", "ram:TypeCode"),
        Bind("issue_date", FORMATTED, CII_DATE),
    ),
)

ACCOUNT = Table(
    AccountingAccount,
    (Bind("id", "ram:ID", default=NOT_AVAILABLE), Bind("type_code", "ram:TypeCode")),
)

_ADVANCED = "ram:InvoiceSpecifiedReferencedDocument"

ADVANCE = Table(
    AdvancePayment,
    (
        Bind("amount", "ram:PaidAmount", CII_AMOUNT),
        Bind("date", "ram:FormattedReceivedDateTime/qdt:DateTimeString", CII_DATE),
        Nest("taxes", "ram:IncludedTradeTax", TAX_INCLUDED),
        Bind("invoice_reference", f"{_ADVANCED}/ram:IssuerAssignedID"),
        Bind("invoice_type_code", f"{_ADVANCED}/ram:TypeCode"),
        Bind("invoice_date", f"{_ADVANCED}/{FORMATTED}", CII_DATE),
    ),
)

_EXCHANGE = "ram:TaxApplicableTradeCurrencyExchange"
_SUMS = "ram:SpecifiedTradeSettlementHeaderMonetarySummation"
_CHARGE = "ram:SpecifiedTradeAllowanceCharge"
_ACCOUNT = "ram:ReceivableSpecifiedTradeAccountingAccount"

SUMS: tuple[Row, ...] = (
    Bind("totals.sum_of_lines", f"{_SUMS}/ram:LineTotalAmount", CII_AMOUNT),
    Bind("totals.sum_of_charges", f"{_SUMS}/ram:ChargeTotalAmount", CII_AMOUNT),
    Bind("totals.sum_of_allowances", f"{_SUMS}/ram:AllowanceTotalAmount", CII_AMOUNT),
    Bind("totals.total_without_vat", f"{_SUMS}/ram:TaxBasisTotalAmount", CII_AMOUNT),
    Bind("totals.vat_total", f"{_SUMS}/ram:TaxTotalAmount[$invoice-currency]", AMOUNT),
    Bind(
        "totals.vat_total_in_accounting_currency",
        f"{_SUMS}/ram:TaxTotalAmount[$accounting-currency]",
        ACCOUNTING_AMOUNT,
    ),
    Bind("totals.rounding_amount", f"{_SUMS}/ram:RoundingAmount", CII_AMOUNT),
    Bind("totals.total_with_vat", f"{_SUMS}/ram:GrandTotalAmount", CII_AMOUNT),
    Bind("totals.paid_amount", f"{_SUMS}/ram:TotalPrepaidAmount", CII_AMOUNT),
    Bind("totals.amount_due", f"{_SUMS}/ram:DuePayableAmount", CII_AMOUNT),
)

SETTLEMENT: tuple[Row, ...] = (
    Bind("payment.direct_debit.creditor_id", "ram:CreditorReferenceID"),
    Bind("payment.remittance_information", "ram:PaymentReference"),
    Bind("vat_currency_code", "ram:TaxCurrencyCode"),
    Bind("currency_code", "ram:InvoiceCurrencyCode"),
    Bind("invoice_issuer_reference", "ram:InvoiceIssuerReference"),
    Nest("invoicer", "ram:InvoicerTradeParty", TRADE_PARTY),
    Nest("invoicee", "ram:InvoiceeTradeParty", TRADE_PARTY),
    Nest("payee", "ram:PayeeTradeParty", PAYEE),
    Nest("payer", "ram:PayerTradeParty", TRADE_PARTY),
    Bind(
        "currency_exchange.source_currency_code",
        f"{_EXCHANGE}/ram:SourceCurrencyCode",
        default=invoice_currency,
    ),
    Bind(
        "currency_exchange.target_currency_code",
        f"{_EXCHANGE}/ram:TargetCurrencyCode",
        default=accounting_currency,
    ),
    Bind("currency_exchange.rate", f"{_EXCHANGE}/ram:ConversionRate", DECIMAL),
    Bind(
        "currency_exchange.date",
        f"{_EXCHANGE}/ram:ConversionRateDateTime/udt:DateTimeString",
        CII_DATE,
    ),
    Nest("payment.means", "ram:SpecifiedTradeSettlementPaymentMeans", MEANS),
    Nest("vat_breakdown", "ram:ApplicableTradeTax", TAX),
    *period("invoicing_period"),
    Nest(
        "allowances",
        indicated(_CHARGE, charge=False),
        allowance_or_charge(DocumentAllowance, charge=False, vat=True),
    ),
    Nest(
        "charges",
        indicated(_CHARGE, charge=True),
        allowance_or_charge(DocumentCharge, charge=True, vat=True),
    ),
    Nest("service_charges", "ram:SpecifiedLogisticsServiceCharge", SERVICE_CHARGE),
    *within(
        "",
        "ram:SpecifiedTradePaymentTerms[1]",
        _payment_terms(
            "payment_terms",
            "due_date",
            "payment.direct_debit.mandate_reference",
            "payment_schedule.",
        ),
    ),
    Nest("more_payment_terms", "ram:SpecifiedTradePaymentTerms[>1]", MORE_TERMS),
    *SUMS,
    Nest("financial_adjustments", "ram:SpecifiedFinancialAdjustment", ADJUSTMENT),
    Nest("preceding_invoices", "ram:InvoiceReferencedDocument", PRECEDING_INVOICE),
    Bind("buyer_accounting_reference", f"{_ACCOUNT}[1]/ram:ID", default=NOT_AVAILABLE),
    Bind("accounting_reference_type_code", f"{_ACCOUNT}[1]/ram:TypeCode"),
    Nest("more_accounting_references", f"{_ACCOUNT}[>1]", ACCOUNT),
    Nest("advance_payments", "ram:SpecifiedAdvancePayment", ADVANCE),
)
