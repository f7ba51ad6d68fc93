"""A typed client for the server: `Client` waits, `AsyncClient` awaits.

    with Client("https://invoices.example.com", key) as client:
        made = client.create_invoices(invoices=[{...}])

Every operation of the server is a method of the same name. Answers are dictionaries as the API
gives them, typed; amounts are `Decimal`. What the server refuses is an `ApiProblem`.
"""

from einvoice_server.client.client import AsyncClient, Client
from einvoice_server.client.exchange import UNSET, File, Unset
from einvoice_server.client.problems import (
    ApiProblem,
    ClientError,
    ConnectionProblem,
    NotThereError,
    RateLimitedError,
    RefusedError,
)

__all__ = [
    "UNSET",
    "ApiProblem",
    "AsyncClient",
    "Client",
    "ClientError",
    "ConnectionProblem",
    "File",
    "NotThereError",
    "RateLimitedError",
    "RefusedError",
    "Unset",
]
