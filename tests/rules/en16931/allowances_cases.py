"""Cases of the rules on allowances and charges."""

from decimal import Decimal

from einvoice.model.allowance import DocumentAllowance, DocumentCharge, LineAllowance, LineCharge
from einvoice.model.invoice import Invoice
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed

UBL = frozenset({"ubl"})
ONE = Decimal("1.00")
ALLOWANCE = DocumentAllowance(amount=ONE, reason="Discount", vat_category_code="S")
CHARGE = DocumentCharge(amount=ONE, reason="Freight", vat_category_code="S")
BOTH = invoice(allowances=[ALLOWANCE], charges=[CHARGE.replace(vat_category_code="Z")])
VAT_SCHEME = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
SCHEME_OF_S = f"<cac:TaxCategory><cbc:ID>S</cbc:ID>{VAT_SCHEME}"
SCHEME_OF_Z = f"<cac:TaxCategory><cbc:ID>Z</cbc:ID>{VAT_SCHEME}"
OTHER_SCHEME = SCHEME_OF_S.replace("VAT", "GST")
LINE_ALLOWANCE = LineAllowance(amount=ONE, reason="Discount")
LINE_CHARGE = LineCharge(amount=ONE, reason="Freight")


def less(*allowances: DocumentAllowance) -> Invoice:
    return invoice(allowances=allowances)


def plus(*charges: DocumentCharge) -> Invoice:
    return invoice(charges=charges)


def line_less(*allowances: LineAllowance) -> Invoice:
    return invoice(lines=[line(), line(allowances=allowances)])


def line_plus(*charges: LineCharge) -> Invoice:
    return invoice(lines=[line(), line(charges=charges)])


CASES = (
    Case("BR-31", fires=less(ALLOWANCE, ALLOWANCE.replace(amount=None)), silent=less(ALLOWANCE)),
    Case("BR-32", fires=less(ALLOWANCE.replace(vat_category_code=None)), silent=less(ALLOWANCE)),
    Case(
        "BR-32",
        fires=changed(less(ALLOWANCE), "ubl", (">VAT<", ">GST<")),
        silent=changed(plus(CHARGE), "ubl", (">VAT<", ">vat<")),
        syntaxes=UBL,
    ),
    Case("BR-33", fires=less(ALLOWANCE.replace(reason=None)), silent=less(ALLOWANCE)),
    Case(
        "BR-33",
        fires=less(DocumentAllowance()),
        silent=less(ALLOWANCE.replace(reason=None, reason_code="95")),
    ),
    Case("BR-CO-21", fires=less(ALLOWANCE.replace(reason=None)), silent=less(ALLOWANCE)),
    Case("BR-36", fires=plus(CHARGE.replace(amount=None)), silent=plus(CHARGE)),
    Case("BR-37", fires=plus(CHARGE.replace(vat_category_code=None)), silent=plus(CHARGE)),
    Case(
        "BR-37",
        fires=changed(plus(CHARGE), "cii", (">VAT<", ">GST<")),
        silent=changed(less(ALLOWANCE), "cii", (">VAT<", ">vat<")),
        syntaxes=frozenset({"cii"}),
    ),
    # Of an invoice with both, only the place tells which of them it is.
    Case(
        "BR-32",
        fires=changed(BOTH, "ubl", (SCHEME_OF_S, OTHER_SCHEME)),
        silent=changed(BOTH, "ubl", (SCHEME_OF_Z, OTHER_SCHEME)),
        syntaxes=UBL,
    ),
    Case(
        "BR-37",
        fires=changed(BOTH, "ubl", (SCHEME_OF_Z, OTHER_SCHEME)),
        silent=changed(less(ALLOWANCE), "ubl", (">VAT<", ">GST<")),
        syntaxes=UBL,
    ),
    Case("BR-38", fires=plus(CHARGE.replace(reason=None)), silent=plus(CHARGE)),
    Case(
        "BR-38",
        fires=plus(DocumentCharge()),
        silent=plus(CHARGE.replace(reason=None, reason_code="FC")),
    ),
    Case("BR-CO-22", fires=plus(CHARGE.replace(reason=None)), silent=plus(CHARGE)),
    Case(
        "BR-41",
        fires=line_less(LINE_ALLOWANCE.replace(amount=None)),
        silent=line_less(LINE_ALLOWANCE),
    ),
    Case(
        "BR-41",
        fires=line_less(LINE_ALLOWANCE.replace(amount=None)),
        silent=changed(line_less(LINE_ALLOWANCE), "ubl", (">1.00<", ">one<")),
        syntaxes=UBL,
    ),
    Case("BR-42", fires=line_less(LineAllowance()), silent=line_less(LINE_ALLOWANCE)),
    Case("BR-CO-23", fires=line_less(LineAllowance()), silent=line_plus(LineCharge())),
    Case("BR-43", fires=line_plus(LINE_CHARGE.replace(amount=None)), silent=line_plus(LINE_CHARGE)),
    Case("BR-44", fires=line_plus(LineCharge()), silent=line_plus(LINE_CHARGE)),
    Case("BR-CO-24", fires=line_plus(LineCharge()), silent=line_less(LineAllowance())),
)
