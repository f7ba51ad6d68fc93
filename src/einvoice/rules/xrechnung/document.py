"""The invoice as a whole: its kind, its references, its VAT and its files."""

import re
from collections.abc import Iterable, Iterator

from einvoice.model.reference import DocumentReference, SupportingDocument
from einvoice.rules.german_forms import is_absolute_url
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.peculiar import peculiar
from einvoice.rules.xrechnung.presence import (
    ABSENT,
    is_blank,
    is_unreadable,
    noticed_at,
    unmapped_named,
)

TYPES = ("326", "380", "381", "384", "389", "875", "876", "877")
"""The invoice types (UNTDID 1001) that XRechnung provides for."""
_CORRECTED = "384"
_TAXED = frozenset({"S", "Z", "E", "AE", "K", "G", "L", "M"})
_SELLER = "/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme"
_NUMBER = re.compile(r"CompanyID\b[^<>]*>\s*[^<\s]")
_TAX_OF_LINE = "/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:TypeCode"
_TAX = re.compile(r"<(?:\w+:)?TaxSubtotal\b")
_RATE = re.compile(r"<(?:\w+:)?Percent\b[^<>]*>\s*[^<\s]")
_RELATED = "916"
_TYPE_OF_SUPPORT = "ram:ApplicableHeaderTradeAgreement/ram:AdditionalReferencedDocument"
_ATTACHMENT = re.compile(
    r"/[^/]+/cac:AdditionalDocumentReference(?:\[\d+\])?/cac:Attachment(?:\[\d+\])?"
)
_LINK = re.compile(rf"{_ATTACHMENT.pattern}/cac:ExternalReference")
_URI = re.compile(r"<(?:\w+:)?URI\b[^<>]*>([^<]*)<")


@rule("BR-DE-15", "BT-10")
def buyer_reference(stated: Stated) -> Iterator[Hit]:
    """BT-10 is stated."""
    if is_blank(stated.invoice.buyer_reference):
        yield Hit("buyer_reference")


@rule("BR-DE-17", "BT-3", severity="warning")
def type_of_invoice(stated: Stated) -> Iterator[Hit]:
    """BT-3 is one of the types that XRechnung provides for."""
    code = stated.invoice.type_code
    if code not in TYPES:
        yield Hit("type_code", {"stated": code or ABSENT, "allowed": ", ".join(TYPES)})


@rule("BR-DE-26", "BT-3", "BG-3", severity="warning")
def corrected_invoice(stated: Stated) -> Iterator[Hit]:
    """A corrected invoice names the one that it corrects."""
    if stated.invoice.type_code == _CORRECTED and not stated.invoice.preceding_invoices:
        yield Hit("preceding_invoices")


@rule("BR-DE-14", "BT-119")
def vat_rate(stated: Stated) -> Iterator[Hit]:
    """Every VAT breakdown states its rate."""
    for index, tax in enumerate(stated.invoice.vat_breakdown):
        if tax.rate is None and not is_unreadable(stated, f"vat_breakdown[{index}].rate"):
            yield Hit(f"vat_breakdown[{index}].rate", {"category": tax.category_code or ABSENT})
    if stated.syntax == "cii":
        return
    for name in ("TaxTotal", "TaxSubtotal"):
        for part in unmapped_named(stated, name):
            _, *taxes = _TAX.split(part.xml)
            if not all(map(_RATE.search, taxes)):
                values = {"category": ABSENT}
                yield Hit(location=part.location, line=part.line, values=values)


@rule("BR-DE-16", "BT-31", "BT-32", "BG-11")
def seller_tax_number(stated: Stated) -> Iterator[Hit]:
    """Who invoices with VAT says under which number, or who answers for it."""
    invoice = stated.invoice
    seller = invoice.seller
    if invoice.tax_representative is not None or (
        seller and not (is_blank(seller.vat_id) and is_blank(seller.tax_registration_id))
    ):
        return
    category = _taxed_category(stated)
    if category and not _has_further_number(stated):
        yield Hit("seller.vat_id", {"category": category})


