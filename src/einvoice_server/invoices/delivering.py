"""Sending an invoice by mail, until it is taken or will never be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from einvoice_server.files.service import fetch
from einvoice_server.invoices.events import tell_sent
from einvoice_server.invoices.letters import letter
from einvoice_server.invoices.repository import InvoiceRepository
from einvoice_server.invoices.status import InvoiceStatus, Sending
from einvoice_server.invoices.tables import Invoice
from einvoice_server.invoices.work import DELIVER
from einvoice_server.jobs.errors import JobFailedError, TryLaterError
from einvoice_server.jobs.kinds import JobKind
from einvoice_server.jobs.running import RunningJob
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.clock import iso
from einvoice_server.mail.mailer import (
    Mailer,
    MailError,
    MailNotConfiguredError,
    PermanentMailError,
    RefusedRecipient,
)
from einvoice_server.mail.message import Attachment, InvalidMailError, Mail, build_message
from einvoice_server.mail.message import address as as_sent
from einvoice_server.services import Services
from einvoice_server.unit import Unit

_PAUSES = (60, 300, 1800, 7200, 21600, 43200)
_NO_SENDER = "invoices@localhost"
_LEFT = "left"
"""Who of the recipients still lacks the mail, after others got it."""


def mailer_of(services: Services) -> Mailer:
    """What sends the mail of a server."""
    return services.mailer


@dataclass(frozen=True, slots=True)
class Delivery:
    """The job that sends an invoice one way."""

    mailer_of: Callable[[Services], Mailer]

    async def send(self, job: RunningJob) -> None:
        """Send the mail, and note that it was sent."""
        async with job.unit() as unit:
            row = await _wanted(unit, job)
            if row is None:
                return
            one = _delivery(row, job)
            mail = await _mail(unit, job, row, one)
        refused = await self._hand_over(job, mail, cast("list[str] | None", one.get(_LEFT)))
        again = [found.address for found in refused if found.is_temporary]
        if again:
            await _note_left(job, again)
            raise TryLaterError(_told(refused))
        lost = [found for found in refused if _is_same(found.address, one["recipient"])]
        if lost:
            raise JobFailedError(_told(lost))
        async with job.finishing() as unit:
            row = await _wanted(unit, job, for_change=True)
            if row is not None:
                await _note_sent(unit, row, job, _told(refused) or None)

    async def _hand_over(
        self, job: RunningJob, mail: Mail, recipients: Sequence[str] | None
    ) -> Sequence[RefusedRecipient]:
        try:
            message = build_message(mail)
            return await self.mailer_of(job.services).send(message, recipients=recipients)
        except (InvalidMailError, PermanentMailError, MailNotConfiguredError) as error:
            raise JobFailedError(str(error)) from None
        except MailError as error:
            raise TryLaterError(str(error)) from None


def _is_same(address: str, recipient: object) -> bool:
    return isinstance(recipient, str) and as_sent(recipient) == address


async def could_not(job: RunningJob) -> None:
    """Note that an invoice was not sent this way, and why."""
    async with job.finishing() as unit:
        row = await _wanted(unit, job, for_change=True)
        if row is not None:
            message = (job.error or "").removeprefix(f"{TryLaterError.__name__}: ")
            _change(row, job, status=Sending.FAILED.value, message=message)
            row.updated_at = unit.now


async def _mail(unit: Unit, job: RunningJob, row: Invoice, one: JsonObject) -> Mail:
    settings = unit.services.settings
    return letter(
        row,
        one,
        [await _attachment(unit, id) for id in _documents(row)],
        key=f"{row.id}/{row.revision}/{job.payload['place']}",
        mail_from=settings.mail_from or _NO_SENDER,
        written_at=row.released_at or unit.now,
    )


def _documents(row: Invoice) -> list[str]:
    """The PDF; the XML beside it where it is not inside."""
    is_hybrid = row.format.startswith(("zf:", "factur-x:"))
    ids = (row.pdf_file_id, None if is_hybrid else row.xml_file_id)
    return [id for id in ids if id is not None]


async def _attachment(unit: Unit, id: str) -> Attachment:
    file = await fetch(unit, id)
    return Attachment(file.filename, file.media_type, file.data)


async def _wanted(unit: Unit, job: RunningJob, *, for_change: bool = False) -> Invoice | None:
    """The invoice, if it is still to be sent this way."""
    row = await InvoiceRepository(unit.session).whole(job.subject or "", for_change=for_change)
    if row is None or row.revision != job.payload.get("revision"):
        return None
    pending = _delivery(row, job).get("status") == Sending.PENDING.value
    return row if pending else None


def _delivery(row: Invoice, job: RunningJob) -> JsonObject:
    return row.deliveries[cast("int", job.payload["place"])]


def _change(row: Invoice, job: RunningJob, **values: str | list[str] | None) -> None:
    """Lists in rows are replaced, so that the change is seen."""
    place = cast("int", job.payload["place"])
    changed = cast("JsonObject", {**row.deliveries[place], **values})
    row.deliveries = [*row.deliveries[:place], changed, *row.deliveries[place + 1 :]]


async def _note_left(job: RunningJob, addresses: list[str]) -> None:
    async with job.unit(writes=True) as unit:
        row = await _wanted(unit, job, for_change=True)
        if row is not None:
            _change(row, job, left=addresses)


async def _note_sent(unit: Unit, row: Invoice, job: RunningJob, message: str | None) -> None:
    _change(
        row,
        job,
        status=Sending.SENT.value,
        message=message,
        sentAt=iso(unit.now),
    )
    row.updated_at = unit.now
    is_first = row.sent_at is None
    if is_first:
        row.sent_at = unit.now
    if row.status == InvoiceStatus.CREATED.value:
        row.status = InvoiceStatus.SENT.value
    if is_first:
        one = _delivery(row, job)
        await tell_sent(unit, row, str(one["type"]), str(one["recipient"]))


def _told(refused: Sequence[RefusedRecipient]) -> str:
    return "; ".join(f"{found.address}: {found.reply}" for found in refused)


def delivery_kind(mailer: Callable[[Services], Mailer]) -> JobKind:
    """The kind of job that sends by some mailer."""
    return JobKind(DELIVER, Delivery(mailer).send, pauses=_PAUSES, given_up=could_not)


KIND = delivery_kind(mailer_of)
