"""What invoices take from their account."""

from typing import cast

from sqlalchemy import text

from einvoice_server.kit.base import JSON_COLUMN, JsonObject
from einvoice_server.tenancy.repository import Repository
from einvoice_server.tenancy.statements import Statement

_FACTS = Statement(
    text(
        "SELECT company, preferences FROM account_settings "
        "WHERE account_id = :account_id AND environment = :environment"
    ).columns(company=JSON_COLUMN, preferences=JSON_COLUMN)
)


class AccountFactsRepository(Repository):
    """A query about the tenant's own account."""

    async def facts(self) -> tuple[JsonObject, JsonObject]:
        """The company and the preferences of the account."""
        (row,) = await self._rows(_FACTS)
        return cast("tuple[JsonObject, JsonObject]", row)
