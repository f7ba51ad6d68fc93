"""The lines of a UBL invoice or credit note."""

from decimal import Decimal

from einvoice.model.allowance import LineAllowance, LineCharge, PriceAllowance, PriceCharge
from einvoice.model.item import ItemAttribute, ItemClassification, ItemInstance
from einvoice.model.line import Line
from einvoice.syntax.binding import Bind, Const, Keep, Nest, Row, Table, within
from einvoice.syntax.codecs import AMOUNT, DATE, DECIMAL, IDENTIFIER, LINE_NOTE, VERBATIM
from einvoice.syntax.ubl.common import (
    DOCUMENT,
    INDICATED,
    NOT_AVAILABLE,
    VAT,
    allowance_or_charge,
    delivered,
    indicated,
)
from einvoice.syntax.ubl.party import TRADE_PARTY

ATTRIBUTE = Table(
    ItemAttribute,
    (
        Bind("name", "cbc:Name", default=NOT_AVAILABLE),
        Bind("type_code", "cbc:NameCode"),
        Bind("value", "cbc:Value"),
        Bind("measure", "cbc:ValueQuantity", DECIMAL),
        Bind("measure_unit_code", "cbc:ValueQuantity/@unitCode"),
    ),
)

CLASSIFICATION = Table(
    ItemClassification,
    (
        Bind("code", "cbc:ItemClassificationCode"),
        Bind("scheme", "cbc:ItemClassificationCode/@listID"),
        Bind("scheme_version", "cbc:ItemClassificationCode/@listVersionID"),
        Bind("name", "cbc:ItemClassificationCode/@name"),
    ),
)

INSTANCE = Table(
    ItemInstance,
    (
        Bind("serial_id", "cbc:SerialID"),
        Bind("batch_id", "cac:LotIdentification/cbc:LotNumberID"),
    ),
)

_TAX = "cac:ClassifiedTaxCategory"

ITEM: tuple[Row, ...] = (
    Bind("item.description", "cbc:Description", VERBATIM),
    Bind("item.name", "cbc:Name"),
    Bind("item.brand_name", "cbc:BrandName"),
    Bind("item.model_name", "cbc:ModelName"),
    Bind("item.buyer_id", "cac:BuyersItemIdentification/cbc:ID"),
    Bind("item.seller_id", "cac:SellersItemIdentification/cbc:ID"),
    Bind("item.standard_id", "cac:StandardItemIdentification/cbc:ID", IDENTIFIER),
    Bind("item.origin_country_code", "cac:OriginCountry/cbc:IdentificationCode"),
    Nest("item.classifications", "cac:CommodityClassification", CLASSIFICATION),
    Bind("vat.category_code", f"{_TAX}/cbc:ID"),
    Bind("vat.rate", f"{_TAX}/cbc:Percent", DECIMAL),
    Bind("vat.exemption_reason_code", f"{_TAX}/cbc:TaxExemptionReasonCode"),
    Bind("vat.exemption_reason", f"{_TAX}/cbc:TaxExemptionReason"),
    Const(f"{_TAX}/cac:TaxScheme/cbc:ID", VAT),
    Nest("item.attributes", "cac:AdditionalItemProperty", ATTRIBUTE),
    Nest("item_seller", "cac:ManufacturerParty", TRADE_PARTY),
    Nest("item.instances", "cac:ItemInstance", INSTANCE),
)

_DISCOUNT = f"{indicated(charge=False)}[1]"

PRICE: tuple[Row, ...] = (
    Bind("price.net_amount", "cbc:PriceAmount", AMOUNT),
    Bind("price.base_quantity", "cbc:BaseQuantity", DECIMAL),
    Bind("price.base_quantity_unit_code", "cbc:BaseQuantity/@unitCode"),
    Const(f"{_DISCOUNT}/cbc:ChargeIndicator", *INDICATED[False]),
    Bind("price.discount_reason_code", f"{_DISCOUNT}/cbc:AllowanceChargeReasonCode"),
    Bind("price.discount_reason", f"{_DISCOUNT}/cbc:AllowanceChargeReason"),
    Bind("price.discount_percentage", f"{_DISCOUNT}/cbc:MultiplierFactorNumeric", DECIMAL),
    Bind("price.discount", f"{_DISCOUNT}/cbc:Amount", AMOUNT, default=Decimal(0)),
    Bind("price.gross_amount", f"{_DISCOUNT}/cbc:BaseAmount", AMOUNT),
    Nest(
        "price.more_discounts",
        f"{indicated(charge=False)}[>1]",
        allowance_or_charge(PriceAllowance, charge=False),
    ),
    Nest("price.charges", indicated(charge=True), allowance_or_charge(PriceCharge, charge=True)),
)

