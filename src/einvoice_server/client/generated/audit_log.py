"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset
from einvoice_server.client.generated.audit_log_types import PageAuditEntryView


class AuditLog(Protocol):
    """Audit log."""

    def _call(self, call: Call) -> object: ...

    def list_audit_entries(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        object_id: str | Unset | None = UNSET,
    ) -> PageAuditEntryView:
        """List audit entries."""
        return cast(
            "PageAuditEntryView",
            self._call(
                Call(
                    "GET",
                    "/audit",
                    query={
                        "page": page,
                        "perPage": per_page,
                        "order": order,
                        "objectId": object_id,
                    },
                )
            ),
        )
