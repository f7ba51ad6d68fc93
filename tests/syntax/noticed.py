"""What a reading noticed, for comparison with that of a document that was written again."""

import re
from collections import Counter

from lxml import etree

from einvoice import ReadResult
from einvoice.results import Unmapped


def content(unmapped: Unmapped) -> str:
    """An unmapped part without what its surroundings change: prefixes and white space."""
    if unmapped.is_attribute:
        return unmapped.xml
    elements = etree.fromstring(unmapped.xml).iter()
    return repr([(each.tag, (each.text or "").strip(), dict(each.attrib)) for each in elements])


def not_in_the_invoice(result: ReadResult) -> tuple[Counter[object], Counter[object]]:
    """All that was noticed, wherever among its like it stands."""
    unmapped = Counter[object](
        (part.name, content(part), re.sub(r"\[\d+\]", "", part.location))
        for part in result.unmapped
    )
    issues = Counter[object](
        (issue.code, issue.raw, re.sub(r"\[\d+\]", "", issue.location))
        for issue in result.issues
        if issue.location
    )
    return unmapped, issues
