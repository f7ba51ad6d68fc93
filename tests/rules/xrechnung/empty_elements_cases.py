"""Cases of the rule on empty elements."""

from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import CII, UBL, german, written

IN_CII = written(german(delivery=None), "cii")

CASES = (
    Case("PEPPOL-EN16931-R008", fires=german(number=""), silent=german()),
    Case(
        "PEPPOL-EN16931-R008",
        fires=written(german(), "ubl", ("<cac:PaymentMeans>", "<cac:Delivery/><cac:PaymentMeans>")),
        silent=written(german(), "ubl"),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R008",
        fires=written(
            german(), "ubl", ("<cbc:ID>R-1</cbc:ID>", "<cbc:ID> <!-- none --> </cbc:ID>")
        ),
        silent=written(german(), "ubl", ("<cbc:ID>R-1</cbc:ID>", "<cbc:ID><!-- one -->1</cbc:ID>")),
        syntaxes=UBL,
    ),
    Case(
        "PEPPOL-EN16931-R008",
        fires=IN_CII.replace(b"ram:", b"r:").replace(b"xmlns:ram=", b"xmlns:r="),
        silent=IN_CII,
        syntaxes=CII,
    ),
)
