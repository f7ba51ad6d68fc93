"""The rules on the header elements of UBL that are more than a line of a table."""

from collections.abc import Iterator

from einvoice.rules.en16931.syntax.columns import (
    all_lines_with,
    column,
    items,
    line_column,
    lines_with,
)
from einvoice.rules.en16931.syntax.outline import Place
from einvoice.rules.en16931.syntax.special import (
    at,
    below,
    children,
    hits,
    looked_at,
    special,
    text_of,
    uncounted,
)
from einvoice.rules.rule import Hit, declared_in
from einvoice.rules.stated import Stated

_VAT = "VAT"
_SCHEME = "cac:PartyTaxScheme"
_SELLER = ("cac:AccountingSupplierParty", "cac:Party")
_BUYER = ("cac:AccountingCustomerParty", "cac:Party")


@special(
    "UBL-CR-002",
    "VALUE",
    family="ubl",
    severity="warning",
    element="cbc:UBLVersionID",
    allowed="2.1",
)
def version(stated: Stated) -> Iterator[Hit]:
    """cbc:UBLVersionID, where it stands, is 2.1."""
    places = looked_at(stated).by_path.get(("cbc:UBLVersionID",), [])
    if not any(place.text == "2.1" for place in places):
        yield from hits(places)


@special(
    "UBL-CR-412",
    "UNUSED",
    family="ubl",
    severity="warning",
    element="cbc:PaymentDueDate",
    parent="Invoice/cac:PaymentMeans",
)
def due_date(stated: Stated) -> Iterator[Hit]:
    """Only a credit note has cac:PaymentMeans/cbc:PaymentDueDate."""
    if not stated.is_credit_note:
        path = ("cac:PaymentMeans", "cbc:PaymentDueDate")
        yield from hits(looked_at(stated).by_path.get(path, []))


@special(
    "UBL-DT-18",
    "ONLY",
    family="ubl",
    severity="warning",
    element="@name",
    allowed="cbc:PaymentMeansCode",
)
def name(stated: Stated) -> Iterator[Hit]:
    """The attribute `name` stands at cbc:PaymentMeansCode only."""
    for place in looked_at(stated).ending("@name"):
        if place.path[-2:-1] != ("cbc:PaymentMeansCode",):
            yield from hits([place])
    if not any(column(items(stated), "classifications")) and not any(
        line_column(stated, "sub_lines")
    ):
        return
    for path, line in all_lines_with(stated, "item"):
        for index, one in enumerate(line.item.classifications if line.item else ()):
            if one.name is not None:
                yield at(f"{path}.item.classifications[{index}].name")


@special(
    "UBL-SR-07",
    "NEEDED",
    family="ubl",
    element="cac:InvoiceDocumentReference/cbc:ID",
    parent="cac:BillingReference",
)
def preceding_invoice(stated: Stated) -> Iterator[Hit]:
    """Every cac:BillingReference names an invoice."""
    for index, one in enumerate(stated.invoice.preceding_invoices):
        if one.reference is None:
            yield at(f"preceding_invoices[{index}].reference")
    for index, line in lines_with(stated, "preceding_invoice"):
        document = line.preceding_invoice
        if document is not None and document.reference is None:
            yield at(f"lines[{index}].preceding_invoice.reference")
    for place in looked_at(stated).ending("cac:BillingReference"):
        named = below(place.element, "InvoiceDocumentReference", "ID")
        if place.code == "bare" or (place.element is not None and not named):
            yield from hits([place])


def _schemes(places: list[Place], *, vat: bool) -> list[Place]:
    """Those tax schemes which name a VAT number, or a number of another tax."""
    found: list[Place] = []
    for place in places:
        ids = [text_of(one).upper() for one in below(place.element, "TaxScheme", "ID")]
        wanted = any((text == _VAT) is vat for text in ids)
        found += [place] * (len(children(place.element, "CompanyID")) if wanted else 0)
    return found


def _numbers(stated: Stated, party: tuple[str, str], held: str | None, *, vat: bool) -> list[Place]:
    """Tax numbers of a party that are too many."""
    places = uncounted(looked_at(stated).by_path.get((*party, _SCHEME), []))
    found = _schemes(places, vat=vat)
    return found[-1:] if len(found) + (held is not None) > 1 else []


