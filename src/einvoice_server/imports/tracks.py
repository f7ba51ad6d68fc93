"""The two ways of invoices: each has the same endpoints, under its own path, ids and names."""

from dataclasses import dataclass

from einvoice_server.documents.tables import Direction


@dataclass(frozen=True, slots=True)
class Track:
    """One way, with the words that the contract has for it."""

    direction: Direction
    title: str
    """What models of its answers begin with."""

    area: str
    path: str
    variable: str
    """What the id is called in paths and answers."""

    field: str
    """The same in Python."""

    stem: str
    """What is in the names of its tools."""

    alias: str
    """What the changelog of the contract has there."""

    noun: str
    """How descriptions call one of its invoices."""

    list_tool: str
    list_alias: str
    legacy: str | None = None
    """An older path that means the same."""


INCOMING = Track(
    direction=Direction.INCOMING,
    title="Incoming",
    area="Incoming invoices",
    path="/import/incoming",
    variable="importId",
    field="import_id",
    stem="import",
    alias="incoming_invoice",
    noun="an invoice that was received from a supplier and imported",
    list_tool="list_incoming_imports",
    list_alias="list_incoming_invoices",
    legacy="/import",
)
OUTGOING = Track(
    direction=Direction.OUTGOING,
    title="Outgoing",
    area="Outgoing invoice content",
    path="/import/outgoing",
    variable="faktooraId",
    field="faktoora_id",
    stem="outgoing_import",
    alias="outgoing_invoice",
    noun="an own invoice, imported or created here",
    list_tool="list_outgoing_imports",
    list_alias="list_outgoing_invoices",
)
