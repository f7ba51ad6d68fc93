"""Of what operations each kind of page is made, by the names that the catalogue has for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from einvoice_server.details.links import Kind


class Layout(StrEnum):
    """How what the operations answer is laid out."""

    INVOICE = "invoice"
    IMPORT = "import"
    CUSTOMER = "customer"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class File:
    """A file that a page leads to."""

    operation: str
    accept: str = ""
    """What the operation is told to give, where it has a choice."""

    media_types: tuple[str, ...] = ()
    """What it must give to count; whatever it gives, where none is named."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page shows."""

    layout: Layout
    main: str
    """The operation that says whether it exists."""

    more: Mapping[str, str]
    """Further operations by the part of the page that shows what they answer."""

    files: Mapping[str, File]
    """By the last part of their addresses."""


_PDF, _XML = "application/pdf", "application/xml"


def _imported(stem: str) -> Subject:
    return Subject(
        Layout.IMPORT,
        f"get_{stem}_status",
        {
            "summary": f"get_{stem}_summary",
            "content": f"get_{stem}_content",
            "validation": f"get_{stem}_validation",
        },
        {
            "pdf": File(f"get_{stem}_visual"),
            "source": File(f"get_{stem}_source"),
            "report": File(f"get_{stem}_report"),
        },
    )


_INVOICE = Subject(
    Layout.INVOICE,
    "get_invoice_details",
    {},
    {
        "pdf": File("download_invoice", _PDF, (_PDF,)),
        "xml": File("download_invoice", _XML, (_XML, "text/xml")),
        "report": File("get_invoice_validation_report"),
    },
)

SUBJECTS: Mapping[Kind, tuple[Subject, ...]] = {
    Kind.INVOICE: (_INVOICE, _imported("outgoing_import")),
    Kind.IMPORT: (_imported("import"), _imported("outgoing_import")),
    Kind.CUSTOMER: (Subject(Layout.CUSTOMER, "get_customer", {}, {}),),
    Kind.PRODUCT: (Subject(Layout.PRODUCT, "get_product", {}, {}),),
}
"""What a kind may be about; the first that exists is shown."""
