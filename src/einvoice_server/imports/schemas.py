"""What imports and the endpoints of content take, and what they tell of documents."""

import re
from abc import abstractmethod
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, PrivateAttr, StringConstraints

from einvoice_server.documents.facts import Facts
from einvoice_server.documents.repository import DocumentSort
from einvoice_server.documents.tables import Direction, Origin, Phase, Progress
from einvoice_server.files.service import PutFile
from einvoice_server.kit.files import Upload
from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber, PerPage
from einvoice_server.operations import Header
from einvoice_server.schema import Arguments

DocumentId = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=60)
]
AttachmentId = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=40)
]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Remark = Annotated[str, StringConstraints(max_length=5_000)]


def _is_day(text: str) -> str:
    plain = text.replace("-", "")
    date.fromisoformat(f"{plain[:4]}-{plain[4:6]}-{plain[6:]}")
    return plain


Day = Annotated[
    str,
    StringConstraints(pattern=re.compile(r"^[0-9]{4}-?[0-9]{2}-?[0-9]{2}$", re.ASCII)),
    AfterValidator(_is_day),
]
"""A day as YYYYMMDD; with hyphens it is understood, too."""


class OnDuplicate(StrEnum):
    """What to do with an invoice that is there already."""

    KEEP = "keep"
    REJECT = "reject"


class ImportFile(Arguments):
    """The file to import."""

    direction: ClassVar[Direction]

    file: Upload
    """The invoice as it came: XML (XRechnung, any CII or UBL), or a PDF (ZUGFeRD, Factur-X)."""

    on_duplicate: OnDuplicate = OnDuplicate.KEEP
    """`keep` imports an invoice that is there already and says so; `reject` answers 409."""

    _stored: PutFile | None = PrivateAttr(None)
    _facts: Facts | None = PrivateAttr(None)

    def prepared(self, stored: PutFile, facts: Facts | None) -> Self:
        """The same with its bytes stored, and with what it states where that was looked up."""
        copy = self.model_copy()
        copy._stored, copy._facts = stored, facts
        return copy

    @property
    def stored(self) -> PutFile:
        """The stored file."""
        assert self._stored is not None
        return self._stored

    @property
    def facts(self) -> Facts | None:
        """What it states, where that decides."""
        return self._facts


class ImportIncoming(ImportFile):
    """An invoice that was received."""

    direction = Direction.INCOMING


class ImportOutgoing(ImportFile):
    """An own invoice that was made elsewhere."""

    direction = Direction.OUTGOING


class OfDocument(Arguments):
    """A document by its id."""

    direction: ClassVar[Direction]

    @property
    @abstractmethod
    def document_id(self) -> str:
        """The id, whatever it is called."""


class OfIncoming(OfDocument):
    """An incoming invoice."""

    direction = Direction.INCOMING

    import_id: DocumentId
    """The id that the import gave: `IMP...`."""

    @property
    def document_id(self) -> str:
        """The id."""
        return self.import_id


class OfOutgoing(OfDocument):
    """An outgoing invoice."""

    direction = Direction.OUTGOING

    faktoora_id: DocumentId
    """The id of the invoice: `INV-...`."""

    @property
    def document_id(self) -> str:
        """The id."""
        return self.faktoora_id


class OfSource(OfDocument):
    """A document and the form in which it is wanted."""

    accept: Annotated[str, Header("accept")] = "*/*"
    """`application/pdf` gives the PDF that an invoice came in; else its XML, where there is one."""


class IncomingSource(OfIncoming, OfSource):
    """An incoming invoice and the form in which it is wanted."""


class OutgoingSource(OfOutgoing, OfSource):
    """An outgoing invoice and the form in which it is wanted."""


class ListAttachments(OfDocument):
    """A page of a document's attachments."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE


class IncomingAttachments(OfIncoming, ListAttachments):
    """A page of the attachments of an incoming invoice."""


class OutgoingAttachments(OfOutgoing, ListAttachments):
    """A page of the attachments of an outgoing invoice."""


class OfAttachment(OfDocument):
    """One attachment of a document."""

    attachment_id: AttachmentId
    """The number of the attachment in its document, from the list of attachments."""


class IncomingAttachment(OfIncoming, OfAttachment):
    """One attachment of an incoming invoice."""


class OutgoingAttachment(OfOutgoing, OfAttachment):
    """One attachment of an outgoing invoice."""


class UpdateImport(OfIncoming):
    """What to record otherwise; what is left out stays. The file is never changed."""

    invoice_number: Words | None = None
    """The invoice number to go by; null goes back to what the document states."""

    issue_date: Day | None = None
    """The issue date (YYYYMMDD) to go by; null goes back to what the document states."""

    due_date: Day | None = None
    """The due date (YYYYMMDD) to go by; null goes back to what the document states."""

    buyer_reference: Words | None = None
    """The buyer's reference to go by; null goes back to what the document states."""

    status: Progress | None = None
    """What has been done with the invoice: open, approved, rejected, paid, archived."""

    category: Annotated[Words, Field(max_length=100)] | None = None
    """A heading to sort it under, such as a cost centre; null removes it."""

    note: Remark | None = None
    """A remark; null removes it."""


class ListDocuments(Arguments):
    """Which documents, and in which order."""

    direction: ClassVar[Direction]

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    sort: DocumentSort = DocumentSort.CREATED_AT
    """What to sort by."""

    order: Order = Order.DESC
    """In which direction."""

    keyword: Words | None = None
    """Text in number, seller, buyer, reference, file name, category or note; case is ignored."""

    invoice_number: Words | None = None
    """Exactly this invoice number."""

    seller: Words | None = None
    """Text in the name or the VAT number of the seller."""

    status: Progress | None = None
    """What has been done with the invoice."""

    validation_status: Phase | None = None
    """How its validation went: pending, accepted, failed."""

    is_valid: bool | None = None
    """Whether it was found valid."""

    is_duplicate: bool | None = None
    """Whether it repeats an earlier document."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    """Issued on this day or later; the same as issueDateFrom."""

    to: Day | None = None
    """Issued on this day or earlier; the same as issueDateTo."""

    issue_date_from: Day | None = None
    """Issued on this day (YYYYMMDD) or later."""

    issue_date_to: Day | None = None
    """Issued on this day (YYYYMMDD) or earlier."""

    due_date_from: Day | None = None
    """Due on this day (YYYYMMDD) or later."""

    due_date_to: Day | None = None
    """Due on this day (YYYYMMDD) or earlier."""

    created_from: Day | None = None
    """Imported on this day (YYYYMMDD, UTC) or later."""

    created_to: Day | None = None
    """Imported on this day (YYYYMMDD, UTC) or earlier."""

    @property
    def wanted_origin(self) -> Origin | None:
        """Where the documents came from; None for anywhere."""
        return Origin.IMPORTED


class ListIncoming(ListDocuments):
    """Which incoming invoices, and in which order."""

    direction = Direction.INCOMING


class ListOutgoing(ListDocuments):
    """Which outgoing invoices, and in which order."""

    direction = Direction.OUTGOING

    origin: Literal["imported", "created", "all"] = "imported"
    """`imported` files, invoices `created` here, or `all`."""

    @property
    def wanted_origin(self) -> Origin | None:
        """Where the documents came from; None for anywhere."""
        return None if self.origin == "all" else Origin(self.origin)
