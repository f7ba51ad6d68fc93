"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.customers_pieces import CustomerView
from einvoice_server.client.generated.outgoing_invoices_pieces import FieldError


class PartialImport(TypedDict):
    """What became of a file some rows of which were left out."""

    customers: list["CustomerView"]
    skipped: int
    errors: list["FieldError"]
