"""Cases of the rules on the tax representative."""

from einvoice.model.party import Address, TaxRepresentative
from tests.builders import invoice
from tests.rules.cases import Case

UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
PARTY = TaxRepresentative(
    name="Example Fiscal Ltd", vat_id="DE123456789", address=Address(country_code="DE")
)
NONE = invoice()
CLEAN = invoice(tax_representative=PARTY)
WITHOUT_ADDRESS = invoice(tax_representative=PARTY.replace(address=None))
EMPTY_VAT_ID = invoice(tax_representative=PARTY.replace(vat_id=""))

CASES = (
    Case("BR-18", fires=invoice(tax_representative=PARTY.replace(name=None)), silent=CLEAN),
    Case("BR-18", fires=invoice(tax_representative=PARTY.replace(name="")), silent=NONE),
    Case("BR-19", fires=WITHOUT_ADDRESS, silent=CLEAN),
    Case("BR-19", fires=WITHOUT_ADDRESS, silent=NONE),
    Case(
        "BR-20",
        fires=invoice(tax_representative=PARTY.replace(address=Address(city="Example City"))),
        silent=CLEAN,
    ),
    Case(
        "BR-20",
        fires=invoice(tax_representative=PARTY.replace(address=Address())),
        silent=WITHOUT_ADDRESS,
        syntaxes=UBL,
    ),
    Case("BR-20", fires=WITHOUT_ADDRESS, silent=NONE, syntaxes=CII),
    Case("BR-56", fires=invoice(tax_representative=PARTY.replace(vat_id=None)), silent=CLEAN),
    Case(
        "BR-56",
        fires=invoice(tax_representative=TaxRepresentative()),
        silent=EMPTY_VAT_ID,
        syntaxes=UBL,
    ),
    Case("BR-56", fires=EMPTY_VAT_ID, silent=NONE, syntaxes=CII),
)
