"""Putting work into the queue, in the transaction of whatever asks for it."""

from datetime import datetime
from typing import cast

from sqlalchemy import Table, insert

from einvoice_server.jobs.tables import Job, JobStatus
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.ids import new_id
from einvoice_server.tenancy.statements import Statement, in_one_step
from einvoice_server.unit import Unit

_INSERT = Statement(insert(cast("Table", Job.__table__)))


async def enqueue(
    unit: Unit,
    kind: str,
    payload: JsonObject,
    *,
    subject: str | None = None,
    at: datetime | None = None,
) -> str:
    """Have something done once this transaction is committed; gives the id of the job.

    Args:
        unit: The work that asks for it.
        kind: The name of a `JobKind`.
        payload: What its handler is told.
        subject: The id of what it is about, to find its jobs by.
        at: Not before this moment.
    """
    tenant = unit.principal.tenant
    id, run_at = new_id("job_"), at or unit.now
    values: dict[str, object] = {
        "id": id,
        "account_id": tenant.account_id,
        "environment": tenant.environment.value,
        "kind": kind,
        "subject": subject,
        "payload": payload,
        "status": JobStatus.QUEUED.value,
        "attempts": 0,
        "run_at": run_at,
        "trace": unit.services.telemetry.traceparent(),
        "created_at": unit.now,
    }
    await in_one_step(unit.session, _INSERT.run, values)
    await unit.services.queue.announce(unit, id, run_at)
    return id
