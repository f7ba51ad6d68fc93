"""Cases of the rules on the VAT breakdown."""

from decimal import Decimal

from einvoice.model.invoice import Invoice
from einvoice.model.vat import VatBreakdown
from tests.builders import invoice
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

CLEAN = invoice()
UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
TAX = CLEAN.vat_breakdown[0]
CANARIAN = TAX.replace(category_code="L", rate=Decimal(7))


def taxed(*taxes: VatBreakdown) -> Invoice:
    return invoice(vat_breakdown=taxes)


CASES = (
    Case("BR-45", fires=taxed(TAX, TAX.replace(taxable_amount=None)), silent=CLEAN),
    Case(
        "BR-45",
        fires=taxed(CANARIAN.replace(taxable_amount=None)),
        silent=changed(CLEAN, "ubl", ('TaxableAmount currencyID="EUR">20.00', "TaxableAmount>x")),
        syntaxes=UBL,
    ),
    Case(
        "BR-45",
        fires=taxed(VatBreakdown()),
        silent=taxed(CANARIAN.replace(taxable_amount=None)),
        syntaxes=CII,
    ),
    Case("BR-46", fires=taxed(TAX.replace(tax_amount=None)), silent=CLEAN),
    Case(
        "BR-46",
        fires=taxed(VatBreakdown()),
        silent=taxed(CANARIAN.replace(tax_amount=None)),
        syntaxes=CII,
    ),
    Case("BR-47", fires=taxed(TAX.replace(category_code=None)), silent=CLEAN),
    Case("BR-47", fires=taxed(VatBreakdown()), silent=taxed()),
    # Categories and rates of other taxes do not count, however the name of VAT is written.
    Case(
        "BR-47",
        fires=changed(CLEAN, "ubl", (">VAT<", ">GST<")),
        silent=changed(CLEAN, "ubl", (">VAT<", "> vat <")),
        syntaxes=UBL,
    ),
    Case(
        "BR-47",
        fires=changed(taxed(CANARIAN), "cii", (">VAT<", ">GST<")),
        silent=changed(CLEAN, "cii", (">VAT<", ">Vat<")),
        syntaxes=CII,
    ),
    Case(
        "BR-48",
        fires=changed(CLEAN, "ubl", ("<cbc:ID>VAT</cbc:ID>", "")),
        silent=changed(CLEAN, "ubl", (">VAT<", ">vat<")),
        syntaxes=UBL,
    ),
    Case("BR-48", fires=taxed(TAX.replace(rate=None)), silent=CLEAN),
    Case(
        "BR-48",
        fires=taxed(TAX.replace(category_code="E", rate=None)),
        silent=taxed(TAX.replace(category_code="O", rate=None)),
    ),
    Case(
        "BR-48",
        fires=taxed(CANARIAN.replace(rate=None)),
        silent=taxed(CANARIAN),
        syntaxes=UBL,
    ),
    Case(
        "BR-48",
        fires=taxed(VatBreakdown()),
        silent=taxed(CANARIAN.replace(rate=None)),
        syntaxes=CII,
    ),
)
