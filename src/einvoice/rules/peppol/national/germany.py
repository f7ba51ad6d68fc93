"""Germany: the rules of XRechnung for seller and buyer in Germany, on document and parties.

What payments must say is in `germany_payment`.
"""

import re
from collections.abc import Callable, Iterator

from einvoice.model.party import Contact
from einvoice.rules.en16931.presence import is_blank, unread
from einvoice.rules.en16931.traces import bare_of
from einvoice.rules.german_forms import has_three_digits, is_absolute_url, is_email
from einvoice.rules.peppol.national.countries import countries
from einvoice.rules.peppol.national.fragments import fragments
from einvoice.rules.peppol.national.registrations import local_registrations
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Check, Hit, Rule, Severity, area_of, declared_in, rule
from einvoice.rules.stated import Stated

_GERMANY = "DE"
_CATEGORIES = frozenset({"S", "Z", "E", "AE", "K", "G", "L", "M"})
"""The VAT categories for which the seller says who it is to the tax office."""
_KINDS = ("326", "380", "384", "389", "381", "875", "876", "877")
_CORRECTED = "384"
_UBL = frozenset({"ubl"})
_is_in_total = re.compile(
    r"/[^/]+/cac:TaxTotal(?:\[\d+\])?(?:/cac:TaxSubtotal(?:\[\d+\])?)?"
).fullmatch


def is_german(stated: Stated) -> bool:
    """Whether the addresses of seller and buyer are German."""
    return countries(stated).are_by_address(_GERMANY)


@rule("DE-R-002", "BG-6", syntax="ubl")
def seller_has_a_contact(stated: Stated) -> Iterator[Hit]:
    """BG-6 is stated."""
    seller = stated.invoice.seller
    if is_german(stated) and (seller is None or seller.contact is None):
        yield Hit("seller.contact")


@rule("DE-R-014", "BT-119", syntax="ubl")
def breakdown_has_rates(stated: Stated) -> Iterator[Hit]:
    """Every part of the VAT breakdown states its rate."""
    if not is_german(stated):
        return
    for index, tax in enumerate(stated.invoice.vat_breakdown):
        path = f"vat_breakdown[{index}].rate"
        if tax.rate is None and is_blank(stated.once(unread).get(path)):
            yield Hit(path, {"category": tax.category_code or "-"})
    for fragment in fragments(stated, "TaxSubtotal"):
        if _is_in_total(fragment.part.location) and not fragment.text_of("Percent"):
            part, category = fragment.part, fragment.text_of("ID") or "-"
            yield Hit(values={"category": category}, location=part.location, line=part.line)


