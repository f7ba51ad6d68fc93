"""The lines of a CII invoice."""

from collections.abc import Iterable
from decimal import Decimal
from operator import itemgetter
from typing import Any

from einvoice.model.allowance import LineAllowance, LineCharge, PriceAllowance, PriceCharge
from einvoice.model.item import (
    IncludedItem,
    Item,
    ItemAttribute,
    ItemClassification,
    ItemInstance,
    Price,
)
from einvoice.model.line import Line
from einvoice.model.reference import LineNote
from einvoice.syntax.binding import Bind, Const, Keep, Nest, Row, Table, within
from einvoice.syntax.cii.common import (
    DELIVERY_TERMS,
    DOCUMENT,
    FORMATTED,
    INDICATED,
    NOT_AVAILABLE,
    TAX_INCLUDED,
    VAT,
    allowance_or_charge,
    indicated,
    period,
)
from einvoice.syntax.cii.party import TRADE_PARTY
from einvoice.syntax.codecs import (
    ACCOUNTING_AMOUNT,
    AMOUNT,
    CII_AMOUNT,
    CII_DATE,
    DECIMAL,
    IDENTIFIER,
    VAT_POINT_DATE_CODE,
    VERBATIM,
)

ATTRIBUTE = Table(
    ItemAttribute,
    (
        Bind("type_code", "ram:TypeCode"),
        Bind("name", "ram:Description"),
        Bind("measure", "ram:ValueMeasure", DECIMAL),
        Bind("measure_unit_code", "ram:ValueMeasure/@unitCode"),
        Bind("value", "ram:Value"),
    ),
)

CLASSIFICATION = Table(
    ItemClassification,
    (
        Bind("code", "ram:ClassCode"),
        Bind("scheme", "ram:ClassCode/@listID"),
        Bind("scheme_version", "ram:ClassCode/@listVersionID"),
        Bind("name", "ram:ClassName"),
    ),
)

INSTANCE = Table(
    ItemInstance,
    (Bind("batch_id", "ram:BatchID"), Bind("serial_id", "ram:SupplierAssignedSerialID")),
)

INCLUDED = Table(
    IncludedItem,
    (
        Bind("id", "ram:ID"),
        Bind("global_ids", "ram:GlobalID", IDENTIFIER),
        Bind("seller_id", "ram:SellerAssignedID"),
        Bind("buyer_id", "ram:BuyerAssignedID"),
        Bind("industry_id", "ram:IndustryAssignedID"),
        Bind("name", "ram:Name"),
        Bind("description", "ram:Description"),
        Bind("quantity", "ram:UnitQuantity", DECIMAL),
        Bind("unit_code", "ram:UnitQuantity/@unitCode"),
    ),
)

ITEM = Table(
    Item,
    (
        Bind("id", "ram:ID"),
        Bind("standard_id", "ram:GlobalID", IDENTIFIER),
        Bind("seller_id", "ram:SellerAssignedID"),
        Bind("buyer_id", "ram:BuyerAssignedID"),
        Bind("industry_id", "ram:IndustryAssignedID"),
        Bind("model_id", "ram:ModelID"),
        Bind("name", "ram:Name"),
        Bind("description", "ram:Description", VERBATIM),
        Bind("batch_ids", "ram:BatchID"),
        Bind("brand_name", "ram:BrandName"),
        Bind("model_name", "ram:ModelName"),
        Nest("attributes", "ram:ApplicableProductCharacteristic", ATTRIBUTE),
        Nest("classifications", "ram:DesignatedProductClassification", CLASSIFICATION),
        Nest("instances", "ram:IndividualTradeProductInstance", INSTANCE),
        Bind("origin_country_code", "ram:OriginTradeCountry/ram:ID"),
        Nest("manufacturer", "ram:ManufacturerTradeParty", TRADE_PARTY),
        Nest("included", "ram:IncludedReferencedProduct", INCLUDED),
    ),
)

NOTE = Table(
    LineNote,
    (
        Bind("content_code", "ram:ContentCode"),
        Bind("text", "ram:Content", VERBATIM),
        Bind("subject_code", "ram:SubjectCode"),
    ),
)

_GROSS = "ram:GrossPriceProductTradePrice"
_NET = "ram:NetPriceProductTradePrice"
_APPLIED = f"{_GROSS}/{indicated('ram:AppliedTradeAllowanceCharge', charge=False)}"


_ZERO = Decimal(0)


def _has_only_net_basis(price: Any, around: Any) -> bool:
    stated = price.gross_base_quantity, price.gross_base_quantity_unit_code
    return price.gross_amount is not None and stated == (None, None)


_BESIDE_GROSS = (
    "discount",
    "discount_percentage",
    "discount_base_amount",
    "discount_reason_code",
    "discount_reason",
    "more_discounts",
    "charges",
    "gross_base_quantity",
    "gross_base_quantity_unit_code",
)
_beside_gross = itemgetter(*_BESIDE_GROSS)
_NOTHING = tuple(Price.model_fields[name].default for name in _BESIDE_GROSS)


