"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import TypedDict

from einvoice_server.client.generated.outgoing_invoices_parts import PageMeta
from einvoice_server.client.generated.product_bundles_parts import BundleView


class BundleItem(TypedDict):
    """How much of a product a bundle has."""

    productId: str
    quantity: Decimal | int


class PageBundleView(TypedDict):
    """A part of a request or an answer."""

    data: list["BundleView"]
    meta: "PageMeta"
