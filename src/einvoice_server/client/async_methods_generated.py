"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset, segment
from einvoice_server.client.types_generated import (
    AccountView,
    ApiKeyView,
    BundleItem,
    BundleView,
    Company,
    GlobalId,
    NewApiKey,
    PageApiKeyView,
    PageAuditEntryView,
    PageBundleView,
    PageProductView,
    PageReachedAccount,
    PageUserView,
    Preferences,
    ProductView,
    ReferencedDocument,
    Succeeded,
    UserView,
)


class AsyncMethods(Protocol):
    """Every operation of the server as a method."""

    async def _call(self, call: Call) -> object: ...

    async def list_products(
        self,
        *,
        keyword: str | Unset | None = UNSET,
        code: str | Unset | None = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal[
            "code",
            "name",
            "unit",
            "tax",
            "price",
            "cost",
            "inventoryCount",
            "createdAt",
            "description",
            "buyerAssignedID",
        ]
        | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageProductView:
        """List products."""
        return cast(
            "PageProductView",
            await self._call(
                Call(
                    "GET",
                    "/products",
                    query={
                        "keyword": keyword,
                        "code": code,
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                    },
                )
            ),
        )

    async def get_product(
        self,
        *,
        product_id: str,
    ) -> ProductView:
        """Show a product."""
        return cast("ProductView", await self._call(Call("GET", f"/product/{segment(product_id)}")))

    async def create_product(
        self,
        *,
        name: str,
        unit: str,
        tax: Decimal | int,
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
        cost: Decimal | int | Unset | None = UNSET,
        inventory_count: Decimal | int | Unset | None = UNSET,
        time: Decimal | int | Unset | None = UNSET,
        estimate: Decimal | int | Unset | None = UNSET,
        buyer_assigned_id: str | Unset | None = UNSET,
        global_id: GlobalId | Unset | None = UNSET,
        additional_referenced_document: ReferencedDocument | Unset | None = UNSET,
        code: str | Unset | None = UNSET,
    ) -> ProductView:
        """Add a product."""
        return cast(
            "ProductView",
            await self._call(
                Call(
                    "POST",
                    "/product",
                    body={
                        "name": name,
                        "unit": unit,
                        "tax": tax,
                        "description": description,
                        "price": price,
                        "cost": cost,
                        "inventoryCount": inventory_count,
                        "time": time,
                        "estimate": estimate,
                        "buyerAssignedID": buyer_assigned_id,
                        "globalID": global_id,
                        "additionalReferencedDocument": additional_referenced_document,
                        "code": code,
                    },
                )
            ),
        )

    async def update_product(
        self,
        *,
        product_id: str,
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
        cost: Decimal | int | Unset | None = UNSET,
        inventory_count: Decimal | int | Unset | None = UNSET,
        time: Decimal | int | Unset | None = UNSET,
        estimate: Decimal | int | Unset | None = UNSET,
        buyer_assigned_id: str | Unset | None = UNSET,
        global_id: GlobalId | Unset | None = UNSET,
        additional_referenced_document: ReferencedDocument | Unset | None = UNSET,
        name: str | Unset = UNSET,
        unit: str | Unset = UNSET,
        tax: Decimal | int | Unset = UNSET,
        code: str | Unset = UNSET,
    ) -> ProductView:
        """Change a product."""
        return cast(
            "ProductView",
            await self._call(
                Call(
                    "PATCH",
                    f"/product/{segment(product_id)}",
                    body={
                        "description": description,
                        "price": price,
                        "cost": cost,
                        "inventoryCount": inventory_count,
                        "time": time,
                        "estimate": estimate,
                        "buyerAssignedID": buyer_assigned_id,
                        "globalID": global_id,
                        "additionalReferencedDocument": additional_referenced_document,
                        "name": name,
                        "unit": unit,
                        "tax": tax,
                        "code": code,
                    },
                )
            ),
        )

    async def delete_product(
        self,
        *,
        product_id: str,
    ) -> Succeeded:
        """Remove a product."""
        return cast(
            "Succeeded", await self._call(Call("DELETE", f"/product/{segment(product_id)}"))
        )

    async def verify_product_code(
        self,
        *,
        code: str,
    ) -> Succeeded:
        """Check a product code."""
        return cast(
            "Succeeded", await self._call(Call("GET", "/product/valid-code", query={"code": code}))
        )

    async def list_product_bundles(
        self,
        *,
        keyword: str | Unset | None = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal["name", "price", "createdAt"] | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageBundleView:
        """List bundles."""
        return cast(
            "PageBundleView",
            await self._call(
                Call(
                    "GET",
                    "/product-bundles",
                    query={
                        "keyword": keyword,
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                    },
                )
            ),
        )

    async def get_product_bundle(
        self,
        *,
        bundle_id: str,
    ) -> BundleView:
        """Show a bundle."""
        return cast(
            "BundleView", await self._call(Call("GET", f"/product-bundle/{segment(bundle_id)}"))
        )

    async def create_product_bundle(
        self,
        *,
        name: str,
        items: list[BundleItem],
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
    ) -> BundleView:
        """Add a bundle."""
        return cast(
            "BundleView",
            await self._call(
                Call(
                    "POST",
                    "/product-bundle",
                    body={"name": name, "items": items, "description": description, "price": price},
                )
            ),
        )

    async def update_product_bundle(
        self,
        *,
        bundle_id: str,
        name: str | Unset = UNSET,
        items: list[BundleItem] | Unset = UNSET,
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
    ) -> BundleView:
        """Change a bundle."""
        return cast(
            "BundleView",
            await self._call(
                Call(
                    "PATCH",
                    f"/product-bundle/{segment(bundle_id)}",
                    body={"name": name, "items": items, "description": description, "price": price},
                )
            ),
        )

    async def delete_product_bundle(
        self,
        *,
        bundle_id: str,
    ) -> Succeeded:
        """Remove a bundle."""
        return cast(
            "Succeeded", await self._call(Call("DELETE", f"/product-bundle/{segment(bundle_id)}"))
        )

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
