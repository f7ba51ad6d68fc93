"""What runs stylesheets, as an interface: SaxonC is one of several possible engines."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from einvoice.errors import RuleSetError


@dataclass(frozen=True)
class Prepared:
    """A stylesheet made ready: one text without includes, and the documents that it asks for.

    It needs nothing else and may be sent to another process.
    """

    name: str
    text: str
    resources: tuple[tuple[str, str], ...] = ()
    """Parameters of the stylesheet, each with the XML of the document that it stands for."""

    @cached_property
    def digest(self) -> str:
        """The same for the same content, whatever its name."""
        found = hashlib.sha256(self.text.encode())
        for parameter, text in self.resources:
            for part in (parameter, text):
                found.update(b"\0" + part.encode())
        return found.hexdigest()


Outcome = str | RuleSetError
"""What a stylesheet made of a document: its output, or why there is none."""


class Engine(Protocol):
    """Compiles stylesheets, once each, and runs them; every method may be called by any thread."""

    def check(self, stylesheet: Prepared) -> None:
        """Compile it now; raises a `StylesheetError` where that fails."""
        ...

    def run(self, stylesheets: Sequence[Prepared], document: str) -> list[Outcome]:
        """What each makes of the document, which is well-formed XML without a DTD."""
        ...
