"""What a document states, as the rules look at it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Self, TypeVar, cast

from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.profiles import Profile
from einvoice.results import Issue, ReadResult, Silent, Unmapped
from einvoice.syntax.detect import Syntax
from einvoice.syntax.surface import Surface, surface_of_source

MadeT = TypeVar("MadeT")


@dataclass(eq=False)
class Stated:
    """One document before the rules: its invoice, and what of it is not in the invoice.

    Not frozen and without slots for the sake of what is cached: groupings that several rules ask
    for are made once a document, by the first of them.
    """

    invoice: Invoice
    syntax: str
    """The syntax without its root: "ubl" or "cii". Official expressions differ between them."""
    is_credit_note: bool = False
    """Whether the root element is a UBL CreditNote."""
    unmapped: Sequence[Unmapped] = ()
    """Elements and attributes that no term of the model stands for."""
    issues: Sequence[Issue] = ()
    """What could not be taken as it stands: repeated, unreadable, in another currency."""

    silent: Sequence[Silent] = ()
    """Elements and attributes that say nothing, yet stand in the document."""

    profile: Profile | None = None
    """The profile whose rules are applied: the one that is claimed, unless another is named."""
    look: Callable[[], Surface] | None = field(default=None, repr=False)
    """Looks at the source for what no value keeps; None where there is no source."""
    _made: dict[object, object] = field(default_factory=dict[object, object], repr=False)

    def once(self, make: "Callable[[Stated], MadeT]") -> MadeT:
        """What a function makes of this document, made when first asked for, then kept."""
        made = self._made.get(make)
        if made is None:
            made = self._made[make] = make(self)
        return cast("MadeT", made)

    @classmethod
    def of(
        cls,
        result: ReadResult,
        profile: Profile | None = None,
        look: Callable[[], Surface] | None = None,
    ) -> Self:
        """What a document states, as it was read; who has its tree can `look` for less."""
        return cls(
            result.invoice,
            result.syntax.family,
            result.syntax is Syntax.UBL_CREDIT_NOTE,
            result.unmapped,
            result.issues,
            result.silent,
            profile or result.profile,
            look or partial(surface_of_source, result.source, result.syntax),
        )

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The invoice lines; sub-lines stay in theirs. Path of the n-th: "lines[n]"."""
        return self.invoice.lines

    @cached_property
    def surface(self) -> Surface:
        """What the source says that no value keeps; nothing where there is no source."""
        return self.look() if self.look else Surface()
