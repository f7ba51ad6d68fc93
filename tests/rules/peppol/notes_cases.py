"""Cases of the rule on notes."""

from einvoice.model.reference import Note
from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import BUYER, CII, SELLER, UBL

TWO = [Note(text="First"), Note(text="Second")]

CASES = (
    Case("PEPPOL-EN16931-R002", fires=invoice(notes=TWO), silent=invoice(notes=TWO[:1])),
    Case(
        "PEPPOL-EN16931-R002",
        fires=invoice(notes=TWO, buyer=BUYER),
        silent=invoice(notes=TWO, buyer=BUYER.replace(address=SELLER.address)),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R002",
        fires=invoice(notes=[Note(text="First", subject_code="AAI")]),
        silent=invoice(notes=TWO[:1]),
        syntaxes=CII,
    ),
)
