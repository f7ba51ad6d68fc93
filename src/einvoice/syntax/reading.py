"""What one reading of a document notices on the way, and who is told of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from einvoice.syntax.codecs import BLANKS
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.xml import Element

MOST_GROUPS = 64
"""Groups in groups: sub-lines in sub-lines are written by functions that call each other."""


@dataclass(slots=True)
class Noticed:
    """Something in the document that is not in the invoice as it stands there."""

    code: str
    element: Element
    attribute: str | None = None
    detail: str = ""


@dataclass(slots=True)
class Reading:
    """The state of one reading: what is known of the document, and what was noticed."""

    currency: str | None = None
    accounting_currency: str | None = None
    limits: Limits = DEFAULT
    noticed: list[Noticed] = field(default_factory=list[Noticed])
    suppressed: int = 0
    depth: int = 0
    trail: list[str] = field(default_factory=list[str])
    """Where in the model the reading is; kept only by the reading that locates."""
    located: dict[Element, str] = field(default_factory=dict[Element, str])

    def notice(
        self, code: str, element: Element, detail: str = "", attribute: str | None = None
    ) -> None:
        """Remember something; a document with millions of faults keeps the first ones."""
        if len(self.noticed) < self.limits.max_records:
            self.noticed.append(Noticed(code, element, attribute, detail))
        else:
            self.suppressed += 1

    def stray_text(self, element: Element, text: str) -> None:
        """Notice a text beside the children of an element; the parser leaves some white space."""
        if text.strip(BLANKS):
            self.notice("text", element, text)


Read = Callable[[Element, dict[str, object], set[object], Reading], None]
"""A compiled row: takes an element into the values of its group."""