def _taxed_category(stated: Stated) -> str | None:
    """The first VAT category that asks for a tax number; CII looks at the lines alone."""
    for line in stated.lines:
        vat = line.vat
        if vat is not None and vat.category_code in _TAXED:
            return vat.category_code if _has_vat(stated) else None
    # In CII the official expression compares a group with "VAT", which is never so.
    if stated.syntax == "cii":
        return None
    for part in (*stated.invoice.allowances, *stated.invoice.charges):
        if part.vat_category_code in _TAXED:
            return part.vat_category_code
    return None


def _has_vat(stated: Stated) -> bool:
    """Whether the tax of any line is VAT, and not some other tax, as CII could say."""
    others = sum(_TAX_OF_LINE in part.location for part in unmapped_named(stated, "TypeCode"))
    return others < sum(line.vat is not None for line in stated.lines)


def _has_further_number(stated: Stated) -> bool:
    """Whether the seller has a tax number without the kind of tax, for which there is no term."""
    return any(
        _SELLER in part.location and _NUMBER.search(part.xml) is not None
        for part in unmapped_named(stated, "PartyTaxScheme")
    )


@rule("BR-DE-22", "BT-125")
def file_names(stated: Stated) -> Iterator[Hit]:
    """No two embedded files have the same name."""
    yield from _namesakes("supporting_documents", stated.invoice.supporting_documents)
    if stated.syntax == "ubl":
        return
    for index, line in peculiar(stated).documented:
        if line.documents:
            yield from _namesakes(f"lines[{index}].documents", line.documents)
        if line.objects:
            yield from _namesakes(f"lines[{index}].objects", line.objects)


def _namesakes(
    path: str, documents: Iterable[SupportingDocument | DocumentReference]
) -> Iterator[Hit]:
    known: set[str] = set()
    for index, document in enumerate(documents):
        name = document.attachment.filename if document.attachment else None
        if name is None:
            continue
        if name in known:
            yield Hit(f"{path}[{index}].attachment", {"filename": name})
        known.add(name)


@rule("BR-TMP-2", "BT-124", severity="warning")
def external_location(stated: Stated) -> Iterator[Hit]:
    """A linked document is named by an absolute URL."""
    for index, document in enumerate(stated.invoice.supporting_documents):
        location = document.location
        if location is None or is_absolute_url(location):
            continue
        if stated.syntax == "ubl" or _is_related(stated, document):
            yield Hit(f"supporting_documents[{index}].location", {"stated": location or ABSENT})

    if stated.syntax == "ubl":
        yield from _without_location(stated)


def _without_location(stated: Stated) -> Iterator[Hit]:
    """The links of UBL that lead nowhere, or that belong to documents with a term of their own."""
    for match in noticed_at(stated, _LINK):
        if match.end() == len(match.string):
            yield Hit(location=match.string, values={"stated": ABSENT})
    for part in unmapped_named(stated, "Attachment"):
        if _ATTACHMENT.fullmatch(part.location) and "ExternalReference" in part.xml:
            found = _URI.search(part.xml)
            if found is None or not is_absolute_url(found[1]):
                stated_as = found[1] if found else ABSENT
                yield Hit(location=part.location, line=part.line, values={"stated": stated_as})


def _is_related(stated: Stated, document: SupportingDocument) -> bool:
    """Whether a document is of the usual type, the only one that is looked at in CII.

    That type is not kept in the model; a document of a source that never says it has none.
    """
    if document.type_code is not None:
        return document.type_code == _RELATED
    return stated.look is None or _TYPE_OF_SUPPORT in stated.once(_defaults)


def _defaults(stated: Stated) -> str:
    """The places of the texts that stand for none."""
    return " ".join(one.location for one in stated.silent if one.code == "default")


RULES = declared_in(globals())
