"""Cases of the rules on document totals."""

from decimal import Decimal

from einvoice import Syntax, write
from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.vat_documents import allowance, charge, of_category

UBL = frozenset({"ubl"})
CII = frozenset({"cii"})
CLEAN = invoice()
BOTH_WAYS = of_category("S")
TOTALS = CLEAN.totals or Totals()


def with_totals(**changes: str | None) -> Invoice:
    """The small invoice with some totals stated otherwise."""
    amounts = {name: None if text is None else Decimal(text) for name, text in changes.items()}
    return CLEAN.replace(totals=TOTALS.replace(**amounts))


def both_ways(**changes: str | None) -> Invoice:
    """An invoice with an allowance and a charge, with some totals stated otherwise."""
    amounts = {name: None if text is None else Decimal(text) for name, text in changes.items()}
    totals = BOTH_WAYS.totals or Totals()
    return BOTH_WAYS.replace(totals=totals.replace(**amounts))


def ubl(old: bytes, new: bytes, document: Invoice = CLEAN) -> bytes:
    """The XML of an invoice with a text replaced."""
    return _replaced(write(document, syntax=Syntax.UBL_INVOICE), old, new)


def cii(old: bytes, new: bytes, document: Invoice = CLEAN) -> bytes:
    """The XML of an invoice with a text replaced."""
    return _replaced(write(document, syntax=Syntax.CII), old, new)


def _replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data, data.decode()
    return data.replace(old, new)


UBL_VAT = b'<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">3.80'
CII_VAT = b'<ram:TaxTotalAmount currencyID="EUR">3.80</ram:TaxTotalAmount>'

