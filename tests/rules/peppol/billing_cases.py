"""Cases of the rules on process, specification and kind of a billed document."""

from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import (
    BUYER,
    CII,
    CLEAN,
    SELLER,
    UBL,
    named,
    replaced,
)

GERMAN = SELLER.replace(address=SELLER.address), BUYER.replace(address=SELLER.address)

CASES = (
    Case(
        "PEPPOL-EN16931-R004",
        fires=invoice(),
        silent=invoice(process=named()),
        only="peppol",
    ),
    Case(
        "PEPPOL-EN16931-R007",
        fires=invoice(process=named("urn:example:process")),
        silent=invoice(process=named()),
        only="peppol",
    ),
    Case(
        "PEPPOL-EN16931-P0100",
        fires=invoice(process=named(), type_code="325"),
        silent=invoice(process=named()),
        only="peppol",
    ),
    Case(
        "PEPPOL-EN16931-P0101",
        fires=invoice(process=named(), type_code="380"),
        silent=invoice(process=named(), type_code="381"),
        syntaxes=UBL,
        credit_note=True,
        only="peppol",
    ),
    Case(
        "PEPPOL-EN16931-P0112",
        fires=invoice(type_code="384"),
        silent=invoice(type_code="384", seller=GERMAN[0], buyer=GERMAN[1]),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R051",
        fires=replaced(
            CLEAN,
            "ubl",
            '<cbc:PayableAmount currencyID="EUR"',
            '<cbc:PayableAmount currencyID="USD"',
        ),
        silent=replaced(CLEAN, "ubl", "R-1", "R-2"),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R051",
        fires=replaced(CLEAN, "ubl", '<cbc:PriceAmount currencyID="EUR"', "<cbc:PriceAmount"),
        silent=CLEAN,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-P0100",
        fires=invoice(process=named(), type_code="389"),
        silent=invoice(process=named(), type_code="381"),
        syntaxes=CII,
    ),
)
