"""Cases of the rule on empty elements."""

from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import CLEAN, UBL, replaced

EMPTY = "<cbc:ID>R-1</cbc:ID>"

CASES = (
    Case(
        "PEPPOL-EN16931-R008",
        fires=invoice(buyer_reference=" "),
        silent=CLEAN,
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R008",
        fires=replaced(CLEAN, "ubl", EMPTY, f"{EMPTY}<cac:Delivery> </cac:Delivery>"),
        silent=replaced(CLEAN, "ubl", EMPTY, "<cbc:ID> R-1 </cbc:ID>"),
        syntaxes=UBL,
    ),
)
