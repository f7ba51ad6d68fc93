"""What a schema refuses in a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from einvoice.syntax.xml import Element


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that the schema refuses; `kind` is stable and names its texts."""

    kind: str
    element: Element
    attribute: str | None = None
    values: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def line(self) -> int:
        """The line of the element in the source; 0 where the tree does not know it."""
        return self.element.sourceline or 0
