"""What documents say: sections, pictures, reports, sources, attachments, as processing left them.

Nothing is worked out here; while a document is being processed the answer is NOT_READY.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import PurePath
from typing import cast

from einvoice.safe_names import safe_name
from einvoice_server.documents import attachments_file, sections_file
from einvoice_server.documents.recognising import PDF, XML
from einvoice_server.documents.tables import Document
from einvoice_server.errors import NotFoundError, NotReadyError
from einvoice_server.files.service import fetch
from einvoice_server.imports.schemas import ListAttachments, OfAttachment, OfDocument, OfSource
from einvoice_server.imports.service import find
from einvoice_server.imports.tracks import Track
from einvoice_server.imports.views import AttachmentView, ImportValidation
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.clock import iso
from einvoice_server.kit.files import Download
from einvoice_server.kit.paging import Page, PageMeta
from einvoice_server.kit.written import Written
from einvoice_server.unit import Unit

BYTES = "application/octet-stream"


def section_reader(
    track: Track, name: str, *, with_id: bool
) -> Callable[[Unit, OfDocument], Awaitable[Written]]:
    """What answers with one section of a document, with the id in front where that is wanted."""

    async def read(unit: Unit, asked: OfDocument) -> Written:
        document = await find(unit, asked)
        content = await _section(unit, document, name)
        return Written(_with_id(track, document, content) if with_id else content)

    return read


def content_reader(track: Track) -> Callable[[Unit, OfDocument], Awaitable[Written]]:
    """What answers with all sections of a document."""

    async def read(unit: Unit, asked: OfDocument) -> Written:
        document = await find(unit, asked)
        data = await _sections(unit, document)
        if not data.startswith(b'{"summary":'):
            raise _unread(document)
        return Written(_with_id(track, document, sections_file.whole(data)))

    return read


async def get_validation(unit: Unit, asked: OfDocument) -> ImportValidation:
    """What checking found."""
    document = await find(unit, asked)
    if document.is_pending or document.verdict is None:
        return ImportValidation(status="pending")
    status = "accepted" if document.is_valid else "rejected"
    return ImportValidation.model_validate({"status": status, **document.verdict})


async def get_report(unit: Unit, asked: OfDocument) -> Download:
    """The validation report as PDF."""
    document = await find(unit, asked)
    file = await _file(unit, document, document.report_file_id)
    return Download(_named(document, "-validation.pdf"), PDF, file.data)


async def get_visual(unit: Unit, asked: OfDocument) -> Download:
    """The document as people read it."""
    document = await find(unit, asked)
    file = await _file(unit, document, document.visual_file_id)
    return Download(_named(document, ".pdf"), PDF, file.data)


async def get_source(unit: Unit, asked: OfSource) -> Download:
    """The invoice as it came: its XML, else its PDF."""
    document = await find(unit, asked)
    if document.media_type == PDF and not _wants_pdf(asked.accept):
        if document.is_pending:
            raise NotReadyError
        if document.xml_file_id is not None:
            file = await fetch(unit, document.xml_file_id)
            return Download(_named(document, ".xml"), XML, file.data)
    file = await fetch(unit, document.source_file_id)
    suffix = ".pdf" if document.media_type == PDF else ".xml"
    return Download(_named(document, suffix), document.media_type, file.data)


async def list_attachments(unit: Unit, asked: ListAttachments) -> Page[AttachmentView]:
    """A page of the files in a document."""
    document = await find(unit, asked)
    found = await _attachments(unit, document)
    start = (asked.page - 1) * asked.per_page
    meta = PageMeta(
        page=asked.page,
        per_page=asked.per_page,
        total_items=len(found),
        total_pages=-(-len(found) // asked.per_page),
    )
    return Page[AttachmentView](data=found[start : start + asked.per_page], meta=meta)


async def get_attachment(unit: Unit, asked: OfAttachment) -> AttachmentView:
    """What is known of one file in a document."""
    return await _attachment(unit, await find(unit, asked), asked.attachment_id)


async def download_attachment(unit: Unit, asked: OfAttachment) -> Download:
    """One file in a document."""
    document = await find(unit, asked)
    attachment = await _attachment(unit, document, asked.attachment_id)
    if attachment.size is None or document.attachments_file_id is None:
        raise NotFoundError("What is embedded there cannot be decoded.")
    archive = await fetch(unit, document.attachments_file_id)
    data = await asyncio.to_thread(attachments_file.unpack, archive.data, attachment.id)
    filename = safe_name(attachment.filename or "", f"attachment-{attachment.id}")
    return Download(filename, BYTES, data)


async def _attachment(unit: Unit, document: Document, id: str) -> AttachmentView:
    for one in await _attachments(unit, document):
        if one.id == id:
            return one
    raise NotFoundError


async def _attachments(unit: Unit, document: Document) -> list[AttachmentView]:
    text = await _section(unit, document, "attachments", absent=b"[]")
    entries = cast("list[JsonObject]", json.loads(text))
    return [
        AttachmentView.model_validate(
            {
                **{name: one[name] for name in _TOLD},
                "createdAt": one["createdAt"] or iso(document.created_at),
            }
        )
        for one in entries
        if one["isEmbedded"]
    ]


_TOLD = ("id", "filename", "mimeType", "size", "description", "reference")


def _wants_pdf(accept: str) -> bool:
    kinds = {part.partition(";")[0].strip().lower() for part in accept.split(",")}
    return PDF in kinds and not kinds & {XML, "text/xml", "application/*", "*/*"}


def _with_id(track: Track, document: Document, content: bytes) -> bytes:
    return f'{{"{track.variable}":"{document.id}",'.encode() + content[1:]


def _named(document: Document, suffix: str) -> str:
    stem = PurePath(safe_name(document.filename, document.id)).stem
    return f"{stem}{suffix}"


async def _section(
    unit: Unit, document: Document, name: str, *, absent: bytes | None = None
) -> bytes:
    data = await _sections(unit, document, absent=absent is not None)
    try:
        return sections_file.section(data, name)
    except KeyError:
        if absent is not None:
            return absent
        raise _unread(document) from None


async def _sections(unit: Unit, document: Document, *, absent: bool = False) -> bytes:
    if document.is_pending:
        raise NotReadyError
    if document.sections_file_id is None:
        if absent:
            return b""
        raise _unread(document)
    return (await fetch(unit, document.sections_file_id)).data


async def _file(unit: Unit, document: Document, id: str | None) -> Download:
    if document.is_pending:
        raise NotReadyError
    if id is None:
        raise _unread(document)
    return await fetch(unit, id)


def _unread(document: Document) -> NotFoundError:
    reason = (document.verdict or {}).get("reason") or "it could not be processed"
    return NotFoundError(f"The document does not have this: {reason}")
