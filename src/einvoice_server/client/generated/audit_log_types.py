"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.audit_log_parts import AuditEntryView
from einvoice_server.client.generated.outgoing_invoices_parts import PageMeta


class PageAuditEntryView(TypedDict):
    """A part of a request or an answer."""

    data: list["AuditEntryView"]
    meta: "PageMeta"
