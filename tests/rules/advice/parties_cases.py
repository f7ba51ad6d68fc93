"""Cases of what the tax numbers of the parties say together."""

from tests.rules.advice.clean import VAT_ID, buyer, clean, seller
from tests.rules.cases import Case

CASES = (
    Case(
        "ADV-TAX-NUMBER",
        fires=clean(seller=seller(vat_id=None, tax_registration_id=VAT_ID)),
        silent=clean(seller=seller(vat_id=None, tax_registration_id="123/456/78901")),
    ),
    Case(
        "ADV-SAME-VAT-ID",
        fires=clean(buyer=buyer(vat_id=VAT_ID)),
        silent=clean(buyer=buyer(vat_id="FR11123456782")),
    ),
)
