"""Everything that `einvoice-server check` looks over; a feature adds its checks here."""

from sqlalchemy import text

from einvoice_server.checks import Check
from einvoice_server.documents.checking import check_documents
from einvoice_server.files.checking import check_contents, check_sizes
from einvoice_server.invoices.checking import check_invoices
from einvoice_server.jobs.checking import check_jobs
from einvoice_server.numbers.checking import check_numbers
from einvoice_server.operator import verify_audit
from einvoice_server.services import Services
from einvoice_server.webhooks.checking import check_deliveries


async def _audit(services: Services) -> list[str]:
    return [str(fault) for fault in await verify_audit(services)]


async def _database(services: Services) -> list[str]:
    """What SQLite finds wrong with its file; PostgreSQL has tools of its own."""
    if not services.database.on_sqlite:
        return []
    async with services.database.transaction(writes=False) as session:
        found = (await session.execute(text("PRAGMA integrity_check"))).scalars().all()
        faults = [f"database: {line}" for line in found if line != "ok"]
        orphans = (await session.execute(text("PRAGMA foreign_key_check"))).all()
        return faults + [f"database: a row of {row[0]} refers to nothing" for row in orphans]


CHECKS: tuple[Check, ...] = (
    Check("database", _database),
    Check("audit log", _audit),
    Check("jobs", check_jobs),
    Check("invoice numbers", check_numbers),
    Check("invoices", check_invoices),
    Check("documents", check_documents),
    Check("deliveries", check_deliveries),
    Check("files", check_sizes),
    Check("contents of files", check_contents, is_deep=True),
)
