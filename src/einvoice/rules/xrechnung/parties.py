"""The parties of a German invoice: whom to ask, and where they are."""

from collections.abc import Callable, Iterable, Iterator

from einvoice.model.party import Contact
from einvoice.rules.german_forms import has_three_digits, is_email
from einvoice.rules.rule import Check, Hit, Rule, area_of, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.presence import ABSENT, is_blank


@rule("BR-DE-2", "BG-6")
def seller_contact(stated: Stated) -> Iterator[Hit]:
    """BG-6 is stated."""
    seller = stated.invoice.seller
    # UBL has an element around the party, so the seller is asked for even where it is empty.
    if seller is None and stated.syntax == "cii":
        return
    if seller is None or seller.contact is None:
        yield Hit("seller.contact")


def _address_part(party: str, part: str) -> Check:
    path = f"{party}.address.{part}"

    def check(stated: Stated) -> Iterable[Hit]:
        group = getattr(stated.invoice, party)
        address = group and group.address
        if address is None or not is_blank(getattr(address, part)):
            return ()
        return (Hit(path),)

    return check


_ADDRESSES = (
    ("BR-DE-3", "BT-37", "seller", "city"),
    ("BR-DE-4", "BT-38", "seller", "post_code"),
    ("BR-DE-8", "BT-52", "buyer", "city"),
    ("BR-DE-9", "BT-53", "buyer", "post_code"),
    ("BR-DE-10", "BT-77", "delivery", "city"),
    ("BR-DE-11", "BT-78", "delivery", "post_code"),
)
"""Rule, term, party and the part of its address that must be stated where there is one."""


def _contacts(stated: Stated) -> Iterator[tuple[str, Contact]]:
    """The contacts of the seller: CII may have several."""
    seller = stated.invoice.seller
    if seller is None or seller.contact is None:
        return
    yield "seller.contact", seller.contact
    for index, contact in enumerate(seller.more_contacts):
        yield f"seller.more_contacts[{index}]", contact


def _contact_part(name: str, holds: Callable[[Contact], bool]) -> Check:
    def check(stated: Stated) -> Iterator[Hit]:
        for path, contact in _contacts(stated):
            if not holds(contact):
                yield Hit(f"{path}.{name}", {"stated": getattr(contact, name) or ABSENT})

    return check


_AREA = area_of(__name__)

RULES = (
    *declared_in(globals()),
    *(
        Rule(rule_id, _address_part(party, part), (term,), area=_AREA)
        for rule_id, term, party, part in _ADDRESSES
    ),
    Rule(
        "BR-DE-5",
        _contact_part("point", lambda one: not is_blank(one.point) or not is_blank(one.department)),
        ("BT-41",),
        area=_AREA,
    ),
    Rule(
        "BR-DE-6",
        _contact_part("telephone", lambda one: not is_blank(one.telephone)),
        ("BT-42",),
        area=_AREA,
    ),
    Rule(
        "BR-DE-7",
        _contact_part("email", lambda one: not is_blank(one.email)),
        ("BT-43",),
        area=_AREA,
    ),
    Rule(
        "BR-DE-27",
        _contact_part("telephone", lambda one: has_three_digits(one.telephone)),
        ("BT-42",),
        severity="warning",
        area=_AREA,
    ),
    Rule(
        "BR-DE-28",
        _contact_part("email", lambda one: is_email(one.email)),
        ("BT-43",),
        severity="warning",
        area=_AREA,
    ),
)
