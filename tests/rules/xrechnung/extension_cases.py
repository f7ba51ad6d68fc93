"""Cases of the rules on sub-lines and payments of third parties."""

from decimal import Decimal

from tests.builders import line
from tests.rules.cases import Case
from tests.rules.xrechnung.invoices import (
    CII,
    UBL,
    extended,
    german,
    sub_line,
    with_payment,
    with_sub_lines,
    written,
)

HALVES = with_sub_lines(sub_line(), sub_line())
VAT_OF_PART = (
    "<cbc:Name>Example part</cbc:Name>",
    "<cbc:Name>Example part</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>Z</cbc:ID>"
    "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>",
)
EURO = 'currencyID="EUR">1.00<'

CASES = (
    Case("BR-DEX-02", fires=with_sub_lines(sub_line()), silent=HALVES, syntaxes=UBL),
    Case(
        "BR-DEX-02",
        fires=with_sub_lines(sub_line(sub_lines=[sub_line(net_amount="1.00")]), sub_line()),
        silent=with_sub_lines(sub_line(sub_lines=[sub_line()]), sub_line()),
        syntaxes=UBL,
    ),
    Case(
        "BR-DEX-02",
        fires=with_sub_lines(sub_line()),
        silent=german(lines=[line(sub_lines=[sub_line()])]),
        syntaxes=UBL,
    ),
    Case("BR-DEX-03", fires=with_sub_lines(sub_line(vat=None)), silent=HALVES, syntaxes=UBL),
    Case(
        "BR-DEX-03",
        fires=written(HALVES, "ubl", VAT_OF_PART),
        silent=written(HALVES, "ubl"),
        syntaxes=UBL,
    ),
    Case(
        "BR-DEX-09",
        fires=with_payment(amount=Decimal("1.01")),
        silent=with_payment(),
        syntaxes=UBL,
    ),
    Case(
        "BR-DEX-09",
        fires=extended(totals=None).replace(totals={}),
        silent=extended(),
        syntaxes=UBL,
    ),
    Case("BR-DEX-10", fires=with_payment(type_code=None), silent=with_payment(), syntaxes=UBL),
    Case("BR-DEX-11", fires=with_payment(amount=None), silent=with_payment(), syntaxes=UBL),
    Case("BR-DEX-12", fires=with_payment(description=" "), silent=with_payment(), syntaxes=UBL),
    Case(
        "BR-DEX-13",
        fires=with_payment(amount=Decimal("1.000")),
        silent=with_payment(),
        syntaxes=UBL,
    ),
    Case("BR-DEX-14", fires=with_payment(amount=None), silent=with_payment(), syntaxes=UBL),
    Case(
        "BR-DEX-14",
        fires=written(with_payment(), "ubl", (EURO, EURO.replace("EUR", "SEK"))),
        silent=written(with_payment(), "ubl"),
        syntaxes=UBL,
    ),
    Case(
        "BR-DEX-15",
        fires=extended(lines=[line(), line(id="2", parent_id="1")]),
        silent=german(lines=[line(), line(id="2", parent_id="1")]),
        syntaxes=CII,
    ),
)
