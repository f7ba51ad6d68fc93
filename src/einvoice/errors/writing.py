"""What makes an invoice unwritable."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import ClassVar

from einvoice.errors.base import EInvoiceError, short, some


class WriteError(EInvoiceError):
    """The invoice cannot be written as asked."""

    code: ClassVar[str] = "write"


class TermNotInProfileError(WriteError):
    """The invoice states terms that the profile has no place for."""

    code: ClassVar[str] = "write.term-not-in-profile"

    def __init__(self, *, terms: Iterable[str], profile: str) -> None:
        self.terms = tuple(terms)
        self.profile = profile
        super().__init__(f"expected only terms of profile {profile}, found {some(self.terms)}")


class TermNotInSyntaxError(WriteError):
    """The invoice states terms that the syntax has no place for."""

    code: ClassVar[str] = "write.term-not-in-syntax"

    def __init__(self, *, terms: Iterable[str], syntax: str) -> None:
        self.terms = tuple(terms)
        self.syntax = syntax
        super().__init__(f"expected only terms that {syntax} can hold, found {some(self.terms)}")


class UnknownSyntaxNameError(WriteError):
    """No syntax has this name."""

    code: ClassVar[str] = "write.unknown-syntax"

    def __init__(self, *, syntax: str, known: Iterable[str] = ()) -> None:
        self.syntax = syntax
        self.known = tuple(known)
        super().__init__(f"expected one of {', '.join(self.known)}, found {short(syntax)!r}")


class ProfileNotWritableError(WriteError):
    """The profile is not written in this syntax, or not any more; `syntaxes` are those it has."""

    code: ClassVar[str] = "write.profile-not-writable"

    def __init__(self, *, profile: str, syntax: str, syntaxes: Iterable[str] = ()) -> None:
        self.profile = profile
        self.syntax = syntax
        self.syntaxes = tuple(syntaxes)
        where = f"one of {', '.join(self.syntaxes)}" if self.syntaxes else "a profile in force"
        super().__init__(f"expected {where} for profile {profile}, found {syntax}")


class UnknownProfileError(WriteError):
    """No profile has this name or identifier."""

    code: ClassVar[str] = "write.unknown-profile"

    def __init__(self, *, profile: str, known: Iterable[str] = ()) -> None:
        self.profile = profile
        self.known = tuple(known)
        near = get_close_matches(profile[:200], self.known, n=1)
        tail = f"; did you mean {near[0]!r}?" if near else ""
        names = f" ({', '.join(self.known)})" if self.known else ""
        super().__init__(f"expected a known profile{names}, found {short(profile)!r}{tail}")


class NotRepresentableError(WriteError):
    """A text holds a character that XML has no way to write."""

    code: ClassVar[str] = "write.not-representable"

    def __init__(self, *, character: str, text: str) -> None:
        found = f"U+{ord(character):04X} in {short(text)!r}"
        super().__init__(f"expected characters that XML allows, found {found}")
        self.character = character
        self.text = text
