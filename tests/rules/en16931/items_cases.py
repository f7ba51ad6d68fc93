"""Cases of the rules on items."""

from einvoice.model.invoice import Invoice
from einvoice.model.item import Item, ItemAttribute, ItemClassification
from einvoice.model.values import Identifier
from tests.builders import invoice, line
from tests.rules.cases import Case

UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
RED = ItemAttribute(name="Colour", value="red")


def of(**changes: object) -> Invoice:
    return invoice(lines=[line(item=Item.model_validate({"name": "Example item", **changes}))])


def below(attribute: ItemAttribute) -> Invoice:
    return invoice(
        lines=[line(sub_lines=[line(item=None), line(item=Item(attributes=[attribute]))])]
    )


EMPTY_ID = of(standard_id=Identifier(value="4012345000009", scheme=""))
EMPTY_CLASS = of(classifications=[ItemClassification(code="1234", scheme="")])

CASES = (
    Case("BR-54", fires=of(attributes=[RED, ItemAttribute(name="Size")]), silent=of()),
    Case(
        "BR-54",
        fires=of(attributes=[ItemAttribute(value="red")]),
        silent=of(attributes=[RED, ItemAttribute(name="", value="")]),
    ),
    Case("BR-54", fires=of(attributes=[ItemAttribute()]), silent=invoice(lines=[line(item=None)])),
    Case("BR-54", fires=below(ItemAttribute(name="Size")), silent=below(RED), syntaxes=UBL),
    Case(
        "BR-64",
        fires=of(standard_id=Identifier(value="4012345000009")),
        silent=of(standard_id=Identifier(value="4012345000009", scheme="0160")),
    ),
    Case(
        "BR-64",
        fires=of(standard_id=Identifier(value="4012345000009")),
        silent=EMPTY_ID,
        syntaxes=UBL,
    ),
    Case("BR-64", fires=EMPTY_ID, silent=invoice(lines=[line(item=None)]), syntaxes=CII),
    Case(
        "BR-65",
        fires=of(classifications=[ItemClassification(code="1234")]),
        silent=of(classifications=[ItemClassification(code="1234", scheme="HS")]),
    ),
    Case(
        "BR-65",
        fires=of(classifications=[ItemClassification(code="1234")]),
        silent=EMPTY_CLASS,
        syntaxes=UBL,
    ),
    Case(
        "BR-65",
        fires=EMPTY_CLASS,
        silent=of(classifications=[ItemClassification(name="Tools")]),
        syntaxes=CII,
    ),
)
