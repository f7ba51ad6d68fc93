"""The chain of the audit log: each entry's digest covers the entry and the digest before it.

The digest is keyed with the server's secret: who has only the database can neither change an
entry nor add, drop or cut off one without `verify` telling.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from einvoice_server.audit.changes import Change, changes_of
from einvoice_server.audit.tables import AuditEntry, AuditHead
from einvoice_server.kit.ids import new_id
from einvoice_server.kit.secret import Secret
from einvoice_server.tenancy.statements import Statement, in_one_step
from einvoice_server.tenancy.tenant import Tenant

_START = bytes(32)
_BATCH = 500
_COVERED = (
    "account_id",
    "environment",
    "number",
    "at",
    "actor",
    "action",
    "kind",
    "object_type",
    "object_id",
    "before",
    "after",
    "request_id",
    "address",
)
"""What an entry's digest covers, in this order."""

_HEADS, _ENTRIES = cast("Table", AuditHead.__table__), cast("Table", AuditEntry.__table__)
_ITS = (
    _HEADS.c.account_id == bindparam("its_account_id"),
    _HEADS.c.environment == bindparam("its_environment"),
)
# Every writing request comes through these: see `tenancy/statements.py`.
_HEAD = Statement(select(_HEADS.c.number, _HEADS.c.digest).where(*_ITS).with_for_update())
_MOVE = Statement(update(_HEADS).where(*_ITS))
_ADD = Statement(insert(_ENTRIES))


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
    written = session.sync_session
    if written.new or written.dirty or written.deleted:
        await session.flush()
    noted = changes_of(session.sync_session)
    changes = tuple(noted)
    noted.clear()
    for start in range(0, len(changes), _BATCH):
        if start:
            await asyncio.sleep(0)  # let others have a turn between ten thousand customers
        part = changes[start : start + _BATCH]
        await in_one_step(session, _append, secret, tenant, author, at.astimezone(UTC), part)


def _append(
    session: Session,
    secret: Secret,
    tenant: Tenant,
    author: Author,
    at: datetime,
    changes: Sequence[Change],
) -> None:
    whose = {"account_id": tenant.account_id, "environment": tenant.environment.value}
    its = {f"its_{name}": value for name, value in whose.items()}
    (head,) = _HEAD.rows(session, its)
    number, digest = cast("tuple[int, bytes]", head)
    entries = list[dict[str, object]]()
    for change in changes:
        number += 1
        entry: dict[str, object] = {
            **whose,
            "id": new_id("aud_"),
            "number": number,
            "at": at,
            "actor": author.actor,
            "action": author.action,
            "kind": change.kind,
            "object_type": change.object_type,
            "object_id": change.object_id,
            "before": change.before,
            "after": change.after,
            "request_id": author.request_id,
            "address": author.address,
        }
        entry["digest"] = digest = _digest(secret, digest, entry)
        entries.append(entry)
    _ADD.run(session, *entries)
    _MOVE.run(session, {**its, "number": number, "digest": digest})


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
            if entry.digest != _digest(secret, last, vars(entry)):
                return ChainFault(tenant, entry.number, "it is not what was written")
            last, number = entry.digest, entry.number
        session.expunge_all()
        if not entries:
            break
    head = (await session.scalars(select(AuditHead))).one_or_none()
    if head is None or (head.number, head.digest) != (number, last):
        return ChainFault(tenant, number + 1, "the end of the chain is not where it was")
    return None


def _digest(secret: Secret, before: bytes, entry: Mapping[str, object]) -> bytes:
    told = [
        cast("datetime", entry[name]).astimezone(UTC).isoformat() if name == "at" else entry[name]
        for name in _COVERED
    ]
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return secret.hash("audit", before + text.encode())
