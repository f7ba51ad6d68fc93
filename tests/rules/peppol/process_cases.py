"""Cases of the rule on the business process."""

from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import named

CASES = (Case("PEPPOL-EN16931-R001", fires=invoice(), silent=invoice(process=named())),)
