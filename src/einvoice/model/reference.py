"""What an invoice refers to: other documents, periods, notes and files."""

from typing import Annotated

from einvoice.model.group import Group
from einvoice.model.terms import BT, EXT, Part
from einvoice.model.values import Attachment, Code, Date, Reference, Text


class Note(Group):
    """A remark with what it is about (BG-1)."""

    subject_code: Annotated[Code | None, BT(21, "Invoice note subject code")] = None
    """What the remark is about (UNTDID 4451)."""

    text: Annotated[Text | None, BT(22, "Invoice note", "1..1")] = None
    """The remark."""

    content_code: Annotated[Code | None, EXT("Invoice note content code")] = None
    """A remark agreed upon, as a code."""


class LineNote(Group):
    """A further remark on a line, or one with a code."""

    subject_code: Annotated[Code | None, EXT("Invoice line note subject code")] = None
    """What the remark is about (UNTDID 4451)."""

    text: Annotated[Text | None, EXT("Further invoice line note")] = None
    """The remark."""

    content_code: Annotated[Code | None, EXT("Invoice line note content code")] = None
    """A remark agreed upon, as a code."""


class Period(Group):
    """A span of days, both ends included (BG-14, BG-26)."""

    start_date: Annotated[Date | None, Part("start date")] = None
    """The first day."""

    end_date: Annotated[Date | None, Part("end date")] = None
    """The last day."""


class InvoicingPeriod(Period, owner="Invoicing period", numbers={"start_date": 73, "end_date": 74}):
    """The days for which the invoice is raised (BG-14)."""

    description: Annotated[Text | None, EXT("Invoicing period description")] = None
    """The period in words."""


class LinePeriod(Period, owner="Invoice line period", numbers={"start_date": 134, "end_date": 135}):
    """The days for which a line is raised (BG-26)."""

    description: Annotated[Text | None, EXT("Invoice line period description")] = None
    """The period in words."""


class PrecedingInvoice(Group):
    """An earlier invoice that this one corrects or settles (BG-3)."""

    reference: Annotated[Reference | None, BT(25, "Preceding Invoice reference", "1..1")] = None
    """The number of the earlier invoice."""

    issue_date: Annotated[Date | None, BT(26, "Preceding Invoice issue date")] = None
    """When the earlier invoice was issued."""

    type_code: Annotated[Code | None, EXT("Preceding Invoice type code")] = None
    """What the earlier document was (UNTDID 1001)."""


class SupportingDocument(Group):
    """A document that supports the claim, embedded or linked (BG-24)."""

    reference: Annotated[Reference | None, BT(122, "Supporting document reference", "1..1")] = None
    """The identifier of the document."""

    description: Annotated[Text | None, BT(123, "Supporting document description")] = None
    """What the document is."""

    location: Annotated[Text | None, BT(124, "External document location")] = None
    """Where the document can be fetched."""

    attachment: Annotated[Attachment | None, BT(125, "Attached document")] = None
    """The document itself."""

    type_code: Annotated[Code | None, EXT("Supporting document type code")] = None
    """What kind of document it is (UNTDID 1001), where it is not simply a related one."""

    reference_type_code: Annotated[Code | None, EXT("Supporting document reference type code")] = (
        None
    )
    """What kind of reference it is (UNTDID 1153)."""

    line_id: Annotated[Reference | None, EXT("Supporting document line")] = None
    """The line of the document that is meant."""

    issue_date: Annotated[Date | None, EXT("Supporting document date")] = None
    """When the document was issued."""


class DocumentReference(Group):
    """Another document by number, line and date."""

    reference: Annotated[Reference | None, Part("reference")] = None
    """The number of the document."""

    line_id: Annotated[Reference | None, Part("line reference")] = None
    """The line of the document."""

    issue_date: Annotated[Date | None, Part("date")] = None
    """When the document was issued."""

    type_code: Annotated[Code | None, Part("type code")] = None
    """What kind of document it is (UNTDID 1001)."""

    reference_type_code: Annotated[Code | None, Part("reference type code")] = None
    """What kind of reference it is (UNTDID 1153)."""

    name: Annotated[Text | None, Part("name")] = None
    """What the document is called."""

    location: Annotated[Text | None, Part("location")] = None
    """Where the document can be fetched."""

    attachment: Annotated[Attachment | None, Part("attachment")] = None
    """The document itself."""
