"""Cases of the rules on clean vehicles."""

from einvoice.model.item import Item, ItemClassification
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import german, vehicle, vehicles


def classified(scheme: str | None) -> Item:
    return Item(name="Example", classifications=[ItemClassification(code="1", scheme=scheme)])


CASES = (
    Case("BR-DE-CVD-01", fires=vehicles(contract_reference=None), silent=vehicles()),
    Case("BR-DE-CVD-01", fires=vehicles(contract_reference=""), silent=german()),
    Case("BR-DE-CVD-02", fires=vehicles(tender_reference=None), silent=vehicles()),
    Case(
        "BR-DE-CVD-03", fires=vehicles(lines=[line()]), silent=vehicles(lines=[line(), vehicle()])
    ),
    Case("BR-DE-CVD-04", fires=vehicles(lines=[vehicle("L1")]), silent=vehicles()),
    Case("BR-DE-CVD-05", fires=vehicles(lines=[vehicle(kind="dirty")]), silent=vehicles()),
    Case("BR-DE-CVD-06-a", fires=vehicles(lines=[vehicle(kinds=2)]), silent=vehicles()),
    Case("BR-DE-CVD-06-b", fires=vehicles(lines=[vehicle(categories=0)]), silent=vehicles()),
    Case(
        "BR-TMP-CVD-01",
        fires=vehicles(lines=[line(item=classified("XXX"))]),
        silent=vehicles(lines=[line(item=classified("STI"))]),
    ),
    Case(
        "BR-TMP-CVD-01",
        fires=vehicles(lines=[line(item=classified("XXX"))]),
        silent=vehicles(lines=[line(item=classified(None))]),
    ),
)
