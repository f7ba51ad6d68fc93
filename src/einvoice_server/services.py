"""What a server consists of: made once by the factory, handed to whatever needs it."""

from dataclasses import dataclass

from einvoice_server.files.blobs import BlobStore, FolderBlobs
from einvoice_server.jobs.queue import Queue, TableQueue
from einvoice_server.kit.clock import Clock
from einvoice_server.kit.crew import Crew
from einvoice_server.kit.database import Database
from einvoice_server.kit.rate_limit import (
    DatabaseRateLimiter,
    MemoryRateLimiter,
    RateLimiter,
)
from einvoice_server.kit.secret import Secret, load_secret
from einvoice_server.mail.choosing import mailer_for
from einvoice_server.mail.mailer import Mailer
from einvoice_server.outbound.client import Outbound
from einvoice_server.outbound.targets import TargetRules
from einvoice_server.settings import RateLimitStore, Settings
from einvoice_server.tenancy import guard
from einvoice_server.tenancy.api_keys.directory import KeyDirectory
from einvoice_server.tenancy.api_keys.last_use import LastUse
from einvoice_server.tenancy.api_keys.mailed_warnings import MailedKeyExpiry
from einvoice_server.tenancy.api_keys.warnings import KeyExpiryNotifier, LoggedKeyExpiry
from einvoice_server.tenancy.scope import ScopedSession


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

    async def close(self) -> None:
        """Write down what is pending, end the crew and let go of the database."""
        await self.last_use.write()
        self.crew.close()
        await self.database.close()


def build_services(settings: Settings, clock: Clock) -> Services:
    """The collaborators as the settings want them; nothing is asked of the database yet."""
    secret = load_secret(settings)
    database = Database(
        settings.url,
        session_class=ScopedSession,
        pool=settings.database_pool,
        synchronous=settings.sqlite_synchronous,
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
        blobs=FolderBlobs(settings.data_dir / "files"),
        queue=TableQueue(),
        mailer=mailer,
        crew=Crew(settings.crew, seconds=settings.crew_seconds, megabytes=settings.crew_megabytes),
        outbound=_outbound(settings),
    )


def _outbound(settings: Settings) -> Outbound:
    rules = TargetRules(
        allowed=frozenset(settings.webhook_allowed_hosts),
        ports=settings.webhook_ports,
        http=settings.webhook_http,
    )
    return Outbound(rules, ca_file=settings.outbound_ca_file)


def _limiter(settings: Settings, database: Database) -> RateLimiter:
    store = settings.rate_limit_store
    if store is RateLimitStore.AUTO:
        store = RateLimitStore.MEMORY if settings.on_sqlite else RateLimitStore.DATABASE
    if store is RateLimitStore.MEMORY:
        return MemoryRateLimiter()
    return DatabaseRateLimiter(database)
