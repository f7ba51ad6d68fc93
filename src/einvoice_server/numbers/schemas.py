"""Invoice numbers as the API shows and takes them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from einvoice_server.numbers.templates import PadLength, Template
from einvoice_server.schema import Arguments, Schema


class NextNumber(Arguments):
    """Which number."""

    template: Template | None = None
    """Another template than the one that is set: "YYYY-id". It is used for this answer only."""


class NextNumberView(Schema):
    """The number that would be given now."""

    invoice_number: str
    """The number: "2026/03/00043". It is not reserved."""

    counter: int
    """The last number that was given: 42."""


class NextNumberByTemplate(NextNumberView):
    """The number that another template would give now."""

    template: str | None = None
    """The template that was asked for; only there if one was."""


class VerifyNumber(Arguments):
    """Which number."""

    invoice_number: Annotated[
        str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)
    ]
    """The number to look for: "RE-2026-001"."""


class NumberSettingsView(Schema):
    """How invoices are numbered."""

    template: str
    """YYYY, MM and DD stand for the date, `id` for the counter: "YYYY/MM/id"."""

    pad_length: int
    """With how many digits the counter is written at least: 5."""

    counter: int
    """The last number that was given: 42."""


class UpdateNumberSettings(Arguments):
    """What to change; what is left out stays."""

    template: Template | None = None
    """YYYY, MM and DD stand for the date, `id`, exactly once, for the counter: "YYYY/MM/id"."""

    pad_length: PadLength | None = None
    """With how many digits the counter is written at least: 5."""

    counter: Annotated[int, Field(ge=0, le=10**12)] | None = None
    """The last number that was given elsewhere, to go on from there: 1041. Numbers that invoices
    have are passed by, so none is given twice."""
