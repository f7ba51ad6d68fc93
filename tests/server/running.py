"""A real server on loopback over a real database, and what tests ask of it."""

import asyncio
import os
import socket
import threading
from collections.abc import Awaitable, Coroutine, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import httpx
import uvicorn
from fastapi import FastAPI
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from einvoice_server.app import create_app
from einvoice_server.kit.clock import Clock, SystemClock
from einvoice_server.kit.telemetry import Telemetry
from einvoice_server.mcp.server import Besides
from einvoice_server.migrations.schema_version import migrate
from einvoice_server.operations import Registry
from einvoice_server.operator import make_account, make_key, set_feature
from einvoice_server.services import Services, build_services
from einvoice_server.settings import Settings
from einvoice_server.tenancy.api_keys.schemas import CreateApiKey
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.tenant import Environment, Tenant

Result = TypeVar("Result")

SHARED_DATABASE = os.environ.get("EINVOICE_SERVER_TEST_URL")
"""A database of a PostgreSQL where tests may make others; without it they run on SQLite."""

SHARED_BUCKET = os.environ.get("EINVOICE_SERVER_TEST_BLOB_URL")
"""`s3://bucket` where tests may store files; without it they are kept in a folder."""

API = "/api/v1"


@dataclass(frozen=True)
class Running:
    """A server that runs in a thread of its own."""

    url: str
    app: FastAPI
    services: Services
    loop: asyncio.AbstractEventLoop

    def do(self, work: Coroutine[object, object, Result]) -> Result:
        """Let the server's own loop do something."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    def account(self, name: str = "Example GmbH", *, features: bool = False) -> str:
        """A new account; with `features`, all are turned on."""
        id = self.do(make_account(self.services, name)).id
        if features:
            for environment in Environment:
                for feature in Feature:
                    tenant = Tenant(id, environment)
                    self.do(set_feature(self.services, tenant, feature, True))
        return id

    def key(
        self,
        account_id: str,
        *,
        environment: Environment = Environment.LIVE,
        scopes: tuple[str, ...] = ("*",),
        also: tuple[str, ...] = (),
    ) -> str:
        """A new key of an account."""
        asked = CreateApiKey(label="Test", scopes=list(scopes), account_ids=list(also))
        tenant = Tenant(account_id, environment)
        return self.do(make_key(self.services, tenant, asked)).api_key

    def client(self, key: str | None = None, **headers: str) -> httpx.Client:
        """A client with a key."""
        told = headers if key is None else {"X-API-KEY": key, **headers}
        return httpx.Client(base_url=self.url + API, headers=told, timeout=30)

    def new_client(self) -> httpx.Client:
        """A client with a key of everything for a new account, which has all features."""
        return self.client(self.key(self.account(features=True)))


@contextmanager
def running(
    folder: Path,
    *,
    clock: Clock | None = None,
    registry: Registry | None = None,
    telemetry: Telemetry | None = None,
    besides: Besides | None = None,
    **changes: object,
) -> Generator[Running, None, None]:
    """Run a server until the block ends."""
    settings = settings_for(folder, **changes)
    migrate(settings.url)
    services = build_services(settings, clock or SystemClock(), telemetry)
    services.outbound.resolve = no_names
    if registry is not None and besides is None:
        besides = Besides((), (), {})  # what the whole server offers names its own tools
    app = create_app(settings, services=services, registry=registry, besides=besides)
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="on", loop="asyncio")
    server = uvicorn.Server(config)
    started = threading.Event()
    loops = list[asyncio.AbstractEventLoop]()

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        started.set()
        await server.serve(sockets=[listener])

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert started.wait(30)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        httpx.get(url + "/health", timeout=30).raise_for_status()
        yield Running(url, app, app.state.services, loops[0])
    finally:
        server.should_exit = True
        thread.join(30)
        assert not thread.is_alive()


async def no_names(host: str, _port: int) -> Sequence[str]:
    """Tests ask no name server, and reach this machine only."""
    if host == "127.0.0.1":
        return [host]
    raise OSError(f"{host} is not known to tests")


def settings_for(folder: Path, **changes: object) -> Settings:
    """Settings of a server for tests, with limits that tests do not meet by accident."""
    given: dict[str, object] = {
        "data_dir": folder,
        "secret": "a secret of tests, long enough to be one",
        "rate_limit_per_minute": 1_000_000,
        "rate_limit_burst": 100_000,
        "account_rate_limit_per_minute": 1_000_000,
        "account_rate_limit_burst": 100_000,
        "key_cache_seconds": 0,
        "log_level": "WARNING",
        "sqlite_synchronous": "NORMAL",
        "webhook_allowed_hosts": ("hooks.example.com:443",),  # of examples; nobody is there
        "worker_grace_seconds": 5,
        **_stores_for(folder),
        **changes,
    }
    return Settings.model_validate(given)


def _stores_for(folder: Path) -> dict[str, object]:
    """A database and a place for files that belong to a folder, as those in it would."""
    stores = dict[str, object]()
    name = f"test_{sha256(str(folder).encode()).hexdigest()[:24]}"
    if SHARED_DATABASE is not None:
        if folder not in _MADE:
            _in_shared_database(f"CREATE DATABASE {name}")
            _MADE[folder] = name
        url = make_url(SHARED_DATABASE).set(database=name)
        stores["database_url"] = url.render_as_string(hide_password=False)
    if SHARED_BUCKET is not None:
        stores["blob_url"] = f"{SHARED_BUCKET}/{name}"
        for setting in ("endpoint", "region", "access_key", "secret_key"):
            value = os.environ.get(f"EINVOICE_SERVER_TEST_BLOB_{setting.upper()}")
            if value is not None:
                stores[f"blob_{setting}"] = value
    return stores


_MADE: dict[Path, str] = {}


def drop_databases(below: Path) -> None:
    """Drop the databases that belong to folders below one."""
    for folder in [folder for folder in _MADE if folder.is_relative_to(below)]:
        _in_shared_database(f"DROP DATABASE {_MADE.pop(folder)} WITH (FORCE)")


def _in_shared_database(statement: str) -> None:
    engine = create_engine(str(SHARED_DATABASE), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


async def gathered(work: Iterable[Awaitable[Result]]) -> list[Result]:
    """The results of things done at once."""
    return list(await asyncio.gather(*work))
