"""Cases of the rules on process, specification and kind of a self-billed document."""

from einvoice.rules.peppol.process import SELF_BILLING, SELF_BILLING_PROCESS
from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import UBL, named

SELF_BILLED = named(SELF_BILLING_PROCESS, SELF_BILLING)

CASES = (
    Case(
        "PEPPOL-EN16931-R004",
        fires=invoice(process=named()),
        silent=invoice(process=SELF_BILLED),
        syntaxes=UBL,
        only="peppol-self-billing",
    ),
    Case(
        "PEPPOL-EN16931-R007",
        fires=invoice(process=named()),
        silent=invoice(process=SELF_BILLED),
        syntaxes=UBL,
        only="peppol-self-billing",
    ),
    Case(
        "PEPPOL-EN16931-P0100",
        fires=invoice(process=SELF_BILLED, type_code="380"),
        silent=invoice(process=SELF_BILLED, type_code="389"),
        syntaxes=UBL,
        only="peppol-self-billing",
    ),
    Case(
        "PEPPOL-EN16931-P0101",
        fires=invoice(process=SELF_BILLED, type_code="381"),
        silent=invoice(process=SELF_BILLED, type_code="261"),
        syntaxes=UBL,
        credit_note=True,
        only="peppol-self-billing",
    ),
)
