"""The rules on the header elements of CII that are more than a line of a table."""

import re
from collections.abc import Iterator, Sequence

from einvoice.model.party import Buyer, Seller
from einvoice.model.payment import PaymentMeans
from einvoice.model.values import Identifier
from einvoice.rules.en16931.syntax.columns import column, taxes
from einvoice.rules.en16931.syntax.special import (
    at,
    children,
    hits,
    looked_at,
    special,
    text_of,
    uncounted,
)
from einvoice.rules.rule import Hit, declared_in
from einvoice.rules.stated import Stated

_CONTEXT = "rsm:ExchangedDocumentContext"
_GUIDELINE = "ram:GuidelineSpecifiedDocumentContextParameter"
_SETTLEMENT = ("rsm:SupplyChainTradeTransaction", "ram:ApplicableHeaderTradeSettlement")
_AGREEMENT = "ram:ApplicableHeaderTradeAgreement"
_MEANS = "ram:SpecifiedTradeSettlementPaymentMeans"
_TRANSFERS = frozenset({"30", "58"})
_VAT = "VAT"
_day = re.compile(r"\s*\d{4}(?:1[0-2]|0[1-9])(?:3[01]|[12][0-9]|0[1-9])\s*").fullmatch
_MOMENT = "udt:DateTimeString"


def _has_context(stated: Stated) -> bool:
    """Whether the element stands that names process and specification."""
    invoice = stated.invoice
    if invoice.process is not None or invoice.test is not None:
        return True
    return looked_at(stated).holds(_CONTEXT)


@special("CII-SR-009", "EXACTLY-ONE", family="cii", element=_GUIDELINE, parent=_CONTEXT)
def guideline(stated: Stated) -> Iterator[Hit]:
    """The document names one specification."""
    process, found = stated.invoice.process, looked_at(stated)
    held = process is not None and process.specification_id is not None
    if not held and _has_context(stated) and not found.holds(_CONTEXT, _GUIDELINE):
        yield at("process.specification_id")
    yield from hits(one for one in found.ending(_CONTEXT, _GUIDELINE) if one.code == "repeated")


@special("CII-SR-010", "EXACTLY-ONE", family="cii", element=f"{_GUIDELINE}/ram:ID", parent=_CONTEXT)
def guideline_id(stated: Stated) -> Iterator[Hit]:
    """The specification has one identifier."""
    process = stated.invoice.process
    lacks = process is None or process.specification_id is None
    if lacks and _has_context(stated):
        yield at("process.specification_id")
    yield from hits(uncounted(looked_at(stated).ending(_CONTEXT, _GUIDELINE, "ram:ID")))


@special(
    "CII-SR-014",
    "EXACTLY-ONE",
    family="cii",
    element="ram:TypeCode",
    parent="rsm:ExchangedDocument",
)
def type_code(stated: Stated) -> Iterator[Hit]:
    """The document has one type."""
    invoice = stated.invoice
    others = (invoice.number, invoice.issue_date, invoice.name, invoice.language_code)
    stands = bool(invoice.notes) or any(one is not None for one in others)
    if invoice.type_code is None and (stands or looked_at(stated).holds("rsm:ExchangedDocument")):
        yield at("type_code")
    yield from hits(uncounted(looked_at(stated).ending("rsm:ExchangedDocument", "ram:TypeCode")))


def _kinds_of_ids(stated: Stated, party: str, ids: Sequence[Identifier]) -> tuple[bool, bool]:
    """Whether identifiers stand in ram:ID, and in ram:GlobalID, which has a scheme nearly always.

    The reader passes over those identifiers of ram:GlobalID that have none.
    """
    plain = sum(one.scheme is None for one in ids)
    places = looked_at(stated).ending(party, "ram:GlobalID")
    mixed = sum(place.code == "otherwise" for place in places)
    return plain > mixed, len(ids) > plain or mixed > 0


def _both_ids(stated: Stated, party: str, path: str, ids: Sequence[Identifier]) -> Iterator[Hit]:
    if len(ids) > 1 and all(_kinds_of_ids(stated, party, ids)):
        yield at(f"{path}.ids")


_REPRESENTATIVE = "ram:SellerTaxRepresentativeTradeParty"


def _representative_ids(stated: Stated) -> tuple[bool, bool]:
    party = stated.invoice.tax_representative
    return _kinds_of_ids(stated, _REPRESENTATIVE, party.ids if party else ())


