"""Denmark: who the parties are, what is taxed besides VAT, and how items are classified.

What payments must say is in `denmark_payment`.
"""

from collections.abc import Iterator
from decimal import Decimal

from einvoice.model.item import Price
from einvoice.model.line import Line
from einvoice.model.values import Identifier
from einvoice.rules.decimals import ZERO, shown
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.peppol.national.countries import countries
from einvoice.rules.peppol.national.fragments import fragments
from einvoice.rules.peppol.national.numbers import is_number
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_DENMARK = "DK"
_CVR = "0184"
"""The scheme of Danish company numbers (ICD)."""
_OTHER_TAX = "ZZZ"
"""The reason code by which a tax other than VAT is told from other charges."""
_UNSPSC = "TST"
_UNSPSC_VERSIONS = frozenset({"19.05.01", "19.0501", "26.08.01", "26.0801"})
_CREDIT_NOTE = "381"
_CATEGORY_LENGTH = 4
_HIGHEST_CATEGORY = 9999


def sells_from_denmark(stated: Stated) -> bool:
    """Whether the address of the seller is Danish; the code must be written as it is listed."""
    return countries(stated).of_seller == _DENMARK


def is_danish(stated: Stated) -> bool:
    """Whether the addresses of seller and buyer are Danish."""
    return sells_from_denmark(stated) and countries(stated).of_buyer == _DENMARK


@rule("DK-R-002", "BT-30")
def seller_has_a_registration(stated: Stated) -> Iterator[Hit]:
    """A Danish seller states its company number."""
    if sells_from_denmark(stated):
        seller = stated.invoice.seller
        legal_id = seller.legal_id if seller is not None else None
        if legal_id is None or not collapsed(legal_id.value):
            yield Hit("seller.legal_id")


@rule("DK-R-014", "BT-30")
def registration_of_seller_is_a_cvr_number(stated: Stated) -> Iterator[Hit]:
    """The company number of a Danish seller says that it is a CVR number."""
    seller = stated.invoice.seller
    if sells_from_denmark(stated) and seller is not None:
        yield from _not_cvr("seller.legal_id", seller.legal_id)


@rule("DK-R-017", "BT-47", syntax="ubl")
def registration_of_buyer_is_a_cvr_number(stated: Stated) -> Iterator[Hit]:
    """The company number of a Danish buyer says that it is a CVR number."""
    buyer = stated.invoice.buyer
    if is_danish(stated) and buyer is not None:
        yield from _not_cvr("buyer.legal_id", buyer.legal_id)


def _not_cvr(path: str, legal_id: Identifier | None) -> Iterator[Hit]:
    if legal_id is not None and collapsed(legal_id.scheme) != _CVR:
        yield Hit(f"{path}.scheme", {"id": legal_id.value, "stated": legal_id.scheme or "-"})


@rule("DK-R-016", "BT-115", "BT-3")
def credit_note_is_not_negative(stated: Stated) -> Iterator[Hit]:
    """The amount due of a credit note between Danes is not below zero."""
    totals = stated.invoice.totals
    due = totals.amount_due if totals is not None else None
    if due is not None and due < ZERO and is_danish(stated) and _is_credit_note(stated):
        yield Hit("totals.amount_due", {"stated": shown(due)})


def _is_credit_note(stated: Stated) -> bool:
    if stated.syntax == "ubl":
        return stated.is_credit_note
    return collapsed(stated.invoice.type_code) == _CREDIT_NOTE


@rule("DK-R-013", "BT-29", "BT-46", syntax="ubl")
def identifiers_have_schemes(stated: Stated) -> Iterator[Hit]:
    """Between Danes, every identifier of seller and buyer says its scheme."""
    if is_danish(stated):
        for name, party in (("seller", stated.invoice.seller), ("buyer", stated.invoice.buyer)):
            for index, one in enumerate(party.ids if party is not None else ()):
                if not collapsed(one.scheme):
                    yield Hit(f"{name}.ids[{index}].scheme", {"id": one.value or "-"})


@rule("DK-R-013", "BT-29", "BT-46", syntax="cii")
def global_identifiers_have_schemes(stated: Stated) -> Iterator[Hit]:
    """Between Danes, every global identifier of seller and buyer says its scheme."""
    if not is_danish(stated):
        return
    for name, party in (("seller", stated.invoice.seller), ("buyer", stated.invoice.buyer)):
        for index, one in enumerate(party.ids if party is not None else ()):
            if one.scheme is not None and not collapsed(one.scheme):
                yield Hit(f"{name}.ids[{index}].scheme", {"id": one.value or "-"})
    for place in stated.surface.unscoped:
        around = place.location.rpartition("/")[0].rpartition("/")[2].partition("[")[0]
        if around in ("ram:SellerTradeParty", "ram:BuyerTradeParty"):
            yield Hit(values={"id": place.text or "-"}, location=place.location, line=place.line)


