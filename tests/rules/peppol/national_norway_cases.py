"""Cases of the Norwegian rules."""

from einvoice.model.invoice import Invoice
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, UBL, replaced
from tests.rules.peppol.national import between


def registered(value: str | None) -> Invoice:
    """An invoice of a Norwegian seller with a tax registration."""
    return between("NO", seller={"tax_registration_id": value})


def taxed(vat_id: str, scheme: str = "VAT") -> bytes:
    """The same in CII, with a VAT identifier whose scheme is written out."""
    stated = between("NO", seller={"vat_id": vat_id})
    return replaced(stated, "cii", f'"VA">{vat_id}', f'"{scheme}">{vat_id}')


def named(scheme: str) -> bytes:
    """An invoice of a seller in the register, in UBL with a tax scheme."""
    return replaced(registered("Foretaksregisteret"), "ubl", ">FC<", f">{scheme}<")


CASES = (
    Case("NO-R-001", between("NO", {"vat_id": "NO991825828MVA"}), registered(None), UBL),
    Case("NO-R-001", between("NO", {"vat_id": "NO991825827"}), registered(None), UBL),
    Case(
        "NO-R-001",
        fires=between("DE", {"vat_id": "NO991825827MVB"}),
        silent=between("NO", {"vat_id": "NO991825827MVA"}),
        syntaxes=UBL,
    ),
    Case("NO-R-001", taxed("NO991825828MVA"), taxed("NO991825827MVA"), CII),
    # As CII is written, with VA, the rule finds no VAT identifier.
    Case("NO-R-001", taxed("NO9"), taxed("NO9", "VA"), CII),
    Case("NO-R-002", registered(None), registered("Foretaksregisteret")),
    Case("NO-R-002", registered("NO 1"), between("SE")),
    Case("NO-R-002", named("FC"), named("TAX"), UBL),
)
