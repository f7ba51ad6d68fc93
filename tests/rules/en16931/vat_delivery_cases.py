"""Cases of the rules on the delivery of an intra-community supply."""

from datetime import date

from einvoice.model.delivery import Delivery
from einvoice.model.party import Address
from einvoice.model.reference import InvoicingPeriod
from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import of_category

UBL = frozenset({"ubl"})
CII = frozenset({"cii"})
UNDATED = of_category("K", delivery=Delivery(address=Address(country_code="FR")))
DAY = date(2026, 1, 31)


def to_country(code: str | None) -> Delivery:
    """A delivery to a country."""
    return Delivery(date=DAY, address=Address(country_code=code, city="Lyon"))


CASES = (
    Case("BR-IC-11", fires=UNDATED, silent=of_category("K")),
    Case(
        "BR-IC-11",
        fires=UNDATED,
        silent=UNDATED.replace(invoicing_period=InvoicingPeriod(end_date=DAY)),
    ),
    Case("BR-IC-11", fires=UNDATED, silent=UNDATED.replace(vat_point_date_code="35"), syntaxes=UBL),
    Case(
        "BR-IC-11",
        fires=UNDATED.replace(invoicing_period=InvoicingPeriod(description="January")),
        silent=of_category("S", delivery=None),
        syntaxes=CII,
    ),
    Case("BR-IC-12", fires=of_category("K", delivery=None), silent=of_category("K")),
    Case(
        "BR-IC-12",
        fires=of_category("K", delivery=to_country(None)),
        silent=of_category("S", delivery=None),
    ),
    Case(
        "BR-IC-12",
        fires=of_category("K", delivery=to_country("F")),
        silent=of_category("K"),
        syntaxes=UBL,
    ),
    Case(
        "BR-IC-12",
        fires=of_category("K", delivery=to_country(None)),
        silent=of_category("K", delivery=to_country("")),
        syntaxes=CII,
    ),
)
