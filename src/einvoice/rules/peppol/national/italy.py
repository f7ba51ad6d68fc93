"""Italy: the tax number and the address of the seller."""

import re
from collections.abc import Iterator

from einvoice.rules.peppol.national.countries import countries
from einvoice.rules.peppol.national.registrations import local_registrations
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Check, Hit, Rule, area_of, declared_in, rule
from einvoice.rules.stated import Stated

_ITALY = "IT"
_is_tax_number = re.compile(r"[A-Z0-9]{11,16}").fullmatch


@rule("IT-R-001", "BT-32")
def tax_number_has_its_length(stated: Stated) -> Iterator[Hit]:
    """The tax number of an Italian seller has eleven to sixteen capital letters and digits."""
    if countries(stated).supplier == _ITALY:
        for one in local_registrations(stated):
            number = collapsed(one.value)
            if _is_tax_number(number) is None:
                raised = number.replace(" ", "").upper()
                yield one.hit(raised if _is_tax_number(raised) else None)


def _is_in_address(field: str) -> Check:
    def check(stated: Stated) -> Iterator[Hit]:
        seller = stated.invoice.seller
        if seller is not None and countries(stated).supplier == _ITALY:
            if seller.address is None or getattr(seller.address, field) is None:
                yield Hit(f"seller.address.{field}")

    return check


_ADDRESS = (
    ("IT-R-002", "BT-35", "line_1"),
    ("IT-R-003", "BT-37", "city"),
    ("IT-R-004", "BT-38", "post_code"),
)
"""The rule, the term and what of the address must be stated."""

RULES = (
    *declared_in(globals()),
    *(
        Rule(rule_id, _is_in_address(field), (term,), area=area_of(__name__))
        for rule_id, term, field in _ADDRESS
    ),
)
