"""Which key is whose: asked on every request, before anything is known about the caller."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from einvoice_server.errors import (
    AccountNotAllowedError,
    ForbiddenError,
    KeyExpiredError,
    KeyRevokedError,
    UnauthorizedError,
)
from einvoice_server.kit.database import Database
from einvoice_server.kit.secret import Secret
from einvoice_server.tenancy.api_keys.key_format import digest_of, environment_of
from einvoice_server.tenancy.api_keys.status import KeyStatus, status_of
from einvoice_server.tenancy.features import enabled
from einvoice_server.tenancy.principal import Principal
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.tenancy.tables import Account, AccountSettings, ApiKey
from einvoice_server.tenancy.tenant import Environment, Tenant

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class _Known:
    """What the database said about a key and an account."""

    principal: Principal
    expires_at: datetime | None
    revoked_at: datetime | None
    is_suspended: bool
    until: float


class KeyDirectory:
    """Finds the principal of a key; what it found it believes for `cache_seconds`."""

    def __init__(
        self,
        database: Database,
        secret: Secret,
        *,
        cache_seconds: float,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._secret = secret
        self._cache_seconds = cache_seconds
        self._monotonic = monotonic
        self._known: dict[tuple[bytes, str | None], _Known] = {}

    def forget(self) -> None:
        """Ask again: some key or account has changed."""
        self._known.clear()

    async def principal(self, key: str, account_id: str | None, now: datetime) -> Principal:
        """Who asks with a key for an account, which without a name is the key's own.

        Raises:
            UnauthorizedError: The key is unknown, expired or revoked.
            ForbiddenError: The account is suspended, or the key does not reach it.
        """
        environment = environment_of(key)
        if environment is None:
            raise UnauthorizedError
        digest = digest_of(self._secret, key)
        known = self._known.get((digest, account_id))
        if known is None or known.until <= self._monotonic():
            known = await self._ask(digest, account_id, environment)
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[digest, account_id] = known
        status = status_of(known.expires_at, known.revoked_at, now)
        if status is KeyStatus.REVOKED:
            raise KeyRevokedError
        if status is KeyStatus.EXPIRED:
            raise KeyExpiredError
        if known.is_suspended:
            raise ForbiddenError("The account is suspended.")
        return known.principal

    async def _ask(self, digest: bytes, account_id: str | None, environment: Environment) -> _Known:
        async with unscoped(
            self._database, writes=False, reason="the key says whose it is"
        ) as session:
            key = await session.scalar(select(ApiKey).where(ApiKey.digest == digest))
            if key is None or key.environment != environment.value:
                raise UnauthorizedError
            wanted = account_id or key.account_id
            reached = frozenset({key.account_id, *key.account_ids})
            if wanted not in reached:
                raise AccountNotAllowedError
            found = await session.execute(
                select(Account, AccountSettings)
                .join(AccountSettings, AccountSettings.account_id == Account.id)
                .where(Account.id == wanted, AccountSettings.environment == environment.value)
            )
            row = found.one_or_none()
            if row is None:
                raise AccountNotAllowedError
            account, settings = row
            principal = Principal(
                tenant=Tenant(account.id, environment),
                actor=f"key:{key.id}",
                key_id=key.id,
                scopes=frozenset(key.scopes),
                account_ids=reached,
                features=enabled(settings.features),
            )
            return _Known(
                principal=principal,
                expires_at=key.expires_at,
                revoked_at=key.revoked_at,
                is_suspended=account.is_suspended,
                until=self._monotonic() + self._cache_seconds,
            )
