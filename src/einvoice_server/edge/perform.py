"""Doing an operation: one transaction in which the work, its answer and its record are kept."""

from dataclasses import dataclass

from pydantic import BaseModel

from einvoice_server.audit.chain import Author, record
from einvoice_server.edge.idempotency import Claim, claim, fingerprint
from einvoice_server.kit.files import Download
from einvoice_server.kit.written import Written
from einvoice_server.operations import AnyOperation
from einvoice_server.schema import Arguments
from einvoice_server.services import Services
from einvoice_server.tenancy.principal import Principal
from einvoice_server.tenancy.scope import scoped
from einvoice_server.unit import Progress, RequestInfo, Unit, unheard

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation gave."""

    content: bytes
    media_type: str = JSON
    filename: str | None = None
    replayed: bool = False


async def perform(
    services: Services,
    operation: AnyOperation,
    principal: Principal,
    arguments: Arguments,
    request: RequestInfo,
    idempotency_key: str | None = None,
    *,
    action: str | None = None,
    progress: Progress = unheard,
) -> Answer:
    """Do an operation for an admitted principal.

    Args:
        services: The collaborators.
        operation: What to do.
        principal: For whom.
        arguments: With what.
        request: Where it came from.
        idempotency_key: Under which it is done once.
        action: What the audit log calls it, where that is not the operation's name.
        progress: Who hears how far it has come.
    """
    if operation.rests_on_data and (moment := services.memory.moment()) is not None:
        question = (operation.name, principal, arguments.model_dump_json())
        known = services.memory.recall(question, moment)
        if known is not None:
            return Answer(known)
        answer = await _perform(services, operation, principal, arguments, request)
        if answer.media_type == JSON:
            services.memory.keep(question, moment, answer.content)
        return answer
    return await _perform(
        services, operation, principal, arguments, request, idempotency_key, action, progress
    )


async def _perform(
    services: Services,
    operation: AnyOperation,
    principal: Principal,
    arguments: Arguments,
    request: RequestInfo,
    idempotency_key: str | None = None,
    action: str | None = None,
    progress: Progress = unheard,
) -> Answer:
    print_ = fingerprint(operation, arguments) if idempotency_key is not None else b""
    if operation.prepare is not None:
        arguments = await operation.prepare(services, principal, arguments)
    async with scoped(services.database, principal.tenant, writes=operation.writes) as session:
        unit = Unit(principal, session, services.clock.now(), services, request, progress=progress)
        claimed: Claim | None = None
        if idempotency_key is not None and operation.writes:
            found = await claim(
                session,
                principal.tenant,
                idempotency_key,
                print_,
                unit.now,
                hours=services.settings.idempotency_hours,
            )
            if isinstance(found, bytes):
                return Answer(found, replayed=True)
            claimed = found
        answer = _answer(await operation.call(unit, arguments))
        if operation.writes:
            called = action or operation.name
            author = Author(principal.actor, called, request.request_id, request.address)
            await record(session, services.secret, principal.tenant, author, unit.now)
        if claimed is not None:
            kept = not operation.gives_secret and answer.media_type == JSON
            await claimed.store(session, answer.content if kept else None)
    for then in unit.after_commit:
        then()
    return answer


def _answer(given: BaseModel | Download | Written | None) -> Answer:
    if isinstance(given, Written):
        return Answer(given.content)
    if isinstance(given, Download):
        return Answer(given.data, given.media_type, given.filename)
    if given is None:
        return Answer(b"")
    return Answer(given.model_dump_json(by_alias=True).encode())