@rule("DE-R-015", "BT-10", syntax="ubl")
def buyer_reference_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-10 is stated."""
    if is_german(stated) and is_blank(stated.invoice.buyer_reference):
        yield Hit("buyer_reference")


@rule("DE-R-016", "BT-31", "BT-32", "BG-11", syntax="ubl")
def seller_has_a_tax_number(stated: Stated) -> Iterator[Hit]:
    """Where VAT plays a part, the seller states a tax number or a representative."""
    invoice = stated.invoice
    if not is_german(stated) or invoice.tax_representative is not None:
        return
    seller = invoice.seller
    if seller is not None and not is_blank(seller.vat_id):
        return
    if any(not is_blank(one.value) for one in local_registrations(stated)):
        return
    if any(category in _CATEGORIES for category in _stated_categories(stated)):
        yield Hit("seller.vat_id")


def _stated_categories(stated: Stated) -> Iterator[str | None]:
    invoice = stated.invoice
    for one in (*invoice.allowances, *invoice.charges):
        yield one.vat_category_code
    for line in stated.lines:
        if line.vat is not None:
            yield line.vat.category_code


@rule("DE-R-017", "BT-3", severity="warning", syntax="ubl")
def kind_is_in_use_in_germany(stated: Stated) -> Iterator[Hit]:
    """BT-3 is one of the kinds of documents that XRechnung knows."""
    code = collapsed(stated.invoice.type_code)
    if is_german(stated) and code not in _KINDS:
        yield Hit("type_code", {"stated": code or "-", "expected": ", ".join(sorted(_KINDS))})


@rule("DE-R-022", "BT-125", syntax="ubl")
def files_have_names_of_their_own(stated: Stated) -> Iterator[Hit]:
    """No two embedded files have the same name."""
    if not is_german(stated):
        return
    seen: set[str] = set()
    for index, document in enumerate(stated.invoice.supporting_documents):
        name = document.attachment.filename if document.attachment is not None else None
        if name is not None and name in seen:
            path = f"supporting_documents[{index}].attachment.filename"
            yield Hit(path, {"stated": name or "-"})
        elif name is not None:
            seen.add(name)


@rule("DE-R-026", "BG-3", "BT-3", severity="warning", syntax="ubl")
def correction_names_its_invoice(stated: Stated) -> Iterator[Hit]:
    """A corrected invoice (384) refers to the invoice that it corrects."""
    invoice = stated.invoice
    if collapsed(invoice.type_code) == _CORRECTED and not invoice.preceding_invoices:
        if is_german(stated):
            yield Hit("preceding_invoices")


@rule("DE-R-T02", "BT-124", severity="warning", syntax="ubl")
def linked_documents_have_absolute_urls(stated: Stated) -> Iterator[Hit]:
    """Where a document is linked, its location begins with a scheme."""
    if not is_german(stated):
        return
    for index, document in enumerate(stated.invoice.supporting_documents):
        if document.location is not None and not is_absolute_url(document.location):
            path = f"supporting_documents[{index}].location"
            yield Hit(path, {"stated": document.location or "-"})
    for trace in bare_of(stated, "cac:ExternalReference"):
        if trace.location.count("/") == 4:
            yield Hit(values={"stated": "-"}, location=trace.location, line=trace.line)


def _is_in_address(party: str, field: str) -> Check:
    def check(stated: Stated) -> Iterator[Hit]:
        group = getattr(stated.invoice, party)
        address = group.address if group is not None else None
        if address is not None and is_blank(getattr(address, field)) and is_german(stated):
            yield Hit(f"{party}.address.{field}")

    return check


_ADDRESSES = (
    ("DE-R-003", "BT-37", "seller", "city"),
    ("DE-R-004", "BT-38", "seller", "post_code"),
    ("DE-R-008", "BT-52", "buyer", "city"),
    ("DE-R-009", "BT-53", "buyer", "post_code"),
    ("DE-R-010", "BT-77", "delivery", "city"),
    ("DE-R-011", "BT-78", "delivery", "post_code"),
)
"""Rule, term, party and the part of its address that must be stated where there is one."""


def _is_in_contact(field: str, is_right: Callable[[str | None], bool]) -> Check:
    def check(stated: Stated) -> Iterator[Hit]:
        seller = stated.invoice.seller
        contact: Contact | None = seller.contact if seller is not None else None
        if contact is not None and is_german(stated):
            value: str | None = getattr(contact, field)
            if not is_right(value):
                yield Hit(f"seller.contact.{field}", {"stated": value or "-"})

    return check


def _is_stated(value: str | None) -> bool:
    return not is_blank(value)


_CONTACTS: tuple[tuple[str, str, str, Severity, Callable[[str | None], bool]], ...] = (
    ("DE-R-005", "BT-41", "point", "fatal", _is_stated),
    ("DE-R-006", "BT-42", "telephone", "fatal", _is_stated),
    ("DE-R-007", "BT-43", "email", "fatal", _is_stated),
    ("DE-R-027", "BT-42", "telephone", "warning", has_three_digits),
    ("DE-R-028", "BT-43", "email", "warning", is_email),
)
"""Rule, term, what of the seller's contact it looks at, and what that must be."""

_AREA = area_of(__name__)

RULES = (
    *declared_in(globals()),
    *(
        Rule(rule_id, _is_in_address(party, field), (term,), syntaxes=_UBL, area=_AREA)
        for rule_id, term, party, field in _ADDRESSES
    ),
    *(
        Rule(rule_id, _is_in_contact(field, is_right), (term,), severity, _UBL, _AREA)
        for rule_id, term, field, severity, is_right in _CONTACTS
    ),
)
