"""A job while a worker is at it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from einvoice_server.audit.chain import Author, record
from einvoice_server.jobs.leases import finish, give_up, held
from einvoice_server.kit.base import JsonObject
from einvoice_server.services import Services
from einvoice_server.tenancy.principal import system
from einvoice_server.tenancy.scope import scoped
from einvoice_server.tenancy.tenant import Tenant
from einvoice_server.unit import RequestInfo, Unit


@dataclass(slots=True)
class RunningJob:
    """What a handler works with."""

    id: str
    kind: str
    subject: str | None
    payload: JsonObject
    attempt: int
    tenant: Tenant
    worker: str
    services: Services
    trace: str | None = None
    """The `traceparent` of what asked for it."""

    error: str | None = None
    """Why it is given up, for the handler that is told of it."""

    is_over: bool = field(default=False, init=False)
    """Whether its end is written."""

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.services.clock.now()

    @asynccontextmanager
    async def unit(self, *, writes: bool = False) -> AsyncGenerator[Unit, None]:
        """A transaction in the name of the job's tenant; its changes are told to the audit log."""
        actor = f"job:{self.kind}"
        async with scoped(self.services.database, self.tenant, writes=writes) as session:
            request = RequestInfo(request_id=self.id)
            unit = Unit(system(self.tenant, actor), session, self.now, self.services, request)
            yield unit
            if writes:
                author = Author(actor, self.kind, self.id)
                await record(session, self.services.secret, self.tenant, author, unit.now)
        for then in unit.after_commit:
            then()

    @asynccontextmanager
    async def finishing(self) -> AsyncGenerator[Unit, None]:
        """A transaction that also ends the job: its changes and the end are stored as one.

        Raises:
            LeaseLostError: Another worker has the job by now; nothing is stored.
        """
        async with self.unit(writes=True) as unit:
            job = await held(unit.session, self.worker, self.id)
            yield unit
            if self.error is None:
                finish(job, unit.now)
            else:
                give_up(job, unit.now, self.error)
        self.is_over = True
