"""What a schema refuses in a document."""

from dataclasses import dataclass
from typing import Final

MOST_FAULTS: Final = 100
"""More are not reported of one document."""


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """One place that a schema refuses."""

    path: str
    """The XPath of the element."""
    line: int
    message: str
    """Why, in the words of who judged."""
    found: str = ""
    """The element that stands where it may not."""
    expected: tuple[str, ...] = ()
    """The elements that may stand there instead."""
