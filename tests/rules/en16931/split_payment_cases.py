"""Cases of the rules on split payment."""

from decimal import Decimal

from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.extension import ServiceCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Item, Price
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Seller
from einvoice.model.payment import AdvancePayment
from einvoice.model.vat import LineVat, TaxIncluded, VatBreakdown
from tests.builders import invoice, line
from tests.rules.cases import Case

UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
ROME = Address(country_code="IT")
SPLIT, STANDARD = TaxIncluded(category_code="B"), TaxIncluded(category_code="S")


def billed(category: str, **changes: object) -> Line:
    return line(vat=LineVat(category_code=category, rate=Decimal(22)), **changes)


def italian(category: str = "B", **changes: object) -> Invoice:
    stated: dict[str, object] = {
        "seller": Seller(name="Example Seller Srl", vat_id="IT12345678901", address=ROME),
        "buyer": Buyer(name="Example Town", address=ROME),
        "vat_breakdown": [VatBreakdown(category_code=category, rate=Decimal(22))],
        "lines": [billed(category)],
    }
    return invoice(**{**stated, **changes})


FRANCE = Buyer(name="Example Town", address=Address(country_code="FR"))
NO_COUNTRY = Buyer(name="Example Town", address=Address(country_code=""))
NOT_TAXED = {"vat_breakdown": (), "lines": [line(vat=None)]}
CHINESE = Item(name="Example item", origin_country_code="CN")

CASES = (
    Case("BR-B-01", fires=italian(buyer=FRANCE), silent=italian()),
    Case("BR-B-01", fires=italian(buyer=NO_COUNTRY), silent=italian("S", buyer=FRANCE)),
    Case(
        "BR-B-01",
        fires=italian("S", buyer=FRANCE, allowances=[DocumentAllowance(vat_category_code="B")]),
        silent=italian(buyer=Buyer(name="Example Town")),
    ),
    # UBL calls the origin of an item as it calls the country of an address.
    Case(
        "BR-B-01",
        fires=italian(lines=[billed("B", item=CHINESE)]),
        silent=italian("S", lines=[billed("S", item=CHINESE)]),
        syntaxes=UBL,
    ),
    Case(
        "BR-B-01",
        fires=italian(buyer=FRANCE),
        silent=italian(lines=[billed("B", item=CHINESE)]),
        syntaxes=CII,
    ),
    Case("BR-B-02", fires=italian(lines=[billed("B"), billed("S")]), silent=italian()),
    Case(
        "BR-B-02",
        fires=italian(lines=[line(vat=None), billed("B"), billed("S")]),
        silent=italian(lines=[line(vat=None), billed("B")]),
    ),
    Case(
        "BR-B-02",
        fires=italian("S", charges=[DocumentCharge(vat_category_code="B")]),
        silent=italian("S"),
    ),
    Case(
        "BR-B-02",
        fires=italian(lines=[billed("B", sub_lines=[line(vat=None), billed("S")])]),
        silent=italian(lines=[billed("B", sub_lines=[billed("B")])]),
        syntaxes=UBL,
    ),
    Case(
        "BR-B-02",
        fires=italian(service_charges=[ServiceCharge(taxes=[STANDARD])]),
        silent=italian(service_charges=[ServiceCharge(taxes=[SPLIT])]),
        syntaxes=CII,
    ),
    Case(
        "BR-B-02",
        fires=italian(advance_payments=[AdvancePayment(taxes=[TaxIncluded(), STANDARD])]),
        silent=italian(advance_payments=[AdvancePayment(taxes=[SPLIT])]),
        syntaxes=CII,
    ),
    Case(
        "BR-B-02",
        fires=italian(lines=[billed("B", price=Price(included_tax=STANDARD))]),
        silent=invoice(**NOT_TAXED),
        syntaxes=CII,
    ),
)
