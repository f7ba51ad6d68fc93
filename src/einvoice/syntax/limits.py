"""How much input is accepted, as data."""

from dataclasses import dataclass, fields
from typing import Final

MEBI: Final = 1024 * 1024

DEEPEST: Final = 256
"""libxml2 itself stops here in documents that need no larger limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a document may cost before it is refused with `LimitExceededError`.

    Element and attribute numbers are checked before parsing, by upper bounds that are cheap
    to count: signs in text and comments count as well.
    """

    # Twice the largest invoice met in practice (10,000 lines in CII are 24 MB).
    max_bytes: int = 64 * MEBI
    """Size of the input in bytes."""

    # An element takes 360 bytes as a tree and 3 microseconds to read: 400,000 are 13,000 lines.
    max_elements: int = 400_000
    """Number of elements, comments and CDATA sections."""

    # An attribute takes 250 bytes as a tree, and an invoice has fewer of them than elements.
    max_attributes: int = 400_000
    """Number of attributes and namespace declarations."""

    # The deepest known content (signed UBL, sub-lines) stays under 40.
    max_depth: int = DEEPEST
    """Levels of nesting, at most 256."""

    # Attachments are one text each: base64 of 36 MB.
    max_text: int = 48 * MEBI
    """Length in bytes of one stretch without markup: a text or the attributes of an element."""

    # Comments before the root are skipped one by one in Python.
    max_prolog: int = 1_000
    """Number of comments and processing instructions before the root element."""

    # Naming places in the model takes a second reading, as long as the first.
    max_located: int = 150_000
    """Number of elements up to which issues name their place in the model, not in the XML alone."""

    # Each record costs more memory than the element it speaks of.
    max_records: int = 1_000
    """Number of issues, and of unmapped parts, that are kept of one document."""

    def __post_init__(self) -> None:
        """Refuse what could not work: a limit below one, a depth libxml2 would not reach."""
        for field in fields(self):
            if getattr(self, field.name) < 1:
                raise ValueError(f"expected {field.name} of at least 1")
        if self.max_depth > DEEPEST:
            raise ValueError(f"expected max_depth of at most {DEEPEST}, found {self.max_depth}")


DEFAULT: Final = Limits()

_HUGE: Final = 1 << 40
UNBOUNDED: Final = Limits(
    max_bytes=_HUGE,
    max_elements=_HUGE,
    max_attributes=_HUGE,
    max_text=_HUGE,
    max_prolog=_HUGE,
    max_records=_HUGE,
)
"""For what was accepted before: it has been within somebody's limits."""