@special(
    "CII-SR-282",
    "UNUSED",
    family="cii",
    severity="warning",
    element="ram:ID",
    parent=f"{_AGREEMENT}/{_REPRESENTATIVE}",
)
def representative_id(stated: Stated) -> Iterator[Hit]:
    """The tax representative has no identifier."""
    if _representative_ids(stated)[0]:
        yield at("tax_representative.ids")


@special(
    "CII-SR-283",
    "UNUSED",
    family="cii",
    severity="warning",
    element="ram:GlobalID",
    parent=f"{_AGREEMENT}/{_REPRESENTATIVE}",
)
def representative_global_id(stated: Stated) -> Iterator[Hit]:
    """The tax representative has no global identifier."""
    if _representative_ids(stated)[1]:
        yield at("tax_representative.ids")


@special(
    "CII-SR-449",
    "EITHER",
    family="cii",
    severity="warning",
    element="ram:ID",
    other="ram:GlobalID",
    parent="ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty",
)
def delivery_ids(stated: Stated) -> Iterator[Hit]:
    """The place of delivery has identifiers of one kind."""
    delivery = stated.invoice.delivery
    yield from _both_ids(
        stated, "ram:ShipToTradeParty", "delivery", delivery.ids if delivery else ()
    )


@special(
    "CII-SR-450",
    "EITHER",
    family="cii",
    severity="warning",
    element="ram:ID",
    other="ram:GlobalID",
    parent=f"{_AGREEMENT}/ram:BuyerTradeParty",
)
def buyer_ids(stated: Stated) -> Iterator[Hit]:
    """The buyer has identifiers of one kind."""
    buyer = stated.invoice.buyer
    yield from _both_ids(stated, "ram:BuyerTradeParty", "buyer", buyer.ids if buyer else ())


@special(
    "CII-SR-451",
    "EITHER",
    family="cii",
    severity="warning",
    element="ram:ID",
    other="ram:GlobalID",
    parent="ram:ApplicableHeaderTradeSettlement/ram:PayeeTradeParty",
)
def payee_ids(stated: Stated) -> Iterator[Hit]:
    """The payee has identifiers of one kind."""
    payee = stated.invoice.payee
    yield from _both_ids(stated, "ram:PayeeTradeParty", "payee", payee.ids if payee else ())


def _both_names(path: str, party: Seller | Buyer | None) -> Iterator[Hit]:
    contacts = (party.contact, *party.more_contacts) if party else ()
    named = any(one is not None and one.point is not None for one in contacts)
    if named and any(one is not None and one.department is not None for one in contacts):
        yield at(f"{path}.contact.department")


@special(
    "CII-SR-465",
    "EITHER",
    family="cii",
    severity="warning",
    element="ram:PersonName",
    other="ram:DepartmentName",
    parent=f"{_AGREEMENT}/ram:SellerTradeParty/ram:DefinedTradeContact",
)
def seller_contact(stated: Stated) -> Iterator[Hit]:
    """The contact of the seller is a person or a department."""
    yield from _both_names("seller", stated.invoice.seller)


@special(
    "CII-SR-466",
    "EITHER",
    family="cii",
    severity="warning",
    element="ram:PersonName",
    other="ram:DepartmentName",
    parent=f"{_AGREEMENT}/ram:BuyerTradeParty/ram:DefinedTradeContact",
)
def buyer_contact(stated: Stated) -> Iterator[Hit]:
    """The contact of the buyer is a person or a department."""
    yield from _both_names("buyer", stated.invoice.buyer)


@special(
    "CII-SR-461",
    "ONCE",
    family="cii",
    element="ram:ApplicableTradeTax/ram:TaxPointDate",
    parent="ram:ApplicableHeaderTradeSettlement",
)
def vat_point_date(stated: Stated) -> Iterator[Hit]:
    """One VAT breakdown says when VAT is due; the model has that date once."""
    path = (*_SETTLEMENT, "ram:ApplicableTradeTax", "ram:TaxPointDate")
    found = looked_at(stated).by_path
    dates = [
        place
        for place in (*found.get((*path, "udt:DateString"), ()), *found.get(path, ()))
        if place.code in ("again", "repeated", "unknown", "unreadable", "bare")
    ]
    elements = {place.context(len(place.path) - len(path)) for place in dates}
    if dates and len(elements) + (stated.invoice.vat_point_date is not None) > 1:
        yield from hits(dates[-1:])


