"""Cases of the rule on the claim of XRechnung."""

from einvoice.model.invoice import ProcessControl
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import german

CASES = (
    Case(
        "BR-DE-21",
        fires=german(process=ProcessControl(specification_id="urn:cen.eu:en16931:2017")),
        silent=german(),
    ),
)
