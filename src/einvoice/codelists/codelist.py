"""What a code list is: the codes that are allowed, what they mean, and who says so."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CodeList(Mapping[str, str]):
    """A code list: a mapping from each allowed code to its meaning in English.

    The meaning is the code's official name or a short wording; it is empty for the few codes
    whose name is not known here. Case counts, as it does in the official rules.
    """

    name: str
    """How it is asked for: "4461", "eas-peppol"."""

    title: str
    """What its codes stand for: "Payment means"."""

    origin: str
    """Who keeps the list: "UN/CEFACT, UNTDID 4461"."""

    source: str
    """The official rules that these values were taken from, with their version."""

    version: str
    """The version of those rules."""

    date: str
    """When those rules were published, as far as they say."""

    terms: tuple[str, ...]
    """The business terms that take a code of this list."""

    codes: frozenset[str]
    """The codes alone, for rules that ask often."""

    german: Mapping[str, str]
    """The meanings in German, of those codes that have one; lists that users see have most."""

    _meanings: Mapping[str, str] = field()

    def __getitem__(self, code: str) -> str:
        """The meaning of a code; KeyError for one that is not allowed."""
        return self._meanings[code]

    def __iter__(self) -> Iterator[str]:
        """The codes: numbers by value, then the others by text."""
        return iter(self._meanings)

    def __len__(self) -> int:
        """How many codes are allowed."""
        return len(self._meanings)

    def __contains__(self, code: object) -> bool:
        """Whether a code is allowed."""
        return code in self._meanings

    def __repr__(self) -> str:
        """The list without its codes, of which there can be thousands."""
        return f"<CodeList {self.name}: {self.title}, {len(self)} codes>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the first of the codes."""
        from einvoice.notebook.shown import of_codes

        return of_codes(self)

    def __reduce__(self) -> tuple[Callable[[str], "CodeList"], tuple[str]]:
        """Another process reads the list from its own files."""
        from einvoice.codelists.loading import codes

        return codes, (self.name,)
