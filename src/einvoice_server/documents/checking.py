"""Whether what documents say of themselves is so: their files, and the work that they wait for."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from einvoice_server.documents.processing import PROCESS
from einvoice_server.documents.tables import Document, Phase
from einvoice_server.files.naming import naming_nothing
from einvoice_server.jobs.undone import without_job
from einvoice_server.services import Services
from einvoice_server.tenancy.scope import unscoped

_SHOWN = 100
_NAMES = (
    Document.source_file_id,
    Document.xml_file_id,
    Document.visual_file_id,
    Document.report_file_id,
    Document.sections_file_id,
    Document.attachments_file_id,
)
_IS_BARE = or_(
    and_(Document.visualization_status == Phase.ACCEPTED.value, Document.visual_file_id.is_(None)),
    and_(Document.validation_status == Phase.ACCEPTED.value, Document.sections_file_id.is_(None)),
)
_IS_LEFT = and_(
    Document.validation_status == Phase.PENDING.value,
    without_job(Document.id.expression, PROCESS),
)


async def check_documents(services: Services) -> list[str]:
    """Look for documents whose files are missing, or that nobody processes."""
    async with unscoped(
        services.database, writes=False, reason="documents of all accounts are looked over"
    ) as session:
        named = await naming_nothing(session, Document, Document.id, _NAMES, limit=_SHOWN)
        return [
            *(f"document {id}: a file that it names is not there" for id in named),
            *await _those(session, _IS_BARE, "it was read, and what came of it is missing"),
            *await _those(session, _IS_LEFT, "it is to be processed, and no job does it"),
        ]


async def _those(session: AsyncSession, which: ColumnElement[bool], fault: str) -> list[str]:
    found = select(Document.id).where(which).order_by(Document.id).limit(_SHOWN)
    return [f"document {id}: {fault}" for id in await session.scalars(found)]
