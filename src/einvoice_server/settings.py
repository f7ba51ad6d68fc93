"""What an operator can set: environment variables `EINVOICE_SERVER_*`, or a TOML file."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

PREFIX = "EINVOICE_SERVER_"
_DRIVEN = "postgresql+psycopg"
_SCHEMES = dict.fromkeys(("postgresql", "postgres", _DRIVEN), _DRIVEN)
"""What addresses of databases begin with, here and elsewhere, and what that means here."""


class LogFormat(StrEnum):
    """How log lines are written."""

    JSON = "json"
    TEXT = "text"


class RateLimitStore(StrEnum):
    """Where requests are counted."""

    AUTO = "auto"
    MEMORY = "memory"
    DATABASE = "database"


class SmtpSecurity(StrEnum):
    """How the way to the mail server is kept from listeners."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


class QueueKind(StrEnum):
    """How workers hear of jobs."""

    AUTO = "auto"
    TABLE = "table"
    PROCRASTINATE = "procrastinate"


class Settings(BaseSettings):
    """The settings of one server; every one has a default that works on a single machine."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="forbid", frozen=True, use_attribute_docstrings=True
    )

    data_dir: Path = Path("einvoice-data")
    """Where SQLite, files and the generated secret are kept."""

    database_url: str | None = None
    """`postgresql://...`; without it, SQLite in the data folder."""

    secret: SecretStr | None = None
    """At least 32 characters that hash keys and chain the audit log; the same on every replica.

    Without it, one is made in the data folder: enough for one machine.
    """

    host: str = "127.0.0.1"
    """The address to listen on."""

    port: int = Field(default=8080, ge=0, le=65535)
    """The port to listen on; 0 takes a free one."""

    trusted_proxies: str = ""
    """Addresses, by comma, whose `X-Forwarded-For` is believed."""

    cors_origins: tuple[str, ...] = ()
    """Origins whose pages may call the API; none by default."""

    allowed_hosts: tuple[str, ...] = ()
    """Names by which MCP clients reach the server, besides this machine's; `*` takes any.

    A page in a browser that had its own name point here would otherwise be let in.
    """

    log_level: str = Field(default="INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$")
    """The least severe line that is written."""

    log_format: LogFormat = LogFormat.JSON
    """JSON for collectors, text for people."""

    key_prefix: str = Field(default="ei", pattern="^[a-z][a-z0-9]{0,15}$")
    """What API keys begin with, before `_live_` or `_test_`."""

    key_cache_seconds: float = Field(default=1.0, ge=0, le=60)
    """How long another process may still accept a key that was revoked; 0 asks every time."""

    rate_limit_per_minute: int = Field(default=600, ge=1, le=1_000_000)
    """Requests a minute for each API key."""

    rate_limit_burst: int = Field(default=100, ge=1, le=1_000_000)
    """Requests of one key that may come at once."""

    account_rate_limit_per_minute: int = Field(default=3000, ge=1, le=1_000_000)
    """Requests a minute for each account, whatever the key."""

    account_rate_limit_burst: int = Field(default=500, ge=1, le=1_000_000)
    """Requests of one account that may come at once."""

    rate_limit_store: RateLimitStore = RateLimitStore.AUTO
    """`auto` counts in memory beside SQLite and in the database beside PostgreSQL.

    What is counted in memory is shared by the `processes` of one server.
    """

    body_limit: int = Field(default=1_048_576, ge=1024)
    """Bytes of a JSON body."""

    upload_limit: int = Field(default=20 * 1_048_576, ge=1024)
    """Bytes of an uploaded file."""

    idempotency_hours: int = Field(default=24, ge=1, le=24 * 30)
    """How long the answer to an `Idempotency-Key` is kept."""

    sqlite_synchronous: str = Field(default="FULL", pattern="^(FULL|NORMAL)$")
    """FULL: what was acknowledged survives a power cut, too; NORMAL: only a crash."""

    database_pool: int = Field(default=8, ge=1, le=200)
    """Connections to the database that one process keeps."""

    processes: int = Field(default=1, ge=1, le=64)
    """Processes that answer callers, each with a worker and a crew of its own."""

    public_url: str = Field(
        default="http://127.0.0.1:8080", pattern=r"^https?://[^\s/]+(/[^\s]*)?$"
    )
    """Where callers reach the server: what `detailsPage` begins with."""

    details_page_days: int = Field(default=90, ge=1, le=3650)
    """How long a `detailsPage` opens its document for whoever has the link."""
    blob_url: str | None = Field(default=None, pattern="^s3://")
    """`s3://bucket/prefix`; without it, files are kept in the data folder."""

    blob_endpoint: str | None = Field(default=None, pattern="^https?://")
    """Where the bucket is, if not at Amazon."""

    blob_region: str | None = None
    """The region of the bucket."""

    blob_access_key: str | None = None
    """The key to the bucket; without it, `AWS_ACCESS_KEY_ID` or the role of the machine."""

    blob_secret_key: SecretStr | None = None
    """The secret of that key."""

    blob_path_style: bool = True
    """Whether the bucket stands in the path, as most servers besides Amazon want it."""

    blob_seconds: float = Field(default=30, ge=1, le=120)
    """What one call of the bucket may take."""

    queue: QueueKind = QueueKind.AUTO
    """`table`: workers look once a second. `procrastinate`: PostgreSQL wakes them.

    `auto` is procrastinate beside PostgreSQL, where it is installed.
    """

    worker_jobs: int = Field(default=4, ge=0, le=64)
    """Jobs that the worker beside the server does at once; 0 leaves them to other processes."""

    worker_grace_seconds: float = Field(default=20, ge=0, le=30)
    """How long a worker that is to stop goes on with what it is at; the rest is given back."""

    worker_lease_seconds: float = Field(default=60, ge=2, le=3600)
    """After how long without a sign of life others take over what a worker was at."""

    worker_port: int = Field(default=0, ge=0, le=65535)
    """Where `einvoice-server worker` tells how it is; 0 takes a free port."""

    crew: int = Field(default=1, ge=1, le=64)
    """Processes in which documents are drawn and checked."""

    crew_seconds: float = Field(default=60, gt=0, le=3600)
    """What one document may take there."""

    crew_megabytes: int = Field(default=2_000, ge=500)
    """The memory that one of these processes may take."""

    smtp_host: str | None = None
    """The mail server; without one, no mail is sent."""

    smtp_port: int | None = Field(default=None, ge=1, le=65535)
    """Its port; by default 587, with `tls` 465, with `none` 25."""

    smtp_security: SmtpSecurity = SmtpSecurity.STARTTLS
    """`none` takes a password only for a server on the same machine."""

    smtp_user: str | None = None
    """The name to log in by, if the server wants one."""

    smtp_password: SecretStr | None = None
    """The password for that name."""

    smtp_timeout_seconds: float = Field(default=30, gt=0, le=600)
    """How long each step of the mail server may take."""

    mail_from: str | None = None
    """The address that mail comes from, and that failures are returned to."""
    webhook_allowed_hosts: tuple[str, ...] = ()
    """Hosts with their port, as `hooks.intranet:8080`, that webhooks may name though they are not
    public; unencrypted, too."""

    webhook_ports: tuple[int, ...] = (80, 443)
    """Ports that webhooks of other hosts may name."""

    webhook_http: bool = False
    """Whether webhooks may go over unencrypted HTTP."""

    outbound_ca_file: Path | None = None
    """Certificates, as PEM, that are believed besides those of the system."""

    scalar_script: Path | None = None
    """The `standalone.js` of `@scalar/api-reference`, to show /api-docs with; see the guide."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment, and that over the file that it names."""
        file = os.environ.get(f"{PREFIX}CONFIG")
        sources = (init_settings, env_settings)
        if file is None:
            return sources
        if not Path(file).is_file():
            raise FileNotFoundError(f"{PREFIX}CONFIG names a file that is not there: {file}")
        return (*sources, TomlConfigSettingsSource(settings_cls, toml_file=Path(file)))

    @field_validator("database_url")
    @classmethod
    def _driver_named(cls, given: str | None) -> str | None:
        if given is None:
            return None
        scheme, _, place = given.partition("://")
        if scheme not in _SCHEMES or not place:
            raise ValueError("expected postgresql://user@host/database")
        return f"{_SCHEMES[scheme]}://{place}"

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if self.queue is QueueKind.PROCRASTINATE and self.on_sqlite:
            raise ValueError("queue: procrastinate needs PostgreSQL")
        if (self.blob_access_key is None) != (self.blob_secret_key is None):
            raise ValueError("blob_access_key and blob_secret_key are set together")
        return self

    @property
    def url(self) -> str:
        """The database as SQLAlchemy names it."""
        if self.database_url is None:
            return f"sqlite+inline:///{self.data_dir / 'einvoice.sqlite3'}"
        if "client_encoding=" in self.database_url:
            return self.database_url
        # Whatever the environment says, PGCLIENTENCODING included: the text is Unicode.
        separator = "&" if "?" in self.database_url else "?"
        return f"{self.database_url}{separator}client_encoding=utf8"

    @property
    def counts_file(self) -> Path:
        """Where several processes count requests."""
        return self.data_dir / "rate-limits"

    @property
    def on_sqlite(self) -> bool:
        """Whether the database is a file beside the server."""
        return self.url.startswith("sqlite")