@rule("DK-R-003", "BT-158", syntax="ubl")
def classification_says_its_version(stated: Stated) -> Iterator[Hit]:
    """Classes of UNSPSC are of a version that is in use in Denmark."""
    yield from _unknown_versions(stated)


@rule("DK-R-003", "BT-158", syntax="cii", severity="warning")
def classification_says_its_version_in_cii(stated: Stated) -> Iterator[Hit]:
    """The same, but for CII no more than a warning."""
    yield from _unknown_versions(stated)


def _unknown_versions(stated: Stated) -> Iterator[Hit]:
    if not is_danish(stated):
        return
    for index, line in enumerate(stated.lines):
        if line.item is None or not line.item.classifications:
            continue
        classes = line.item.classifications
        if any(one.scheme_version in _UNSPSC_VERSIONS for one in classes):
            continue
        for number, one in enumerate(classes):
            if one.scheme == _UNSPSC:
                path = f"lines[{index}].item.classifications[{number}].scheme_version"
                yield Hit(path, {"stated": one.scheme_version or "-"})
                break


_NAMES = {
    "ubl": ("AllowanceCharge", "AllowanceChargeReasonCode", "AllowanceChargeReason"),
    "cii": ("SpecifiedTradeAllowanceCharge", "ReasonCode", "Reason"),
}
"""The elements of an allowance or charge, its reason code and its reason."""
Taxed = tuple[str, str | None, str | None]
"""A path, the reason code and the reason of an allowance or charge."""


@rule("DK-R-004", "BT-97", "BT-104")
def other_tax_names_its_category(stated: Stated) -> Iterator[Hit]:
    """The reason of a tax other than VAT is its category, or has a number sign inside."""
    if not is_danish(stated):
        return
    # UBL looks at lines and prices too.
    taxed = _allowances_and_charges(stated) if stated.syntax == "ubl" else _on_document(stated)
    for path, code, reason in taxed:
        if code == _OTHER_TAX and not _is_named(reason):
            yield Hit(f"{path}reason", {"stated": reason or "-"})
    element, code_name, reason_name = _NAMES[stated.syntax]
    for fragment in fragments(stated, element):
        reason = fragment.text_of(reason_name)
        if fragment.text_of(code_name) == _OTHER_TAX and not _is_named(reason):
            part = fragment.part
            yield Hit(values={"stated": reason or "-"}, location=part.location, line=part.line)


def _allowances_and_charges(stated: Stated) -> Iterator[Taxed]:
    yield from _on_document(stated)
    for index, line in enumerate(stated.lines):
        if line.allowances or line.charges or _has_reasons(line.price):
            yield from _on_line(f"lines[{index}].", line)
    for path, line in sub_lines(stated):
        yield from _on_line(f"{path}.", line)


def _has_reasons(price: Price | None) -> bool:
    return price is not None and (
        price.discount_reason_code is not None or bool(price.more_discounts or price.charges)
    )


def _on_document(stated: Stated) -> Iterator[Taxed]:
    invoice = stated.invoice
    for name, group in (("allowances", invoice.allowances), ("charges", invoice.charges)):
        for number, one in enumerate(group):
            yield f"{name}[{number}].", one.reason_code, one.reason


def _on_line(around: str, line: Line) -> Iterator[Taxed]:
    for name, group in (("allowances", line.allowances), ("charges", line.charges)):
        for number, one in enumerate(group):
            yield f"{around}{name}[{number}].", one.reason_code, one.reason
    price = line.price
    if price is None:
        return
    yield f"{around}price.discount_", price.discount_reason_code, price.discount_reason
    for name, group in (("more_discounts", price.more_discounts), ("charges", price.charges)):
        for number, one in enumerate(group):
            yield f"{around}price.{name}[{number}].", one.reason_code, one.reason


def _is_named(reason: str | None) -> bool:
    """Whether a reason is a category, or has a number sign inside."""
    return _is_category(reason) or _has_sign_inside(reason)


def _is_category(reason: str | None) -> bool:
    """Whether a reason is a number of four characters, as the categories of taxes are."""
    text = collapsed(reason)
    if len(text) != _CATEGORY_LENGTH or not is_number(text) or text == "-INF":
        return False
    # Four characters may still say -5.0 or 9E99.
    return ZERO <= Decimal(text) <= _HIGHEST_CATEGORY


def _has_sign_inside(reason: str | None) -> bool:
    return bool(reason) and "#" in reason and not reason.startswith("#") and reason[-1] != "#"


RULES = declared_in(globals())
