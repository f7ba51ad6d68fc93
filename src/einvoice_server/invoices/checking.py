"""Whether what invoices say of themselves is so: their files, and the work that they wait for."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.files.naming import naming_nothing
from einvoice_server.invoices.status import ISSUED, ValidationStatus, WorkStatus
from einvoice_server.invoices.tables import Invoice
from einvoice_server.invoices.work import GENERATE, VALIDATE
from einvoice_server.jobs.undone import without_job
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped

_SHOWN = 100
_NAMES = (
    Invoice.pdf_file_id,
    Invoice.xml_file_id,
    Invoice.content_file_id,
    Invoice.report_file_id,
)


async def check_invoices(services: Services) -> list[str]:
    """Look for invoices whose documents are missing, or that wait for what nobody does."""
    async with unscoped(
        services.database, writes=False, reason="invoices of all accounts are looked over"
    ) as session:
        named = await naming_nothing(session, Invoice, Invoice.id, _NAMES, limit=_SHOWN)
        return [
            *(f"invoice {id}: a file that it names is not there" for id in named),
            *await _those(session, _IS_BARE, "its documents are made, and it names none"),
            *await _those(session, _IS_ISSUED_UNMADE, "it was issued without documents"),
            *await _those(session, _IS_LEFT, "its documents are to be made, and no job does it"),
            *await _those(session, _IS_UNJUDGED, "it is to be validated, and no job does it"),
        ]


_IS_BARE = and_(
    Invoice.work_status == WorkStatus.DONE.value,
    or_(Invoice.pdf_file_id.is_(None), Invoice.content_file_id.is_(None)),
)
_IS_ISSUED_UNMADE = and_(
    Invoice.status.in_([status.value for status in ISSUED]),
    Invoice.work_status != WorkStatus.DONE.value,
)
_IS_LEFT = and_(
    Invoice.work_status == WorkStatus.QUEUED.value, without_job(Invoice.id.expression, GENERATE)
)
_IS_UNJUDGED = and_(
    Invoice.work_status == WorkStatus.DONE.value,
    Invoice.validation_status == ValidationStatus.PROCESSING.value,
    without_job(Invoice.id.expression, VALIDATE),
)


async def _those(session: AsyncSession, which: ColumnElement[bool], fault: str) -> list[str]:
    found = select(Invoice.id).where(which).order_by(Invoice.id).limit(_SHOWN)
    return [f"invoice {id}: {fault}" for id in await session.scalars(found)]
