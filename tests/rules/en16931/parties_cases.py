"""Cases of the rules on seller and buyer."""

from einvoice.model.party import Address, Buyer, Seller
from einvoice.model.values import Identifier
from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

CLEAN = invoice()
UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
SELLER, BUYER = CLEAN.seller or Seller(), CLEAN.buyer or Buyer()
NOWHERE = Address(city="Example City")
BARE_ADDRESS = Identifier(value="invoices@seller.example")
EMPTY_SCHEME = Identifier(value="invoices@seller.example", scheme="")
FULL_ADDRESS = Identifier(value="invoices@seller.example", scheme="EM")
REACHABLE = invoice(
    seller=SELLER.replace(electronic_address=FULL_ADDRESS),
    buyer=BUYER.replace(electronic_address=FULL_ADDRESS),
)
URI = '<ram:URIID schemeID="EM">invoices@seller.example</ram:URIID>'
AROUND_SELLER = "<cac:AccountingSupplierParty></cac:AccountingSupplierParty>"
UNKNOWN = SELLER.replace(vat_id=None)

CASES = (
    Case("BR-06", fires=invoice(seller=SELLER.replace(name="")), silent=CLEAN),
    Case("BR-06", fires=invoice(seller=None), silent=CLEAN),
    Case("BR-07", fires=invoice(buyer=BUYER.replace(name=None)), silent=CLEAN),
    Case("BR-07", fires=invoice(buyer=None), silent=CLEAN),
    Case("BR-08", fires=invoice(seller=SELLER.replace(address=None)), silent=CLEAN),
    Case("BR-09", fires=invoice(seller=SELLER.replace(address=NOWHERE)), silent=CLEAN),
    Case(
        "BR-09",
        fires=invoice(seller=SELLER.replace(address=Address(country_code=""))),
        silent=invoice(seller=SELLER.replace(address=None)),
        syntaxes=UBL,
    ),
    Case(
        "BR-09",
        fires=invoice(seller=SELLER.replace(address=None)),
        silent=CLEAN,
        syntaxes=CII,
    ),
    Case("BR-10", fires=invoice(buyer=BUYER.replace(address=None)), silent=CLEAN),
    Case("BR-11", fires=invoice(buyer=BUYER.replace(address=NOWHERE)), silent=CLEAN),
    Case(
        "BR-11",
        fires=invoice(buyer=BUYER.replace(address=Address(country_code=""))),
        silent=invoice(buyer=BUYER.replace(address=None)),
        syntaxes=UBL,
    ),
    Case(
        "BR-11",
        fires=invoice(buyer=BUYER.replace(address=None)),
        silent=CLEAN,
        syntaxes=CII,
    ),
    Case(
        "BR-62",
        fires=invoice(seller=SELLER.replace(electronic_address=BARE_ADDRESS)),
        silent=REACHABLE,
    ),
    Case(
        "BR-62",
        fires=invoice(seller=SELLER.replace(electronic_address=BARE_ADDRESS)),
        silent=invoice(seller=SELLER.replace(electronic_address=EMPTY_SCHEME)),
        syntaxes=UBL,
    ),
    Case(
        "BR-62",
        fires=changed(REACHABLE.replace(buyer=BUYER), "cii", (URI, "")),
        silent=changed(REACHABLE.replace(seller=SELLER), "cii", (URI, "")),
        syntaxes=CII,
    ),
    Case(
        "BR-63",
        fires=invoice(buyer=BUYER.replace(electronic_address=BARE_ADDRESS)),
        silent=REACHABLE,
    ),
    Case(
        "BR-63",
        fires=invoice(buyer=BUYER.replace(electronic_address=EMPTY_SCHEME)),
        silent=invoice(buyer=BUYER),
        syntaxes=CII,
    ),
    Case(
        "BR-63",
        fires=changed(REACHABLE.replace(seller=SELLER), "cii", (URI, "")),
        silent=changed(REACHABLE.replace(buyer=BUYER), "cii", (URI, "")),
        syntaxes=CII,
    ),
    Case("BR-CO-26", fires=invoice(seller=UNKNOWN), silent=CLEAN),
    Case(
        "BR-CO-26",
        fires=invoice(seller=UNKNOWN.replace(tax_registration_id="12/345")),
        silent=invoice(seller=UNKNOWN.replace(legal_id=Identifier(value="HRB 1"))),
    ),
    Case(
        "BR-CO-26",
        fires=invoice(seller=UNKNOWN.replace(electronic_address=FULL_ADDRESS)),
        silent=invoice(seller=UNKNOWN.replace(ids=[Identifier(value="S-1")])),
    ),
    Case("BR-CO-26", fires=invoice(seller=None), silent=CLEAN, syntaxes=UBL),
    Case(
        "BR-CO-26",
        fires=changed(invoice(seller=None), "ubl"),
        silent=changed(invoice(seller=None), "ubl", (AROUND_SELLER, "")),
        syntaxes=UBL,
    ),
    Case("BR-CO-26", fires=invoice(seller=UNKNOWN), silent=invoice(seller=None), syntaxes=CII),
)
