"""What a page is made of: answers of operations, asked in the name of the link's tenant to read."""

import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from pydantic import ValidationError
from sqlalchemy.exc import NoResultFound

from einvoice_server.details.links import Opened
from einvoice_server.edge.admission import admit
from einvoice_server.edge.perform import JSON, Answer, perform
from einvoice_server.errors import ApiError
from einvoice_server.operations import AnyOperation, Effect, Registry
from einvoice_server.services import Services
from einvoice_server.tenancy.accounts.repository import AccountRepository
from einvoice_server.tenancy.accounts.schemas import Preferences
from einvoice_server.tenancy.features import enabled
from einvoice_server.tenancy.principal import Principal, system
from einvoice_server.tenancy.scope import scoped
from einvoice_server.unit import RequestInfo

_MOST_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Account:
    """The account whose document a page is about, and who reads for it."""

    name: str
    language: str
    zone: str
    reader: Principal


async def account_of(services: Services, registry: Registry, opened: Opened) -> Account | None:
    """The account of a link; None where it is suspended or gone."""
    async with scoped(services.database, opened.tenant, writes=False) as session:
        repository = AccountRepository(session)
        try:
            account, settings = await repository.account(), await repository.settings()
        except NoResultFound:
            return None
        if account.is_suspended:
            return None
        preferences = Preferences.model_validate(settings.preferences)
        reader = replace(
            system(opened.tenant, f"page:{opened.kind.value}"),
            scopes=frozenset(one for one in registry.scopes if one.endswith(":read")),
            features=enabled(settings.features),
        )
        return Account(
            name=str(settings.company.get("name") or account.name),
            language=preferences.language,
            zone=preferences.time_zone,
            reader=reader,
        )


def zone_of(name: str) -> ZoneInfo:
    """A time zone; UTC where no such is known here."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # a strange name, a folder, an unknown name
        return ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks operations about one document."""

    services: Services
    registry: Registry
    reader: Principal
    id: str
    request: RequestInfo

    async def answer(self, name: str, accept: str = "") -> Answer | None:
        """What an operation answers; None where it has nothing, or there is no such operation."""
        operation = next((one for one in self.registry if one.name == name), None)
        if operation is None or operation.rest is None or operation.effect is not Effect.READS:
            return None
        given = dict.fromkeys(re.findall(r"{(\w+)}", operation.rest.path), self.id)
        if accept and "accept" in operation.arguments.model_fields:
            given["accept"] = accept
        try:
            admit(self.reader, operation)
            arguments = operation.arguments.model_validate(given)
            return await perform(self.services, operation, self.reader, arguments, self.request)
        except ValidationError:  # an id that was never one
            return None
        except ApiError as error:
            if error.status >= 500:
                raise
            return None

    async def data(self, name: str) -> bytes | None:
        """The JSON that an operation answers; None also where it is too much for a page."""
        answer = await self.answer(name)
        if answer is None or answer.media_type != JSON or len(answer.content) > _MOST_BYTES:
            return None
        return answer.content

    def operation(self, name: str) -> AnyOperation:
        """An operation that answered."""
        return self.registry[name]