@special("CII-SR-462", "SAME", family="cii", element="ram:ApplicableTradeTax/ram:DueDateTypeCode")
def vat_point_date_code(stated: Stated) -> Iterator[Hit]:
    """Every tax that says by a code when VAT is due has the same code."""
    codes: dict[str, int] = {}
    if any(column(taxes(stated), "vat_point_date_code")):
        for index, line in enumerate(stated.lines):
            if line.vat is not None and line.vat.vat_point_date_code is not None:
                codes[line.vat.vat_point_date_code] = index
    held = stated.invoice.vat_point_date_code
    others = [place for code, place in codes.items() if code != held]
    if others and (held is not None or len(codes) > 1):
        yield at(f"lines[{others[-1]}].vat.vat_point_date_code")
    path = ("ram:ApplicableTradeTax", "ram:DueDateTypeCode")
    yield from hits(one for one in looked_at(stated).ending(*path) if one.code == "repeated")


def _means(stated: Stated) -> Sequence[PaymentMeans]:
    payment = stated.invoice.payment
    return payment.means if payment else ()


def _differing(stated: Stated, field: str, element: str) -> Iterator[Hit]:
    """Where payment means say something else than the first one that says it."""
    first: str | None = None
    for index, means in enumerate(_means(stated)):
        said = getattr(means, field)
        if said is None:
            continue
        said = " ".join(said.split())
        if first is None:
            first = said
        elif said != first:
            yield at(f"payment.means[{index}].{field}")
    for place in uncounted(looked_at(stated).ending(_MEANS, element)):
        if first is not None and " ".join(place.text.split()) != first:
            yield from hits([place])


@special("CII-SR-467", "SAME", family="cii", element=f"{_MEANS}/ram:TypeCode")
def means_code(stated: Stated) -> Iterator[Hit]:
    """All payment means are of one type."""
    yield from _differing(stated, "code", "ram:TypeCode")


@special("CII-SR-468", "SAME", family="cii", element=f"{_MEANS}/ram:Information")
def means_text(stated: Stated) -> Iterator[Hit]:
    """All payment means have one text."""
    yield from _differing(stated, "text", "ram:Information")


@special(
    "CII-SR-470",
    "NEEDED",
    family="cii",
    element="ram:PayeePartyCreditorFinancialAccount/ram:IBANID, ram:ProprietaryID",
    parent=f"{_MEANS}[ram:TypeCode=30|58]",
)
def transfer_account(stated: Stated) -> Iterator[Hit]:
    """A credit transfer names the account."""
    for index, means in enumerate(_means(stated)):
        account = means.account
        if means.code in _TRANSFERS and (account is None or account.account_id is None):
            yield at(f"payment.means[{index}].account.account_id")


@special(
    "CII-SR-463",
    "NEEDED",
    family="cii",
    element="ram:ChargeIndicator",
    parent="ram:SpecifiedTradeAllowanceCharge",
)
def indicator(stated: Stated) -> Iterator[Hit]:
    """An allowance or charge says which of both it is."""
    for place in looked_at(stated).elements("ram:SpecifiedTradeAllowanceCharge"):
        if not children(place.element, "ChargeIndicator"):
            yield from hits([place])


@special("CII-DT-037", "VALUE", family="cii", element="ram:*TradeTax/ram:TypeCode", allowed=_VAT)
def tax_type(stated: Stated) -> Iterator[Hit]:
    """Every tax of an invoice is VAT."""
    for path, places in looked_at(stated).by_path.items():
        if path[-1] == "ram:TypeCode" and path[-2:-1] and path[-2].endswith("TradeTax"):
            yield from hits(one for one in uncounted(places) if one.text != _VAT)


@special("CII-DT-097", "DATE", family="cii")
def day(stated: Stated) -> Iterator[Hit]:
    """A date that says it is in the format 102 is in it."""
    found = looked_at(stated)
    otherwise = {place.location for place in found.ending(_MOMENT) if place.code == "format"}
    for place in found.ending(_MOMENT):
        if place.element is not None:
            claims = place.element.get("format") == "102"
            said = text_of(place.element)
        else:
            claims = place.code in ("unreadable", "inexact") and place.location not in otherwise
            said = place.text
        if claims and not _day(said):
            yield from hits([place])


SPECIAL_CII = declared_in(globals())
