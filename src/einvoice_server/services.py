"""What a server consists of: made once by the factory, handed to whatever needs it."""

import asyncio
import os
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from einvoice_server.files.blobs import BlobStore
from einvoice_server.files.bucket import BucketBlobs
from einvoice_server.files.folder import FolderBlobs
from einvoice_server.jobs.queue import Queue, TableQueue
from einvoice_server.kit.clock import Clock
from einvoice_server.kit.crew import Crew
from einvoice_server.kit.database import Database
from einvoice_server.kit.freshness import Freshness
from einvoice_server.kit.memory import AnswerMemory
from einvoice_server.kit.rate_limit import (
    DatabaseRateLimiter,
    MemoryRateLimiter,
    RateLimiter,
)
from einvoice_server.kit.rate_limit_shared import SharedRateLimiter
from einvoice_server.kit.recent import Recent
from einvoice_server.kit.secret import Secret, load_secret
from einvoice_server.kit.telemetry import CREW_RESTARTS, Telemetry
from einvoice_server.kit.write_ahead import unsynced
from einvoice_server.mail.choosing import mailer_for
from einvoice_server.mail.mailer import Mailer
from einvoice_server.outbound.client import Outbound
from einvoice_server.outbound.targets import TargetRules
from einvoice_server.settings import QueueKind, RateLimitStore, Settings
from einvoice_server.tenancy import guard
from einvoice_server.tenancy.api_keys.directory import KeyDirectory
from einvoice_server.tenancy.api_keys.last_use import LastUse
from einvoice_server.tenancy.api_keys.mailed_warnings import MailedKeyExpiry
from einvoice_server.tenancy.api_keys.warnings import KeyExpiryNotifier, LoggedKeyExpiry
from einvoice_server.tenancy.scope import ScopedSession
from einvoice_server.tenancy.tenant import Tenant

if TYPE_CHECKING:
    from einvoice_server.invoices.account import AccountFacts


@dataclass(frozen=True, slots=True)
class Services:
    """The collaborators of one server."""

    settings: Settings
    clock: Clock
    secret: Secret
    database: Database
    directory: KeyDirectory
    last_use: LastUse
    limiter: RateLimiter
    key_expiry: KeyExpiryNotifier
    blobs: BlobStore
    queue: Queue
    crew: Crew
    mailer: Mailer
    outbound: Outbound
    telemetry: Telemetry
    memory: AnswerMemory
    facts: Recent[Tenant, "AccountFacts"]
    """What the accounts filled into their latest invoices."""

    async def close(self) -> None:
        """Write down what is pending, end the crew and let go of the database."""
        await self.last_use.write()
        self.crew.close()
        self.blobs.close()
        self.memory.close()
        self.limiter.close()
        await self.database.close()
        await asyncio.to_thread(self.telemetry.close)


def build_services(
    settings: Settings, clock: Clock, telemetry: Telemetry | None = None
) -> Services:
    """The collaborators as the settings want them; nothing is asked of the database yet."""
    telemetry = telemetry or Telemetry()
    secret = load_secret(settings)
    database = Database(
        settings.url,
        session_class=ScopedSession,
        pool=settings.database_pool,
        sync=os.fsync if settings.sqlite_synchronous == "FULL" else unsynced,
    )
    guard.install(database.engine.sync_engine)
    mailer = mailer_for(settings)
    return Services(
        settings=settings,
        clock=clock,
        secret=secret,
        database=database,
        directory=KeyDirectory(database, secret, cache_seconds=settings.key_cache_seconds),
        last_use=LastUse(database),
        limiter=_limiter(settings, database),
        key_expiry=MailedKeyExpiry(mailer, settings) if settings.smtp_host else LoggedKeyExpiry(),
        blobs=_blobs(settings),
        queue=_queue(settings, database),
        crew=Crew(
            settings.crew,
            seconds=settings.crew_seconds,
            megabytes=settings.crew_megabytes,
            replaced=lambda: telemetry.add(CREW_RESTARTS),
        ),
        mailer=mailer,
        outbound=_outbound(settings),
        telemetry=telemetry,
        memory=AnswerMemory(Freshness(settings.url)),
        facts=Recent(),
    )


def _outbound(settings: Settings) -> Outbound:
    rules = TargetRules(
        allowed=frozenset(settings.webhook_allowed_hosts),
        ports=settings.webhook_ports,
        http=settings.webhook_http,
    )
    return Outbound(rules, ca_file=settings.outbound_ca_file)


def _blobs(settings: Settings) -> BlobStore:
    if settings.blob_url is not None:
        return BucketBlobs(settings)
    return FolderBlobs(settings.data_dir / "files")


def _queue(settings: Settings, database: Database) -> Queue:
    kind = settings.queue
    if kind is QueueKind.AUTO:
        there = not settings.on_sqlite and find_spec("procrastinate") is not None
        kind = QueueKind.PROCRASTINATE if there else QueueKind.TABLE
    if kind is QueueKind.TABLE:
        return TableQueue()
    # Its package is in the extra `scale`, and SQLite needs none of it.
    from einvoice_server.jobs.procrastinate import ProcrastinateQueue

    return ProcrastinateQueue(database)


def _limiter(settings: Settings, database: Database) -> RateLimiter:
    store = settings.rate_limit_store
    if store is RateLimitStore.DATABASE or (
        store is RateLimitStore.AUTO and not settings.on_sqlite
    ):
        return DatabaseRateLimiter(database)
    if settings.processes > 1:
        return SharedRateLimiter(settings.counts_file)
    return MemoryRateLimiter()
