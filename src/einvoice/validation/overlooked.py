"""What the rules could not look at, because the reader could not take it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from einvoice.results import Issue
from einvoice.verdict import Finding, NotRun

_OVERLOOKED = frozenset({"repeated", "unreadable", "too-deep", "truncated"})
_MOST = 10
_REPEATED = frozenset(
    {
        "lines[].net_amount",
        "lines[].item.name",
        "vat_breakdown[].taxable_amount",
        "vat_breakdown[].tax_amount",
    }
)
"""Where two are too many for the official rules: they stop, and there is no official verdict.

Of other values that the schema lets repeat, rules on elements count the repetition, or nobody asks.
"""
_index = re.compile(r"\[\d+\]")


def overlooked(issues: Sequence[Issue], findings: Iterable[Finding]) -> Iterator[NotRun]:
    """The places that no finding speaks of, though the rules did not see what stands there.

    Accepting the document would be a claim that nothing supports.
    """
    doubtful = [issue for issue in issues if _is_doubtful(issue)]
    if not doubtful:
        return
    told = {one.location.xpath for one in findings if one.location is not None}
    left = [issue for issue in doubtful if issue.location not in told]
    for issue in left[:_MOST]:
        yield NotRun(issue.location or "document", issue.code, decides=True)


def _is_doubtful(issue: Issue) -> bool:
    if issue.code == "repeated":
        return not issue.path or _index.sub("[]", issue.path) in _REPEATED
    return issue.code in _OVERLOOKED
