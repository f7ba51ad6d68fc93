"""Cases of the rules on electronic addresses."""

from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import BUYER, CII, CLEAN, SELLER, UBL, address, replaced

KNOWN, UNKNOWN, BARE = address("A", "0088"), address("A", "EM"), address("A", None)
PARTY = "<cac:PartyTaxScheme>"

CASES = (
    Case(
        "PEPPOL-EN16931-R010",
        fires=CLEAN,
        silent=invoice(buyer=BUYER.replace(electronic_address=BARE)),
    ),
    Case(
        "PEPPOL-EN16931-R020",
        fires=CLEAN,
        silent=invoice(seller=SELLER.replace(electronic_address=BARE)),
    ),
    Case(
        "PEPPOL-EN16931-CL008",
        fires=invoice(buyer=BUYER.replace(electronic_address=UNKNOWN)),
        silent=invoice(buyer=BUYER.replace(electronic_address=KNOWN)),
    ),
    Case(
        "PEPPOL-EN16931-CL008",
        fires=invoice(seller=SELLER.replace(electronic_address=BARE)),
        silent=CLEAN,
        syntaxes=CII,
    ),
    Case(
        "PEPPOL-EN16931-CL008",
        fires=replaced(
            CLEAN,
            "ubl",
            PARTY,
            f'<cac:Person><cbc:EndpointID schemeID="ZZ">A</cbc:EndpointID></cac:Person>{PARTY}',
        ),
        silent=invoice(seller=SELLER.replace(electronic_address=BARE)),
        syntaxes=UBL,
    ),
)
