"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset, segment
from einvoice_server.client.generated.invoice_numbers_types import Succeeded
from einvoice_server.client.generated.users_parts import UserView
from einvoice_server.client.generated.users_pieces import Role
from einvoice_server.client.generated.users_types import PageUserView


class Users(Protocol):
    """Users."""

    def _call(self, call: Call) -> object: ...

    def list_users(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageUserView:
        """List users."""
        return cast(
            "PageUserView",
            self._call(
                Call("GET", "/users", query={"page": page, "perPage": per_page, "order": order})
            ),
        )

    def get_user(
        self,
        *,
        user_id: str,
    ) -> UserView:
        """Show a user."""
        return cast("UserView", self._call(Call("GET", f"/user/{segment(user_id)}")))

    def create_user(
        self,
        *,
        email: str,
        name: str,
        role: Role | Unset = UNSET,
        password: str | Unset | None = UNSET,
    ) -> UserView:
        """Add a user."""
        return cast(
            "UserView",
            self._call(
                Call(
                    "POST",
                    "/user",
                    body={"email": email, "name": name, "role": role, "password": password},
                )
            ),
        )

    def update_user(
        self,
        *,
        user_id: str,
        name: str | Unset | None = UNSET,
        role: Role | Unset | None = UNSET,
        password: str | Unset | None = UNSET,
    ) -> UserView:
        """Change a user."""
        return cast(
            "UserView",
            self._call(
                Call(
                    "PATCH",
                    f"/user/{segment(user_id)}",
                    body={"name": name, "role": role, "password": password},
                )
            ),
        )

    def delete_user(
        self,
        *,
        user_id: str,
    ) -> Succeeded:
        """Remove a user."""
        return cast("Succeeded", self._call(Call("DELETE", f"/user/{segment(user_id)}")))
