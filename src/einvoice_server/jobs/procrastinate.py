"""The queue on PostgreSQL: procrastinate carries the ids of jobs, and wakes workers at once.

An id is deferred on the connection of the transaction that puts the job, so it is there if and only
if the job is. Procrastinate keeps nothing beyond that: what it delivers, it deletes, and its
tables, in a schema of their own, can be made anew at any time.
"""

import asyncio
import logging
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.schema import SchemaManager
from psycopg_pool import PoolTimeout
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from einvoice_server.jobs.queue import QueueError, Take
from einvoice_server.kit.logs import get_logger
from einvoice_server.kit.uninterrupted import stop_if_cancelled

if TYPE_CHECKING:
    from einvoice_server.kit.database import Database
    from einvoice_server.unit import Unit

SCHEMA = "einvoice_queue"
"""The PostgreSQL schema of procrastinate's tables."""

_QUEUE = "jobs"
_TASK = "job"
_STALLED_SECONDS = 60.0
_PAUSE = 1.0
# The clocks of the server and of the database need not agree to the millisecond.
_CLOCKS_DIFFER = timedelta(milliseconds=250)
_SEARCH_HERE = text(
    "SELECT set_config('search_path', current_setting('search_path') || :schema, true) "
    "WHERE current_setting('search_path') NOT LIKE '%' || :schema"
)
_APPLIED = text(
    "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = :schema"
)
_log = get_logger(__name__)
# It tells of each job; ours are told of once, by the worker.
logging.getLogger("procrastinate").setLevel(logging.ERROR)


class ProcrastinateQueue:
    """Announces jobs to the workers of all processes."""

    look_seconds = 5.0
    patience = timedelta(seconds=5)

    def __init__(self, database: "Database") -> None:
        self._database = database
        url = make_url(database.url).set(drivername="postgresql")
        options = " ".join(_texts(url.query.get("options", ())))
        self._app = App(
            connector=PsycopgConnector(
                conninfo=url.render_as_string(hide_password=False),
                kwargs={"options": f"{options} -c search_path={SCHEMA}".strip()},
                min_size=1,
                max_size=4,
                timeout=10,
            )
        )
        self._take: Take | None = None
        self._job = self._app.task(name=_TASK, queue=_QUEUE)(self._deliver_one)

    async def announce(self, unit: "Unit", id: str, run_at: datetime) -> None:
        """Defer the job's id, in the transaction that puts it."""
        connection = await unit.session.connection()
        await connection.execute(_SEARCH_HERE, {"schema": f", {SCHEMA}"})
        raw = (await connection.get_raw_connection()).driver_connection
        at = run_at + _CLOCKS_DIFFER if run_at > unit.now else None
        await self._job.configure(connection=raw, schedule_at=at).defer_async(id=id)

    async def deliver(self, take: Take, at_once: int) -> None:
        """Hand ids to a worker until cancelled; after a failure, begin again."""
        self._take = take
        while True:
            try:
                async with self._app.open_async(), asyncio.TaskGroup() as group:
                    group.create_task(self._clear_stalled())
                    await self._app.run_worker_async(
                        queues=[_QUEUE],
                        concurrency=at_once,
                        install_signal_handlers=False,
                        delete_jobs="always",
                        shutdown_graceful_timeout=0,  # the worker waits for what it is at
                        update_heartbeat_interval=_STALLED_SECONDS / 4,
                        stalled_worker_timeout=_STALLED_SECONDS,
                    )
                    raise QueueError("the queue has stopped")
            except* (ConnectorException, PoolTimeout, OSError) as errors:
                told = [repr(error.__cause__ or error) for error in errors.exceptions]
                _log.warning("the queue is away, jobs are looked for", errors=told)
            stop_if_cancelled()
            await asyncio.sleep(_PAUSE)

    async def wait(self, seconds: float) -> None:
        """Sleep: whatever comes meanwhile is delivered."""
        await asyncio.sleep(seconds)

    async def ready(self) -> None:
        """Look whether its tables are those of the installed version."""
        try:
            async with self._database.engine.connect() as connection:
                applied = (await connection.execute(_APPLIED, {"schema": SCHEMA})).scalar()
        except SQLAlchemyError as error:
            raise QueueError("queue: the database does not answer") from error
        if applied != _fingerprint():
            raise QueueError("queue: not migrated")

    async def _deliver_one(self, id: str) -> None:
        if self._take is None:
            return
        try:
            await self._take(id)
        except (SQLAlchemyError, OSError) as error:  # it is found in the table later
            _log.warning("a job could not be taken", job=id, exc_info=error)

    async def _clear_stalled(self) -> None:
        """Forget what was delivered to workers that are gone; the table knows of it."""
        while True:
            for job in await self._app.job_manager.get_stalled_jobs(
                seconds_since_heartbeat=_STALLED_SECONDS
            ):
                await self._app.job_manager.finish_job(job, Status.FAILED, delete_job=True)
            await asyncio.sleep(_STALLED_SECONDS)


def apply_schema(connection: Connection) -> None:
    """Make procrastinate's tables, unless those of the installed version are there.

    Others are dropped: they hold nothing that the table of jobs does not, and workers find that.
    """
    if connection.execute(_APPLIED, {"schema": SCHEMA}).scalar() == _fingerprint():
        return
    drop_schema(connection)
    before = connection.execute(text("SHOW search_path")).scalar_one()
    connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    _search(connection, SCHEMA)
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute(SchemaManager.get_schema())  # many statements, which the driver alone takes
    _search(connection, str(before))
    connection.execute(text(f"COMMENT ON SCHEMA {SCHEMA} IS '{_fingerprint()}'"))


def drop_schema(connection: Connection) -> None:
    """Take procrastinate's tables away."""
    connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))


def _search(connection: Connection, path: str) -> None:
    connection.execute(text("SELECT set_config('search_path', :path, true)"), {"path": path})


def _fingerprint() -> str:
    return sha256(SchemaManager.get_schema().encode()).hexdigest()


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
