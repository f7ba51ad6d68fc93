"""What is invoiced."""

from typing import Annotated, Literal

from pydantic import Field

from einvoice_server.invoices.payload.amounts import ItemAdjustment
from einvoice_server.invoices.payload.values import (
    Code,
    Country,
    Day,
    DiscountPercent,
    Name,
    Percent,
    Positive,
    Price,
    Quantity,
    Words,
)
from einvoice_server.schema import Schema

MOST_ITEMS = 1000


class Tax(Schema):
    """The VAT of an item (BG-30)."""

    type_code: Literal["VAT"] = "VAT"
    """The kind of tax: always "VAT"."""

    category_code: Code | None = None
    """The VAT category, UNTDID 5305 (BT-151): S taxed, Z zero rated, E exempt, AE reverse charge,
    K intra-community supply, G export, O not subject to VAT, L Canary Islands, M Ceuta and Melilla.
    Left out, a rate above 0 means S."""

    rate: Percent
    """The rate in percent, without the sign: 19, 7 or 0 (BT-152). All categories but S, L and M
    need 0."""


class GlobalId(Schema):
    """An identifier of a registered scheme."""

    id: Name
    """The identifier: "4012345678901" (BT-157)."""

    scheme_id: Code = "0160"
    """The scheme, a code of ISO 6523: "0160" for a GTIN (BT-157-1)."""


class Period(Schema):
    """A span of days; one of them may be open."""

    start_date: Day | None = None
    """The first day, YYYYMMDD: "20260101" (BT-73, BT-134)."""

    end_date: Day | None = None
    """The last day, YYYYMMDD: "20260131" (BT-74, BT-135)."""


class Product(Schema):
    """What was sold: how much of it, at which price, with which VAT."""

    name: Name
    """The product or service: "Consulting" (BT-153)."""

    description: Words | None = None
    """What there is to say about it (BT-154)."""

    quantity: Quantity
    """How many units: 8, 2.5 or "1"; negative for what is taken back (BT-129)."""

    unit_code: Code
    """The unit, UN/ECE Recommendation 20 (BT-130): HUR hour, C62 piece, H87 piece, DAY day, MON
    month, KGM kilogram, MTR metre, LTR litre, KMT kilometre, LS lump sum."""

    price: Price
    """The price of one unit without VAT: 150.00 (BT-146). Never negative: for a deduction the
    quantity is, or use an allowance."""

    price_quantity: Positive | None = None
    """For how many units the price holds; left out, one (BT-149)."""

    taxes: list[Tax] = Field(max_length=10)
    """Exactly one entry: [{"typeCode": "VAT", "categoryCode": "S", "rate": 19}]."""

    product_id: Name | None = None
    """The seller's number of it: "ART-42" (BT-155)."""

    buyer_assigned_id: Annotated[Name | None, Field(alias="buyerAssignedID")] = None
    """The buyer's number of it (BT-156)."""

    global_id: Annotated[GlobalId | None, Field(alias="globalID")] = None
    """Its number in a registered scheme, such as the GTIN (BT-157)."""

    origin_country: Country | None = None
    """Where it comes from, ISO 3166-1: "DE" (BT-159)."""

    discount: DiscountPercent | None = None
    """A discount on this item in percent: 10; short for an entry of `allowances` (BG-27)."""


class InvoiceItem(Schema):
    """A position of the invoice (BG-25)."""

    id: Annotated[Name, Field(max_length=50)]
    """What identifies it within the invoice: "1" (BT-126)."""

    product: Product
    """What was sold."""

    note: Words | None = None
    """A remark about this position (BT-127)."""

    period: Period | None = None
    """When it was supplied (BG-26)."""

    order_line: Name | None = None
    """The position of the buyer's order (BT-132)."""

    allowances: list[ItemAdjustment] = Field(default_factory=list[ItemAdjustment], max_length=20)
    """What is taken off the total of this position (BG-27)."""

    charges: list[ItemAdjustment] = Field(default_factory=list[ItemAdjustment], max_length=20)
    """What is added to the total of this position (BG-28)."""
