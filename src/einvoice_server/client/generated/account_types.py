"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import TypedDict

from einvoice_server.client.generated.account_parts import (
    Company,
    Environment,
    Preferences,
    ReachedAccount,
)
from einvoice_server.client.generated.outgoing_invoices_parts import PageMeta


class AccountView(TypedDict):
    """An account."""

    accountId: str
    name: str
    environment: "Environment"
    company: "Company"
    features: dict[str, bool]
    preferences: "Preferences"
    createdAt: str


class PageReachedAccount(TypedDict):
    """A part of a request or an answer."""

    data: list["ReachedAccount"]
    meta: "PageMeta"
