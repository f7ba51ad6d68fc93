"""Warnings that a key is going to end: 7, 3 and 1 day before, each once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.audit.changes import UNAUDITED
from einvoice_server.kit.database import Database
from einvoice_server.kit.logs import get_logger
from einvoice_server.tenancy.scope import unscoped
from einvoice_server.tenancy.tables import Account, ApiKey, Role, User

_DAYS = (1, 3, 7)
_MOST_AT_ONCE = 500
_REASON = "keys of all accounts come to an end"
_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class KeyExpiryWarning:
    """What the people of an account are to know."""

    account_id: str
    account_name: str
    api_key_id: str
    label: str
    expires_at: datetime
    days: int
    recipients: tuple[str, ...]


class KeyExpiryNotifier(Protocol):
    """Tells people that a key is going to end."""

    async def warn(self, warning: KeyExpiryWarning) -> None:
        """Tell them; an exception means that they have to be told again."""
        ...


class LoggedKeyExpiry:
    """Tells the log, where no other way is set up."""

    async def warn(self, warning: KeyExpiryWarning) -> None:
        """Write a line."""
        _log.warning(
            "api key expires",
            account=warning.account_id,
            api_key=warning.api_key_id,
            expires_at=warning.expires_at.isoformat(),
            days=warning.days,
        )


async def send_due_warnings(database: Database, notifier: KeyExpiryNotifier, now: datetime) -> int:
    """Send every warning that is due; how many were sent.

    A warning is claimed before it is sent, so that no two replicas send it, and given back where
    sending it fails.
    """
    sent = 0
    for warning, before in await _claim(database, now):
        try:
            await notifier.warn(warning)
        except OSError as error:  # what mail and other connections fail with
            _log.warning("key expiry warning not sent", api_key=warning.api_key_id, why=str(error))
            await _mark(database, warning.api_key_id, before)
        else:
            sent += 1
    return sent


async def _claim(database: Database, now: datetime) -> list[tuple[KeyExpiryWarning, int | None]]:
    """The warnings that are due, marked as sent, each with the mark that was there before."""
    async with unscoped(database, writes=True, reason=_REASON) as session:
        rows = await session.execute(
            select(ApiKey, Account.name)
            .join(Account, Account.id == ApiKey.account_id)
            .where(
                ApiKey.revoked_at.is_(None),
                ApiKey.expires_at > now,
                or_(*(_is_due(days, now) for days in _DAYS)),
            )
            .order_by(ApiKey.expires_at)
            .limit(_MOST_AT_ONCE)
            .with_for_update(skip_locked=True, of=ApiKey)
        )
        claimed = list[tuple[KeyExpiryWarning, int | None]]()
        for key, account_name in rows:
            assert key.expires_at is not None
            emails = await session.scalars(
                select(User.email)
                .where(User.account_id == key.account_id)
                .where(User.role.in_([Role.OWNER.value, Role.ADMIN.value]))
            )
            warning = KeyExpiryWarning(
                account_id=key.account_id,
                account_name=account_name,
                api_key_id=key.id,
                label=key.label,
                expires_at=key.expires_at,
                days=_threshold(key.expires_at, now),
                recipients=tuple(sorted(emails)),
            )
            claimed.append((warning, key.warned_days))
        for warning, _ in claimed:
            await _set_mark(session, warning.api_key_id, warning.days)
        return claimed


def _is_due(days: int, now: datetime) -> ColumnElement[bool]:
    """Whether a threshold has been reached that was not warned of."""
    return and_(
        ApiKey.expires_at <= now + timedelta(days=days),
        or_(ApiKey.warned_days.is_(None), ApiKey.warned_days > days),
    )


async def _mark(database: Database, key_id: str, days: int | None) -> None:
    async with unscoped(database, writes=True, reason=_REASON) as session:
        await _set_mark(session, key_id, days)


async def _set_mark(session: AsyncSession, key_id: str, days: int | None) -> None:
    await session.execute(
        update(ApiKey)
        .where(ApiKey.id == key_id)
        .values(warned_days=days)
        .execution_options(**{UNAUDITED: "a mark of ours", "synchronize_session": False})
    )


def _threshold(expires_at: datetime, now: datetime) -> int:
    """The smallest threshold that has been reached."""
    return next(days for days in _DAYS if expires_at - now <= timedelta(days=days))