def _gross_amount(line: Line) -> Decimal | None:
    """The price before what is deducted from it and added to it, where that stands alone."""
    price = line.price
    if price is None or _beside_gross(price.__dict__) == _NOTHING:
        return None
    deducted = [price.discount, *(discount.amount for discount in price.more_discounts)]
    added = [charge.amount for charge in price.charges]
    return (price.net_amount or _ZERO) + _sum(deducted) - _sum(added)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), _ZERO)


PRICE: tuple[Row, ...] = (
    Bind("price.gross_amount", f"{_GROSS}/ram:ChargeAmount", CII_AMOUNT, default=_gross_amount),
    Bind("price.gross_base_quantity", f"{_GROSS}/ram:BasisQuantity", DECIMAL),
    Bind("price.gross_base_quantity_unit_code", f"{_GROSS}/ram:BasisQuantity/@unitCode"),
    # The quantity is one term (BT-149), so it holds for the gross price as well.
    Bind(
        "price.base_quantity",
        f"{_GROSS}/ram:BasisQuantity+",
        DECIMAL,
        when=_has_only_net_basis,
        echo=True,
    ),
    Bind(
        "price.base_quantity_unit_code",
        f"{_GROSS}/ram:BasisQuantity+/@unitCode",
        echo=True,
    ),
    Const(f"{_APPLIED}[1]/ram:ChargeIndicator/udt:Indicator", *INDICATED[False]),
    Bind("price.discount_percentage", f"{_APPLIED}[1]/ram:CalculationPercent", DECIMAL),
    Bind("price.discount_base_amount", f"{_APPLIED}[1]/ram:BasisAmount", CII_AMOUNT),
    Bind("price.discount", f"{_APPLIED}[1]/ram:ActualAmount", CII_AMOUNT),
    Bind("price.discount_reason_code", f"{_APPLIED}[1]/ram:ReasonCode"),
    Bind("price.discount_reason", f"{_APPLIED}[1]/ram:Reason"),
    Nest(
        "price.more_discounts",
        f"{_APPLIED}[>1]",
        allowance_or_charge(PriceAllowance, charge=False),
    ),
    Nest(
        "price.charges",
        f"{_GROSS}/{indicated('ram:AppliedTradeAllowanceCharge', charge=True)}",
        allowance_or_charge(PriceCharge, charge=True),
    ),
    Bind("price.net_amount", f"{_NET}/ram:ChargeAmount", CII_AMOUNT),
    Bind("price.base_quantity", f"{_NET}/ram:BasisQuantity", DECIMAL),
    Bind("price.base_quantity_unit_code", f"{_NET}/ram:BasisQuantity/@unitCode"),
    Nest("price.included_tax", f"{_NET}/ram:IncludedTradeTax", TAX_INCLUDED),
)

_ORDER = "ram:BuyerOrderReferencedDocument"

AGREEMENT: tuple[Row, ...] = (
    Nest("delivery_terms", "ram:ApplicableTradeDeliveryTerms", DELIVERY_TERMS),
    Nest("sales_order", "ram:SellerOrderReferencedDocument", DOCUMENT),
    Bind("order_reference", f"{_ORDER}/ram:IssuerAssignedID"),
    Bind("order_line_reference", f"{_ORDER}/ram:LineID"),
    Bind("order_date", f"{_ORDER}/{FORMATTED}", CII_DATE),
    Nest("quotation", "ram:QuotationReferencedDocument", DOCUMENT),
    Nest("contract", "ram:ContractReferencedDocument", DOCUMENT),
    Nest("documents", "ram:AdditionalReferencedDocument", DOCUMENT),
    *PRICE,
    Nest("item_seller", "ram:ItemSellerTradeParty", TRADE_PARTY),
    Nest("ultimate_customer_orders", "ram:UltimateCustomerOrderReferencedDocument", DOCUMENT),
)

DELIVERY: tuple[Row, ...] = (
    Bind("quantity", "ram:BilledQuantity", DECIMAL),
    Bind("unit_code", "ram:BilledQuantity/@unitCode"),
    Bind("charge_free_quantity", "ram:ChargeFreeQuantity", DECIMAL),
    Bind("charge_free_unit_code", "ram:ChargeFreeQuantity/@unitCode"),
    Bind("package_quantity", "ram:PackageQuantity", DECIMAL),
    Bind("package_unit_code", "ram:PackageQuantity/@unitCode"),
    Bind("per_package_quantity", "ram:PerPackageUnitQuantity", DECIMAL),
    Bind("per_package_unit_code", "ram:PerPackageUnitQuantity/@unitCode"),
    Nest("delivery.ship_to", "ram:ShipToTradeParty", TRADE_PARTY),
    Nest("delivery.ultimate_ship_to", "ram:UltimateShipToTradeParty", TRADE_PARTY),
    Bind(
        "delivery.date",
        "ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString",
        CII_DATE,
    ),
    Nest("despatch_advice", "ram:DespatchAdviceReferencedDocument", DOCUMENT),
    Nest("receiving_advice", "ram:ReceivingAdviceReferencedDocument", DOCUMENT),
    Nest("delivery_note", "ram:DeliveryNoteReferencedDocument", DOCUMENT),
)

