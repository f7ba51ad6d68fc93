"""A document made harmless and otherwise left as it is: what an official engine gets to see.

Official rules can see comments and white space between elements, so both are kept.
"""

from lxml import etree

from einvoice.syntax.limits import DEFAULT, Limits
from einvoice.syntax.xml import Element, parse


def faithful_text(data: bytes, *, limits: Limits = DEFAULT) -> str:
    """The document as one text without a DTD; raises a `ReadError` for what cannot be read."""
    return text_of(faithful_tree(data, limits=limits))


def faithful_tree(data: bytes, *, limits: Limits = DEFAULT) -> Element:
    """The document's root, with comments and white space kept; raises a `ReadError`."""
    return parse(data, limits=limits, faithful=True).root


def text_of(element: Element) -> str:
    """An element as a document of its own; a root with the comments around it."""
    if element.getparent() is None:
        return etree.tostring(element.getroottree(), encoding="unicode")
    return etree.tostring(element, encoding="unicode", with_tail=False)
