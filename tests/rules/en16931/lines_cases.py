"""Cases of the rules on invoice lines."""

from decimal import Decimal

from einvoice.model.allowance import PriceAllowance, PriceCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Item, Price
from einvoice.model.vat import LineVat
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

CLEAN = invoice()
UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
MINUS = Decimal("-1.00")
TEN = Decimal("10.00")
ZERO_RATED = LineVat(category_code="Z", rate=Decimal(0))
BELOW = invoice(lines=[line(sub_lines=[line(vat=ZERO_RATED)])])
TAX_SCHEME = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
SCHEME = f"<cbc:Percent>19</cbc:Percent>{TAX_SCHEME}"
SCHEME_BELOW = f"<cbc:Percent>0</cbc:Percent>{TAX_SCHEME}"


def priced(**changes: object) -> Invoice:
    return invoice(lines=[line(price=Price.model_validate({"net_amount": TEN, **changes}))])


CASES = (
    Case("BR-21", fires=invoice(lines=[line(), line(id=None)]), silent=CLEAN),
    Case("BR-21", fires=invoice(lines=[line(id="")]), silent=CLEAN),
    Case("BR-22", fires=invoice(lines=[line(id=None, quantity=None)]), silent=CLEAN),
    Case(
        "BR-22",
        fires=invoice(lines=[line(quantity=None)]),
        silent=changed(CLEAN, "ubl", (">2<", ">two<")),
        syntaxes=UBL,
    ),
    Case("BR-23", fires=invoice(lines=[line(unit_code=None)]), silent=CLEAN),
    Case(
        "BR-23",
        fires=invoice(lines=[line(unit_code=None)]),
        silent=invoice(lines=[line(unit_code="")]),
    ),
    Case("BR-24", fires=invoice(lines=[line(net_amount=None)]), silent=CLEAN),
    Case("BR-25", fires=invoice(lines=[line(item=None)]), silent=CLEAN),
    Case("BR-25", fires=invoice(lines=[line(item=Item(name=""))]), silent=CLEAN),
    Case("BR-26", fires=invoice(lines=[line(price=None)]), silent=CLEAN),
    Case("BR-26", fires=priced(net_amount=None), silent=CLEAN),
    Case(
        "BR-26",
        fires=priced(net_amount=None),
        silent=changed(CLEAN, "ubl", (">10.00<", ">ten<")),
        syntaxes=UBL,
    ),
    Case("BR-27", fires=priced(net_amount=MINUS), silent=CLEAN),
    Case("BR-27", fires=invoice(lines=[line(price=None)]), silent=priced(net_amount=Decimal(0))),
    Case(
        "BR-27",
        fires=priced(net_amount=None),
        silent=changed(CLEAN, "cii", (">10.00<", ">ten<")),
        syntaxes=CII,
    ),
    Case("BR-28", fires=priced(gross_amount=MINUS), silent=priced(gross_amount=TEN)),
    Case("BR-28", fires=priced(gross_amount=MINUS), silent=invoice(lines=[line(price=None)])),
    # In UBL, one of several prices that is not negative is enough.
    Case(
        "BR-28",
        fires=priced(more_discounts=[PriceAllowance(base_amount=MINUS)]),
        silent=priced(gross_amount=MINUS, charges=[PriceCharge(base_amount=TEN)]),
        syntaxes=UBL,
    ),
    Case(
        "BR-28",
        fires=priced(gross_amount=MINUS, charges=[PriceCharge(base_amount=TEN)]),
        silent=priced(more_discounts=[PriceAllowance(base_amount=MINUS)]),
        syntaxes=CII,
    ),
    Case("BR-CO-04", fires=invoice(lines=[line(vat=None)]), silent=CLEAN),
    Case("BR-CO-04", fires=invoice(lines=[line(vat=LineVat())]), silent=CLEAN),
    Case(
        "BR-CO-04",
        fires=changed(CLEAN, "ubl", (">VAT<", ">GST<")),
        silent=changed(BELOW, "ubl", (">VAT<", ">vat<")),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-04",
        fires=changed(CLEAN, "cii", (">VAT<", ">GST<")),
        silent=changed(CLEAN, "cii", (">VAT<", ">vat<")),
        syntaxes=CII,
    ),
    # A line below a line is not asked.
    Case(
        "BR-CO-04",
        fires=changed(BELOW, "ubl", (SCHEME, SCHEME.replace("VAT", "GST"))),
        silent=changed(BELOW, "ubl", (SCHEME_BELOW, SCHEME_BELOW.replace("VAT", "GST"))),
        syntaxes=UBL,
    ),
)
