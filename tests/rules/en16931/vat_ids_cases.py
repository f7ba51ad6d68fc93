"""Cases of the rule on VAT identifiers."""

from einvoice.model.delivery import Delivery, LineDelivery
from einvoice.model.item import Item
from einvoice.model.party import Seller, TaxRepresentative, TradeParty
from einvoice.model.payment import PaymentSchedule, PaymentTerms
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

CLEAN = invoice()
UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
UBL_ID = (
    "<cac:PartyTaxScheme><cbc:CompanyID>DE123456789</cbc:CompanyID>"
    "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
)
BUYER_END = "</cac:AccountingCustomerParty>"
OTHER_PARTY = (
    "<cac:BuyerCustomerParty><cac:Party>"
    f"{UBL_ID.replace('DE', 'QQ')}</cac:Party></cac:BuyerCustomerParty>"
)
CII_ID = (
    '<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456789</ram:ID>'
    "</ram:SpecifiedTaxRegistration>"
)
WRONG, RIGHT = TradeParty(vat_id="QQ123"), TradeParty(vat_id="EL123")


def sold_by(vat_id: str) -> Seller:
    return Seller(name="Example Seller Ltd", vat_id=vat_id)


CASES = (
    Case("BR-CO-09", fires=invoice(seller=sold_by("123456789")), silent=CLEAN),
    Case("BR-CO-09", fires=invoice(seller=sold_by("de123")), silent=invoice(seller=None)),
    Case(
        "BR-CO-09",
        fires=invoice(tax_representative=TaxRepresentative(vat_id="XX1")),
        silent=invoice(tax_representative=TaxRepresentative(vat_id="XI1")),
    ),
    Case(
        "BR-CO-09",
        fires=invoice(lines=[line(item_seller=WRONG)]),
        silent=invoice(lines=[line(item_seller=RIGHT)]),
    ),
    Case(
        "BR-CO-09",
        fires=invoice(lines=[line(sub_lines=[line(item_seller=WRONG)])]),
        silent=invoice(lines=[line(sub_lines=[line(item_seller=RIGHT)])]),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-09",
        fires=invoice(lines=[line(delivery=LineDelivery(ship_to=WRONG))]),
        silent=invoice(lines=[line(delivery=LineDelivery(ship_to=RIGHT))]),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-09",
        fires=invoice(lines=[line(delivery=LineDelivery(ultimate_ship_to=WRONG))]),
        silent=invoice(lines=[line(delivery=LineDelivery(ultimate_ship_to=RIGHT))]),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-09",
        fires=invoice(lines=[line(item=Item(name="Example item", manufacturer=WRONG))]),
        silent=invoice(lines=[line(item=Item(name="Example item", manufacturer=RIGHT))]),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-09",
        fires=invoice(delivery=Delivery(vat_id="QQ1")),
        silent=invoice(delivery=Delivery(vat_id="DE1")),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-09",
        fires=invoice(payment_schedule=PaymentSchedule(payee=WRONG)),
        silent=invoice(payment_schedule=PaymentSchedule(payee=RIGHT)),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-09",
        fires=invoice(more_payment_terms=[PaymentTerms(), PaymentTerms(payee=WRONG)]),
        silent=invoice(more_payment_terms=[PaymentTerms(payee=RIGHT)]),
        syntaxes=CII,
    ),
    # A second identifier has no place in the model, nor has one of a party that is not in it.
    Case(
        "BR-CO-09",
        fires=changed(CLEAN, "ubl", (UBL_ID, UBL_ID + UBL_ID.replace("DE", "QQ"))),
        silent=changed(CLEAN, "ubl", (UBL_ID, UBL_ID + UBL_ID.replace("DE", "FR"))),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-09",
        fires=changed(CLEAN, "ubl", (BUYER_END, BUYER_END + OTHER_PARTY)),
        silent=changed(CLEAN, "ubl", (BUYER_END, BUYER_END + OTHER_PARTY.replace("VAT", "GST"))),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-09",
        fires=changed(CLEAN, "cii", (CII_ID, CII_ID + CII_ID.replace("DE", "QQ"))),
        silent=changed(CLEAN, "cii", (CII_ID, CII_ID + CII_ID.replace("VA", "XX"))),
        syntaxes=CII,
    ),
    # The official lists know different countries, and that of UBL is looked through as a text.
    Case(
        "BR-CO-09",
        fires=invoice(seller=sold_by("AN1")),
        silent=invoice(seller=sold_by("SS1")),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-09",
        fires=invoice(seller=sold_by("SS1")),
        silent=invoice(seller=sold_by("AN1")),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-09",
        fires=invoice(seller=sold_by("?")),
        silent=invoice(seller=sold_by("")),
        syntaxes=UBL,
    ),
    Case("BR-CO-09", fires=invoice(seller=sold_by("")), silent=CLEAN, syntaxes=CII),
)
