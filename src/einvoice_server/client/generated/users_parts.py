"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.users_pieces import Role


class UserView(TypedDict):
    """A person of an account."""

    userId: str
    email: str
    name: str
    role: "Role"
    createdAt: str
