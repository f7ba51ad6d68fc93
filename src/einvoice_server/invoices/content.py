"""The structured content of an invoice, which is read below /import/outgoing."""

from dataclasses import dataclass

from einvoice.verdict import Language
from einvoice_server.documents.adopting import adopt, forget
from einvoice_server.documents.analysis import Analysis, analyse
from einvoice_server.documents.keeping import Kept, keep
from einvoice_server.invoices.making.files import Made
from einvoice_server.invoices.tables import Invoice
from einvoice_server.jobs.errors import TryLaterError
from einvoice_server.jobs.running import RunningJob
from einvoice_server.kit.crew import CrewError
from einvoice_server.tenancy.accounts.schemas import Preferences
from einvoice_server.unit import Unit


@dataclass(frozen=True, slots=True)
class Told:
    """What an invoice says, read from the XML that was made of it, and the files of that."""

    analysis: Analysis
    kept: Kept


async def told_by(job: RunningJob, invoice: Invoice, made: Made) -> Told:
    """Read what was made, as whoever receives it would, and store what comes of it."""
    xml = made.file("xml")
    source = made.content_xml if xml is None else xml.data
    language: Language = (
        "en" if Preferences.model_validate_json(invoice.preferences).language == "en" else "de"
    )
    try:
        analysis = await job.services.crew.run(
            analyse, source, name=invoice.number or "", language=language, draws=False
        )
    except CrewError as error:
        raise TryLaterError(str(error)) from None
    return Told(analysis, await keep(job.services, job.tenant, invoice.id, analysis))


async def keep_content(
    unit: Unit, invoice: Invoice, told: Told, *, source: str, visual: str | None
) -> None:
    """Keep what an invoice says, in the transaction that says it is made.

    Args:
        unit: The end of the job that made it.
        invoice: The invoice.
        told: What it says.
        source: The id of the file with its XML.
        visual: The id of the file that people see.
    """
    await adopt(
        unit,
        id=invoice.id,
        analysis=told.analysis,
        kept=told.kept,
        source=source,
        visual=visual,
    )


async def forget_content(unit: Unit, invoice: Invoice) -> None:
    """Forget it, in the transaction that deletes the invoice."""
    await forget(unit, invoice.id)
