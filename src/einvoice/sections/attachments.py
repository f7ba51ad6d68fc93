"""The files that come with an invoice, embedded or linked."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

from pydantic import PrivateAttr

from einvoice.errors import PdfError
from einvoice.model import reference
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.model.shape import value_type
from einvoice.model.values import Date
from einvoice.sections.basis import Basis
from einvoice.sections.section import Derived, Of, Section, defaults_of

if TYPE_CHECKING:
    from einvoice.pdf.reading.attachments import Attachment as PdfAttachment


class Attachment(Section):
    """A document that supports the claim: a file in the invoice, or where it is to be had."""

    shows = reference.SupportingDocument

    id: str | None = None
    """Its number among the attachments of the document, from 1."""
    filename: Annotated[str | None, Of("attachment.filename")] = None
    mime_type: Annotated[str | None, Of("attachment.mime_code")] = None
    size: int | None = None
    """The bytes of the file; null where none is embedded, or what is embedded cannot be read."""
    is_embedded: bool = False
    """Whether the file is in the document."""
    location: Annotated[str | None, Of("location")] = None
    reference: Annotated[str | None, Of("reference")] = None
    description: Annotated[str | None, Of("description")] = None
    type_code: Annotated[str | None, Of("type_code")] = None
    reference_type_code: Annotated[str | None, Of("reference_type_code")] = None
    line_id: Annotated[str | None, Of("line_id")] = None
    issue_date: Annotated[Date | None, Of("issue_date")] = None
    created_at: datetime | None = None
    """When a file of a PDF was made, as the PDF says."""
    relationship: str | None = None
    """How a file of a PDF stands to its pages (AFRelationship)."""

    _file: "PdfAttachment | None" = PrivateAttr(None)

    @property
    def data(self) -> bytes | None:
        """The bytes of the file; None where none is embedded.

        ValueError where what is embedded is not Base64, a `PdfError` where a PDF cannot give it.
        """
        if self._file is not None:
            return self._file.data
        held = self.group.__dict__.get("attachment") if self.group is not None else None
        return held.data if held is not None else None

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """What the file is, and the name that other references state as their description."""
        stated: Mapping[str, Any] = group.__dict__ if group is not None else {}
        if values["description"] is None and stated.get("name") is not None:
            yield Derived("description", stated["name"], f"{origin}.name")
        held = stated.get("attachment")
        if held is not None:
            yield Derived("is_embedded", True, f"{origin}.attachment")
            yield Derived("size", size_of(held), f"{origin}.attachment")

    @classmethod
    def of_pdf(cls, file: "PdfAttachment") -> "Attachment":
        """A file of the PDF that the invoice was in."""
        values = {
            **defaults_of(cls),
            "filename": file.name or None,
            "mime_type": file.mime_type,
            "size": size_of(file),
            "is_embedded": True,
            "description": file.description,
            "created_at": file.created,
            "relationship": file.relationship,
        }
        made = cls.made(values, None, "", dict.fromkeys(cls.model_fields, ""))
        made._file = file
        return made

    def numbered(self, number: int) -> "Attachment":
        """The same with its number."""
        values = {**self.__dict__, "id": str(number)}
        made = self.made(values, self.group, self.origin, {**self._places, "id": ""})
        made._file = self._file
        return made


class _Held(Protocol):
    @property
    def data(self) -> bytes: ...


def size_of(file: _Held) -> int | None:
    """The bytes of an embedded file, whatever it says of itself; None where it cannot be read."""
    try:
        return len(file.data)
    except (ValueError, PdfError):
        return None


def is_among(attachments: Sequence[Attachment], file: "PdfAttachment") -> bool:
    """Whether a file of the PDF is one that the invoice embeds itself."""
    for one in attachments:
        if one.filename == file.name and one.size is not None:
            try:
                return one.data == file.data
            except PdfError:
                return False
    return False


def referenced(invoice: Invoice) -> Iterator[tuple[Group, str]]:
    """The references outside the list of supporting documents that embed a file."""
    yield from _with_file(invoice, "")
    waiting = [(line, f"lines[{index}]") for index, line in enumerate(invoice.lines)]
    waiting.reverse()
    while waiting:
        line, place = waiting.pop()
        yield from _with_file(line, f"{place}.")
        below = [(sub, f"{place}.sub_lines[{index}]") for index, sub in enumerate(line.sub_lines)]
        waiting.extend(reversed(below))


def _with_file(group: Group, place: str) -> Iterator[tuple[Group, str]]:
    for name in _reference_fields(type(group)):
        found = group.__dict__[name]
        if isinstance(found, tuple):
            for index, entry in enumerate(cast("tuple[Group, ...]", found)):
                if entry.__dict__["attachment"] is not None:
                    yield entry, f"{place}{name}[{index}]"
        elif found is not None and found.attachment is not None:
            yield found, f"{place}{name}"


@cache
def _reference_fields(group: type[Invoice] | type[Line]) -> tuple[str, ...]:
    fields = group.model_fields.items()
    wanted = reference.DocumentReference
    return tuple(name for name, field in fields if value_type(field.annotation) is wanted)
