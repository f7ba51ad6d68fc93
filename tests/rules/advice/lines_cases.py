"""Cases of lines that do not add up, or hide what was sold."""

from einvoice.model.invoice import Invoice
from einvoice.model.item import Item
from tests.builders import line
from tests.rules.advice.clean import clean
from tests.rules.cases import Case


def _named(name: str) -> Invoice:
    return clean(lines=[line(item=Item(name=name, description="Example item, blue"))])


CASES = (
    Case(
        "ADV-LINE-AMOUNT",
        fires=clean(lines=[line(net_amount="20.03")]),
        silent=clean(lines=[line(net_amount="20.02")]),
    ),
    Case("ADV-TEXT-IN-DESCRIPTION", fires=_named("-"), silent=_named("Item")),
    Case("ADV-TEXT-IN-DESCRIPTION", fires=_named("siehe Beschreibung"), silent=_named("X")),
)
