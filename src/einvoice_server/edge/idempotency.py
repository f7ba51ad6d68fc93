"""`Idempotency-Key`: a request that comes twice is done once, and answered twice.

The answer is stored in the transaction that does the work: there is no moment at which one exists
without the other. What fails is rolled back together with the key, and may be tried again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError
from sqlalchemy import LargeBinary, String, UniqueConstraint, bindparam, delete, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from einvoice_server.errors import BadRequestError, KeyReusedError, ResultWithheldError
from einvoice_server.kit.base import Base, UtcDateTime
from einvoice_server.kit.files import Upload
from einvoice_server.kit.ids import new_id
from einvoice_server.operations import AnyOperation
from einvoice_server.schema import Arguments
from einvoice_server.tenancy.scope import TenantOwned
from einvoice_server.tenancy.tenant import Tenant

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
PATTERN = r"^[!-~]{1,255}$"
_KEY = TypeAdapter[str](Annotated[str, StringConstraints(pattern=PATTERN)])


class IdempotentRequest(TenantOwned, Base):
    """A request that came with a key, and what it was answered."""

    __tablename__ = "idempotent_requests"
    __table_args__ = (UniqueConstraint("account_id", "environment", "key"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(255))
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(32))
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


_CLAIM = text(
    "INSERT INTO idempotent_requests (id, account_id, environment, key, fingerprint, expires_at) "
    "VALUES (:id, :account_id, :environment, :key, :fingerprint, :expires_at) "
    "ON CONFLICT (account_id, environment, key) DO NOTHING"
).bindparams(bindparam("expires_at", type_=UtcDateTime()))


def checked_key(value: str | None) -> str | None:
    """The key of a request, if it has one."""
    if value is None:
        return None
    try:
        return _KEY.validate_python(value)
    except ValidationError:
        raise BadRequestError(f"{HEADER} takes 1 to 255 printable ASCII characters.") from None


def fingerprint(operation: AnyOperation, arguments: Arguments) -> bytes:
    """What tells a request from others."""
    files = {
        name: value.fingerprint
        for name in type(arguments).model_fields
        if isinstance(value := getattr(arguments, name), Upload)
    }
    told = arguments.model_dump_json(exclude=set(files), exclude_unset=True)
    return sha256(f"{operation.name}\n{told}\n{sorted(files.items())}".encode()).digest()


@dataclass(frozen=True, slots=True)
class Claim:
    """A key that this request is the first to use."""

    key: str

    async def store(self, session: AsyncSession, content: bytes | None) -> None:
        """Keep the answer; None where it holds what must not be kept."""
        row = await _find(session, self.key)
        assert row is not None
        row.content = content
        await session.flush()


async def claim(
    session: AsyncSession, tenant: Tenant, key: str, print_: bytes, now: datetime, *, hours: int
) -> Claim | bytes:
    """Take a key for this request, or give the answer that an earlier one got.

    Raises:
        KeyReusedError: The earlier request was another one.
        ResultWithheldError: Its answer was not kept.
    """
    await session.execute(
        delete(IdempotentRequest)
        .where(IdempotentRequest.key == key, IdempotentRequest.expires_at <= now)
        .execution_options(synchronize_session=False)
    )
    taken = await session.execute(
        _CLAIM,
        {
            "id": new_id("idem_"),
            "account_id": tenant.account_id,
            "environment": tenant.environment.value,
            "key": key,
            "fingerprint": print_,
            "expires_at": now + timedelta(hours=hours),
        },
    )
    if getattr(taken, "rowcount", 0) == 1:
        return Claim(key)
    earlier = await _find(session, key)
    assert earlier is not None
    if earlier.fingerprint != print_:
        raise KeyReusedError
    if earlier.content is None:
        raise ResultWithheldError
    return earlier.content


async def forget_expired(session: AsyncSession, now: datetime) -> None:
    """Drop what nobody can ask for any more."""
    await session.execute(
        delete(IdempotentRequest)
        .where(IdempotentRequest.expires_at <= now)
        .execution_options(synchronize_session=False)
    )


async def _find(session: AsyncSession, key: str) -> IdempotentRequest | None:
    return await session.scalar(select(IdempotentRequest).where(IdempotentRequest.key == key))