CASES = (
    Case(
        "BR-CO-10",
        fires=with_totals(sum_of_lines="20.01"),
        silent=CLEAN.replace(lines=[line(net_amount="10.004"), line(net_amount="10.00")]),
    ),
    Case(
        "BR-CO-10",
        fires=with_totals(sum_of_lines=None),
        silent=CLEAN.replace(totals=None),
    ),
    Case(
        "BR-CO-10",
        fires=CLEAN.replace(lines=()),
        silent=CLEAN.replace(totals=Totals(vat_total=Decimal("3.80"))),
        syntaxes=UBL,
    ),
    Case("BR-CO-11", fires=both_ways(sum_of_allowances="5.01"), silent=BOTH_WAYS),
    Case("BR-CO-11", fires=both_ways(sum_of_allowances=None), silent=CLEAN),
    Case(
        "BR-CO-11",
        fires=with_totals(sum_of_allowances="0.01"),
        silent=with_totals(sum_of_allowances="0.00"),
    ),
    Case("BR-CO-12", fires=both_ways(sum_of_charges="2.99"), silent=BOTH_WAYS),
    Case("BR-CO-12", fires=both_ways(sum_of_charges=None), silent=CLEAN),
    Case(
        "BR-CO-12",
        fires=CLEAN.replace(charges=[charge("S", amount=Decimal("0.00"))]),
        silent=with_totals(sum_of_charges="0"),
    ),
    Case("BR-CO-13", fires=with_totals(total_without_vat="20.01"), silent=CLEAN),
    Case("BR-CO-13", fires=with_totals(total_without_vat=None), silent=BOTH_WAYS),
    Case(
        "BR-CO-13",
        fires=with_totals(sum_of_lines=None),
        silent=both_ways(sum_of_lines="20.004"),
    ),
    Case("BR-CO-13", fires=both_ways(sum_of_charges=None), silent=BOTH_WAYS),
    # Without allowances and charges UBL compares without rounding.
    Case("BR-CO-13", fires=with_totals(sum_of_lines="20.004"), silent=CLEAN, syntaxes=UBL),
    Case(
        "BR-CO-13",
        fires=with_totals(sum_of_lines="20.005"),
        silent=with_totals(sum_of_lines="20.004"),
        syntaxes=CII,
    ),
    Case("BR-CO-14", fires=with_totals(vat_total="3.81"), silent=CLEAN),
    Case(
        "BR-CO-14",
        fires=with_totals(vat_total=None),
        silent=CLEAN.replace(vat_breakdown=()),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-14",
        fires=CLEAN.replace(vat_breakdown=()),
        silent=with_totals(vat_total=None),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-14",
        fires=cii(CII_VAT, CII_VAT + CII_VAT.replace(b"3.80", b"3.90")),
        silent=cii(CII_VAT, CII_VAT + CII_VAT.replace(b"3.80", b"3.90").replace(b"EUR", b"SEK")),
        syntaxes=CII,
    ),
    Case("BR-CO-15", fires=with_totals(total_with_vat="23.81"), silent=CLEAN),
    Case(
        "BR-CO-15",
        fires=with_totals(total_with_vat=None),
        silent=with_totals(total_with_vat=None).replace(currency_code=None),
    ),
    Case("BR-CO-15", fires=with_totals(total_without_vat=None), silent=BOTH_WAYS),
    Case("BR-CO-15", fires=with_totals(vat_total=None), silent=CLEAN),
    Case("BR-CO-15", fires=CLEAN.replace(totals=None), silent=CLEAN),
    Case(
        "BR-CO-15",
        fires=with_totals(total_with_vat="20.00", vat_total=None),
        silent=with_totals(total_with_vat="23.80", vat_total="3.804"),
        syntaxes=UBL,
    ),
    # In CII an invoice whose gross is its net may leave the VAT out.
    Case(
        "BR-CO-15",
        fires=with_totals(total_with_vat="20.01", vat_total=None),
        silent=with_totals(total_with_vat="20.00", vat_total=None),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-15",
        fires=ubl(UBL_VAT, UBL_VAT.replace(b"EUR", b"SEK")),
        silent=ubl(b"3.80", b"3.80"),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-15",
        fires=ubl(UBL_VAT, UBL_VAT + b"</cbc:TaxAmount></cac:TaxTotal>" + UBL_VAT),
        silent=ubl(
            UBL_VAT,
            UBL_VAT.replace(b"EUR", b"SEK") + b"</cbc:TaxAmount></cac:TaxTotal>" + UBL_VAT,
        ),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-15",
        fires=cii(CII_VAT, CII_VAT.replace(b"EUR", b"SEK")),
        silent=cii(CII_VAT, CII_VAT),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-15",
        fires=cii(CII_VAT, CII_VAT + CII_VAT),
        silent=cii(CII_VAT, CII_VAT + CII_VAT.replace(b"EUR", b"SEK")),
        syntaxes=CII,
    ),
    Case("BR-CO-16", fires=with_totals(amount_due="23.79"), silent=CLEAN),
    Case("BR-CO-16", fires=with_totals(total_with_vat=None), silent=BOTH_WAYS),
    Case(
        "BR-CO-16",
        fires=with_totals(amount_due=None),
        silent=with_totals(paid_amount="3.80", amount_due="20.00"),
    ),
    Case(
        "BR-CO-16",
        fires=with_totals(paid_amount="3.80"),
        silent=with_totals(rounding_amount="0.20", amount_due="24.00"),
    ),
    Case(
        "BR-CO-16",
        fires=with_totals(rounding_amount="0.20"),
        silent=with_totals(paid_amount="3.80", rounding_amount="-0.01", amount_due="19.99"),
    ),
    # UBL rounds the differences, CII compares them as they are.
    Case(
        "BR-CO-16",
        fires=with_totals(total_with_vat="23.804"),
        silent=with_totals(total_with_vat="23.804", paid_amount="0"),
        syntaxes=UBL,
    ),
    Case(
        "BR-CO-16",
        fires=with_totals(total_with_vat="23.804", paid_amount="0"),
        silent=with_totals(total_with_vat="23.804", paid_amount="0.004"),
        syntaxes=CII,
    ),
    Case(
        "BR-CO-11",
        fires=BOTH_WAYS.replace(allowances=[allowance("S", amount=None)]),
        silent=BOTH_WAYS,
    ),
)
