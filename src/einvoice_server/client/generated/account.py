"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset
from einvoice_server.client.generated.account_parts import Company, Preferences
from einvoice_server.client.generated.account_types import AccountView, PageReachedAccount


class Account(Protocol):
    """Account."""

    def _call(self, call: Call) -> object: ...

    def get_account(
        self,
    ) -> AccountView:
        """Show the account."""
        return cast("AccountView", self._call(Call("GET", "/account")))

    def update_account(
        self,
        *,
        company: Company | Unset | None = UNSET,
        preferences: Preferences | Unset | None = UNSET,
    ) -> AccountView:
        """Change the account."""
        return cast(
            "AccountView",
            self._call(
                Call("PATCH", "/account", body={"company": company, "preferences": preferences})
            ),
        )

    def list_accounts(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageReachedAccount:
        """List the accounts of the key."""
        return cast(
            "PageReachedAccount",
            self._call(
                Call("GET", "/accounts", query={"page": page, "perPage": per_page, "order": order})
            ),
        )
