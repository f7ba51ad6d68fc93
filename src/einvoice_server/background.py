"""What a server does between requests: notes written down, warnings sent, leftovers dropped."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from einvoice_server.customers.upload_repository import forget_expired_uploads
from einvoice_server.edge.idempotency import forget_expired
from einvoice_server.files.sweeping import sweep_files
from einvoice_server.invoices.overdue import notice_overdue
from einvoice_server.jobs.measuring import measure_queue
from einvoice_server.jobs.sweeping import sweep_jobs
from einvoice_server.kit.logs import get_logger
from einvoice_server.services import Services
from einvoice_server.tenancy.api_keys.warnings import send_due_warnings
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.webhooks.forgetting import forget_told

_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Chore:
    """Something that is done again and again."""

    name: str
    every_seconds: float
    do: Callable[[Services], Awaitable[object]]


async def _write_last_use(services: Services) -> None:
    await services.last_use.write()


async def _warn_of_expiry(services: Services) -> None:
    await send_due_warnings(services.database, services.key_expiry, services.clock.now())


async def _forget_idempotency(services: Services) -> None:
    async with unscoped(
        services.database, writes=True, reason="keys of all accounts expire"
    ) as session:
        await forget_expired(session, services.clock.now())


async def _forget_uploads(services: Services) -> None:
    async with unscoped(
        services.database, writes=True, reason="files of all accounts expire"
    ) as session:
        await forget_expired_uploads(session, services.clock.now())


CHORES = (
    Chore("write last use", 1, _write_last_use),
    Chore("warn of key expiry", 600, _warn_of_expiry),
    Chore("notice overdue invoices", 900, notice_overdue),
    Chore("forget idempotency keys", 3600, _forget_idempotency),
    Chore("forget uploaded customers", 3600, _forget_uploads),
    Chore("forget what webhooks told", 3600, forget_told),
    Chore("sweep files", 3600, sweep_files),
    Chore("sweep jobs", 3600, sweep_jobs),
    Chore("measure queue", 15, measure_queue),
)


@asynccontextmanager
async def chores(services: Services) -> AsyncGenerator[None, None]:
    """Do them as long as the server runs."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_repeat(chore, services)) for chore in CHORES]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()


async def _repeat(chore: Chore, services: Services) -> None:
    while True:
        await asyncio.sleep(chore.every_seconds)
        try:
            await chore.do(services)
        except (SQLAlchemyError, OSError) as error:  # the next time may go better
            _log.warning("chore failed", chore=chore.name, exc_info=error)