_TAX = "ram:ApplicableTradeTax"
_SUMS = "ram:SpecifiedTradeSettlementLineMonetarySummation"
_OBJECT = "ram:AdditionalReferencedDocument[ram:TypeCode='130'][1]"
_CHARGE = "ram:SpecifiedTradeAllowanceCharge"
_ACCOUNT = "ram:ReceivableSpecifiedTradeAccountingAccount"

SETTLEMENT: tuple[Row, ...] = (
    Bind("vat.tax_amount", f"{_TAX}/ram:CalculatedAmount", CII_AMOUNT),
    Const(f"{_TAX}/ram:TypeCode", VAT),
    Bind("vat.exemption_reason", f"{_TAX}/ram:ExemptionReason"),
    Bind("vat.category_code", f"{_TAX}/ram:CategoryCode"),
    Bind("vat.exemption_reason_code", f"{_TAX}/ram:ExemptionReasonCode"),
    Bind("vat.vat_point_date_code", f"{_TAX}/ram:DueDateTypeCode", VAT_POINT_DATE_CODE),
    Bind("vat.rate", f"{_TAX}/ram:RateApplicablePercent", DECIMAL),
    *period("period"),
    Nest(
        "allowances",
        indicated(_CHARGE, charge=False),
        allowance_or_charge(LineAllowance, charge=False),
    ),
    Nest("charges", indicated(_CHARGE, charge=True), allowance_or_charge(LineCharge, charge=True)),
    Bind("net_amount", f"{_SUMS}/ram:LineTotalAmount", CII_AMOUNT),
    Bind("totals.sum_of_charges", f"{_SUMS}/ram:ChargeTotalAmount", CII_AMOUNT),
    Bind("totals.sum_of_allowances", f"{_SUMS}/ram:AllowanceTotalAmount", CII_AMOUNT),
    Bind("totals.vat_total", f"{_SUMS}/ram:TaxTotalAmount[$invoice-currency]", AMOUNT),
    Bind(
        "totals.vat_total_in_accounting_currency",
        f"{_SUMS}/ram:TaxTotalAmount[$accounting-currency]",
        ACCOUNTING_AMOUNT,
    ),
    Bind("totals.total_with_vat", f"{_SUMS}/ram:GrandTotalAmount", CII_AMOUNT),
    Bind("totals.allowances_and_charges", f"{_SUMS}/ram:TotalAllowanceChargeAmount", CII_AMOUNT),
    Nest("preceding_invoice", "ram:InvoiceReferencedDocument", DOCUMENT),
    Bind("object_id.value", f"{_OBJECT}/ram:IssuerAssignedID"),
    Const(f"{_OBJECT}/ram:TypeCode", "130"),
    Bind("object_id.scheme", f"{_OBJECT}/ram:ReferenceTypeCode"),
    Nest("objects", "ram:AdditionalReferencedDocument", DOCUMENT),
    Bind("accounting_reference", f"{_ACCOUNT}[1]/ram:ID", default=NOT_AVAILABLE),
    Bind("accounting_reference_type_code", f"{_ACCOUNT}[1]/ram:TypeCode"),
    Bind("more_accounting_references", f"{_ACCOUNT}+[>1]/ram:ID"),
)

_DOCUMENT = "ram:AssociatedDocumentLineDocument"
_NOTE = f"{_DOCUMENT}/ram:IncludedNote[1]"


def _settle_basis(values: dict[str, Any]) -> None:
    """The base quantity of the gross price is the one of the net price (both are BT-149)."""
    price = values.get("price")
    if price is None or price.gross_base_quantity is None:
        return
    gross = (price.gross_base_quantity, price.gross_base_quantity_unit_code)
    net = (price.base_quantity, price.base_quantity_unit_code)
    if price.base_quantity is None or net == gross:
        values["price"] = price.replace(
            base_quantity=gross[0],
            base_quantity_unit_code=gross[1],
            gross_base_quantity=None,
            gross_base_quantity_unit_code=None,
        )


LINE = Table(
    Line,
    (
        Bind("id", f"{_DOCUMENT}/ram:LineID"),
        Bind("parent_id", f"{_DOCUMENT}/ram:ParentLineID"),
        Bind("status_code", f"{_DOCUMENT}/ram:LineStatusCode"),
        Bind("status_reason_code", f"{_DOCUMENT}/ram:LineStatusReasonCode"),
        Bind("note_content_code", f"{_NOTE}/ram:ContentCode"),
        Bind("note", f"{_NOTE}/ram:Content", VERBATIM),
        Bind("note_subject_code", f"{_NOTE}/ram:SubjectCode"),
        Nest("more_notes", f"{_DOCUMENT}/ram:IncludedNote[>1]", NOTE),
        Nest("item", "ram:SpecifiedTradeProduct", ITEM),
        *within("", "ram:SpecifiedLineTradeAgreement", AGREEMENT),
        *within("", "ram:SpecifiedLineTradeDelivery", DELIVERY),
        *within("", "ram:SpecifiedLineTradeSettlement", SETTLEMENT),
        Keep("ram:SpecifiedLineTradeSettlement"),
    ),
    tidy=_settle_basis,
)
