"""Accounts: what can be done, and where."""

from einvoice_server.errors import ConflictError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.paging import Page
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.schema import NoArguments
from einvoice_server.tenancy.accounts import service
from einvoice_server.tenancy.accounts.schemas import (
    AccountView,
    ListAccounts,
    ReachedAccount,
    UpdateAccount,
)

_AREA = "Account"
_COMPANY: JsonObject = {
    "name": "Example GmbH",
    "street": "Beispielweg 1",
    "postcode": "10115",
    "city": "Berlin",
    "country": "DE",
    "vatId": "DE123456789",
    "email": "invoices@example.com",
}
_EMPTY: JsonObject = dict.fromkeys(
    (
        "tradingName",
        "additionalLine",
        "taxId",
        "registrationNumber",
        "phone",
        "electronicAddress",
        "iban",
        "bic",
        "accountHolder",
        "creditorId",
        "legalNotes",
        "contactPerson",
    )
)
_SHOWN: JsonObject = {
    "accountId": "acc_abc123",
    "name": "Example GmbH",
    "environment": "live",
    "company": {**_COMPANY, **_EMPTY},
    "features": {"invoiceDeleteMode": False, "invoiceValidation": True, "PRODUCT_BUNDLE": True},
    "preferences": {
        "language": "de",
        "timeZone": "Europe/Berlin",
        "currency": "EUR",
        "customerNumberTemplate": "CUST-0000",
    },
    "createdAt": "2026-03-01T08:00:00.000Z",
}

SHOW = Operation(
    name="get_account",
    area=_AREA,
    title="Show the account",
    description="The account that the key works for, as it is set in the environment of the key.",
    arguments=NoArguments,
    result=AccountView,
    call=service.show_account,
    scope="account:read",
    effect=Effect.READS,
    rest=Rest("GET", "/account"),
    example=Example(result=_SHOWN),
)
UPDATE = Operation(
    name="update_account",
    area=_AREA,
    title="Change the account",
    description="Changes the company that invoices come from, or what holds by default.",
    arguments=UpdateAccount,
    result=AccountView,
    call=service.update_account,
    scope="account:write",
    effect=Effect.CHANGES,
    rest=Rest("PATCH", "/account"),
    raises=(ConflictError,),
    example=Example({"company": _COMPANY}, _SHOWN),
)
LIST = Operation(
    name="list_accounts",
    area=_AREA,
    title="List the accounts of the key",
    description="The accounts that the key reaches; name one in the header `x-account-id`.",
    arguments=ListAccounts,
    result=Page[ReachedAccount],
    call=service.list_accounts,
    scope="account:read",
    effect=Effect.READS,
    rest=Rest("GET", "/accounts"),
    example=Example(
        result={
            "data": [{"accountId": "acc_abc123", "name": "Example GmbH"}],
            "meta": {"page": 1, "perPage": 25, "totalItems": 1, "totalPages": 1},
        }
    ),
)

OPERATIONS = (SHOW, UPDATE, LIST)
