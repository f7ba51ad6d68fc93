"""The files that go into a hybrid PDF beside its invoice, and which of them are allowed."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Final, Literal

from einvoice.errors import AttachmentRefusedError
from einvoice.model.invoice import Invoice
from einvoice.pdf.generations import RESERVED_NAMES, generation_of_file
from einvoice.pdf.writing.changes import ChangeLog
from einvoice.syntax.source import load

TYPES: Final = {
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".gif": "image/gif",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".csv": "text/csv",
    ".xml": "text/xml",
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
"""The kinds of files that Factur-X allows beside the invoice, by the ends of their names."""

UNKNOWN_TYPE: Final = "application/octet-stream"
_TYPE: Final = re.compile(r"[\w!#$&^.+-]{1,60}/[\w!#$&^.+-]{1,100}", re.ASCII)
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A further file to attach."""

    name: str
    """What it is called in the PDF."""
    data: bytes
    mime_type: str | None = None
    """What kind of file it is; None takes it from the name."""
    description: str | None = None
    relationship: Literal["Supplement", "Unspecified"] = "Supplement"
    modified: datetime | None = None
    """When it was changed last; None for when the PDF was made."""

    @classmethod
    def from_path(cls, path: str | os.PathLike[str]) -> "AttachedFile":
        """A file of the disk, under its own name."""
        return cls(name=PurePath(path).name, data=load(path).data)


Attachable = AttachedFile | str | os.PathLike[str]


def attached(files: Iterable[Attachable]) -> Iterator[AttachedFile]:
    """The files that a caller names; AttachmentRefusedError for one that must not be there."""
    taken: set[str] = set()
    for file in files:
        found = file if isinstance(file, AttachedFile) else AttachedFile.from_path(file)
        if problem := problem_of(found):
            raise AttachmentRefusedError(name=found.name, detail=problem)
        if found.name.lower() in taken:
            raise AttachmentRefusedError(name=found.name, detail="two files have this name")
        taken.add(found.name.lower())
        yield found


def problem_of(file: AttachedFile) -> str | None:
    """Why a hybrid must not carry a file; None where it may."""
    name = file.name
    lowered = name.lower()
    if not name.strip() or len(name) > _LONGEST_NAME:
        return f"its name has {len(name)} characters, 1 to {_LONGEST_NAME} are accepted"
    if any(sign in "/\\:" or not sign.isprintable() for sign in name):
        return "its name holds a path or signs that cannot be shown"
    if lowered in RESERVED_NAMES or generation_of_file(lowered) is not None:
        return "the name is reserved for the invoice"
    if PurePath(lowered).suffix not in TYPES:
        return f"its name must end in one of {' '.join(TYPES)}"
    return None


def mime_type_of(file: AttachedFile) -> str:
    """The type to write; what is unknown is application/octet-stream."""
    stated = file.mime_type or type_named(file.name)
    return stated if _TYPE.fullmatch(stated) else UNKNOWN_TYPE


def type_named(name: str) -> str:
    """The type of a file by the end of its name."""
    return TYPES.get(PurePath(name.lower()).suffix, UNKNOWN_TYPE)


def supporting_files(invoice: Invoice, log: ChangeLog) -> Iterator[AttachedFile]:
    """The supporting documents (BG-24) that an invoice embeds, as files of the PDF as well.

    They stay in the XML in any case; one that must not stand beside it is reported.
    """
    taken: dict[str, int] = {}
    for number, document in enumerate(invoice.supporting_documents, 1):
        if document.attachment is None:
            continue
        name = document.attachment.filename or f"{document.reference or f'document-{number}'}"
        try:
            file = AttachedFile(
                name=_free(PurePath(name.replace("\\", "/")).name, taken),
                data=document.attachment.data,
                mime_type=document.attachment.mime_code,
                description=document.description,
            )
        except ValueError as error:
            problem: str | None = str(error)
        else:
            problem = problem_of(file)
            if problem is None:
                yield file
        if problem is not None:
            log.add("attachment.in-xml-only", f"Left {name!r} in the XML alone: {problem}")


def _free(name: str, taken: dict[str, int]) -> str:
    """A name that no other file has; `taken` counts how often each was asked for."""
    path = PurePath(name)
    wanted = name.lower()
    while name.lower() in taken:
        taken[wanted] += 1
        name = f"{path.stem}-{taken[wanted]}{path.suffix}"
    taken[name.lower()] = 1
    return name
