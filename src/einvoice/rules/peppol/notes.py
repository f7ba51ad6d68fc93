"""Notes: Peppol takes one on document level."""

from collections.abc import Iterator

from einvoice.rules.peppol.parties import are_german
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("PEPPOL-EN16931-R002", "BG-1", syntax="ubl")
def has_one_note(stated: Stated) -> Iterator[Hit]:
    """At most one note, but between German parties."""
    notes = stated.invoice.notes
    if len(notes) > 1 and not are_german(stated.invoice):
        yield Hit("notes[1]", {"count": str(len(notes))})


@rule("PEPPOL-EN16931-R002", "BG-1", syntax="cii")
def has_one_note_without_code(stated: Stated) -> Iterator[Hit]:
    """At most one note, and no subject code."""
    notes = stated.invoice.notes
    for index, note in enumerate(notes):
        if note.subject_code is not None:
            yield Hit(f"notes[{index}].subject_code", {"code": note.subject_code}, kind="coded")
            return
    if len(notes) > 1:
        yield Hit("notes[1]", {"count": str(len(notes))})


RULES = declared_in(globals())
