"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.outgoing_invoices_parts import JsonValue


class AuditEntryView(TypedDict):
    """One change of one thing."""

    number: int
    at: str
    actor: str
    action: str
    kind: str
    objectType: str
    objectId: str
    before: "dict[str, JsonValue] | None"
    after: "dict[str, JsonValue] | None"
    requestId: str | None
    address: str | None
