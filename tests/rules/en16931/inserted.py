"""Documents with an element or attribute at a place where EN 16931 has no use for it."""

from collections.abc import Callable
from copy import deepcopy
from functools import cache

from lxml import etree

from einvoice import write
from einvoice.rules.en16931.syntax.table import Entry, Names, Pattern
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of
from einvoice.syntax.xml import Element
from tests.builders import invoice

EXTENSION = "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"
_TRADE = "rsm:SupplyChainTradeTransaction"
_LINE = f"{_TRADE}/ram:IncludedSupplyChainTradeLineItem"
_SETTLEMENT = f"{_TRADE}/ram:ApplicableHeaderTradeSettlement"
_AGREEMENT = f"{_TRADE}/ram:ApplicableHeaderTradeAgreement"
_PLACES = {
    "ram:*Amount": f"{_SETTLEMENT}/ram:ApplicableTradeTax/ram:BasisAmount",
    "ram:*ReferencedDocument": f"{_AGREEMENT}/ram:ContractReferencedDocument",
    "ram:*TradeTax": f"{_LINE}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax",
    "ram:*TradeTax!ram:ApplicableTradeTax": (
        f"{_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax"
    ),
    "ram:*Quantity": f"{_LINE}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity",
    "ram:*ID": f"{_AGREEMENT}/ram:BuyerReferenceID",
    "*DocumentContextParameter": (
        "rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter"
    ),
}
"""Where an element of a kind of names stands, by how the tables write the kind."""


def syntax_of(family: str) -> Syntax:
    """The syntax that documents of a family are made in, when nothing says which."""
    return Syntax.CII if family == "cii" else Syntax.UBL_INVOICE


@cache
def clean(syntax: Syntax) -> bytes:
    """A document without a fault."""
    return write(invoice(), syntax=syntax)


def qualified(name: str, syntax: Syntax) -> str:
    """The name of an element as lxml has it."""
    prefix, local = name.split(":")
    namespaces = {**format_of(syntax).namespaces, "ext": EXTENSION}
    return f"{{{namespaces[prefix]}}}{local}"


def place_of(pattern: Pattern, syntax: Syntax) -> Names:
    """One place that a pattern means."""
    first, *rest = pattern.names
    if "*" in first:
        kind = first if first in _PLACES else first.partition("!")[0]
        return (*_PLACES[kind].split("/"), *rest)
    if first == "cac:CreditNoteLine" and syntax is Syntax.UBL_INVOICE:
        first = "cac:InvoiceLine"
    if pattern.anywhere and first.startswith("@"):
        host = "rsm:ExchangedDocument/ram:ID" if syntax is Syntax.CII else "cbc:ID"
        return (*host.split("/"), first)
    return (first, *rest)


def put(root: Element, names: Names, syntax: Syntax) -> Element:
    """Make an element or attribute, with those around it as far as they are lacking."""
    element = root
    for name in names:
        if name.startswith("@"):
            element.set(name[1:], "x")
            return element
        tag = qualified(name, syntax)
        found = next(element.iterchildren(tag), None)
        element = etree.SubElement(element, tag) if found is None else found
    if not len(element) and element.text is None:
        element.text = "1"
    return element


def document_for(entry: Entry, syntax: Syntax | None = None) -> bytes:
    """A document that a rule of a table fires on, and that has nothing else that is new."""
    syntax = syntax or syntax_of(entry.family)
    root = etree.fromstring(clean(syntax))
    element = put(root, place_of(entry.patterns[0], syntax), syntax)
    if entry.kind == "once":
        element.addnext(deepcopy(element))
    return etree.tostring(root)


def making(entry: Entry) -> Callable[[], bytes]:
    """What makes the document of a rule."""
    return lambda: document_for(entry)
