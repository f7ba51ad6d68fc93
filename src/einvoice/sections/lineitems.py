"""The positions: what was supplied, how much of it, and what it costs."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field

from einvoice.model import item, line
from einvoice.model.group import Group
from einvoice.model.values import Amount, Date, Quantity, UnitPrice
from einvoice.sections.allowances import AllowanceOrCharge
from einvoice.sections.basis import Basis
from einvoice.sections.further import Further, further_of
from einvoice.sections.notes import LineNote
from einvoice.sections.parties import Id
from einvoice.sections.references import DocumentReference
from einvoice.sections.section import Derived, Of, Section
from einvoice.sections.taxes import LineTax


class Classification(Section):
    """A class to which the product belongs."""

    shows = item.ItemClassification

    code: Annotated[str | None, Of("code")] = None
    scheme_id: Annotated[str | None, Of("scheme")] = None
    scheme_version: Annotated[str | None, Of("scheme_version")] = None
    name: Annotated[str | None, Of("name")] = None


class Attribute(Section):
    """A property of the product."""

    shows = item.ItemAttribute

    name: Annotated[str | None, Of("name")] = None
    value: Annotated[str | None, Of("value")] = None
    type_code: Annotated[str | None, Of("type_code")] = None
    measure: Annotated[Quantity | None, Of("measure")] = None
    measure_unit_code: Annotated[str | None, Of("measure_unit_code")] = None


class Product(Section):
    """What was supplied, with quantity, price and VAT."""

    shows = line.Line

    name: Annotated[str | None, Of("item.name")] = None
    description: Annotated[str | None, Of("item.description")] = None
    product_id: Annotated[str | None, Of("item.seller_id")] = None
    buyer_assigned_id: Annotated[
        str | None, Of("item.buyer_id"), Field(alias="buyerAssignedID")
    ] = None
    global_id: Annotated[Id | None, Of("item.standard_id"), Field(alias="globalID")] = None
    quantity: Annotated[Quantity | None, Of("quantity")] = None
    unit_code: Annotated[str | None, Of("unit_code")] = None
    price: Annotated[UnitPrice | None, Of("price.net_amount")] = None
    gross_price: Annotated[UnitPrice | None, Of("price.gross_amount")] = None
    price_discount: Annotated[UnitPrice | None, Of("price.discount")] = None
    price_base_quantity: Annotated[Quantity | None, Of("price.base_quantity")] = None
    price_base_quantity_unit_code: Annotated[str | None, Of("price.base_quantity_unit_code")] = None
    gross_price_base_quantity: Annotated[Quantity | None, Of("price.gross_base_quantity")] = None
    gross_price_base_quantity_unit_code: Annotated[
        str | None, Of("price.gross_base_quantity_unit_code")
    ] = None
    more_price_discounts: Annotated[tuple[AllowanceOrCharge, ...], Of("price.more_discounts")] = ()
    taxes: Annotated[tuple[LineTax, ...], Of("vat")] = ()
    country_of_origin: Annotated[str | None, Of("item.origin_country_code")] = None
    classifications: Annotated[tuple[Classification, ...], Of("item.classifications")] = ()
    attributes: Annotated[tuple[Attribute, ...], Of("item.attributes")] = ()
    brand_name: Annotated[str | None, Of("item.brand_name")] = None
    model_id: Annotated[str | None, Of("item.model_id")] = None
    model_name: Annotated[str | None, Of("item.model_name")] = None
    batch_ids: Annotated[tuple[str, ...], Of("item.batch_ids")] = ()


class LineItem(Section):
    """One position."""

    shows = line.Line

    id: Annotated[str | None, Of("id")] = None
    parent_id: Annotated[str | None, Of("parent_id")] = None
    product: Annotated[Product, Of("")]
    """What was supplied, with quantity, price and VAT."""
    net_amount: Annotated[Amount | None, Of("net_amount")] = None
    note: Annotated[str | None, Of("note")] = None
    more_notes: Annotated[tuple[LineNote, ...], Of("more_notes")] = ()
    invoiced_object: Annotated[Id | None, Of("object_id")] = None
    order_number: Annotated[str | None, Of("order_reference")] = None
    order_line_id: Annotated[str | None, Of("order_line_reference")] = None
    buyer_account: Annotated[str | None, Of("accounting_reference")] = None
    more_buyer_accounts: Annotated[tuple[str, ...], Of("more_accounting_references")] = ()
    period_start: Annotated[Date | None, Of("period.start_date")] = None
    period_end: Annotated[Date | None, Of("period.end_date")] = None
    delivery_date: Annotated[Date | None, Of("delivery.date")] = None
    allowances: Annotated[tuple[AllowanceOrCharge, ...], Of("allowances")] = ()
    charges: Annotated[tuple[AllowanceOrCharge, ...], Of("charges")] = ()
    documents: Annotated[tuple[DocumentReference, ...], Of("documents")] = ()
    sub_lines: Annotated[tuple["LineItem", ...], Of("sub_lines")] = ()
    further: tuple[Further, ...] = ()
    """What else is stated of the line: terms of extensions, one by one."""

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """The values that no field shows."""
        if group is not None:
            yield Derived("further", further_of(cls, group, origin), origin)
