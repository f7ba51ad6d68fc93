"""A document as content: what it says, in sections for programs."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, TypeAlias, cast, get_args

from pydantic import PrivateAttr, TypeAdapter

from einvoice.documents import read
from einvoice.errors import UnknownSectionError
from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.results import ReadResult
from einvoice.sections.allowances import Allowances
from einvoice.sections.attachments import Attachment, is_among, referenced
from einvoice.sections.basis import Basis
from einvoice.sections.building import built
from einvoice.sections.delivery import Delivery
from einvoice.sections.doubts import Doubt, doubts_of
from einvoice.sections.further import Further, further_of
from einvoice.sections.lineitems import LineItem
from einvoice.sections.notes import Note
from einvoice.sections.parties import Buyer, Seller
from einvoice.sections.payment import PaymentInstructions, PaymentTerms
from einvoice.sections.references import References
from einvoice.sections.section import Derived, Of, Section
from einvoice.sections.summary import Summary
from einvoice.sections.taxes import Tax
from einvoice.sections.tracing import Json, Trace, Tracer
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.source import Source

SectionName: TypeAlias = Literal[
    "summary",
    "seller",
    "buyer",
    "lineitems",
    "taxes",
    "paymentterms",
    "paymentmeans",
    "delivery",
    "references",
    "allowances",
    "attachments",
    "notes",
]
SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
"""The sections, in the order in which they stand in the content."""


class NotUnderstood(Section):
    """An element or attribute of the source that no term stands for."""

    location: str | None = None
    """Its XPath in the source."""
    line: int | None = None
    """Its line in the source."""


class Content(Section):
    """All that a document says: the sections, what is doubtful, and what was not understood."""

    shows = Invoice

    summary: Annotated[Summary, Of("")]
    """Number, type, dates, parties, amounts, and what kind of document it is."""
    seller: Annotated[Seller, Of("seller")]
    """Who claims payment, and who acts on that side."""
    buyer: Annotated[Buyer, Of("buyer")]
    """To whom the invoice is addressed, and who acts on that side."""
    lineitems: Annotated[tuple[LineItem, ...], Of("lines")] = ()
    """The positions: what was supplied, how much of it, and what it costs."""
    taxes: Annotated[tuple[Tax, ...], Of("vat_breakdown")] = ()
    """The VAT by category and rate."""
    paymentterms: Annotated[PaymentTerms, Of("")]
    """When to pay, what early payment saves, and what late payment costs."""
    paymentmeans: Annotated[PaymentInstructions, Of("")]
    """How and to whom to pay."""
    delivery: Annotated[Delivery, Of("delivery")]
    """To whom, where and when it was delivered."""
    references: Annotated[References, Of("")]
    """What the invoice refers to: orders, contracts, accounts, earlier invoices."""
    allowances: Annotated[Allowances, Of("")]
    """What is deducted from the invoice as a whole, and what is added."""
    attachments: Annotated[tuple[Attachment, ...], Of("supporting_documents")] = ()
    """The files that come with the invoice, embedded or linked."""
    notes: Annotated[tuple[Note, ...], Of("notes")] = ()
    """The remarks."""
    further: tuple[Further, ...] = ()
    """What else is stated, outside the lines: terms of extensions, one by one."""
    doubtful: tuple[Doubt, ...] = ()
    """Every reason to look at the document itself."""
    unmapped: tuple[NotUnderstood, ...] = ()
    """The elements of the source that no term stands for."""

    _tracer: Tracer = PrivateAttr(default_factory=lambda: Tracer(None, ()))

    @classmethod
    def derived(
        cls, values: Mapping[str, Any], group: Group | None, origin: str, basis: Basis
    ) -> Iterator[Derived]:
        """What is gathered from several places, and what has none."""
        yield Derived("attachments", tuple(_attachments(values["attachments"], basis)), "")
        yield Derived("further", further_of(cls, basis.invoice, ""), "")
        unmapped = basis.reading.unmapped if basis.reading else ()
        parts = (NotUnderstood(location=one.location, line=one.line) for one in unmapped)
        yield Derived("unmapped", tuple(parts), "")

    @classmethod
    def of(
        cls, invoice: Invoice, reading: ReadResult | None, *, limits: Limits = DEFAULT
    ) -> "Content":
        """The content of an invoice, and of the document that it was read from."""
        basis = Basis(invoice, reading)
        content = built(cls, invoice, "", basis)
        doubts = doubts_of(content, basis)
        if doubts:
            content = content.model_copy(update={"doubtful": doubts})
        content._tracer = Tracer(reading, doubts, limits)
        return content

    def section(self, name: str) -> Json:
        """One section as JSON of plain values: amounts as strings, null for what is absent.

        UnknownSectionError where there is none of this name.
        """
        check_name(name)
        dumped = self.model_dump(mode="json", include={name})
        return cast("Json", dumped[name])

    def trace(self, path: str) -> Trace:
        """Where a value comes from, by its path in JSON or Python: "lineitems[0].product.price".

        UnknownSectionError for a path that leads to no field.
        """
        return self._tracer.trace(self, path)

    def traced(self, name: str | None = None) -> Json:
        """The sections as JSON in which every value is an object: value, term, location, line.

        With a name only that section. UnknownSectionError where there is none of this name.
        """
        if name is None:
            return self._tracer.to_json(self, only=SECTIONS)
        check_name(name)
        return self._tracer.to_json(self, only=(name,))[name]


def content(source: Source | ReadResult | Invoice, *, limits: Limits = DEFAULT) -> Content:
    """What a document says, in sections: bytes, a path, an open file, what `read` gave, an invoice.

    Incomplete and faulty documents have content too: what is missing is None, and what is not
    certain is in `doubtful`. A `ReadError` is raised for what is no invoice at all.
    """
    if isinstance(source, Invoice):
        return Content.of(source, None)
    reading = source if isinstance(source, ReadResult) else read(source, limits=limits)
    return Content.of(reading.invoice, reading, limits=limits)


def schema_of(name: str | None = None) -> dict[str, Any]:
    """The JSON Schema of a section, or of the whole content; UnknownSectionError for no section."""
    if name is None:
        return Content.model_json_schema(mode="serialization")
    check_name(name)
    field = Content.model_fields[name]
    return TypeAdapter(cast("Any", field.annotation)).json_schema(mode="serialization")


def check_name(name: str) -> None:
    """Refuse what is the name of no section with an UnknownSectionError."""
    if name not in SECTIONS:
        raise UnknownSectionError(section=name, known=SECTIONS)


def _attachments(stated: tuple[Attachment, ...], basis: Basis) -> Iterator[Attachment]:
    """Those of the invoice, of references in it, and of the PDF around it, numbered."""
    found = list(stated)
    for group, place in referenced(basis.invoice):
        found.append(built(Attachment, group, place, basis))
    container = basis.reading.container if basis.reading else None
    if container is not None:
        # What the invoice embeds often stands beside it in the PDF as well.
        others = (one for one in container.supplements if not is_among(found, one))
        found.extend(map(Attachment.of_pdf, list(others)))
    return (one.numbered(index) for index, one in enumerate(found, start=1))
