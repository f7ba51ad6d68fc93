"""Dates of CII, of which the official expressions take only those in the format 102 (YYYYMMDD)."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from einvoice.rules.stated import Stated

_ISSUED = "/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString"
_IN_PERIOD = re.compile(
    r"(?:/ram:IncludedSupplyChainTradeLineItem(?:\[(?P<line>\d+)\])?/ram:SpecifiedLineTradeSettlement"
    r"|(?P<header>/ram:ApplicableHeaderTradeSettlement))"
    r"/ram:BillingSpecifiedPeriod(?:\[1\])?/ram:(?P<end>Start|End)DateTime/udt:DateTimeString$"
)


def is_in_other_format(stated: Stated, path: str) -> bool:
    """Whether a date states another format, or none: the issue date, or one of a period."""
    return bool(stated.silent) and path in stated.once(in_other_format)


def in_other_format(stated: Stated) -> AbstractSet[str]:
    """The model paths of all such dates."""
    return set(_paths(stated))


def _paths(stated: Stated) -> Iterator[str]:
    for one in stated.silent:
        if one.code != "format":
            continue
        if one.location.endswith(_ISSUED):
            yield "issue_date"
        elif found := _IN_PERIOD.search(one.location):
            index = int(found["line"] or 1) - 1
            period = "invoicing_period" if found["header"] else f"lines[{index}].period"
            yield f"{period}.{found['end'].lower()}_date"
