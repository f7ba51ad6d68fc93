"""What one reading of a document notices on the way, and who is told of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from einvoice.syntax.codecs import BLANKS
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.xml import Element

MOST_GROUPS = 64
"""Groups in groups: sub-lines in sub-lines are written by functions that call each other."""

_FIRST = 8
"""How many of a kind are kept where not all can be."""


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
    silent: list[Noticed] = field(default_factory=list[Noticed])
    """What says nothing that the model could hold, and yet stands there: for rules on elements."""
    is_odd: bool = False
    """Whether anything was seen whose wording may tell more than its value: an empty element, a
    digit for true, an amount without its currency, whatever was noticed or passed over."""
    depth: int = 0
    _kinds: dict[object, int] = field(default_factory=dict[object, int])
    trail: list[str] = field(default_factory=list[str])
    """Where in the model the reading is; kept only by the reading that locates."""
    located: dict[Element, str] = field(default_factory=dict[Element, str])

    def notice(
        self, code: str, element: Element, detail: str = "", attribute: str | None = None
    ) -> None:
        """Remember something; a document with millions of faults keeps the first ones.

        Of what comes later, the places of the first few of every kind are still passed over, so
        that no kind is wholly forgotten.
        """
        self.is_odd = True
        if len(self.noticed) < self.limits.max_records:
            self.noticed.append(Noticed(code, element, attribute, detail))
        else:
            self.suppressed += 1
            self.pass_over(code, element, attribute)

    def pass_over(
        self, code: str, element: Element, attribute: str | None = None, path: str = ""
    ) -> None:
        """Remember an element or attribute that is no fault and has no place in the model.

        The codes are those of `Silent`; the first few of every kind are kept.
        """
        if code != "currency":
            self.is_odd = True
        if len(self.silent) < self.limits.max_records and self._is_rare(code, element, attribute):
            self.silent.append(Noticed(code, element, attribute, path))

    def _is_rare(self, code: str, element: Element, attribute: str | None) -> bool:
        """Whether this is among the first of its kind; the kinds themselves are bounded."""
        around = element.getparent()
        kind = code, element.tag, attribute, None if around is None else around.tag
        seen = self._kinds.get(kind, 0)
        if seen >= _FIRST or (not seen and len(self._kinds) >= self.limits.max_records):
            return False
        self._kinds[kind] = seen + 1
        return True

    def stray_text(self, element: Element, text: str) -> None:
        """Notice a text beside the children of an element; the parser leaves some white space."""
        if text.strip(BLANKS):
            self.notice("text", element, text)


Read = Callable[[Element, dict[str, object], set[object], Reading], None]
"""A compiled row: takes an element into the values of its group."""
