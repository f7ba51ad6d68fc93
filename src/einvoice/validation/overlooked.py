"""What the rules could not look at, because the reader could not take it."""

from collections.abc import Iterable, Iterator, Sequence

from einvoice.results import Issue
from einvoice.verdict import Finding, NotRun

_OVERLOOKED = {
    "repeated": "is stated more than once, and the rules saw the first only",
    "unreadable": "could not be read as a value, and the rules did not see it",
    "too-deep": "is nested too deep to be read, and the rules did not see it",
    "truncated": "more was found in the document than is kept, and the rules did not see all",
}
_MOST = 10


def overlooked(issues: Sequence[Issue], findings: Iterable[Finding]) -> Iterator[NotRun]:
    """The places that no finding speaks of, though the rules did not see what stands there.

    Official stylesheets stop with an error at some of them. Accepting the document would be a claim
    that nothing supports.
    """
    doubtful = [issue for issue in issues if issue.code in _OVERLOOKED]
    if not doubtful:
        return
    told = {one.location.xpath for one in findings if one.location is not None}
    left = [issue for issue in doubtful if issue.location not in told]
    for issue in left[:_MOST]:
        yield NotRun(issue.location or "document", _OVERLOOKED[issue.code], decides=True)