@special(
    "UBL-SR-12",
    "ONCE",
    family="ubl",
    element=f"{_SCHEME}[VAT]/cbc:CompanyID",
    parent="/".join(_SELLER),
)
def seller_vat_id(stated: Stated) -> Iterator[Hit]:
    """The seller has one VAT number."""
    seller = stated.invoice.seller
    yield from hits(_numbers(stated, _SELLER, seller.vat_id if seller else None, vat=True))


@special(
    "UBL-SR-13",
    "ONCE",
    family="ubl",
    element=f"{_SCHEME}[!VAT]/cbc:CompanyID",
    parent="/".join(_SELLER),
)
def seller_tax_id(stated: Stated) -> Iterator[Hit]:
    """The seller has one other tax number."""
    seller = stated.invoice.seller
    held = seller.tax_registration_id if seller else None
    yield from hits(_numbers(stated, _SELLER, held, vat=False))


@special(
    "UBL-SR-18",
    "ONCE",
    family="ubl",
    element=f"{_SCHEME}[VAT]/cbc:CompanyID",
    parent="/".join(_BUYER),
)
def buyer_vat_id(stated: Stated) -> Iterator[Hit]:
    """The buyer has one VAT number."""
    buyer = stated.invoice.buyer
    yield from hits(_numbers(stated, _BUYER, buyer.vat_id if buyer else None, vat=True))


@special("UBL-SR-42", "TWICE", family="ubl", element=_SCHEME, parent="/".join(_SELLER))
def seller_schemes(stated: Stated) -> Iterator[Hit]:
    """The seller has two tax schemes at most."""
    places = looked_at(stated).by_path.get((*_SELLER, _SCHEME), [])
    more = [place for place in places if place.code == "bare" or place in uncounted([place])]
    seller = stated.invoice.seller
    held = (seller.vat_id, seller.tax_registration_id) if seller else ()
    if more and len(more) + sum(one is not None for one in held) > 2:
        yield from hits(more[-1:])


@special(
    "UBL-SR-53",
    "NEEDED",
    family="ubl",
    element="cac:TaxScheme/cbc:ID, cbc:CompanyID",
    parent=_SCHEME,
)
def complete_scheme(stated: Stated) -> Iterator[Hit]:
    """Every cac:PartyTaxScheme names its tax and the number."""
    for place in looked_at(stated).ending(_SCHEME):
        named = below(place.element, "TaxScheme", "ID") and children(place.element, "CompanyID")
        if place.code == "bare" or (place.element is not None and not named):
            yield from hits([place])


@special(
    "UBL-SR-51",
    "ONCE",
    family="ubl",
    element="cac:AddressLine",
    parent="cac:PostalAddress | cac:Address",
)
def address_line(stated: Stated) -> Iterator[Hit]:
    """An address has one line beside street and additional street."""
    found = looked_at(stated)
    for around in ("cac:PostalAddress", "cac:Address"):
        for place in found.ending(around, "cac:AddressLine"):
            if place.code == "repeated":
                yield from hits([place])
        for place in found.elements(around):
            if len(children(place.element, "AddressLine")) > 1:
                yield from hits([place])


def _reasons(stated: Stated, *, charge: bool) -> Iterator[Hit]:
    found = looked_at(stated)
    paths = {issue.location: issue.path for issue in stated.issues if issue.code == "repeated"}
    for place in found.ending("cac:AllowanceCharge", "cbc:AllowanceChargeReason"):
        if place.code == "repeated" and ("charges" in paths.get(place.location, "")) is charge:
            yield from hits([place])
    wanted = {"true", "1"} if charge else {"false", "0"}
    for place in found.elements("cac:AllowanceCharge"):
        says = {text_of(one).strip() for one in children(place.element, "ChargeIndicator")}
        if says & wanted and len(children(place.element, "AllowanceChargeReason")) > 1:
            yield from hits([place])


@special(
    "UBL-SR-30",
    "ONCE",
    family="ubl",
    element="cbc:AllowanceChargeReason",
    parent="cac:AllowanceCharge[cbc:ChargeIndicator=false]",
)
def allowance_reason(stated: Stated) -> Iterator[Hit]:
    """An allowance has one reason."""
    yield from _reasons(stated, charge=False)


@special(
    "UBL-SR-31",
    "ONCE",
    family="ubl",
    element="cbc:AllowanceChargeReason",
    parent="cac:AllowanceCharge[cbc:ChargeIndicator=true]",
)
def charge_reason(stated: Stated) -> Iterator[Hit]:
    """A charge has one reason."""
    yield from _reasons(stated, charge=True)


SPECIAL_UBL = declared_in(globals())
