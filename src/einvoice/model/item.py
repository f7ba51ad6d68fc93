"""What is invoiced: the item of a line and its price."""

from typing import Annotated

from einvoice.model.allowance import PriceAllowance, PriceCharge
from einvoice.model.group import Group
from einvoice.model.party import TradeParty
from einvoice.model.terms import BG, BT, EXT
from einvoice.model.values import (
    Code,
    Identifier,
    Many,
    Percentage,
    PlainId,
    Quantity,
    Text,
    UnitPrice,
)
from einvoice.model.vat import TaxIncluded


class ItemAttribute(Group):
    """A property of the item, by name and value (BG-32)."""

    name: Annotated[Text | None, BT(160, "Item attribute name", "1..1")] = None
    """What the property is called."""

    value: Annotated[Text | None, BT(161, "Item attribute value", "1..1")] = None
    """What the property is."""

    type_code: Annotated[Code | None, EXT("Item attribute type code")] = None
    """What the property is, as a code (UNTDID 6313)."""

    measure: Annotated[Quantity | None, EXT("Item attribute measure")] = None
    """The value as a number."""

    measure_unit_code: Annotated[Code | None, EXT("Item attribute measure unit")] = None
    """The unit of that number."""


class ItemInstance(Group):
    """One piece of the item, by batch or serial number."""

    batch_id: Annotated[PlainId | None, EXT("Item instance batch")] = None
    """The batch that the piece belongs to."""

    serial_id: Annotated[PlainId | None, EXT("Item instance serial number")] = None
    """The serial number that the supplier gave."""


class ItemClassification(Group):
    """A class to which the item belongs, by the scheme that defines it (BT-158)."""

    code: Annotated[PlainId | None, BT(158, "Item classification identifier", "0..n")] = None
    """The class."""

    scheme: Annotated[
        Code | None, BT("158-1", "Item classification identifier scheme identifier", "1..1")
    ] = None
    """The scheme (UNTDID 7143)."""

    scheme_version: Annotated[
        Text | None, BT("158-2", "Item classification identifier scheme version")
    ] = None
    """The version of the scheme."""

    name: Annotated[Text | None, EXT("Item classification name")] = None
    """The class in words."""


class IncludedItem(Group):
    """A part of the item, which is a set or a kit."""

    id: Annotated[PlainId | None, EXT("Included item identifier")] = None
    """An identifier of the part."""

    global_ids: Annotated[Many[Identifier], EXT("Included item global identifier", "0..n")] = ()
    """Identifiers of the part by a registered scheme."""

    seller_id: Annotated[PlainId | None, EXT("Included item seller identifier")] = None
    """The seller's number."""

    buyer_id: Annotated[PlainId | None, EXT("Included item buyer identifier")] = None
    """The buyer's number."""

    industry_id: Annotated[PlainId | None, EXT("Included item industry identifier")] = None
    """The number that the industry gave."""

    name: Annotated[Text | None, EXT("Included item name", "1..1")] = None
    """What the part is called."""

    description: Annotated[Text | None, EXT("Included item description")] = None
    """What the part is."""

    quantity: Annotated[Quantity | None, EXT("Included item quantity")] = None
    """How many of the part one item holds."""

    unit_code: Annotated[Code | None, EXT("Included item quantity unit")] = None
    """The unit of that quantity."""


class Item(Group):
    """The goods or service of a line (BG-31)."""

    name: Annotated[Text | None, BT(153, "Item name", "1..1")] = None
    """What the item is called."""

    description: Annotated[Text | None, BT(154, "Item description")] = None
    """What the item is, at more length."""

    seller_id: Annotated[PlainId | None, BT(155, "Item Seller's identifier")] = None
    """The seller's article number."""

    buyer_id: Annotated[PlainId | None, BT(156, "Item Buyer's identifier")] = None
    """The buyer's article number."""

    standard_id: Annotated[Identifier | None, BT(157, "Item standard identifier")] = None
    """A number by a registered scheme, such as a GTIN (ISO 6523)."""

    classifications: Annotated[Many[ItemClassification], EXT("Item classification", "0..n")] = ()
    """The classes to which the item belongs."""

    origin_country_code: Annotated[Code | None, BT(159, "Item country of origin")] = None
    """Where the item comes from, as two letters of ISO 3166-1."""

    attributes: Annotated[Many[ItemAttribute], BG(32, "Item attributes", "0..n")] = ()
    """Further properties."""

    id: Annotated[PlainId | None, EXT("Item identifier")] = None
    """An identifier of the item that none of the others is."""

    industry_id: Annotated[PlainId | None, EXT("Item industry identifier")] = None
    """The number that the industry gave."""

    model_id: Annotated[PlainId | None, EXT("Item model identifier")] = None
    """The number of the model."""

    model_name: Annotated[Text | None, EXT("Item model name")] = None
    """The name of the model."""

    brand_name: Annotated[Text | None, EXT("Item brand name")] = None
    """The brand."""

    batch_ids: Annotated[Many[PlainId], EXT("Item batch", "0..n")] = ()
    """The batches that were delivered."""

    instances: Annotated[Many[ItemInstance], EXT("Item instance", "0..n")] = ()
    """The single pieces that were delivered."""

    manufacturer: Annotated[TradeParty | None, EXT("Manufacturer")] = None
    """Who made the item."""

    included: Annotated[Many[IncludedItem], EXT("Included item", "0..n")] = ()
    """The parts of a set."""


class Price(Group):
    """What one unit of the item costs (BG-29)."""

    net_amount: Annotated[UnitPrice | None, BT(146, "Item net price", "1..1")] = None
    """The price after the discount, without VAT."""

    discount: Annotated[UnitPrice | None, BT(147, "Item price discount")] = None
    """What was deducted from the gross price."""

    gross_amount: Annotated[UnitPrice | None, BT(148, "Item gross price")] = None
    """The price before the discount, without VAT."""

    base_quantity: Annotated[Quantity | None, BT(149, "Item price base quantity")] = None
    """For how many units the price is given; one where nothing is stated."""

    base_quantity_unit_code: Annotated[
        Code | None, BT(150, "Item price base quantity unit of measure code")
    ] = None
    """The unit of that quantity (UN/ECE Recommendation 20 and 21)."""

    gross_base_quantity: Annotated[Quantity | None, EXT("Item gross price base quantity")] = None
    """For how many units the gross price is given, where CII states it apart."""

    gross_base_quantity_unit_code: Annotated[
        Code | None, EXT("Item gross price base quantity unit")
    ] = None
    """The unit of that quantity."""

    discount_reason: Annotated[Text | None, EXT("Item price discount reason")] = None
    """Why the discount was given, in words."""

    discount_reason_code: Annotated[Code | None, EXT("Item price discount reason code")] = None
    """Why the discount was given, as a code (UNTDID 5189)."""

    discount_percentage: Annotated[Percentage | None, EXT("Item price discount percentage")] = None
    """The discount in percent of its base."""

    discount_base_amount: Annotated[UnitPrice | None, EXT("Item price discount base amount")] = None
    """The amount from which the discount is computed."""

    more_discounts: Annotated[Many[PriceAllowance], EXT("Further item price discount", "0..n")] = ()
    """Further deductions from the gross price."""

    charges: Annotated[Many[PriceCharge], EXT("Item price charge", "0..n")] = ()
    """Additions to the gross price."""

    included_tax: Annotated[TaxIncluded | None, EXT("VAT in the item net price")] = None
    """The VAT that is contained in the price."""
