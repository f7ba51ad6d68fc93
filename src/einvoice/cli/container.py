"""What is told of a PDF and the files in it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from einvoice.errors import PdfError
from einvoice.pdf.extract import Extraction
from einvoice.pdf.reading.attachments import Attachment
from einvoice.pdf.reading.contents import PdfContents

if TYPE_CHECKING:
    from rich.table import Table


def contained(found: Extraction | PdfContents) -> dict[str, Any]:
    """A PDF for machines."""
    if isinstance(found, Extraction):
        chosen, generation = found.attachment, found.generation
    else:
        chosen = found.chosen.attachment if found.chosen else None
        generation = found.chosen.generation if found.chosen else None
    metadata = found.metadata
    return {
        "invoice": chosen.name if chosen else None,
        "generation": generation.name if generation else None,
        "metadata": asdict(metadata) if metadata else None,
        "attachments": [_file(one, is_chosen=one is chosen) for one in found.attachments],
        "issues": [asdict(issue) for issue in found.issues],
    }


def _file(found: Attachment, *, is_chosen: bool) -> dict[str, Any]:
    modified = found.modified
    return {
        "name": found.name,
        "is_invoice": is_chosen,
        "size": size_of(found),
        "mime_type": found.mime_type,
        "relationship": found.relationship,
        "description": found.description,
        "modified": modified.isoformat() if modified else None,
        "places": list(found.places),
    }


def size_of(found: Attachment) -> int | None:
    """The bytes that a file has; None where they cannot be had."""
    try:
        return len(found.data)
    except PdfError:
        return None


def files_of(found: Sequence[Attachment], chosen: Attachment | None) -> "Table":
    """The files of a PDF, the invoice in bold."""
    from einvoice.cli.output import said
    from einvoice.cli.tables import MOST, short, table_of

    table = table_of("File", "Type", "Relationship", "Where", "Bytes", right=("Bytes",))
    for one in found[:MOST]:
        name = short(one.name or "without a name")
        if one is chosen:
            name.stylize("bold")
        size = size_of(one)
        table.add_row(
            name,
            short(one.mime_type or ""),
            short(one.relationship or ""),
            said(", ".join(one.places)),
            "unreadable" if size is None else str(size),
        )
    if len(found) > MOST:
        table.add_row(f"and {len(found) - MOST} more", "", "", "", "")
    return table
