"""What a PDF is to say of itself, as its maker states it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

_NAMES: Final = frozenset({"title", "author", "subject", "keywords", "creator_tool", "language"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMetadata:
    """What viewers show of a PDF; None keeps what the input says."""

    title: str | None = None
    author: str | None = None
    subject: str | None = None
    keywords: str | None = None
    creator_tool: str | None = None
    """The program that the pages come from."""
    created: datetime | None = None
    modified: datetime | None = None
    """When the file was made; SOURCE_DATE_EPOCH, else now."""
    language: str | None = None
    """The language of the pages, such as "de"; the input's own comes first."""

    @classmethod
    def of(cls, stated: "Mapping[str, str] | DocumentMetadata | None") -> "DocumentMetadata":
        """The metadata that a caller states, as such or as a mapping of names to texts."""
        if isinstance(stated, DocumentMetadata):
            return stated
        given = dict(stated or {})
        if unknown := sorted(set(given) - _NAMES):
            raise TypeError(f"expected {', '.join(sorted(_NAMES))}, found {', '.join(unknown)}")
        return cls(
            title=given.get("title"),
            author=given.get("author"),
            subject=given.get("subject"),
            keywords=given.get("keywords"),
            creator_tool=given.get("creator_tool"),
            language=given.get("language"),
        )
