"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import TypedDict


class BundleItemView(TypedDict):
    """How much of a product a bundle has, and what it is."""

    productId: str
    quantity: Decimal | int
    code: str
    name: str
    unit: str
    tax: Decimal | int
    price: Decimal | int | None
