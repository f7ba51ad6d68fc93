"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.outgoing_invoices_parts import PageMeta
from einvoice_server.client.generated.users_parts import UserView


class PageUserView(TypedDict):
    """A part of a request or an answer."""

    data: list["UserView"]
    meta: "PageMeta"