_ORDER = "cac:OrderLineReference"
_DESPATCH = "cac:DespatchLineReference"
_RECEIPT = "cac:ReceiptLineReference"
_BILLING = "cac:BillingReference"
_INVOICE = f"{_BILLING}/cac:InvoiceDocumentReference"
_OBJECT = "cac:DocumentReference[cbc:DocumentTypeCode='130'][1]"


def _referenced(group: str, element: str) -> tuple[Row, ...]:
    """A line of another document, which UBL demands wherever the document is named."""
    return (
        Bind(f"{group}.line_id", f"{element}/cbc:LineID", default=NOT_AVAILABLE),
        Bind(
            f"{group}.reference", f"{element}/cac:DocumentReference/cbc:ID", default=NOT_AVAILABLE
        ),
        Bind(f"{group}.issue_date", f"{element}/cac:DocumentReference/cbc:IssueDate", DATE),
    )


REFERENCES: tuple[Row, ...] = (
    Bind("order_line_reference", f"{_ORDER}/cbc:LineID", default=NOT_AVAILABLE),
    Bind("sales_order.line_id", f"{_ORDER}/cbc:SalesOrderLineID"),
    Bind("order_reference", f"{_ORDER}/cac:OrderReference/cbc:ID", default=NOT_AVAILABLE),
    Bind("sales_order.reference", f"{_ORDER}/cac:OrderReference/cbc:SalesOrderID"),
    Bind("order_date", f"{_ORDER}/cac:OrderReference/cbc:IssueDate", DATE),
    *_referenced("despatch_advice", _DESPATCH),
    *_referenced("receiving_advice", _RECEIPT),
    Bind("preceding_invoice.reference", f"{_INVOICE}/cbc:ID", default=NOT_AVAILABLE),
    Bind("preceding_invoice.issue_date", f"{_INVOICE}/cbc:IssueDate", DATE),
    Bind("preceding_invoice.type_code", f"{_INVOICE}/cbc:DocumentTypeCode"),
    Bind("status_reason_code", f"{_INVOICE}/cbc:DocumentStatusCode"),
    Bind("preceding_invoice.line_id", f"{_BILLING}/cac:BillingReferenceLine/cbc:ID"),
    Bind("object_id", f"{_OBJECT}/cbc:ID", IDENTIFIER),
    Const(f"{_OBJECT}/cbc:DocumentTypeCode", "130"),
    Nest("documents", "cac:DocumentReference", DOCUMENT),
)

_ALLOWANCES = (
    Nest(
        "allowances",
        indicated(charge=False),
        allowance_or_charge(LineAllowance, charge=False),
    ),
    Nest("charges", indicated(charge=True), allowance_or_charge(LineCharge, charge=True)),
)


def _line(quantity: str, sub_line: str) -> Table:
    """The line of one kind of document; a sub-line has the same content."""
    table = Table(Line)
    return table.with_rows(
        Bind("id", "cbc:ID"),
        Bind("note", "cbc:Note[1]", VERBATIM),
        Bind("more_notes", "cbc:Note[>1]", LINE_NOTE),
        Bind("quantity", quantity, DECIMAL),
        Bind("unit_code", f"{quantity}/@unitCode"),
        Bind("net_amount", "cbc:LineExtensionAmount", AMOUNT),
        Bind("accounting_reference", "cbc:AccountingCost"),
        Bind("period.start_date", "cac:InvoicePeriod/cbc:StartDate", DATE),
        Bind("period.end_date", "cac:InvoicePeriod/cbc:EndDate", DATE),
        Bind("period.description", "cac:InvoicePeriod/cbc:Description"),
        *REFERENCES,
        *delivered("delivery.ship_to", "delivery.date", "cac:Delivery"),
        *_ALLOWANCES,
        Keep("cac:Item"),
        *within("", "cac:Item", ITEM),
        *within("", "cac:Price", PRICE),
        Bind("delivery_terms.code", "cac:DeliveryTerms/cbc:ID"),
        Bind("delivery_terms.place", "cac:DeliveryTerms/cac:DeliveryLocation/cbc:Name"),
        Nest("sub_lines", sub_line, table),
    )


INVOICE_LINE = _line("cbc:InvoicedQuantity", "cac:SubInvoiceLine")
CREDIT_NOTE_LINE = _line("cbc:CreditedQuantity", "cac:SubCreditNoteLine")
