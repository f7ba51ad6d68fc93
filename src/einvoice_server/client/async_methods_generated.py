"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset, segment
from einvoice_server.client.types_generated import (
    AccountView,
    ApiKeyView,
    Company,
    NewApiKey,
    PageApiKeyView,
    PageAuditEntryView,
    PageReachedAccount,
    PageUserView,
    Preferences,
    Succeeded,
    UserView,
)


class AsyncMethods(Protocol):
    """Every operation of the server as a method."""

    async def _call(self, call: Call) -> object: ...

    async def get_account(
        self,
    ) -> AccountView:
        """Show the account."""
        return cast("AccountView", await self._call(Call("GET", "/account")))

    async def update_account(
        self,
        *,
        company: Company | Unset | None = UNSET,
        preferences: Preferences | Unset | None = UNSET,
    ) -> AccountView:
        """Change the account."""
        return cast(
            "AccountView",
            await self._call(
                Call("PATCH", "/account", body={"company": company, "preferences": preferences})
            ),
        )

    async def list_accounts(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageReachedAccount:
        """List the accounts of the key."""
        return cast(
            "PageReachedAccount",
            await self._call(
                Call("GET", "/accounts", query={"page": page, "perPage": per_page, "order": order})
            ),
        )

    async def list_users(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageUserView:
        """List users."""
        return cast(
            "PageUserView",
            await self._call(
                Call("GET", "/users", query={"page": page, "perPage": per_page, "order": order})
            ),
        )

    async def get_user(
        self,
        *,
        user_id: str,
    ) -> UserView:
        """Show a user."""
        return cast("UserView", await self._call(Call("GET", f"/user/{segment(user_id)}")))

    async def create_user(
        self,
        *,
        email: str,
        name: str,
        role: Literal["owner", "admin", "member", "viewer"] | Unset = UNSET,
        password: str | Unset | None = UNSET,
    ) -> UserView:
        """Add a user."""
        return cast(
            "UserView",
            await self._call(
                Call(
                    "POST",
                    "/user",
                    body={"email": email, "name": name, "role": role, "password": password},
                )
            ),
        )

    async def update_user(
        self,
        *,
        user_id: str,
        name: str | Unset | None = UNSET,
        role: Literal["owner", "admin", "member", "viewer"] | Unset | None = UNSET,
        password: str | Unset | None = UNSET,
    ) -> UserView:
        """Change a user."""
        return cast(
            "UserView",
            await self._call(
                Call(
                    "PATCH",
                    f"/user/{segment(user_id)}",
                    body={"name": name, "role": role, "password": password},
                )
            ),
        )

    async def delete_user(
        self,
        *,
        user_id: str,
    ) -> Succeeded:
        """Remove a user."""
        return cast("Succeeded", await self._call(Call("DELETE", f"/user/{segment(user_id)}")))

    async def list_api_keys(
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
            await self._call(
                Call(
                    "GET",
                    "/apikeys",
                    query={"page": page, "perPage": per_page, "sort": sort, "order": order},
                )
            ),
        )

    async def create_api_key(
        self,
        *,
        label: str,
        expires_at: str | Unset | None = UNSET,
        scopes: list[str] | Unset = UNSET,
        environment: Literal["live", "test"] | Unset | None = UNSET,
        account_ids: list[str] | Unset = UNSET,
    ) -> NewApiKey:
        """Create an API key."""
        return cast(
            "NewApiKey",
            await self._call(
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

    async def update_api_key(
        self,
        *,
        api_key_id: str,
        label: str | Unset | None = UNSET,
        expires_at: str | Unset | None = UNSET,
    ) -> ApiKeyView:
        """Change an API key."""
        return cast(
            "ApiKeyView",
            await self._call(
                Call(
                    "PATCH",
                    f"/apikeys/{segment(api_key_id)}",
                    body={"label": label, "expiresAt": expires_at},
                )
            ),
        )

    async def rotate_api_key(
        self,
        *,
        api_key_id: str,
        grace_period_hours: int | Unset = UNSET,
    ) -> NewApiKey:
        """Rotate an API key."""
        return cast(
            "NewApiKey",
            await self._call(
                Call(
                    "POST",
                    f"/apikeys/{segment(api_key_id)}/rotate",
                    body={"gracePeriodHours": grace_period_hours},
                )
            ),
        )

    async def revoke_api_key(
        self,
        *,
        api_key_id: str,
    ) -> ApiKeyView:
        """Revoke an API key."""
        return cast(
            "ApiKeyView",
            await self._call(Call("POST", f"/apikeys/{segment(api_key_id)}/revoke", body={})),
        )

    async def delete_api_key(
        self,
        *,
        api_key_id: str,
    ) -> Succeeded:
        """Delete an API key."""
        return cast(
            "Succeeded", await self._call(Call("DELETE", f"/apikeys/{segment(api_key_id)}"))
        )

    async def list_audit_entries(
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
            await self._call(
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
