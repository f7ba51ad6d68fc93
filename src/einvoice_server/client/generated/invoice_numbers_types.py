"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import NotRequired, TypedDict


class NextNumberByTemplate(TypedDict):
    """The number that another template would give now."""

    invoiceNumber: str
    counter: int
    template: NotRequired[str | None]


class NumberSettingsView(TypedDict):
    """How invoices are numbered."""

    template: str
    padLength: int
    counter: int


class Succeeded(TypedDict):
    """The answer to a yes-or-no question, and to a deletion."""

    succeed: bool
