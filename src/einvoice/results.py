"""What the verbs return: frozen values that carry the evidence along with the result."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from einvoice.model.invoice import Invoice
from einvoice.profiles import Profile
from einvoice.syntax.detect import Syntax

if TYPE_CHECKING:
    from einvoice.pdf.extract import Extraction


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in a document that could not be taken as it stands.

    `code` is stable: "unreadable" (a value outside its lexical space), "inexact" (a value that was
    taken, though it says more or says it otherwise), "repeated" (a second element where one is
    allowed), "currency" (an amount in another currency), "text" (text between elements),
    "too-deep", "truncated" (more was noticed than is kept), "xml.*" (what the parser healed).
    """

    code: str
    message: str
    line: int = 0
    """The line of the source, from 1; 0 where the whole document is meant."""
    location: str = ""
    """The element or attribute in the source, as an XPath with the usual prefixes."""
    raw: str = ""
    """The text as it was written."""
    path: str = ""
    """The place in the model that it was meant for, where one is known."""
    ill_formed: bool = False
    """Whether a parser that heals nothing would refuse the document."""


@dataclass(frozen=True, slots=True)
class Unmapped:
    """An element or attribute of the source that no term of the model stands for."""

    location: str
    """Its XPath in the source, with the usual prefixes."""
    line: int
    name: str
    """Its qualified name, "{namespace}local"."""
    xml: str
    """The element as XML; the value where it is an attribute."""
    is_attribute: bool = False


@dataclass(frozen=True, slots=True)
class Silent:
    """An element or attribute that is no fault and says nothing that the model could hold.

    `code` is "bare" (no term is stated in the element), "again" (a value repeated as it was, or
    one more where each has an element around it of its own), "default" (a text that stands for
    none), "lacking" (a group without the element of such a text), "currency" (the currency of the
    invoice, where an amount need not repeat it), "otherwise" (a value that is written in another
    element) or "format" (a date that is reported and does not claim the usual format), or that of
    something noticed when no more records were kept. Rules on elements look at these as well.
    """

    code: str
    location: str
    line: int
    path: str = ""
    """The group in the model, where something is lacking."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A document as it was read: the invoice, and all that is not in it."""

    invoice: Invoice
    syntax: Syntax
    profile: Profile | None
    """The profile that the invoice claims (BT-24); None where it is none of the known ones."""
    issues: tuple[Issue, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    source: bytes = b""
    """The bytes that were read; of a hybrid PDF those of the embedded document."""
    silent: tuple[Silent, ...] = ()
    """Elements that say nothing, the first few of every kind."""
    container: "Extraction | None" = None
    """The hybrid PDF that the document was taken from, with its issues and other attachments."""

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from einvoice.notebook.shown import of_reading

        return of_reading(self)
