"""The chain of the audit log: each entry's digest covers the entry and the digest before it.

The digest is keyed with the server's secret: who has only the database can neither change an
entry nor add, drop or cut off one without `verify` telling.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.audit.changes import changes_of
from einvoice_server.audit.tables import AuditEntry, AuditHead
from einvoice_server.kit.ids import new_id
from einvoice_server.kit.secret import Secret
from einvoice_server.tenancy.tenant import Tenant

_START = bytes(32)
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Author:
    """Who changed something, on which occasion."""

    actor: str
    action: str
    request_id: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Where a chain is broken."""

    tenant: Tenant
    number: int
    what: str

    def __str__(self) -> str:
        """The fault in one line."""
        owner = f"{self.tenant.account_id}/{self.tenant.environment}"
        return f"audit log of {owner}, entry {self.number}: {self.what}"


async def open_chain(session: AsyncSession) -> None:
    """Begin the chain of a tenant that is new."""
    session.add(AuditHead(id=new_id("audh_"), number=0, digest=_START))
    await session.flush()


async def record(
    session: AsyncSession, secret: Secret, tenant: Tenant, author: Author, at: datetime
) -> None:
    """Add what the session changed to the end of the tenant's chain, in the same transaction."""
    await session.flush()
    noted = changes_of(session.sync_session)
    changes = tuple(noted)
    noted.clear()
    if not changes:
        return
    head = (await session.scalars(select(AuditHead).with_for_update())).one()
    for change in changes:
        head.number += 1
        entry = AuditEntry(
            id=new_id("aud_"),
            account_id=tenant.account_id,
            environment=tenant.environment.value,
            number=head.number,
            at=at.astimezone(UTC),
            actor=author.actor,
            action=author.action,
            kind=change.kind,
            object_type=change.object_type,
            object_id=change.object_id,
            before=change.before,
            after=change.after,
            request_id=author.request_id,
            address=author.address,
        )
        head.digest = entry.digest = _digest(secret, head.digest, entry)
        session.add(entry)
    await session.flush()


async def verify(session: AsyncSession, secret: Secret, tenant: Tenant) -> ChainFault | None:
    """The first fault of a tenant's chain, or nothing."""
    last, number = _START, 0
    while True:
        rows = await session.scalars(
            select(AuditEntry)
            .where(AuditEntry.number > number)
            .order_by(AuditEntry.number)
            .limit(_BATCH)
        )
        entries = rows.all()
        for entry in entries:
            if entry.number != number + 1:
                return ChainFault(tenant, number + 1, "it is missing")
            if entry.digest != _digest(secret, last, entry):
                return ChainFault(tenant, entry.number, "it is not what was written")
            last, number = entry.digest, entry.number
        session.expunge_all()
        if not entries:
            break
    head = (await session.scalars(select(AuditHead))).one_or_none()
    if head is None or (head.number, head.digest) != (number, last):
        return ChainFault(tenant, number + 1, "the end of the chain is not where it was")
    return None


def _digest(secret: Secret, before: bytes, entry: AuditEntry) -> bytes:
    told = [
        entry.account_id,
        entry.environment,
        entry.number,
        entry.at.astimezone(UTC).isoformat(),
        entry.actor,
        entry.action,
        entry.kind,
        entry.object_type,
        entry.object_id,
        entry.before,
        entry.after,
        entry.request_id,
        entry.address,
    ]
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return secret.hash("audit", before + text.encode())
