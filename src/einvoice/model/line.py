"""One position of the invoice."""

from typing import Annotated

from einvoice.model.allowance import LineAllowance, LineCharge
from einvoice.model.delivery import DeliveryTerms, LineDelivery
from einvoice.model.group import Group
from einvoice.model.item import Item, Price
from einvoice.model.party import TradeParty
from einvoice.model.reference import DocumentReference, LineNote, LinePeriod
from einvoice.model.terms import BG, BT, EXT
from einvoice.model.values import (
    Amount,
    Code,
    Date,
    Identifier,
    Many,
    PlainId,
    Quantity,
    Reference,
    Text,
)
from einvoice.model.vat import LineVat


class LineTotals(Group):
    """What the extensions state of a line beside its net amount."""

    sum_of_charges: Annotated[Amount | None, EXT("Line charge total amount")] = None
    """The charges on the line."""

    sum_of_allowances: Annotated[Amount | None, EXT("Line allowance total amount")] = None
    """The allowances on the line."""

    vat_total: Annotated[Amount | None, EXT("Line VAT total amount")] = None
    """The VAT of the line."""

    vat_total_in_accounting_currency: Annotated[
        Amount | None, EXT("Line VAT total amount in accounting currency")
    ] = None
    """The VAT of the line in the currency in which the seller accounts for it."""

    total_with_vat: Annotated[Amount | None, EXT("Line total amount with VAT")] = None
    """The line with its VAT."""

    allowances_and_charges: Annotated[
        Amount | None, EXT("Line allowance and charge total amount")
    ] = None
    """Allowances and charges together."""


class Line(Group):
    """A position: what was supplied, how much of it, and what it costs (BG-25)."""

    id: Annotated[PlainId | None, BT(126, "Invoice line identifier", "1..1")] = None
    """The number of the line within the invoice."""

    note: Annotated[Text | None, BT(127, "Invoice line note")] = None
    """A remark on the line."""

    object_id: Annotated[Identifier | None, BT(128, "Invoice line object identifier")] = None
    """The object that the line is about, with its scheme (UNTDID 1153)."""

    quantity: Annotated[Quantity | None, BT(129, "Invoiced quantity", "1..1")] = None
    """How much was supplied."""

    unit_code: Annotated[Code | None, BT(130, "Invoiced quantity unit of measure code", "1..1")] = (
        None
    )
    """The unit of the quantity (UN/ECE Recommendation 20 and 21)."""

    net_amount: Annotated[Amount | None, BT(131, "Invoice line net amount", "1..1")] = None
    """What the line costs, with its allowances and charges, without VAT."""

    order_line_reference: Annotated[
        Reference | None, BT(132, "Referenced purchase order line reference")
    ] = None
    """The line of the purchase order."""

    accounting_reference: Annotated[
        Text | None, BT(133, "Invoice line Buyer accounting reference")
    ] = None
    """Where the buyer books the line."""

    period: Annotated[LinePeriod | None, BG(26, "Invoice line period")] = None
    """The days for which the line is raised."""

    allowances: Annotated[Many[LineAllowance], BG(27, "Invoice line allowances", "0..n")] = ()
    """What is deducted from the line."""

    charges: Annotated[Many[LineCharge], BG(28, "Invoice line charges", "0..n")] = ()
    """What is added to the line."""

    price: Annotated[Price | None, BG(29, "Price details", "1..1")] = None
    """What one unit costs."""

    vat: Annotated[LineVat | None, BG(30, "Line VAT information", "1..1")] = None
    """The VAT that applies."""

    item: Annotated[Item | None, BG(31, "Item information", "1..1")] = None
    """What was supplied."""

    sub_lines: Annotated["Many[Line]", EXT("Sub invoice line", "0..n")] = ()
    """The lines that make up this one."""

    parent_id: Annotated[PlainId | None, EXT("Parent line identifier")] = None
    """The line that this one belongs to, where lines are not nested."""

    status_code: Annotated[Code | None, EXT("Line status code")] = None
    """The state of the line (UNTDID 1229)."""

    status_reason_code: Annotated[Code | None, EXT("Line status reason code")] = None
    """Whether the line is a detail, a group or only information."""

    note_subject_code: Annotated[Code | None, EXT("Line note subject code")] = None
    """What the remark of BT-127 is about (UNTDID 4451)."""

    note_content_code: Annotated[Code | None, EXT("Line note content code")] = None
    """The remark of BT-127 as a code."""

    more_notes: Annotated[Many[LineNote], EXT("Further line note", "0..n")] = ()
    """Further remarks."""

    order_reference: Annotated[Reference | None, EXT("Line purchase order")] = None
    """The purchase order, where the lines have different ones."""

    order_date: Annotated[Date | None, EXT("Line purchase order date")] = None
    """When that purchase order was placed."""

    sales_order: Annotated[DocumentReference | None, EXT("Line sales order")] = None
    """The seller's order."""

    quotation: Annotated[DocumentReference | None, EXT("Line quotation")] = None
    """The offer."""

    contract: Annotated[DocumentReference | None, EXT("Line contract")] = None
    """The contract."""

    despatch_advice: Annotated[DocumentReference | None, EXT("Line despatch advice")] = None
    """The advice of the shipment."""

    receiving_advice: Annotated[DocumentReference | None, EXT("Line receiving advice")] = None
    """The advice of the receipt."""

    delivery_note: Annotated[DocumentReference | None, EXT("Line delivery note")] = None
    """The delivery note."""

    preceding_invoice: Annotated[DocumentReference | None, EXT("Line preceding invoice")] = None
    """The earlier invoice that the line corrects."""

    documents: Annotated[Many[DocumentReference], EXT("Line additional document", "0..n")] = ()
    """Further documents."""

    objects: Annotated[Many[DocumentReference], EXT("Further line object identifier", "0..n")] = ()
    """Further references of the settlement of the line."""

    ultimate_customer_orders: Annotated[
        Many[DocumentReference], EXT("Line order of the ultimate customer", "0..n")
    ] = ()
    """The orders of the customer's customer."""

    charge_free_quantity: Annotated[Quantity | None, EXT("Quantity free of charge")] = None
    """What was supplied without charge."""

    charge_free_unit_code: Annotated[Code | None, EXT("Unit of the quantity free of charge")] = None
    """The unit of that quantity."""

    package_quantity: Annotated[Quantity | None, EXT("Package quantity")] = None
    """The number of packages."""

    package_unit_code: Annotated[Code | None, EXT("Unit of the package quantity")] = None
    """The kind of package."""

    per_package_quantity: Annotated[Quantity | None, EXT("Quantity in a package")] = None
    """How much a package holds."""

    per_package_unit_code: Annotated[Code | None, EXT("Unit of the quantity in a package")] = None
    """The unit of that quantity."""

    delivery_terms: Annotated[DeliveryTerms | None, EXT("Line delivery terms")] = None
    """Who bears the delivery."""

    item_seller: Annotated[TradeParty | None, EXT("Item seller")] = None
    """Who sold the item, where the invoice has several sellers."""

    delivery: Annotated[LineDelivery | None, EXT("Line delivery")] = None
    """Where and when the line was delivered."""

    accounting_reference_type_code: Annotated[
        Code | None, EXT("Line accounting reference type code")
    ] = None
    """The kind of account of BT-133."""

    more_accounting_references: Annotated[
        Many[Text], EXT("Further line accounting reference", "0..n")
    ] = ()
    """Where else the buyer books the line."""

    totals: Annotated[LineTotals | None, EXT("Line totals")] = None
    """Further sums of the line."""
