"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset, segment
from einvoice_server.client.generated.account_parts import Environment
from einvoice_server.client.generated.api_keys_parts import ApiKeyView
from einvoice_server.client.generated.api_keys_types import NewApiKey, PageApiKeyView
from einvoice_server.client.generated.invoice_numbers_types import Succeeded


class ApiKeys(Protocol):
    """API keys."""

    def _call(self, call: Call) -> object: ...

    def list_api_keys(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal["createdAt", "expiresAt", "label", "lastUsedAt"] | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageApiKeyView:
        """List API keys."""
        return cast(
            "PageApiKeyView",
            self._call(
                Call(
                    "GET",
                    "/apikeys",
                    query={"page": page, "perPage": per_page, "sort": sort, "order": order},
                )
            ),
        )

    def create_api_key(
        self,
        *,
        label: str,
        expires_at: str | Unset | None = UNSET,
        scopes: list[str] | Unset = UNSET,
        environment: Environment | Unset | None = UNSET,
        account_ids: list[str] | Unset = UNSET,
    ) -> NewApiKey:
        """Create an API key."""
        return cast(
            "NewApiKey",
            self._call(
                Call(
                    "POST",
                    "/apikeys",
                    body={
                        "label": label,
                        "expiresAt": expires_at,
                        "scopes": scopes,
                        "environment": environment,
                        "accountIds": account_ids,
                    },
                )
            ),
        )

    def update_api_key(
        self,
        *,
        api_key_id: str,
        label: str | Unset | None = UNSET,
        expires_at: str | Unset | None = UNSET,
    ) -> ApiKeyView:
        """Change an API key."""
        return cast(
            "ApiKeyView",
            self._call(
                Call(
                    "PATCH",
                    f"/apikeys/{segment(api_key_id)}",
                    body={"label": label, "expiresAt": expires_at},
                )
            ),
        )

    def rotate_api_key(
        self,
        *,
        api_key_id: str,
        grace_period_hours: int | Unset = UNSET,
    ) -> NewApiKey:
        """Rotate an API key."""
        return cast(
            "NewApiKey",
            self._call(
                Call(
                    "POST",
                    f"/apikeys/{segment(api_key_id)}/rotate",
                    body={"gracePeriodHours": grace_period_hours},
                )
            ),
        )

    def revoke_api_key(
        self,
        *,
        api_key_id: str,
    ) -> ApiKeyView:
        """Revoke an API key."""
        return cast(
            "ApiKeyView",
            self._call(Call("POST", f"/apikeys/{segment(api_key_id)}/revoke", body={})),
        )

    def delete_api_key(
        self,
        *,
        api_key_id: str,
    ) -> Succeeded:
        """Delete an API key."""
        return cast("Succeeded", self._call(Call("DELETE", f"/apikeys/{segment(api_key_id)}")))
