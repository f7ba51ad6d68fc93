"""E-mail addresses to which nothing can be delivered."""

import re
from collections.abc import Iterator

from einvoice.rules.advice.party_walk import parties, terms_of
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_is_email = re.compile(r"[^@\s<>]{1,200}@[^@\s.<>]{1,63}(?:\.[^@\s.<>]{1,63}){1,10}").fullmatch
_EMAIL = "EM"


@rule("ADV-EMAIL", "BT-34", "BT-43", "BT-49", "BT-58", severity="warning")
def email(stated: Stated) -> Iterator[Hit]:
    """An e-mail address has one @ between a name and a domain."""
    for where, party in parties(stated):
        address = party.electronic_address
        if address and address.scheme == _EMAIL and address.value and not _is_email(address.value):
            terms = terms_of(party, "electronic_address")
            yield Hit(f"{where}.electronic_address", {"stated": address.value}, terms)
        stated_email = party.contact.email if party.contact else None
        if stated_email and not _is_email(stated_email):
            terms = terms_of(party, "contact.email")
            yield Hit(f"{where}.contact.email", {"stated": stated_email}, terms)


RULES = declared_in(globals())
