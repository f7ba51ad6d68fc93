"""Bundles: what can be done, and where."""

from einvoice_server.bundles import service
from einvoice_server.bundles.schemas import (
    BundlePath,
    BundleView,
    CreateBundle,
    ListBundles,
    UpdateBundle,
)
from einvoice_server.errors import NotFoundError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.paging import Page
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.schema import Succeeded
from einvoice_server.tenancy.features import Feature

_AREA = "Product bundles"
_ID = "0192f4c3-11d2-7f4a-8c65-52b0c9e1a7d4"
_PRODUCT_ID = "0192f4c2-7a10-7c3e-9b51-3d2f8a6e4c10"
_SHOWN: JsonObject = {
    "bundleId": _ID,
    "name": "Starter package",
    "description": "Two hours of consulting",
    "items": [
        {
            "productId": _PRODUCT_ID,
            "quantity": 2,
            "code": "CONS-01",
            "name": "Consulting",
            "unit": "HUR",
            "tax": 19,
            "price": 150.5,
        }
    ],
    "price": 279.0,
    "calculatedPrice": 301,
    "createdAt": "2026-03-01T08:00:00.000Z",
    "updatedAt": "2026-03-01T08:00:00.000Z",
}

LIST = Operation(
    name="list_product_bundles",
    area=_AREA,
    title="List bundles",
    description=(
        "Finds bundles by a keyword (in name and description), page by page, newest first, each "
        "with its products, quantities and prices."
    ),
    arguments=ListBundles,
    result=Page[BundleView],
    call=service.list_bundles,
    scope="bundles:read",
    effect=Effect.READS,
    feature=Feature.PRODUCT_BUNDLE,
    rest=Rest("GET", "/product-bundles"),
    example=Example(
        {"keyword": "starter"},
        {
            "data": [_SHOWN],
            "meta": {"page": 1, "perPage": 25, "totalItems": 1, "totalPages": 1},
        },
    ),
)
GET = Operation(
    name="get_product_bundle",
    area=_AREA,
    title="Show a bundle",
    description="One bundle with its products, by its bundleId.",
    arguments=BundlePath,
    result=BundleView,
    call=service.get_bundle,
    scope="bundles:read",
    effect=Effect.READS,
    feature=Feature.PRODUCT_BUNDLE,
    rest=Rest("GET", "/product-bundle/{bundleId}"),
    raises=(NotFoundError,),
    example=Example({"bundleId": _ID}, _SHOWN),
)
CREATE = Operation(
    name="create_product_bundle",
    area=_AREA,
    title="Add a bundle",
    description=(
        "Puts 1 to 200 products together under a name. Each item names a product of this account "
        "by its productId (see list_products) and a quantity. Without a price of its own the "
        "bundle costs what its items come to, told as calculatedPrice."
    ),
    arguments=CreateBundle,
    result=BundleView,
    call=service.create_bundle,
    scope="bundles:write",
    effect=Effect.ADDS,
    feature=Feature.PRODUCT_BUNDLE,
    rest=Rest("POST", "/product-bundle", status=201),
    example=Example(
        {
            "name": "Starter package",
            "description": "Two hours of consulting",
            "items": [{"productId": _PRODUCT_ID, "quantity": 2}],
            "price": 279.0,
        },
        _SHOWN,
    ),
)
UPDATE = Operation(
    name="update_product_bundle",
    area=_AREA,
    title="Change a bundle",
    description=(
        "Changes the fields that are given and leaves the others as they are; null empties "
        "description or price. `items` replaces all items of the bundle."
    ),
    arguments=UpdateBundle,
    result=BundleView,
    call=service.update_bundle,
    scope="bundles:write",
    effect=Effect.CHANGES,
    feature=Feature.PRODUCT_BUNDLE,
    rest=Rest("PATCH", "/product-bundle/{bundleId}"),
    raises=(NotFoundError,),
    example=Example(
        {"bundleId": _ID, "name": "Package to start with", "price": None},
        {
            **_SHOWN,
            "name": "Package to start with",
            "price": None,
            "updatedAt": "2026-03-02T09:30:00.000Z",
        },
    ),
)
DELETE = Operation(
    name="delete_product_bundle",
    area=_AREA,
    title="Remove a bundle",
    description="Removes a bundle for good. Its products stay.",
    arguments=BundlePath,
    result=Succeeded,
    call=service.delete_bundle,
    scope="bundles:write",
    effect=Effect.DELETES,
    feature=Feature.PRODUCT_BUNDLE,
    rest=Rest("DELETE", "/product-bundle/{bundleId}"),
    raises=(NotFoundError,),
    example=Example({"bundleId": _ID}, {"succeed": True}),
)

OPERATIONS = (LIST, GET, CREATE, UPDATE, DELETE)
