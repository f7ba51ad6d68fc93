"""The invoice as a whole."""

from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import Annotated, Literal, Self

from pydantic import ValidationError

from einvoice.errors import JsonError
from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.delivery import Delivery, DeliveryTerms
from einvoice.model.extension import AccountingAccount, FinancialAdjustment, ServiceCharge
from einvoice.model.group import Group
from einvoice.model.line import Line
from einvoice.model.party import Buyer, Payee, Seller, TaxRepresentative, TradeParty
from einvoice.model.payment import (
    AdvancePayment,
    PaymentInstructions,
    PaymentSchedule,
    PaymentTerms,
    ThirdPartyPayment,
)
from einvoice.model.reference import (
    DocumentReference,
    InvoicingPeriod,
    Note,
    PrecedingInvoice,
    SupportingDocument,
)
from einvoice.model.terms import BG, BT, EXT
from einvoice.model.totals import Totals
from einvoice.model.values import (
    Code,
    Date,
    Identifier,
    Indicator,
    Many,
    PlainId,
    Reference,
    Text,
)
from einvoice.model.vat import CurrencyExchange, VatBreakdown


class ProcessControl(Group):
    """The process that the invoice belongs to and the rules it follows (BG-2)."""

    business_process_type: Annotated[Text | None, BT(23, "Business process type")] = None
    """The process in which the invoice is exchanged."""

    specification_id: Annotated[PlainId | None, BT(24, "Specification identifier", "1..1")] = None
    """The profile: the specification that the invoice claims to follow."""


