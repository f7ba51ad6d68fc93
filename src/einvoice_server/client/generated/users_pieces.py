"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, TypeAlias

Role: TypeAlias = Literal["owner", "admin", "member", "viewer"]
