"""Which syntax a document is written in."""

from enum import StrEnum

from lxml.etree import QName

from einvoice.errors import UnknownSyntaxError
from einvoice.syntax.xml import Element


class Syntax(StrEnum):
    """A syntax with its root element: what writing a result again needs to know."""

    CII = "cii"
    """UN/CEFACT Cross Industry Invoice: ZUGFeRD 2, Factur-X, XRechnung."""
    UBL_INVOICE = "ubl-invoice"
    """OASIS UBL 2.1 Invoice."""
    UBL_CREDIT_NOTE = "ubl-creditnote"
    """OASIS UBL 2.1 CreditNote."""
    ZUGFERD_1 = "zugferd-1"
    """ZUGFeRD 1.0: CII before D16B, under other names."""

    @property
    def family(self) -> str:
        """The syntax without its root: "cii" or "ubl"."""
        return "ubl" if self in (Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE) else "cii"

    @property
    def form(self) -> str:
        """What a profile is written in: "cii", "ubl" or "zugferd-1", which is a CII of its own."""
        return self.value if self is Syntax.ZUGFERD_1 else self.family

    @property
    def label(self) -> str:
        """What people call it."""
        return "ZUGFeRD 1.0" if self is Syntax.ZUGFERD_1 else self.family.upper()


CREDIT_NOTE_TYPES = frozenset(
    {"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"}
)
"""Invoice type codes (UNTDID 1001) that UBL writes as a CreditNote."""

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
ROOTS = {
    "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice": (
        Syntax.CII
    ),
    f"{{{_UBL}Invoice-2}}Invoice": Syntax.UBL_INVOICE,
    f"{{{_UBL}CreditNote-2}}CreditNote": Syntax.UBL_CREDIT_NOTE,
    "{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument": Syntax.ZUGFERD_1,
}

ENVELOPE = "{http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader}StandardBusinessDocument"

_HINTS = {
    "{urn:un:unece:uncefact:data:standard:CBFBUY:5}Invoice": (
        "this is the release candidate that came before ZUGFeRD 1.0"
    ),
    "SCRDMCCBDACIOMessageStructure": "this is Order-X: an order, not an invoice",
    "FatturaElettronica": "this is FatturaPA, the Italian format",
    "Faktura": "this is FA(n) of the Polish KSeF",
    "Facturae": "this is Facturae, the Spanish format",
    "Order": "this is an order",
    "ApplicationResponse": "this is a response to a document, not an invoice",
    "DespatchAdvice": "this is a despatch advice",
    "CrossIndustryDocument": "only the namespace of ZUGFeRD 1.0 is known for this root",
    "CrossIndustryInvoice": "the namespace is not the one of CII D16B or D22B (ending in :100)",
    "Invoice": "the namespace is not the one of UBL 2 Invoice",
    "CreditNote": "the namespace is not the one of UBL 2 CreditNote",
    "html": "this is a web page",
    "StandardBusinessDocument": "the envelope holds no invoice",
}


def find_document(root: Element) -> tuple[Element, Syntax]:
    """The element of the invoice and its syntax, taken out of a Peppol envelope where in one."""
    tag = str(root.tag)
    syntax = ROOTS.get(tag)
    if syntax is not None:
        return root, syntax
    if tag == ENVELOPE:
        for child in root:
            if (inner := ROOTS.get(str(child.tag))) is not None:
                return child, inner
    hint = _HINTS.get(tag) or _HINTS.get(QName(root).localname)
    raise UnknownSyntaxError(root=tag, hint=hint)


def syntax_named(name: "str | Syntax") -> Syntax | None:
    """The syntax that a name stands for; None for "ubl", whose root follows from the invoice."""
    if name == "ubl":
        return None
    try:
        return Syntax(name)
    except ValueError:
        from einvoice.errors import UnknownSyntaxNameError

        raise UnknownSyntaxNameError(
            syntax=str(name), known=("ubl", *(syntax.value for syntax in Syntax))
        ) from None
