"""The invoice that is asked for: the payload of the creating operations."""

from typing import Annotated, cast

from pydantic import BeforeValidator, Field

from einvoice_server.invoices.payload.amounts import Adjustment
from einvoice_server.invoices.payload.attachments import MOST_ATTACHMENTS, Attachment
from einvoice_server.invoices.payload.formats import Format, SyntaxName
from einvoice_server.invoices.payload.items import MOST_ITEMS, InvoiceItem, Period
from einvoice_server.invoices.payload.parties import (
    Address,
    Buyer,
    BuyerReference,
    Contact,
    Seller,
)
from einvoice_server.invoices.payload.payment import Payment
from einvoice_server.invoices.payload.sending import Delivery
from einvoice_server.invoices.payload.values import (
    Code,
    Currency,
    Day,
    DayOrMoment,
    Money,
    Name,
    TypeCode,
    Words,
)
from einvoice_server.schema import Schema


class ReferencedDocument(Schema):
    """An earlier invoice (BG-3)."""

    issuer_assigned_id: Annotated[Name, Field(alias="IssuerAssignedID")]
    """Its number: "RE-2024-001" (BT-25)."""

    issue_date_time: Annotated[DayOrMoment | None, Field(alias="issueDateTime")] = None
    """When it was issued, YYYYMMDD: "20240315" (BT-26)."""


class Note(Schema):
    """A remark (BG-1)."""

    text: Words
    """What there is to say (BT-22)."""

    subject_code: Code | None = None
    """What it is about, UNTDID 4451: "AAI" general, "REG" the company (BT-21)."""


def _listed(value: object) -> object:
    return cast(object, [value]) if isinstance(value, dict) else value


