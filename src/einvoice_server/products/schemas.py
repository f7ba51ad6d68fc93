"""Products as the API shows and takes them."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from einvoice.codelists import allowed
from einvoice_server.kit.exact import Amount, JsonNumber
from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber, PerPage
from einvoice_server.kit.plain_text import LINES, NO_EMOJI, ONE_LINE
from einvoice_server.schema import Arguments, Schema, Timestamp


def _known_unit(code: str) -> str:
    if code not in allowed("units"):
        raise PydanticCustomError(
            "unit_code", "Input should be a unit code of UN/ECE Recommendation 20 or 21, as H87"
        )
    return code


def _known_scheme(code: str) -> str:
    if code not in allowed("icd"):
        raise PydanticCustomError(
            "scheme_code", "Input should be a scheme of ISO/IEC 6523, as 0160 for GTIN"
        )
    return code


def _percent(value: Decimal) -> Decimal:
    if value > 100:
        raise PydanticCustomError("less_than_equal", "Input should be less than or equal to 100")
    return value


def _filled(most: int) -> StringConstraints:
    return StringConstraints(min_length=1, max_length=most, strip_whitespace=True)


Name = Annotated[str, _filled(200), ONE_LINE, NO_EMOJI]
Description = Annotated[str, _filled(5000), LINES, NO_EMOJI]
Code = Annotated[str, _filled(64), ONE_LINE]
Reference = Annotated[str, _filled(100), ONE_LINE]
Kind = Annotated[str, _filled(40), ONE_LINE]
Unit = Annotated[str, StringConstraints(max_length=3), AfterValidator(_known_unit)]
Scheme = Annotated[str, StringConstraints(max_length=4), AfterValidator(_known_scheme)]
Percent = Annotated[
    Amount,
    AfterValidator(_percent),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100}),
]
ProductId = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=40, to_lower=True)
]
Keyword = Annotated[str, StringConstraints(max_length=200)]


class ProductSort(StrEnum):
    """What a list of products can be sorted by."""

    CODE = "code"
    NAME = "name"
    UNIT = "unit"
    TAX = "tax"
    PRICE = "price"
    COST = "cost"
    INVENTORY_COUNT = "inventoryCount"
    CREATED_AT = "createdAt"
    DESCRIPTION = "description"
    BUYER_ASSIGNED_ID = "buyerAssignedID"


class ProductGlobalId(Schema):
    """An identifier under a registered scheme (BT-157)."""

    id: Reference
    """The identifier: `4012345001235`."""

    scheme_id: Scheme
    """The scheme, of ISO/IEC 6523: `0160` for a GTIN."""


class ProductDocument(Schema):
    """A document that belongs to the product."""

    id: Reference
    """The identifier of the document: `SPEC-2026-01`."""

    type: Kind | None = None
    """What kind it is, as code or word: `130`."""


def left_out() -> None:
    """What is not given is None. A plain default would be shown, and null in a change empties."""


class Details(BaseModel):
    """What a product may have."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    description: Description | None = Field(default_factory=left_out)
    """What it is, in more words; no emoji."""

    price: Amount | None = Field(default_factory=left_out)
    """The net price of one unit: 150.00. Numbers have up to 15 digits, 6 after the point."""

    cost: Amount | None = Field(default_factory=left_out)
    """What one unit costs to buy or make: 90.00."""

    inventory_count: JsonNumber | None = Field(default_factory=left_out)
    """How many units are in stock: 25; negative where more were sold than there were."""

    time: Amount | None = Field(default_factory=left_out)
    """How many hours one unit is expected to take: 1.5."""

    estimate: Amount | None = Field(default_factory=left_out)
    """An estimated value: 180.00."""

    buyer_assigned_id: Annotated[Reference | None, Field(alias="buyerAssignedID")] = Field(
        default_factory=left_out
    )
    """What buyers call it (BT-156): `B-4711`."""

    global_id: Annotated[ProductGlobalId | None, Field(alias="globalID")] = Field(
        default_factory=left_out
    )
    """Its identifier under a registered scheme (BT-157), as a GTIN."""

    additional_referenced_document: ProductDocument | None = Field(default_factory=left_out)
    """A document that belongs to it."""


class ProductView(Details, Schema):
    """A product."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    product_id: str
    """The id of the product, a UUID."""

    code: str
    """The code or article number (BT-155), which no other product has."""

    name: str
    """What it is called (BT-153)."""

    unit: str
    """The unit that it is sold by, of UN/ECE Recommendation 20 or 21."""

    tax: JsonNumber
    """The VAT rate in percent."""

    created_at: Timestamp
    """When it was added."""

    updated_at: Timestamp
    """When it was last changed."""


class ListProducts(Arguments):
    """Which products."""

    keyword: Keyword | None = None
    """Text that name, code or description has in it; case does not count."""

    code: Code | None = None
    """The exact code."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    sort: ProductSort = ProductSort.CREATED_AT
    """What to sort by; products that lack it come last."""

    order: Order = Order.DESC
    """In which direction."""


class CreateProduct(Details, Arguments):
    """The product to add."""

    name: Name
    """What it is called (BT-153), up to 200 characters; no emoji."""

    unit: Unit
    """The unit of UN/ECE Recommendation 20 or 21: `H87` piece, `HUR` hour, `KGM` kilogram."""

    tax: Percent
    """The VAT rate in percent: 19, 7, 0."""

    code: Code | None = None
    """The code or article number (BT-155); without one, the next as `PROD-0001` is given."""


class ProductPath(Arguments):
    """A product."""

    product_id: ProductId
    """The id of the product, a UUID."""


class UpdateProduct(Details, ProductPath):
    """What to change: what is left out stays, null empties what may be empty."""

    name: Name = Field(default_factory=str)
    """What it is called (BT-153), up to 200 characters; no emoji."""

    unit: Unit = Field(default_factory=str)
    """The unit of UN/ECE Recommendation 20 or 21: `H87` piece, `HUR` hour, `KGM` kilogram."""

    tax: Percent = Field(default_factory=Decimal)
    """The VAT rate in percent: 19, 7, 0."""

    code: Code = Field(default_factory=str)
    """The code or article number (BT-155), which no other product has."""


class AskCode(Arguments):
    """A code."""

    code: Code
    """The code to look for, exactly."""
