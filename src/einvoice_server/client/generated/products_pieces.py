"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import NotRequired, TypedDict


class ProductDocument(TypedDict):
    """A document that belongs to the product."""

    id: str
    type: NotRequired[str | None]


class ProductGlobalId(TypedDict):
    """An identifier under a registered scheme (BT-157)."""

    id: str
    schemeId: str
