"""Cases of the rule on the place of delivery."""

from einvoice.model.delivery import Delivery, LineDelivery
from einvoice.model.line import Line
from einvoice.model.party import Address, TradeParty
from tests.builders import invoice, line
from tests.rules.cases import Case

UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
CLEAN = invoice(delivery=Delivery(address=Address(country_code="DE")))
EMPTY = invoice(delivery=Delivery(address=Address(country_code="")))


def delivered(country: str | None) -> Line:
    to = TradeParty(address=Address(city="Example City", country_code=country))
    return line(delivery=LineDelivery(ship_to=to))


CASES = (
    Case("BR-57", fires=invoice(delivery=Delivery(address=Address())), silent=CLEAN),
    Case(
        "BR-57",
        fires=invoice(delivery=Delivery(address=Address(city="Example City"))),
        silent=invoice(delivery=Delivery(name="Example Shop")),
    ),
    Case(
        "BR-57",
        fires=invoice(lines=[line(delivery=LineDelivery()), delivered(None)]),
        silent=EMPTY,
        syntaxes=UBL,
    ),
    Case(
        "BR-57",
        fires=invoice(lines=[line(sub_lines=[delivered(None)])]),
        silent=invoice(lines=[delivered("DE"), line(sub_lines=[line(), delivered("DE")])]),
        syntaxes=UBL,
    ),
    Case("BR-57", fires=EMPTY, silent=invoice(lines=[delivered(None)]), syntaxes=CII),
)