class Invoice(Group):
    """An invoice or credit note in the terms of EN 16931-1, whatever syntax carries it."""

    number: Annotated[PlainId | None, BT(1, "Invoice number", "1..1")] = None
    """The number under which the seller issued the invoice."""

    issue_date: Annotated[Date | None, BT(2, "Invoice issue date", "1..1")] = None
    """When the invoice was issued."""

    type_code: Annotated[Code | None, BT(3, "Invoice type code", "1..1")] = None
    """What kind of invoice it is (UNTDID 1001): 380 an invoice, 381 a credit note."""

    currency_code: Annotated[Code | None, BT(5, "Invoice currency code", "1..1")] = None
    """The currency of all amounts (ISO 4217)."""

    vat_currency_code: Annotated[Code | None, BT(6, "VAT accounting currency code")] = None
    """The currency in which the seller accounts for VAT (ISO 4217)."""

    vat_point_date: Annotated[Date | None, BT(7, "Value added tax point date")] = None
    """When the VAT becomes due."""

    vat_point_date_code: Annotated[Code | None, BT(8, "Value added tax point date code")] = None
    """Which event makes the VAT due (a subset of UNTDID 2005 or 2475, by the syntax)."""

    due_date: Annotated[Date | None, BT(9, "Payment due date")] = None
    """When the amount is to be paid."""

    buyer_reference: Annotated[Text | None, BT(10, "Buyer reference")] = None
    """Where the buyer routes the invoice, in Germany the Leitweg-ID."""

    project_reference: Annotated[Reference | None, BT(11, "Project reference")] = None
    """The project."""

    contract_reference: Annotated[Reference | None, BT(12, "Contract reference")] = None
    """The contract."""

    purchase_order_reference: Annotated[Reference | None, BT(13, "Purchase order reference")] = None
    """The buyer's order."""

    sales_order_reference: Annotated[Reference | None, BT(14, "Sales order reference")] = None
    """The seller's order."""

    receiving_advice_reference: Annotated[
        Reference | None, BT(15, "Receiving advice reference")
    ] = None
    """The advice of the receipt."""

    despatch_advice_reference: Annotated[Reference | None, BT(16, "Despatch advice reference")] = (
        None
    )
    """The advice of the shipment."""

    tender_reference: Annotated[Reference | None, BT(17, "Tender or lot reference")] = None
    """The call for tenders or the lot."""

    object_id: Annotated[Identifier | None, BT(18, "Invoiced object identifier")] = None
    """The object that is invoiced, with its scheme (UNTDID 1153)."""

    buyer_accounting_reference: Annotated[Text | None, BT(19, "Buyer accounting reference")] = None
    """Where the buyer books the invoice."""

    payment_terms: Annotated[Text | None, BT(20, "Payment terms")] = None
    """When and how to pay, in words; XRechnung writes discounts here."""

    notes: Annotated[Many[Note], BG(1, "Invoice note", "0..n")] = ()
    """Remarks."""

    process: Annotated[ProcessControl | None, BG(2, "Process control", "1..1")] = None
    """The process and the rules of the invoice."""

    preceding_invoices: Annotated[
        Many[PrecedingInvoice], BG(3, "Preceding Invoice reference", "0..n")
    ] = ()
    """The earlier invoices that this one corrects or settles."""

    seller: Annotated[Seller | None, BG(4, "Seller", "1..1")] = None
    """Who claims payment."""

    buyer: Annotated[Buyer | None, BG(7, "Buyer", "1..1")] = None
    """To whom the invoice is addressed."""

    payee: Annotated[Payee | None, BG(10, "Payee")] = None
    """Who is paid, where that is not the seller."""

    tax_representative: Annotated[
        TaxRepresentative | None, BG(11, "Seller tax representative party")
    ] = None
    """Who answers for the seller's VAT."""

    delivery: Annotated[Delivery | None, BG(13, "Delivery information")] = None
    """To whom, where and when it was delivered."""

    invoicing_period: Annotated[InvoicingPeriod | None, BG(14, "Invoicing period")] = None
    """The days for which the invoice is raised."""

    payment: Annotated[PaymentInstructions | None, BG(16, "Payment instructions")] = None
    """How the amount is to be paid."""

    allowances: Annotated[Many[DocumentAllowance], BG(20, "Document level allowances", "0..n")] = ()
    """What is deducted from the invoice as a whole."""

    charges: Annotated[Many[DocumentCharge], BG(21, "Document level charges", "0..n")] = ()
    """What is added to the invoice as a whole."""

    totals: Annotated[Totals | None, BG(22, "Document totals", "1..1")] = None
    """What the invoice adds up to."""

    vat_breakdown: Annotated[Many[VatBreakdown], BG(23, "VAT breakdown", "1..n")] = ()
    """The VAT by category and rate."""

    supporting_documents: Annotated[
        Many[SupportingDocument], BG(24, "Additional supporting documents", "0..n")
    ] = ()
    """Documents that support the claim, embedded or linked."""

    lines: Annotated[Many[Line], BG(25, "Invoice line", "1..n")] = ()
    """The positions."""

    third_party_payments: Annotated[
        Many[ThirdPartyPayment], EXT("Third party payment", "0..n")
    ] = ()
    """Amounts that are collected or paid for others."""

    test: Annotated[Indicator | None, EXT("Test indicator")] = None
    """Whether this is only a test."""

    name: Annotated[Text | None, EXT("Document name")] = None
    """What the document calls itself."""

    copy_indicator: Annotated[Indicator | None, EXT("Copy indicator")] = None
    """Whether this is a copy."""

    language_code: Annotated[Code | None, EXT("Document language")] = None
    """The language of the document."""

    contractual_due_date: Annotated[Date | None, EXT("Contractual due date")] = None
    """When the contract makes the amount due."""

    project_name: Annotated[Text | None, EXT("Project name")] = None
    """The project in words, which CII demands beside its number."""

    contract_type_code: Annotated[Code | None, EXT("Contract type code")] = None
    """What kind of contract it is (UNTDID 1153)."""

    contract_date: Annotated[Date | None, EXT("Contract date")] = None
    """When the contract was concluded."""

    tender_date: Annotated[Date | None, EXT("Tender or lot date")] = None
    """When the call for tenders was issued."""

    object_date: Annotated[Date | None, EXT("Invoiced object date")] = None
    """When the object was recorded."""

    purchase_order_date: Annotated[Date | None, EXT("Purchase order date")] = None
    """When the buyer ordered."""

    sales_order_date: Annotated[Date | None, EXT("Sales order date")] = None
    """When the seller confirmed."""

    receiving_advice_date: Annotated[Date | None, EXT("Receiving advice date")] = None
    """When the receipt was advised."""

    despatch_advice_date: Annotated[Date | None, EXT("Despatch advice date")] = None
    """When the shipment was advised."""

    quotation: Annotated[DocumentReference | None, EXT("Quotation")] = None
    """The offer."""

    delivery_note: Annotated[DocumentReference | None, EXT("Delivery note")] = None
    """The delivery note."""

    ultimate_customer_orders: Annotated[
        Many[DocumentReference], EXT("Order of the ultimate customer", "0..n")
    ] = ()
    """The orders of the customer's customer."""

    invoice_issuer_reference: Annotated[Text | None, EXT("Invoice issuer reference")] = None
    """A reference of the issuer of the invoice."""

    sales_agent: Annotated[TradeParty | None, EXT("Sales agent")] = None
    """Who arranged the sale."""

    buyer_tax_representative: Annotated[TradeParty | None, EXT("Buyer tax representative")] = None
    """Who answers for the buyer's VAT."""

    buyer_agent: Annotated[TradeParty | None, EXT("Buyer agent")] = None
    """Who bought on behalf of the buyer."""

    product_end_user: Annotated[TradeParty | None, EXT("Product end user")] = None
    """Who uses the goods."""

    ultimate_ship_to: Annotated[TradeParty | None, EXT("Ultimate ship-to party")] = None
    """Who receives the goods in the end."""

    ship_from: Annotated[TradeParty | None, EXT("Ship-from party")] = None
    """Who ships the goods."""

    invoicer: Annotated[TradeParty | None, EXT("Invoicer")] = None
    """Who issues the invoice, where that is not the seller."""

    invoicee: Annotated[TradeParty | None, EXT("Invoicee")] = None
    """Who receives the invoice, where that is not the buyer."""

    payer: Annotated[TradeParty | None, EXT("Payer")] = None
    """Who pays, where that is not the buyer."""

    delivery_terms: Annotated[DeliveryTerms | None, EXT("Delivery terms")] = None
    """Who bears the delivery."""

    transport_modes: Annotated[Many[Code], EXT("Transport mode", "0..n")] = ()
    """How the goods travel (UN/ECE Recommendation 19)."""

    currency_exchange: Annotated[CurrencyExchange | None, EXT("VAT currency exchange")] = None
    """The rate at which VAT was converted."""

    service_charges: Annotated[Many[ServiceCharge], EXT("Logistics service charge", "0..n")] = ()
    """Logistics services that are charged."""

    payment_schedule: Annotated[PaymentSchedule | None, EXT("Structured payment terms")] = None
    """Discount, penalty and part payment of the terms in BT-20 and BT-9."""

    more_payment_terms: Annotated[Many[PaymentTerms], EXT("Further payment terms", "0..n")] = ()
    """Further sets of payment terms."""

    financial_adjustments: Annotated[
        Many[FinancialAdjustment], EXT("Financial adjustment", "0..n")
    ] = ()
    """What else changes the amount due."""

    advance_payments: Annotated[Many[AdvancePayment], EXT("Advance payment", "0..n")] = ()
    """Payments received before the invoice."""

    accounting_reference_type_code: Annotated[
        Code | None, EXT("Buyer accounting reference type code")
    ] = None
    """The kind of account of BT-19."""

    more_accounting_references: Annotated[
        Many[AccountingAccount], EXT("Further accounting reference", "0..n")
    ] = ()
    """Where else the buyer books the invoice."""

    def to_json(self, *, indent: int | None = None) -> str:
        """The stated terms as JSON: amounts as strings, dates as YYYY-MM-DD."""
        return self.model_dump_json(exclude_defaults=True, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The invoice that `to_json` or a program of yours wrote; JsonError names what is wrong."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise JsonError.of(error) from None

    def to_pdf(
        self,
        *,
        profile: str | None = None,
        language: str | Sequence[str] = "de",
        theme: str | Mapping[str, object] | None = None,
        country: str | None = None,
        attachments: Iterable[str | PathLike[str]] = (),
        on_loss: Literal["refuse", "drop"] = "refuse",
    ) -> bytes:
        """Draw the invoice and embed it as XML: a hybrid PDF, Factur-X, ZUGFeRD or XRechnung.

        The result is PDF/A-3a and PDF/UA-1. `einvoice.render` and `einvoice.embed` do the two steps
        with more to choose from.
        """
        from einvoice.pdf.embedding.drawn import drawn

        return drawn(
            self,
            profile=profile,
            language=language,
            theme=theme,
            country=country,
            attachments=attachments,
            on_loss=on_loss,
        )

    def _repr_html_(self) -> str:
        """What a notebook shows: the invoice as people read it."""
        from einvoice.rendering.verbs import render_html

        return render_html(self, language="en", fragment=True)

    def __str__(self) -> str:
        """One line for people: number, date, parties, amount."""
        seller = self.seller.name if self.seller else None
        buyer = self.buyer.name if self.buyer else None
        due = self.totals.amount_due if self.totals else None
        amount = f"{due:f} {self.currency_code or ''}".strip() if due is not None else "no amount"
        return (
            f"Invoice {self.number or 'without a number'}, {self.issue_date or 'undated'}: "
            f"{seller or 'unknown seller'} to {buyer or 'unknown buyer'}, {amount}, "
            f"{len(self.lines)} line{'' if len(self.lines) == 1 else 's'}"
        )
