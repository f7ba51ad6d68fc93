"""Bundles as the API shows and takes them."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from einvoice_server.kit.exact import Amount, JsonNumber
from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber
from einvoice_server.products.schemas import Description, Keyword, Name, ProductId, left_out
from einvoice_server.schema import Arguments, Schema, Timestamp

MOST_ITEMS = 200
MOST_PER_PAGE = 100
"""Less than elsewhere: each may have 200 items, which are shown."""


def _clamped(value: object) -> object:
    text = str(value)
    few = text.isdecimal() and len(text) < 10
    return min(int(text), MOST_PER_PAGE) if few else value


def _positive(value: Decimal) -> Decimal:
    if value <= 0:
        raise PydanticCustomError("greater_than", "Input should be greater than 0")
    return value


Quantity = Annotated[
    JsonNumber,
    AfterValidator(_positive),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
BundleId = ProductId
PerPage = Annotated[
    int,
    BeforeValidator(_clamped),
    Field(ge=1, le=MOST_PER_PAGE, description="Bundles of a page; more than 100 means 100."),
]


class BundleSort(StrEnum):
    """What a list of bundles can be sorted by."""

    NAME = "name"
    PRICE = "price"
    CREATED_AT = "createdAt"


class BundleItem(Schema):
    """How much of a product a bundle has."""

    product_id: ProductId
    """The id of the product, a UUID."""

    quantity: Quantity
    """How many of its units: 2, or 0.5."""


Items = Annotated[list[BundleItem], Field(min_length=1, max_length=MOST_ITEMS)]


class BundleItemView(Schema):
    """How much of a product a bundle has, and what it is."""

    product_id: str
    """The id of the product, a UUID."""

    quantity: JsonNumber
    """How many of its units."""

    code: str
    """The code of the product."""

    name: str
    """What the product is called."""

    unit: str
    """The unit that it is sold by, of UN/ECE Recommendation 20 or 21."""

    tax: JsonNumber
    """Its VAT rate in percent."""

    price: JsonNumber | None
    """Its net price of one unit."""


class BundleView(Schema):
    """Products that are sold together."""

    bundle_id: str
    """The id of the bundle, a UUID."""

    name: str
    """What it is called."""

    description: str | None
    """What it is, in more words."""

    items: list[BundleItemView]
    """What it consists of, in order."""

    price: JsonNumber | None
    """Its own net price, if it has one."""

    calculated_price: JsonNumber | None
    """What its items come to at their prices now, to 6 decimal places.

    null where a product has no price, and for sums that have more than 15 digits.
    """

    created_at: Timestamp
    """When it was added."""

    updated_at: Timestamp
    """When it was last changed."""


class ListBundles(Arguments):
    """Which bundles."""

    keyword: Keyword | None = None
    """Text that name or description has in it; case does not count."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    sort: BundleSort = BundleSort.CREATED_AT
    """What to sort by; bundles that lack it come last."""

    order: Order = Order.DESC
    """In which direction."""


class CreateBundle(Arguments):
    """The bundle to add."""

    name: Name
    """What it is called, up to 200 characters; no emoji."""

    items: Items
    """What it consists of, in order: 1 to 200 products and how much of each."""

    description: Description | None = None
    """What it is, in more words; no emoji."""

    price: Amount | None = None
    """Its own net price: 399.00. Without one it costs what its items come to."""


class BundlePath(Arguments):
    """A bundle."""

    bundle_id: BundleId
    """The id of the bundle, a UUID."""


class UpdateBundle(BundlePath):
    """What to change: what is left out stays, null empties what may be empty."""

    name: Name = Field(default_factory=str)
    """What it is called, up to 200 characters; no emoji."""

    items: Items = Field(default_factory=list[BundleItem])
    """What it consists of from now on, whole: 1 to 200 products and how much of each."""

    description: Description | None = Field(default_factory=left_out)
    """What it is, in more words; no emoji."""

    price: Amount | None = Field(default_factory=left_out)
    """Its own net price; null to have it cost what its items come to."""