def _note(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _notes(value: object) -> object:
    return cast(object, [value]) if isinstance(value, str | dict) else value


_OneNote = Annotated[Note, BeforeValidator(_note, json_schema_input_type=str | Note)]


class InvoicePayload(Schema):
    """An invoice, credit note or correction to be created.

    Amounts are computed by the server from quantities, prices, allowances and charges. Numbers may
    be JSON numbers (exact up to 15 digits) or strings: 150.00 or "150.00".
    """

    invoice_type_code: TypeCode
    """What it is, UNTDID 1001 (BT-3): 380 invoice, 381 credit note, 384 corrected invoice, 326
    partial invoice; also 389 self-billed invoice, 875, 876 and 877 invoices for construction work,
    and any other code that the format knows. A credit note has positive amounts."""

    invoice_number: Annotated[Name | None, Field(max_length=100)] = None
    """The number, unique per account: "RE-2024-001" (BT-1). Left out, the server gives the next
    number of the account's template."""

    issue_date: Day
    """The day of the invoice, YYYYMMDD: "20240315" (BT-2)."""

    due_date: Day | None = None
    """The last day to pay, YYYYMMDD: "20240415" (BT-9). Without it and without payment terms the
    invoice says that it is payable at once."""

    delivery_date: Day | None = None
    """The day of the supply, YYYYMMDD (BT-72). Intra-community supply (K) needs it, or the
    billing period."""

    billing_period: Period | None = None
    """The days for which is invoiced (BG-14)."""

    currency: Currency | None = None
    """The currency of all amounts, ISO 4217: "EUR" (BT-5). Left out, that of the account."""

    format: Format | None = None
    """What is made: "zf:2" a ZUGFeRD 2 / Factur-X PDF with the XML inside (EN 16931), "xrechnung"
    an XRechnung XML with a PDF to look at, "peppol" a Peppol BIS Billing 3 XML with such a PDF,
    "pdf" or left out a PDF without XML. Other profiles of ZUGFeRD: "zf:minimum", "zf:basicwl",
    "zf:basic", "zf:en16931" (the same as "zf:2"), "zf:extended", "zf:xrechnung"; under their French
    names "factur-x:minimum" and so on. "zf:1" is a PDF of ZUGFeRD 1.0 (COMFORT; "zf:1:basic" and
    "zf:1:extended" are the others) for who cannot read newer ones: its XML lacks much of EN 16931,
    no rules judge it, and the detail says what was left out. Use "zf:2" where you can."""

    syntax: Annotated[SyntaxName | None, Field(alias="schema")] = None
    """The syntax of the XML: "CII" (default for XRechnung) or "UBL" (default for Peppol).
    ZUGFeRD is always CII."""

    seller: Seller | None = None
    """Who sells; left out, the account's own company."""

    buyer: Buyer
    """Who buys."""

    buyer_reference: BuyerReference | None = None
    """How the buyer recognises the invoice; public buyers in Germany need their Leitweg-ID here."""

    contact_person: Contact | None = None
    """Whom the buyer may ask; left out, what the seller says. XRechnung needs an email address
    here or at the seller."""

    delivery_address: Address | None = None
    """Where it was delivered, if not at the buyer (BG-15)."""

    invoice_items: list[InvoiceItem] = Field(min_length=1, max_length=MOST_ITEMS)
    """The positions, at least one."""

    allowances: list[Adjustment] = Field(default_factory=list[Adjustment], max_length=20)
    """What is taken off the invoice as a whole (BG-20)."""

    charges: list[Adjustment] = Field(default_factory=list[Adjustment], max_length=20)
    """What is added to the invoice as a whole, such as freight (BG-21)."""

    prepaid_amount: Money | None = None
    """What was paid before, with VAT; it is taken off the amount due (BT-113)."""

    tax_exemption_reason_message: Words | None = None
    """Why no VAT is charged: "Steuerfrei nach § 4 Nr. 11 UStG" (BT-120). Needed where an item has
    category E; else it says why of AE, K, G or O."""

    tax_exemption_reason_code: Code | None = None
    """The same as a code of the list VATEX: "VATEX-EU-132" (BT-121). AE, K, G and O have theirs by
    themselves."""

    payment: Payment | None = None
    """How to pay; left out, by transfer to the account of the seller."""

    notes: Annotated[
        list[_OneNote],
        BeforeValidator(_notes, json_schema_input_type=str | Note | list[str | Note]),
        Field(max_length=20),
    ] = Field(default_factory=list[Note])
    """Remarks: a text, or a list of texts or {text, subjectCode} (BG-1)."""

    invoice_referenced_document: ReferencedDocument | None = None
    """The earlier invoice that this one corrects or settles (BG-3); 384 needs it."""

    order_number: Name | None = None
    """The number of the buyer's order (BT-13)."""

    order_reference_id: Name | None = None
    """The number of the seller's order (BT-14)."""

    shipping_order_number: Name | None = None
    """The number of the shipment (BT-16)."""

    contract_number: Name | None = None
    """The number of the contract (BT-12)."""

    project_name: Name | None = None
    """The project (BT-11)."""

    tender_reference: Name | None = None
    """The call for tenders or the lot (BT-17)."""

    buyer_accounting_reference: Name | None = None
    """Where the buyer books the invoice: a cost centre (BT-19)."""

    buyer_reference_id: Name | None = None
    """Another place for `buyerReference.buyerReferenceId` (BT-10)."""

    mandate_reference: Name | None = None
    """Another place for `payment.mandateReference` (BT-89)."""

    assignment_number: Name | None = None
    """A number of your own; kept with the invoice, not written on it."""

    total_costs: Money | None = None
    """What the supply cost you; kept with the invoice, not written on it."""

    attachments: list[Attachment] = Field(
        default_factory=list[Attachment], max_length=MOST_ATTACHMENTS
    )
    """Files that support the invoice; they travel inside the XML and the hybrid PDF (BG-24)."""

    draft_only: bool = False
    """Keep it as a draft, which somebody must confirm before it is sent."""

    review_mode: bool = False
    """Keep it for review, which somebody must approve before it is sent."""

    validate_: Annotated[bool, Field(alias="validate")] = False
    """Validate the documents and make a report; ignored where the feature is off."""

    delivery: Annotated[
        list[Delivery],
        BeforeValidator(_listed, json_schema_input_type=Delivery | list[Delivery]),
        Field(max_length=10),
    ] = Field(default_factory=list[Delivery])
    """How to send the finished invoice: one way, or a list of ways."""
