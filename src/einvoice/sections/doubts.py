"""What of the content is not certain: issues of reading, and values that are not what they seem."""

from collections.abc import Iterator

from einvoice.results import Issue
from einvoice.sections.attachments import Attachment
from einvoice.sections.basis import Basis
from einvoice.sections.discounts import unclear_in
from einvoice.sections.section import Section
from einvoice.sections.walking import walk

_LONGEST = 500
"""Characters of what was written that are repeated."""


class Doubt(Section):
    """One reason to look at the document itself."""

    path: str | None = None
    """The field that it is about: "seller.vatId"; null where no field shows the place."""
    place: str | None = None
    """The place in the model; null where none is known."""
    code: str = ""
    """What kind of doubt it is: the code of an issue of reading, "discount" or "base64"."""
    message: str = ""
    """What is the matter."""
    raw: str | None = None
    """What stands in the document."""
    location: str | None = None
    """Where in the source, as an XPath."""
    line: int | None = None
    """The line of the source."""


def doubts_of(content: Section, basis: Basis) -> tuple[Doubt, ...]:
    """The doubts about a content, those of reading first."""
    issues = basis.reading.issues if basis.reading else ()
    return (*_of_issues(content, issues), *_of_values(content, basis))


def _of_issues(content: Section, issues: tuple[Issue, ...]) -> Iterator[Doubt]:
    wanted = {place for issue in issues for place in _around(issue.path)}
    paths: dict[str, list[str]] = {}
    if wanted:
        for shown in walk(content):
            if shown.place in wanted:
                paths.setdefault(shown.place, []).append(shown.path)
    for issue in issues:
        places = (place for place in _around(issue.path) if place in paths)
        nearest = next(places, None)
        for path in paths[nearest] if nearest is not None else (None,):
            yield _doubt(issue, path)


def _around(place: str) -> Iterator[str]:
    """The place, and those of the groups and lists around it, from the inside out."""
    while place:
        yield place
        place = place[: max(place.rfind("."), place.rfind("["), 0)]


def _doubt(issue: Issue, path: str | None) -> Doubt:
    return Doubt(
        path=path,
        place=issue.path or None,
        code=issue.code,
        message=issue.message,
        raw=issue.raw[:_LONGEST] or None,
        location=issue.location or None,
        line=issue.line or None,
    )


def _of_values(content: Section, basis: Basis) -> Iterator[Doubt]:
    for line in unclear_in(basis.invoice.payment_terms):
        yield Doubt(
            path="paymentterms.text",
            place="payment_terms",
            code="discount",
            message="the line looks like a discount for programs and does not keep to its form",
            raw=line[:_LONGEST],
        )
    attachments: tuple[Attachment, ...] = getattr(content, "attachments", ())
    for index, attachment in enumerate(attachments):
        if attachment.is_embedded and attachment.size is None and attachment.group is not None:
            yield Doubt(
                path=f"attachments[{index}].size",
                place=f"{attachment.origin}.attachment",
                code="base64",
                message="the embedded file is not Base64",
            )
