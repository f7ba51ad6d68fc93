"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import TypedDict

from einvoice_server.client.generated.product_bundles_pieces import BundleItemView


class BundleView(TypedDict):
    """Products that are sold together."""

    bundleId: str
    name: str
    description: str | None
    items: list["BundleItemView"]
    price: Decimal | int | None
    calculatedPrice: Decimal | int | None
    createdAt: str
    updatedAt: str
