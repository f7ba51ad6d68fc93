"""Cases of the rules on who must state a VAT identifier."""

from einvoice.model.invoice import Invoice
from einvoice.model.party import Address, Buyer, Seller, TaxRepresentative
from einvoice.model.values import Identifier
from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import PREFIXES, of_category

NUMBERS = ("02", "03", "04")
"""The rules on lines, on allowances, on charges: the documents have all three."""
SELLER = Seller(name="Example Seller Ltd", address=Address(country_code="DE"))
BUYER = Buyer(name="Example Buyer Ltd", address=Address(country_code="FR"))
AGENT = TaxRepresentative(name="Example Agent Ltd", vat_id="FR12345678901")


def cases(code: str, fires: Invoice, silent: Invoice) -> list[Case]:
    """The three rules of a category before one pair of documents."""
    return [Case(f"{PREFIXES[code]}-{number}", fires, silent) for number in NUMBERS]


CASES = (
    *(
        case
        for code in ("S", "Z", "E", "AE", "L", "M")
        for case in cases(
            code,
            of_category(code, seller=SELLER),
            of_category(code, seller=SELLER.replace(tax_registration_id="123/456")),
        )
    ),
    *(
        case
        for code in ("K", "G")
        for case in cases(
            code,
            of_category(code, seller=SELLER.replace(tax_registration_id="123/456")),
            of_category(code, seller=SELLER, tax_representative=AGENT),
        )
    ),
    *cases(
        "AE",
        of_category("AE", buyer=BUYER),
        of_category("AE", buyer=BUYER.replace(legal_id=Identifier(value="HRB 1"))),
    ),
    *cases("AE", of_category("AE", buyer=None), of_category("AE")),
    *cases(
        "K",
        of_category("K", buyer=BUYER.replace(legal_id=Identifier(value="HRB 1"))),
        of_category("K"),
    ),
    *cases(
        "O",
        of_category("O", seller=SELLER.replace(vat_id="DE123456789")),
        of_category("O", seller=SELLER.replace(tax_registration_id="123/456")),
    ),
    *cases("O", of_category("O", buyer=BUYER.replace(vat_id="FR1")), of_category("O")),
    *cases("O", of_category("O", tax_representative=AGENT), of_category("O")),
)
