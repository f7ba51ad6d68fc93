"""Products: what can be done, and where."""

from einvoice_server.errors import ConflictError, NotFoundError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.paging import Page
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.products import service
from einvoice_server.products.schemas import (
    AskCode,
    CreateProduct,
    ListProducts,
    ProductPath,
    ProductView,
    UpdateProduct,
)
from einvoice_server.schema import Succeeded

_AREA = "Products"
_ID = "0192f4c2-7a10-7c3e-9b51-3d2f8a6e4c10"
_GIVEN: JsonObject = {
    "name": "Consulting",
    "unit": "HUR",
    "tax": 19,
    "code": "CONS-01",
    "description": "Consulting on site, by the hour",
    "price": 150.0,
    "cost": 90.5,
    "inventoryCount": 25,
    "time": 1,
    "estimate": 180,
    "buyerAssignedID": "B-4711",
    "globalID": {"id": "4012345001235", "schemeId": "0160"},
    "additionalReferencedDocument": {"id": "SPEC-2026-01", "type": "130"},
}
_SHOWN: JsonObject = {
    "productId": _ID,
    **_GIVEN,
    "createdAt": "2026-03-01T08:00:00.000Z",
    "updatedAt": "2026-03-01T08:00:00.000Z",
}

LIST = Operation(
    name="list_products",
    area=_AREA,
    title="List products",
    description=(
        "Finds products and services by a keyword (in name, code, description) or an exact code, "
        "page by page, newest first. Use it to get the productId, price, unit and VAT rate of "
        "something before putting it on an invoice or into a bundle."
    ),
    arguments=ListProducts,
    result=Page[ProductView],
    call=service.list_products,
    scope="products:read",
    effect=Effect.READS,
    rests_on_data=True,
    rest=Rest("GET", "/products"),
    example=Example(
        {"keyword": "consulting", "sort": "name", "order": "asc"},
        {
            "data": [_SHOWN],
            "meta": {"page": 1, "perPage": 25, "totalItems": 1, "totalPages": 1},
        },
    ),
)
GET = Operation(
    name="get_product",
    area=_AREA,
    title="Show a product",
    description="Everything about one product, by its productId.",
    arguments=ProductPath,
    result=ProductView,
    call=service.get_product,
    scope="products:read",
    effect=Effect.READS,
    rests_on_data=True,
    rest=Rest("GET", "/product/{productId}"),
    raises=(NotFoundError,),
    example=Example({"productId": _ID}, _SHOWN),
)
CREATE = Operation(
    name="create_product",
    area=_AREA,
    title="Add a product",
    description=(
        "Adds a product or service: name, unit code and VAT rate are needed. Without a code the "
        "next free one is given (PROD-0001); a code that another product has is refused with 409."
    ),
    arguments=CreateProduct,
    result=ProductView,
    call=service.create_product,
    scope="products:write",
    effect=Effect.ADDS,
    rest=Rest("POST", "/product", status=201),
    raises=(ConflictError,),
    example=Example(_GIVEN, _SHOWN),
)
UPDATE = Operation(
    name="update_product",
    area=_AREA,
    title="Change a product",
    description=(
        "Changes the fields that are given and leaves the others as they are; null empties a field "
        "that may be empty. Invoices that exist are not changed; bundles show the new values."
    ),
    arguments=UpdateProduct,
    result=ProductView,
    call=service.update_product,
    scope="products:write",
    effect=Effect.CHANGES,
    rest=Rest("PATCH", "/product/{productId}"),
    raises=(NotFoundError, ConflictError),
    example=Example(
        {"productId": _ID, "price": 155.5, "description": None},
        {**_SHOWN, "price": 155.5, "description": None, "updatedAt": "2026-03-02T09:30:00.000Z"},
    ),
)
DELETE = Operation(
    name="delete_product",
    area=_AREA,
    title="Remove a product",
    description=(
        "Removes a product for good. Refused with 409 while bundles have it; the message names "
        "them. Invoices that exist keep what they say."
    ),
    arguments=ProductPath,
    result=Succeeded,
    call=service.delete_product,
    scope="products:write",
    effect=Effect.DELETES,
    rest=Rest("DELETE", "/product/{productId}"),
    raises=(NotFoundError, ConflictError),
    example=Example({"productId": _ID}, {"succeed": True}),
)
VERIFY_CODE = Operation(
    name="verify_product_code",
    area=_AREA,
    title="Check a product code",
    description="Whether a code is free: `succeed` is true if no product has it, false if one has.",
    arguments=AskCode,
    result=Succeeded,
    call=service.verify_code,
    scope="products:read",
    effect=Effect.READS,
    rest=Rest("GET", "/product/valid-code"),
    example=Example({"code": "CONS-02"}, {"succeed": True}),
)

OPERATIONS = (LIST, GET, CREATE, UPDATE, DELETE, VERIFY_CODE)
