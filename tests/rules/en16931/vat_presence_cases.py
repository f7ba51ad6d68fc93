"""Cases of the rules on what the VAT breakdown contains."""

from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import PREFIXES, TAXED, UNTAXED, group, of_category

UBL = frozenset({"ubl"})
CII = frozenset({"cii"})

CASES = (
    Case("BR-CO-18", fires=invoice(vat_breakdown=()), silent=invoice()),
    Case(
        "BR-CO-18",
        fires=invoice(vat_breakdown=(), lines=()),
        silent=invoice(),
        syntaxes=UBL,
    ),
    Case("BR-CO-18", fires=invoice(vat_breakdown=()), silent=invoice(lines=()), syntaxes=CII),
    *(
        Case(
            f"{PREFIXES[code]}-01",
            fires=of_category(code, vat_breakdown=()),
            silent=of_category(code),
        )
        for code in (*TAXED, *UNTAXED)
        if code != "O"
    ),
    *(
        Case(
            f"{PREFIXES[code]}-01",
            fires=of_category(code, vat_breakdown=[group(code), group(code)]),
            silent=of_category(code),
        )
        for code in UNTAXED
    ),
    # In UBL a group of a taxed category needs something that belongs to it; in CII one of an
    # untaxed category does, and one outside the scope of VAT may be missing.
    *(
        Case(
            f"{PREFIXES[code]}-01",
            fires=invoice(vat_breakdown=[group("S"), group(code)], lines=[line(vat=None)]),
            silent=of_category(code),
            syntaxes=UBL,
        )
        for code in TAXED
    ),
    *(
        Case(
            f"{PREFIXES[code]}-01",
            fires=invoice(vat_breakdown=[group("S"), group(code)]),
            silent=of_category(code),
            syntaxes=CII,
        )
        for code in UNTAXED
    ),
    Case(
        "BR-O-01", fires=of_category("O", vat_breakdown=()), silent=of_category("O"), syntaxes=UBL
    ),
    Case(
        "BR-O-01",
        fires=of_category("O", vat_breakdown=[group("O"), group("O")]),
        silent=of_category("O", vat_breakdown=()),
        syntaxes=CII,
    ),
)
