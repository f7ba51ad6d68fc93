"""The Netherlands: addresses, company numbers, and how to pay."""

from collections.abc import Iterator

from einvoice.codelists import allowed
from einvoice.model.party import Party
from einvoice.rules.decimals import ZERO, shown
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.en16931.traces import traces_of
from einvoice.rules.peppol.national.countries import address_country, countries, is_country
from einvoice.rules.peppol.national.payment_means import means_of
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_NETHERLANDS = "NL"
_COMPANY_SCHEMES = frozenset({"0106", "0190"})
"""The chamber of commerce (KvK) and the government's own numbers (OIN)."""
_ADDRESS_TERMS = {
    "seller": ("BT-35", "BT-37", "BT-38"),
    "buyer": ("BT-50", "BT-52", "BT-53"),
    "tax_representative": ("BT-64", "BT-66", "BT-67"),
}
"""Street, city and post code of each party."""
_CREDIT_NOTE = "381"
_CREDIT_NOTES_IN_CII = frozenset({"81", "83", "381", "396", "532"})
_SUMS = {
    "ubl": "cac:LegalMonetaryTotal",
    "cii": "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
}
_AMOUNTS = (
    "sum_of_lines",
    "total_without_vat",
    "total_with_vat",
    "sum_of_allowances",
    "sum_of_charges",
    "paid_amount",
    "rounding_amount",
    "amount_due",
)


def _sells_from_the_netherlands(stated: Stated) -> bool:
    return is_country(countries(stated).of_seller, _NETHERLANDS)


def _is_dutch(stated: Stated) -> bool:
    return countries(stated).are_by_address(_NETHERLANDS)


@rule("NL-R-001", "BT-25", "BT-3")
def credit_note_names_its_invoice(stated: Stated) -> Iterator[Hit]:
    """A Dutch seller's credit note refers to an invoice."""
    code = stated.invoice.type_code
    if stated.syntax == "cii":
        is_credit_note = collapsed(code) in _CREDIT_NOTES_IN_CII
    else:
        is_credit_note = stated.is_credit_note and code is not None
    if is_credit_note and _sells_from_the_netherlands(stated):
        if all(one.reference is None for one in stated.invoice.preceding_invoices):
            yield Hit("preceding_invoices", {"code": code or "-"})


@rule("NL-R-002", "BT-35", "BT-37", "BT-38")
def seller_has_a_full_address(stated: Stated) -> Iterator[Hit]:
    """A Dutch seller states street, city and post code."""
    if _sells_from_the_netherlands(stated):
        yield from _lacks_place("seller", stated.invoice.seller)


@rule("NL-R-004", "BT-50", "BT-52", "BT-53")
def buyer_has_a_full_address(stated: Stated) -> Iterator[Hit]:
    """Between Dutch parties, the buyer has street, city and post code too."""
    if _is_dutch(stated):
        yield from _lacks_place("buyer", stated.invoice.buyer)


@rule("NL-R-006", "BT-64", "BT-66", "BT-67")
def representative_has_a_full_address(stated: Stated) -> Iterator[Hit]:
    """A Dutch representative of a Dutch seller has street, city and post code."""
    party = stated.invoice.tax_representative
    if is_country(address_country(party), _NETHERLANDS) and _sells_from_the_netherlands(stated):
        yield from _lacks_place("tax_representative", party)


def _lacks_place(name: str, party: Party | None) -> Iterator[Hit]:
    address = party.address if party is not None else None
    if address is not None:
        for field, term in zip(("line_1", "city", "post_code"), _ADDRESS_TERMS[name], strict=True):
            if getattr(address, field) is None:
                yield Hit(f"{name}.address.{field}", {"term": term}, (term,))


@rule("NL-R-003", "BT-30")
def seller_has_a_company_number(stated: Stated) -> Iterator[Hit]:
    """The company number of a Dutch seller is a KvK or OIN number."""
    if _sells_from_the_netherlands(stated):
        yield from _no_company("seller", stated.invoice.seller)


@rule("NL-R-005", "BT-47")
def buyer_has_a_company_number(stated: Stated) -> Iterator[Hit]:
    """Between Dutch parties, so is that of the buyer."""
    if _is_dutch(stated):
        yield from _no_company("buyer", stated.invoice.buyer)


def _no_company(name: str, party: Party | None) -> Iterator[Hit]:
    legal_id = party.legal_id if party is not None else None
    if legal_id is not None:
        is_known = not _COMPANY_SCHEMES.isdisjoint((legal_id.scheme or "").split(" "))
        if not is_known or not collapsed(legal_id.value):
            path = f"{name}.legal_id" if is_known else f"{name}.legal_id.scheme"
            yield Hit(path, {"stated": legal_id.value or "-", "scheme": legal_id.scheme or "-"})


@rule("NL-R-007", "BG-16", "BT-115")
def what_is_owed_can_be_paid(stated: Stated) -> Iterator[Hit]:
    """Where the buyer of a Dutch seller owes an amount, the seller says how to pay it."""
    if means_of(stated) or not _sells_from_the_netherlands(stated) or not _has_sums(stated):
        return
    totals = stated.invoice.totals
    due = totals.amount_due if totals is not None else None
    if stated.syntax == "ubl":
        is_credit_note = stated.is_credit_note
    else:
        is_credit_note = collapsed(stated.invoice.type_code) == _CREDIT_NOTE
    if due is None or (due < ZERO if is_credit_note else due > ZERO):
        yield Hit("payment.means", {"due": "-" if due is None else shown(due)})


def _has_sums(stated: Stated) -> bool:
    """Whether there is the element of the totals; in UBL, a VAT total has its own."""
    totals = stated.invoice.totals
    if totals is not None and stated.syntax == "cii":
        return True
    if totals is not None and any(getattr(totals, name) is not None for name in _AMOUNTS):
        return True
    return bool(traces_of(stated, _SUMS[stated.syntax]))


@rule("NL-R-008", "BT-81")
def means_is_in_use_in_the_netherlands(stated: Stated) -> Iterator[Hit]:
    """Between Dutch parties, only some payment means are allowed."""
    if _is_dutch(stated):
        codes = allowed("4461-peppol-dutch")
        for index, means in enumerate(means_of(stated)):
            if collapsed(means.code) not in codes:
                values = {"stated": means.code or "-", "expected": ", ".join(sorted(codes))}
                yield Hit(f"payment.means[{index}].code", values)


@rule("NL-R-009", "BT-13", "BT-132")
def order_line_has_its_order(stated: Stated) -> Iterator[Hit]:
    """Who refers to lines of an order states the order too."""
    invoice = stated.invoice
    if invoice.purchase_order_reference is not None or not _sells_from_the_netherlands(stated):
        return
    for line in stated.lines:
        if line.order_line_reference is not None:
            values = {"line": line.id or "-", "reference": line.order_line_reference or "-"}
            yield Hit("purchase_order_reference", values)
    if stated.syntax == "ubl":
        for _path, line in sub_lines(stated):
            if line.order_line_reference is not None:
                values = {"line": line.id or "-", "reference": line.order_line_reference or "-"}
                yield Hit("purchase_order_reference", values)


RULES = declared_in(globals())
