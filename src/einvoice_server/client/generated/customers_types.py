"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypeAlias, TypedDict

from einvoice_server.client.generated.customers_parts import PartialImport
from einvoice_server.client.generated.customers_pieces import CustomerView
from einvoice_server.client.generated.outgoing_invoices_parts import PageMeta


class GeneratedNumber(TypedDict):
    """A customer number."""

    value: str


ImportResult: TypeAlias = "list[CustomerView] | PartialImport"


class PageCustomerView(TypedDict):
    """A part of a request or an answer."""

    data: list["CustomerView"]
    meta: "PageMeta"


class UploadedFile(TypedDict):
    """A file that waits to be imported."""

    id: str
