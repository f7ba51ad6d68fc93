"""Whether something is stated at all, and what the source says of it where the model is silent."""

import re
from collections.abc import Iterator

from einvoice.results import Unmapped
from einvoice.rules.stated import Stated

ABSENT = "-"
"""What texts show for a value that is not stated."""
BLANKS = " \t\r\n"
"""White space as XML has it."""


def is_blank(text: str | None) -> bool:
    """Whether a text is absent, empty or white space."""
    return not text or not text.strip(BLANKS)


def is_unreadable(stated: Stated, path: str) -> bool:
    """Whether a term is absent only because its text is no value of its type."""
    return path in stated.once(_unreadable)


def _unreadable(stated: Stated) -> frozenset[str]:
    return frozenset(
        issue.path
        for issue in stated.issues
        if issue.code == "unreadable" and not is_blank(issue.raw)
    )


def is_empty_element(stated: Stated, name: str) -> bool:
    """Whether the source has an empty element of this name."""
    return name in stated.once(_empty_names)


def _empty_names(stated: Stated) -> frozenset[str]:
    """The last steps of the locations of empty elements: "cac:PaymentMandate"."""
    return frozenset(
        place.location.rpartition("/")[2].partition("[")[0] for place in stated.surface.empty
    )


def unmapped_named(stated: Stated, name: str) -> Iterator[Unmapped]:
    """The elements of a local name that no term of the model stands for."""
    ending = f"}}{name}"
    for part in stated.unmapped:
        if not part.is_attribute and part.name.endswith(ending):
            yield part


def noticed_at(stated: Stated, form: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The places of the source that match, among those that the model does not hold as they are."""
    for parts in (stated.unmapped, stated.issues, stated.silent, stated.surface.empty):
        for part in parts:
            if found := form.match(part.location):
                yield found


def written_otherwise(stated: Stated) -> dict[str, str]:
    """By path, the texts that are no values of their terms, or say more than those hold."""
    return {
        issue.path: issue.raw
        for issue in stated.issues
        if issue.path and issue.code in ("unreadable", "inexact")
    }
