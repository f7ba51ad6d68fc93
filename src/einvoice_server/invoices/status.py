"""Where an invoice stands, and what may become of it."""

from enum import StrEnum


class InvoiceStatus(StrEnum):
    """The stations of an invoice: draft, review, created, sent, and what comes after."""

    DRAFT = "draft"
    """To be confirmed; or released, and its documents are being made (see `jobStatus`)."""

    REVIEW = "review"
    """To be approved or rejected."""

    CREATED = "created"
    """Its documents are there."""

    SENT = "sent"
    """It was delivered."""

    OVERDUE = "overdue"
    """It was to be paid by now."""

    PAID = "paid"
    ARCHIVED = "archived"
    """Paid and put away: it does not change any more."""

    REJECTED = "rejected"
    """Somebody did not approve it."""

    ERROR = "error"
    """Its documents could not be made."""


class WorkStatus(StrEnum):
    """How far the making of the documents is."""

    NONE = "none"
    QUEUED = "queued"
    PROCESSING = "processing"
    DONE = "done"
    ERROR = "error"


class ValidationStatus(StrEnum):
    """How far a validation is."""

    PROCESSING = "processing"
    SUCCESS = "success"
    ERROR = "error"


class Sending(StrEnum):
    """What became of one way of sending an invoice."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"


OPEN = (InvoiceStatus.CREATED, InvoiceStatus.SENT, InvoiceStatus.OVERDUE)
"""Documents are there, payment is not."""

ISSUED = (*OPEN, InvoiceStatus.PAID, InvoiceStatus.ARCHIVED)
"""Documents are there and were released."""

REPLACEABLE = (InvoiceStatus.DRAFT, InvoiceStatus.REJECTED, InvoiceStatus.ERROR)
"""Another content can be given."""
