"""Cases of the rules on process and electronic addresses."""

from einvoice.model.invoice import ProcessControl
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import BUYER, SELLER, XRECHNUNG, german

CASES = (
    Case(
        "PEPPOL-EN16931-R001",
        fires=german(process=ProcessControl(specification_id=XRECHNUNG)),
        silent=german(),
    ),
    Case(
        "PEPPOL-EN16931-R010",
        fires=german(buyer=BUYER.replace(electronic_address=None)),
        silent=german(),
    ),
    Case(
        "PEPPOL-EN16931-R020",
        fires=german(seller=SELLER.replace(electronic_address=None)),
        silent=german(),
    ),
)
