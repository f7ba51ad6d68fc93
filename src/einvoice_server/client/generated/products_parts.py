"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import TypedDict

from einvoice_server.client.generated.products_pieces import ProductDocument, ProductGlobalId


class ProductView(TypedDict):
    """A product."""

    description: str | None
    price: Decimal | int | None
    cost: Decimal | int | None
    inventoryCount: Decimal | int | None
    time: Decimal | int | None
    estimate: Decimal | int | None
    buyerAssignedID: str | None
    globalID: "ProductGlobalId | None"
    additionalReferencedDocument: "ProductDocument | None"
    productId: str
    code: str
    name: str
    unit: str
    tax: Decimal | int
    createdAt: str
    updatedAt: str
