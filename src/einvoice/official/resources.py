"""The files that a stylesheet or a schema may name: those that its package gives, no others."""

from typing import Protocol

from einvoice.errors import StylesheetError

MOST_FILES = 200
"""A stylesheet takes in no more files than these."""


class Resolver(Protocol):
    """Finds what a file of a package names."""

    def __call__(self, base: str, href: str, /) -> tuple[str, bytes]:
        """The name and the content of what `href` means in the file `base` ("" is the main one).

        Raises a `RuleSetError` where the package has no such file.
        """
        ...


def no_files(base: str, href: str, /) -> tuple[str, bytes]:
    """The resolver of a stylesheet that stands alone."""
    raise StylesheetError(
        rule_set=base or "stylesheet",
        detail=f"a reference to the file {href[:200]!r}, and no files that belong to it",
    )


class Files:
    """Reads what is named through a resolver, and stops where that does not end."""

    def __init__(self, name: str, resolve: Resolver) -> None:
        self.name = name
        self._resolve = resolve
        self._left = MOST_FILES

    def read(self, base: str, href: str) -> tuple[str, bytes]:
        """The name and the content of a file."""
        self._left -= 1
        if self._left < 0:
            raise StylesheetError(
                rule_set=self.name, detail=f"references to more than {MOST_FILES} files"
            )
        return self._resolve(base, href)
