"""What `--json` prints of documents and conversions."""

from dataclasses import asdict
from typing import Any

from einvoice.cli.container import contained
from einvoice.cli.converting import Converted
from einvoice.cli.inputs import Document


def described(document: Document) -> dict[str, Any]:
    """A document with all that was understood of it, and all that was not."""
    container = document.result.container if document.result else None
    return {
        "file": document.input.name,
        **({"pdf": contained(container)} if container else {}),
        "syntax": document.syntax,
        "profile": document.profile.name if document.profile else None,
        "invoice": document.invoice.model_dump(mode="json", exclude_defaults=True),
        "issues": [asdict(issue) for issue in document.issues],
        "unmapped": [asdict(part) for part in document.unmapped],
    }


def conversion_of(document: Document, made: Converted, place: str) -> dict[str, Any]:
    """A conversion: from where to where, and what it cost."""
    return {
        "file": document.input.name,
        "output": place,
        "syntax": made.syntax,
        "profile": made.profile.name if made.profile else None,
        "losses": [asdict(loss) for loss in made.losses],
        "issues": [asdict(issue) for issue in made.issues],
    }
