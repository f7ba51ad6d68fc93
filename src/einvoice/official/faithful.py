"""A document made harmless and otherwise left as it is: what an official engine gets to see.

The hardened parser judges first. It drops comments and white space between elements, which
official rules can see, so an accepted document is then parsed again with both kept.
"""

from lxml import etree

from einvoice.syntax.encoding import to_utf8
from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.xml import Element, parse

_ORDINARY = 10_000_000


def faithful_text(data: bytes, *, limits: Limits = DEFAULT) -> str:
    """The document as one text without a DTD; raises a `ReadError` for what cannot be read."""
    return etree.tostring(faithful_tree(data, limits=limits).getroottree(), encoding="unicode")


def faithful_tree(data: bytes, *, limits: Limits = DEFAULT) -> Element:
    """The document's root, with comments and white space kept; raises a `ReadError`."""
    parsed = parse(data, limits=limits)
    if parsed.notes:  # what had to be put right would not pass a second time
        return parsed.root
    parser = etree.XMLParser(
        encoding="UTF-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=False,
        remove_pis=False,
        huge_tree=len(data) > _ORDINARY,
    )
    try:
        return etree.fromstring(to_utf8(data).data, parser)
    except etree.XMLSyntaxError:  # one of the faults that the hardened parser reads over
        return parsed.root
