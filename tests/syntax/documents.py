"""Documents in both syntaxes, made of the few elements that a test is about.

Every piece of content is given as the elements themselves and stands on lines of its own, so that
a test can count lines. Nothing is added that the test does not name, but for what carries it.
"""

from einvoice import Syntax
from einvoice.syntax.formats import format_of

HEAD_LINES = 2
"""The lines before the first piece of content of `ubl`."""


def tag(path: str, *content: str) -> str:
    """The content within a chain of elements: tag("cac:Party/cbc:Name", "x")."""
    names = path.split("/")
    opening = "".join(f"<{name}>" for name in names)
    return opening + "".join(content) + "".join(f"</{name}>" for name in reversed(names))


def ubl(*content: str, credit_note: bool = False) -> bytes:
    """A UBL document with this content."""
    form = format_of(Syntax.UBL_CREDIT_NOTE if credit_note else Syntax.UBL_INVOICE)
    return "\n".join((form.opening, *content, f"</{form.root}>")).encode()


def ubl_line(*content: str, credit_note: bool = False) -> bytes:
    """A UBL document with one line of this content."""
    name = "CreditNoteLine" if credit_note else "InvoiceLine"
    return ubl(f"<cac:{name}>", *content, f"</cac:{name}>", credit_note=credit_note)


def cii(
    *settlement: str, agreement: str = "", delivery: str = "", document: str = "", lines: str = ""
) -> bytes:
    """A CII document with this content of its parts."""
    form = format_of(Syntax.CII)
    content = (
        form.opening,
        "<rsm:ExchangedDocument>",
        document,
        "</rsm:ExchangedDocument>",
        "<rsm:SupplyChainTradeTransaction>",
        lines,
        "<ram:ApplicableHeaderTradeAgreement>",
        agreement,
        "</ram:ApplicableHeaderTradeAgreement>",
        "<ram:ApplicableHeaderTradeDelivery>",
        delivery,
        "</ram:ApplicableHeaderTradeDelivery>",
        "<ram:ApplicableHeaderTradeSettlement>",
        *settlement,
        "</ram:ApplicableHeaderTradeSettlement>",
        "</rsm:SupplyChainTradeTransaction>",
        f"</{form.root}>",
    )
    return "\n".join(content).encode()


def cii_line(
    *settlement: str, document: str = "", product: str = "", agreement: str = "", delivery: str = ""
) -> bytes:
    """A CII document with one line with this content of its parts."""
    parts = {
        "AssociatedDocumentLineDocument": document,
        "SpecifiedTradeProduct": product,
        "SpecifiedLineTradeAgreement": agreement,
        "SpecifiedLineTradeDelivery": delivery,
        "SpecifiedLineTradeSettlement": "\n".join(settlement),
    }
    inner = "".join(f"<ram:{name}>{text}</ram:{name}>" for name, text in parts.items() if text)
    line = "ram:IncludedSupplyChainTradeLineItem"
    return cii(lines=f"<{line}>{inner}</{line}>")
