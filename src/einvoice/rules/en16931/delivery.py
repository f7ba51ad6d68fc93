"""Where goods and services went."""

from collections.abc import Iterator

from einvoice.rules.en16931.line_groups import line_groups
from einvoice.rules.en16931.presence import is_blank
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-57", "BG-15", "BT-80", syntax="ubl")
def places_of_delivery_have_a_country(stated: Stated) -> Iterator[Hit]:
    """BT-80 occurs in every address of a delivery, those of lines included."""
    delivery = stated.invoice.delivery
    if delivery and delivery.address and delivery.address.country_code is None:
        yield Hit("delivery.address.country_code")
    for index, line in line_groups(stated).extended:
        if line.delivery is not None and (to := line.delivery.ship_to) is not None:
            if to.address and to.address.country_code is None:
                yield Hit(f"lines[{index}].delivery.ship_to.address.country_code")
    for path, line in stated.once(sub_lines):
        if line.delivery is not None and (to := line.delivery.ship_to) is not None:
            if to.address and to.address.country_code is None:
                yield Hit(f"{path}.delivery.ship_to.address.country_code")


@rule("BR-57", "BG-15", "BT-80", syntax="cii")
def place_of_delivery_has_a_country(stated: Stated) -> Iterator[Hit]:
    """BT-80 is not empty in the address to which the invoice as a whole was delivered."""
    delivery = stated.invoice.delivery
    if delivery and delivery.address and is_blank(delivery.address.country_code):
        yield Hit("delivery.address.country_code")


RULES = declared_in(globals())
