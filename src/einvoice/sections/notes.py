"""The remarks."""

from typing import Annotated

from einvoice.model import reference
from einvoice.sections.section import Of, Section


class Note(Section):
    """A remark with what it is about."""

    shows = reference.Note

    text: Annotated[str | None, Of("text")] = None
    subject_code: Annotated[str | None, Of("subject_code")] = None
    content_code: Annotated[str | None, Of("content_code")] = None


class LineNote(Note):
    """A further remark on a line."""

    shows = reference.LineNote
