"""The rules on amounts, documents and lines of UBL that are more than a line of a table."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from einvoice.model.group import Group
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from einvoice.model.values import Attachment
from einvoice.rules.decimals import decimals_of, shown
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.en16931.syntax.columns import all_lines_with, line_column
from einvoice.rules.en16931.syntax.outline import Place
from einvoice.rules.en16931.syntax.special import (
    at,
    hits,
    looked_at,
    special,
    uncounted,
)
from einvoice.rules.rule import Hit, declared_in
from einvoice.rules.stated import Stated

_MOST_DECIMALS = 2
_CENT = Decimal("0.01")
_OBJECT = "130"
_PROJECT = "50"
_DOCUMENT = "cac:AdditionalDocumentReference"
_TAX = ("cac:Item", "cac:ClassifiedTaxCategory")
_AMOUNTS = ("amount", "base_amount")


def _fields(path: str, group: Group | None, names: Iterable[str]) -> Iterator[tuple[str, Decimal]]:
    if group is not None:
        stated = group.__dict__
        for name in names:
            if stated[name] is not None:
                yield f"{path}.{name}", stated[name]


def _header_amounts(invoice: Invoice) -> Iterator[tuple[str, Decimal]]:
    """The amounts of the document, but for prices."""
    totals = invoice.totals
    yield from _fields("totals", totals, type(totals).model_fields if totals else ())
    for index, tax in enumerate(invoice.vat_breakdown):
        yield from _fields(f"vat_breakdown[{index}]", tax, ("taxable_amount", "tax_amount"))
    for name in ("allowances", "charges"):
        for index, one in enumerate(getattr(invoice, name)):
            yield from _fields(f"{name}[{index}]", one, _AMOUNTS)
    for index, paid in enumerate(invoice.third_party_payments):
        yield from _fields(f"third_party_payments[{index}]", paid, ("amount",))
    yield from _fields("payment_schedule", invoice.payment_schedule, ("partial_amount",))
    for index, terms in enumerate(invoice.more_payment_terms):
        yield from _fields(f"more_payment_terms[{index}]", terms, ("partial_amount",))


def _line_amounts(stated: Stated) -> Iterator[tuple[str, Decimal]]:
    """The amounts of lines; those in cents, as nearly all are, need no closer look."""
    nets: list[Decimal | None] = list(line_column(stated, "net_amount"))
    if not all(map(_CENT.same_quantum, [net for net in nets if net is not None])):
        for index, net in enumerate(nets):
            if net is not None:
                yield f"lines[{index}].net_amount", net
    for path, line in all_lines_with(stated, "allowances", "charges"):
        yield from _in_charges(path, line)
    if any(line_column(stated, "sub_lines")):
        for path, line in stated.once(sub_lines):
            yield from _fields(path, line, ("net_amount",))


def _in_charges(path: str, line: Line) -> Iterator[tuple[str, Decimal]]:
    for index, allowance in enumerate(line.allowances):
        yield from _fields(f"{path}.allowances[{index}]", allowance, _AMOUNTS)
    for index, charge in enumerate(line.charges):
        yield from _fields(f"{path}.charges[{index}]", charge, _AMOUNTS)


@special("UBL-DT-01", "DECIMALS", family="ubl")
def decimals(stated: Stated) -> Iterator[Hit]:
    """Amounts have two decimals at most; prices and what they are made of may have more."""
    for amounts in (_header_amounts(stated.invoice), _line_amounts(stated)):
        for path, amount in amounts:
            if decimals_of(amount) > _MOST_DECIMALS:
                yield Hit(path, {"place": path, "stated": shown(amount)})
    for path, places in looked_at(stated).by_path.items():
        if path[-1].endswith("Amount") and not _is_price(path):
            for place in uncounted(places):
                if len(place.text.partition(".")[2]) > _MOST_DECIMALS:
                    yield from hits([place])


def _is_price(path: tuple[str, ...]) -> bool:
    return path[-1].endswith("PriceAmount") or {"cac:Price", "cac:AllowanceCharge"} <= set(path)


def _attachments(stated: Stated) -> list[tuple[str, Attachment]]:
    """The embedded files with their paths; two rules ask for them."""
    found: list[tuple[str, Attachment]] = []
    for index, document in enumerate(stated.invoice.supporting_documents):
        if document.attachment is not None:
            found.append((f"supporting_documents[{index}].attachment", document.attachment))
    for path, line in all_lines_with(stated, "documents"):
        for index, document in enumerate(line.documents):
            if document.attachment is not None:
                found.append((f"{path}.documents[{index}].attachment", document.attachment))
    return found


def _files(stated: Stated) -> Iterator[Place]:
    for path, places in looked_at(stated).by_path.items():
        if path[-1].endswith("BinaryObject"):
            yield from (place for place in places if place.element is not None)


@special(
    "UBL-DT-06",
    "NEEDED",
    family="ubl",
    element="@mimeCode",
    parent="cbc:EmbeddedDocumentBinaryObject",
)
def mime_code(stated: Stated) -> Iterator[Hit]:
    """An embedded file says of what kind it is."""
    for path, file in stated.once(_attachments):
        if file.mime_code is None:
            yield at(f"{path}.mime_code")
    yield from hits(one for one in _files(stated) if _lacks(one, "mimeCode"))


@special(
    "UBL-DT-07",
    "NEEDED",
    family="ubl",
    element="@filename",
    parent="cbc:EmbeddedDocumentBinaryObject",
)
def filename(stated: Stated) -> Iterator[Hit]:
    """An embedded file has a name."""
    for path, file in stated.once(_attachments):
        if file.filename is None:
            yield at(f"{path}.filename")
    yield from hits(one for one in _files(stated) if _lacks(one, "filename"))


def _lacks(place: Place, attribute: str) -> bool:
    return place.element is not None and place.element.get(attribute) is None


def _object_extra(stated: Stated, name: str) -> Iterator[Hit]:
    """What stands in the reference of the invoiced object and nowhere in the model.

    The model has such parts of other documents, so the reader knows no row for them only here.
    """
    if stated.invoice.object_id is not None:
        for place in looked_at(stated).ending(_DOCUMENT, name):
            if place.code == "unknown":
                yield from hits([place])


@special(
    "UBL-CR-666",
    "UNUSED",
    family="ubl",
    element="cac:Attachment",
    parent=f"{_DOCUMENT}[cbc:DocumentTypeCode=130]",
)
def object_attachment(stated: Stated) -> Iterator[Hit]:
    """The reference of the invoiced object carries no file."""
    yield from _object_extra(stated, "cac:Attachment")
    for index, document in enumerate(stated.invoice.supporting_documents):
        linked = document.attachment is not None or document.location is not None
        if document.type_code == _OBJECT and linked:
            yield at(f"supporting_documents[{index}].attachment")


@special(
    "UBL-CR-673",
    "UNUSED",
    family="ubl",
    element="cbc:DocumentDescription",
    parent=f"{_DOCUMENT}[cbc:DocumentTypeCode=130]",
)
def object_description(stated: Stated) -> Iterator[Hit]:
    """The reference of the invoiced object has no description."""
    yield from _object_extra(stated, "cbc:DocumentDescription")
    for index, document in enumerate(stated.invoice.supporting_documents):
        if document.type_code == _OBJECT and document.description is not None:
            yield at(f"supporting_documents[{index}].description")


def _schemes(stated: Stated) -> list[Place]:
    """The schemes of document numbers that are not those of the invoiced object."""
    path = (_DOCUMENT, "cbc:ID", "@schemeID")
    documents = stated.invoice.supporting_documents
    others = any(document.type_code != _OBJECT for document in documents)
    known = others or stated.invoice.project_reference is not None
    return looked_at(stated).by_path.get(path, []) if known else []


@special(
    "UBL-CR-665",
    "UNUSED",
    family="ubl",
    severity="warning",
    element="cbc:ID/@schemeID",
    parent=f"{_DOCUMENT}[!cbc:DocumentTypeCode=130]",
)
def document_scheme(stated: Stated) -> Iterator[Hit]:
    """Only the number of the invoiced object has a scheme."""
    yield from hits(_schemes(stated))


@special(
    "UBL-SR-43",
    "ONLY",
    family="ubl",
    element="cbc:DocumentTypeCode, cbc:ID/@schemeID",
    allowed=(
        f"{_DOCUMENT}[cbc:DocumentTypeCode=130], CreditNote/{_DOCUMENT}[cbc:DocumentTypeCode=50]"
    ),
)
def document_kind(stated: Stated) -> Iterator[Hit]:
    """Other documents than the invoiced object and the project have neither type nor scheme."""
    documents = stated.invoice.supporting_documents
    allowed = {_OBJECT, _PROJECT} if stated.is_credit_note else {_OBJECT}
    for index, document in enumerate(documents):
        if document.type_code is not None and document.type_code not in allowed:
            yield at(f"supporting_documents[{index}].type_code")
    if any(document.type_code not in allowed for document in documents):
        yield from hits(_schemes(stated))


@special(
    "UBL-SR-04",
    "ONCE",
    family="ubl",
    element=f"{_DOCUMENT}[cbc:DocumentTypeCode=130]/cbc:ID",
    parent="Invoice/CreditNote",
)
def invoiced_object(stated: Stated) -> Iterator[Hit]:
    """One document is the invoiced object."""
    documents = stated.invoice.supporting_documents
    more = [index for index, one in enumerate(documents) if one.type_code == _OBJECT]
    places = looked_at(stated).by_path.get((_DOCUMENT,), [])
    bare = any(place.code == "bare" for place in places)
    if more and len(more) + (stated.invoice.object_id is not None or bare) > 1:
        yield at(f"supporting_documents[{more[-1]}].type_code")


@special(
    "UBL-SR-48",
    "EXACTLY-ONE",
    family="ubl",
    element="cac:Item/cac:ClassifiedTaxCategory",
    parent="cac:InvoiceLine | cac:CreditNoteLine",
)
def line_tax(stated: Stated) -> Iterator[Hit]:
    """Every line has one VAT category."""
    taxes = list(line_column(stated, "vat"))
    without = [] if all(taxes) else [index for index, tax in enumerate(taxes) if tax is None]
    element = "cac:CreditNoteLine" if stated.is_credit_note else "cac:InvoiceLine"
    root = "CreditNote" if stated.is_credit_note else "Invoice"
    if without:
        stands = _lines_with_tax(stated, element)
        alone = len(stated.lines) == 1
        for index in without:
            where = f"/{root}/{element}" + ("" if alone else f"[{index + 1}]")
            if where not in stands:
                yield at(f"lines[{index}].vat")
    yield from hits(
        place
        for place in looked_at(stated).by_path.get((element, *_TAX), [])
        if place.code == "repeated"
    )


def _lines_with_tax(stated: Stated, element: str) -> set[str]:
    """The locations of lines that have a VAT category of which the model holds nothing."""
    start = (element, *_TAX)
    return {
        place.context(len(path) - 1)
        for path, places in looked_at(stated).by_path.items()
        if path[: len(start)] == start
        for place in places
    }


SPECIAL_UBL_CONTENT = declared_in(globals())
