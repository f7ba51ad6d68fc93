"""What the API tells of documents."""

from pydantic import Field

from einvoice_server.documents.analysis import InputType
from einvoice_server.documents.numbers import StatedNumber
from einvoice_server.documents.tables import Origin, Phase, Progress
from einvoice_server.schema import Schema, Timestamp


class Imported(Schema):
    """A file that was taken in and is being processed."""

    details_page: str
    """Where more about it is found."""

    duplicate_of: str | None = Field(default=None, exclude_if=lambda value: value is None)
    """The id of the earlier document with the same bytes; absent where there is none yet."""


class IncomingImported(Imported):
    """An incoming invoice that is being processed."""

    import_id: str
    """The id by which it is asked for."""


class OutgoingImported(Imported):
    """An outgoing invoice that is being processed."""

    faktoora_id: str
    """The id by which it is asked for."""


class DocumentRecord(Schema):
    """What is recorded of a document. Terms are null where they are not stated, or not read yet."""

    filename: str
    """What its sender called the file."""

    media_type: str
    """application/xml or application/pdf, by its content."""

    input_type: InputType
    """xml, pdf-hybrid (with an invoice in it), pdf-plain (without)."""

    size: int
    """Bytes of the file."""

    sha256: str
    """The fingerprint of the file."""

    origin: Origin
    """imported, or created here."""

    syntax: str | None
    """The syntax of the invoice: cii, ubl and others."""

    profile: str | None
    """The profile that the invoice claims."""

    invoice_number: str | None
    """The invoice number."""

    invoice_type_code: str | None
    """The type of document: 380 invoice, 381 credit note and others (UNTDID 1001)."""

    issue_date: str | None
    """When it was issued, YYYYMMDD."""

    due_date: str | None
    """When it is to be paid, YYYYMMDD."""

    seller_name: str | None
    """Who claims payment."""

    seller_vat_id: str | None
    """The VAT number of the seller."""

    buyer_name: str | None
    """Who is to pay."""

    buyer_vat_id: str | None
    """The VAT number of the buyer."""

    buyer_reference: str | None
    """The buyer's reference, such as a Leitweg-ID."""

    currency: str | None
    """The currency of the amounts."""

    net_amount: StatedNumber | None
    """The total without VAT."""

    tax_amount: StatedNumber | None
    """The VAT."""

    amount: StatedNumber | None
    """The total with VAT."""

    edited: list[str]
    """The fields whose values were edited; all others are as the document states them."""

    status: Progress
    """What has been done with the invoice."""

    category: str | None
    """The heading that it was sorted under."""

    note: str | None
    """A remark."""

    is_valid: bool | None
    """Whether it is valid; null while that is not known."""

    validation_status: Phase
    """How checking it went."""

    visualization_status: Phase
    """How drawing it went."""

    overall_status: Phase
    """failed where one of both failed, pending where one is."""

    duplicate_of: str | None
    """The id of the earlier document that is the same invoice."""

    created_at: Timestamp
    """When it was imported."""

    updated_at: Timestamp
    """When its record was last changed."""

    processed_at: Timestamp | None
    """When it was processed."""

    details_page: str
    """Where more about it is found."""


class IncomingRecord(DocumentRecord):
    """What is recorded of an incoming invoice."""

    import_id: str
    """The id."""


class OutgoingRecord(DocumentRecord):
    """What is recorded of an outgoing invoice."""

    faktoora_id: str
    """The id."""


class PhasesView(Schema):
    """How far processing has come; each step is pending, accepted or failed."""

    validation_status: Phase
    """Whether the invoice was found valid."""

    visualization_status: Phase
    """Whether it could be drawn."""

    overall_status: Phase
    """failed where one of both failed, pending where one is."""


class ImportRuleSet(Schema):
    """A set of rules that was checked."""

    name: str
    """Its name, such as en16931 or xrechnung."""

    version: str
    """The version of the official rules that it follows."""


class ImportFinding(Schema):
    """One place where a rule does not hold."""

    rule: str
    """The official id: BR-CO-10 and others."""

    rule_set: str
    """The set that has the rule."""

    severity: str
    """fatal, warning or information."""

    decides: bool
    """Whether the verdict follows from it."""

    message: str
    """What is wrong, with the values of the document."""

    fix: str
    """What to change."""

    terms: list[str]
    """The business terms concerned: BT-106 and others."""

    path: str
    """The place in the invoice; empty for the invoice as a whole."""

    location: str | None
    """The place in the XML, as an XPath."""

    line: int | None
    """The line of the XML."""

    count: int
    """How often the rule fires here."""


class ImportValidation(Schema):
    """What checking a document found."""

    status: str
    """pending, accepted or rejected; what could not be read or checked is rejected."""

    verdict: str | None = None
    """accept, reject, undecided (a check that decides could not be made), unreadable."""

    reason: str | None = None
    """Why it was not accepted, for people."""

    code: str | None = None
    """The kind of fault of a document that could not be read, stable: pdf.no-invoice and others."""

    profile: str | None = None
    """The profile whose rules were applied."""

    syntax: str | None = None
    """The syntax of the invoice."""

    fatal: int = 0
    """How many faults are fatal."""

    warnings: int = 0
    """How many are warnings."""

    information: int = 0
    """How many are remarks."""

    rule_sets: list[ImportRuleSet] = Field(default_factory=list[ImportRuleSet])
    """What was checked."""

    not_checked: list[str] = Field(default_factory=list[str])
    """What was not, and why."""

    findings: list[ImportFinding] = Field(default_factory=list[ImportFinding])
    """What was found, the worst first, at most 100; the report as PDF has more."""

    more_findings: int = 0
    """How many are not listed."""


class AttachmentView(Schema):
    """A file that is embedded in an invoice or in the PDF around it."""

    id: str
    """Its number in the document, for the path."""

    filename: str | None
    """What it is called; never use it as a path."""

    mime_type: str | None
    """What it says that it is."""

    size: int | None
    """Its bytes; null where what is embedded cannot be decoded."""

    description: str | None
    """What it is, in words."""

    reference: str | None
    """The number of the supporting document."""

    created_at: str
    """When it was made, where a PDF says so; else when the document was imported."""
