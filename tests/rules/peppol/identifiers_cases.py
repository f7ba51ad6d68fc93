"""Cases of the rules on identifiers of parties."""

from einvoice.model.invoice import Invoice
from einvoice.model.values import Identifier
from einvoice.rules.rule import BOTH
from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import BUYER, CII, SELLER, UBL


def identified(value: str, scheme: str) -> Invoice:
    """An invoice whose buyer has an identifier."""
    return invoice(buyer=BUYER.replace(legal_id=Identifier(value=value, scheme=scheme)))


def addressed(value: str, scheme: str) -> Invoice:
    """An invoice whose seller has an electronic address."""
    address = Identifier(value=value, scheme=scheme)
    return invoice(seller=SELLER.replace(electronic_address=address))


FORMS = (
    ("R040", "0088", "7300010000002", "7300010000001", BOTH),
    ("R041", "0192", "991825828", "991825827", BOTH),
    ("R042", "0184", "DK1234567", "12345674", BOTH),
    ("R052", "0096", "123456789", "1234567890", UBL),
    ("R053", "0198", "12345678", "DK12345678", UBL),
    ("R043", "0208", "0202239952", "0202239951", BOTH),
    ("R044", "0201", "UFY9M", "UFY9MH", BOTH),
    ("R045", "0210", "1234567890", "12345678901", BOTH),
    ("R047", "0211", "IT00743110158", "IT00743110157", BOTH),
    ("R049", "0007", "5560160681", "5560160680", BOTH),
    ("R050", "0151", "51824753557", "51824753556", BOTH),
    ("R054", "0106", "1234567", "12345678", UBL),
    ("R055", "0190", "1", "00000001234567890000", UBL),
    ("R056-1", "9944", "NL12345678B01", "NL123456789B01", UBL),
    ("R057", "0217", "12345678", "123456789012", UBL),
)

CASES = (
    *(
        Case(f"PEPPOL-COMMON-{key}", identified(bad, scheme), identified(good, scheme), syntaxes)
        for key, scheme, bad, good, syntaxes in FORMS
    ),
    *(
        Case(f"PEPPOL-COMMON-{key}", addressed(bad, scheme), addressed(good, scheme), syntaxes)
        for key, scheme, bad, good, syntaxes in FORMS
    ),
    Case(
        "PEPPOL-COMMON-R046",
        fires=addressed("RSSMRA85T10A562", "9907"),
        silent=addressed("RSSMRA85T10A562S", "9907"),
    ),
    Case(
        "PEPPOL-COMMON-R048",
        fires=addressed("IT00743110158", "9906"),
        silent=identified("IT00743110158", "9906"),
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-COMMON-R056-2",
        fires=invoice(seller=SELLER.replace(vat_id="NL123456789")),
        silent=invoice(seller=SELLER.replace(vat_id="NL123456789B01")),
        syntaxes=UBL,
    ),
)
