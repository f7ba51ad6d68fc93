"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, NotRequired, TypedDict

from einvoice_server.client.generated.outgoing_invoices_parts import JsonValue


class PatchStep(TypedDict):
    """One change to the invoice, as JSON Patch (RFC 6902) has it."""

    op: Literal["add", "remove", "replace"]
    path: str
    value: NotRequired["JsonValue"]
