"""Taxes that the model has no place for: second totals of UBL, second categories of lines."""

from decimal import Decimal

import pytest

from einvoice import Syntax, read, write
from einvoice.model.invoice import Invoice
from einvoice.model.vat import LineVat
from einvoice.results import Unmapped
from einvoice.rules.en16931 import EN16931
from einvoice.rules.en16931.vat.further import further_taxes
from einvoice.rules.en16931.vat.groups import tax_groups
from einvoice.rules.run import Fired, run
from einvoice.rules.stated import Stated
from tests.builders import invoice, line

CLEAN = invoice()
VAT_RULES = ("BR-CO-1", "BR-S-", "BR-Z-", "BR-E-", "BR-O-", "BR-DEC-")
CATEGORY = (
    b"<cac:ClassifiedTaxCategory><cbc:ID>%s</cbc:ID><cbc:Percent>%s</cbc:Percent>"
    b"<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>"
)
TRADE_TAX = (
    b"<ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode>"
    b"<ram:CategoryCode>%s</ram:CategoryCode>"
    b"<ram:RateApplicablePercent>%s</ram:RateApplicablePercent></ram:ApplicableTradeTax>"
)
UBL, CII = CATEGORY % (b"S", b"19"), TRADE_TAX % (b"S", b"19")


def compact(document: Invoice, syntax: Syntax) -> bytes:
    """The XML without the white space between elements."""
    return b"".join(part.strip() for part in write(document, syntax=syntax).splitlines())


def found(data: bytes) -> list[Fired]:
    """What the rules on VAT and totals find."""
    outcome = run(EN16931, Stated.of(read(data)))
    return [one for one in outcome if isinstance(one, Fired) and one.rule.id.startswith(VAT_RULES)]


def ids(data: bytes) -> set[str]:
    """Their ids."""
    return {one.rule.id for one in found(data)}


def with_second_total(currency: bytes, amount: bytes, document: Invoice = CLEAN) -> bytes:
    """UBL with a second VAT total that repeats the groups, its tax stated otherwise."""
    data = compact(document, Syntax.UBL_INVOICE)
    total = data[data.index(b"<cac:TaxTotal>") : data.index(b"</cac:TaxTotal>")]
    again = total.replace(b"EUR", currency).replace(b">3.80<", b">%s<" % amount, 1)
    return data.replace(total, total + b"</cac:TaxTotal>" + again)


def test_a_second_total_must_be_what_its_own_groups_add_up_to() -> None:
    assert "BR-CO-14" not in ids(with_second_total(b"SEK", b"3.80"))
    wrong = [one for one in found(with_second_total(b"SEK", b"3.90")) if one.rule.id == "BR-CO-14"]
    assert [one.hit.location for one in wrong] == ["/Invoice/cac:TaxTotal[2]"]
    assert wrong[0].hit.values["difference"] == "0.10"
    assert wrong[0].hit.line


def test_the_total_of_the_accounts_is_compared_with_groups_that_it_should_not_have() -> None:
    document = CLEAN.replace(vat_currency_code="SEK")
    assert "BR-CO-14" not in ids(with_second_total(b"SEK", b"3.80", document))
    assert "BR-CO-14" in ids(with_second_total(b"SEK", b"40.00", document))


def test_the_groups_of_a_second_total_are_groups_of_the_breakdown() -> None:
    data = with_second_total(b"SEK", b"3.80")
    assert ids(data) == set()
    broken = data[: data.rindex(b"20.00</cbc:TaxableAmount>")] + data[
        data.rindex(b"20.00</cbc:TaxableAmount>") :
    ].replace(b"20.00", b"99.999", 1)
    hits = {one.rule.id: one.hit for one in found(broken)}
    assert set(hits) == {"BR-S-08", "BR-S-09", "BR-CO-17", "BR-DEC-19"}
    for hit in hits.values():
        assert hit.path == ""
        assert hit.location == "/Invoice/cac:TaxTotal[2]/cac:TaxSubtotal[1]"
        assert hit.patch == ()


@pytest.mark.parametrize(
    ("syntax", "first", "template"),
    [(Syntax.UBL_INVOICE, UBL, CATEGORY), (Syntax.CII, CII, TRADE_TAX)],
)
def test_a_second_category_of_a_line_counts_as_well(
    syntax: Syntax, first: bytes, template: bytes
) -> None:
    data = compact(CLEAN, syntax)
    assert first in data
    assert ids(data) == set()
    assert ids(data.replace(first, first * 2)) == set()
    second = template % (b"Z", b"7")
    assert ids(data.replace(first, first + second)) == {"BR-Z-01", "BR-Z-05"}
    # The line is in the sum of either category.
    group = CLEAN.vat_breakdown[0].replace(category_code="Z", tax_amount=Decimal("0.00"))
    both = CLEAN.replace(
        vat_breakdown=[*CLEAN.vat_breakdown, group.replace(rate=Decimal(0))],
        lines=[line(vat=LineVat(category_code="S", rate=Decimal("19")))],
    )
    data = compact(both, syntax)
    zero = template % (b"Z", b"0")
    assert "BR-Z-08" in ids(data)
    assert ids(data.replace(first, first + zero)) == set()
    # And in the sum of each rate that stands beside the category.
    seven = CLEAN.vat_breakdown[0].replace(rate=Decimal(7), tax_amount=Decimal("1.40"))
    totals = CLEAN.totals
    assert totals is not None
    rates = CLEAN.replace(vat_breakdown=[*CLEAN.vat_breakdown, seven])
    data = compact(rates, syntax)
    assert "BR-S-08" in ids(data)
    assert "BR-S-08" not in ids(data.replace(first, first + template % (b"S", b"7")))


def test_a_second_category_of_a_sub_line_only_occurs() -> None:
    document = CLEAN.replace(lines=[line(sub_lines=[line(id="1.1", net_amount="9.99")])])
    data = compact(document, Syntax.UBL_INVOICE)
    assert ids(data) == set()
    place = data.index(UBL, data.index(b"<cac:SubInvoiceLine>"))
    more = data[:place] + UBL + CATEGORY % (b"Z", b"7") + data[place + len(UBL) :]
    assert ids(more) == {"BR-Z-01"}


def test_the_category_of_a_sub_line_beside_one_outside_the_scope_is_found_in_the_source() -> None:
    group = CLEAN.vat_breakdown[0].replace(category_code="O", rate=None)
    scope = LineVat(category_code="O")
    inner = line(id="1.1", vat=LineVat(category_code="O", rate=Decimal(19)))
    document = CLEAN.replace(vat_breakdown=[group], lines=[line(vat=scope, sub_lines=[inner])])
    data = compact(document, Syntax.UBL_INVOICE)
    outside = CATEGORY % (b"O", b"19")
    assert outside in data
    more = data.replace(outside, outside + CATEGORY % (b"E", b"0"))
    other = [one.hit for one in found(more) if one.rule.id == "BR-O-12"]
    assert [hit.values["other"] for hit in other] == ["E"]
    assert other[0].location.endswith("cac:SubInvoiceLine/cac:Item/cac:ClassifiedTaxCategory[2]")


@pytest.mark.parametrize("amount", [b"", b"many", b"9" * 101])
def test_a_second_total_without_a_number_is_still_a_second_one(amount: bytes) -> None:
    data = with_second_total(b"EUR", amount)
    several = [one.hit for one in found(data) if one.rule.id == "BR-CO-15"]
    assert [hit.kind for hit in several] == ["several"]
    assert several[0].values["count"] == "2"


def test_an_unknown_element_in_a_total_is_no_group() -> None:
    data = compact(CLEAN, Syntax.UBL_INVOICE)
    more = data.replace(
        b"<cac:TaxTotal>", b"<cac:TaxTotal><cbc:RoundingAmount>0</cbc:RoundingAmount>"
    )
    assert more != data
    assert ids(more) == set()


def test_a_second_total_that_states_nothing_is_none() -> None:
    data = compact(CLEAN, Syntax.UBL_INVOICE)
    more = data.replace(b"</cac:TaxTotal>", b"</cac:TaxTotal><cac:TaxTotal/>")
    assert more != data
    assert ids(more) == set()


def test_the_vat_total_of_a_line_is_none_of_the_document() -> None:
    data = compact(CLEAN, Syntax.UBL_INVOICE)
    total = b'<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">3.80</cbc:TaxAmount></cac:TaxTotal>'
    more = data.replace(b"<cac:Item>", total + b"<cac:Item>")
    assert more != data
    assert ids(more) == set()


def test_what_cannot_be_said_again_as_xml_is_no_tax() -> None:
    name = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
    total = Unmapped("/Invoice/cac:TaxTotal[2]", 1, f"{name}TaxTotal", "<cac:TaxTotal>")
    tax = Unmapped(
        "/Invoice/cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory[2]",
        1,
        f"{name}ClassifiedTaxCategory",
        "<cac:ClassifiedTaxCategory>",
    )
    other = Unmapped(
        "/Invoice/cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:X", 1, "X", ""
    )
    document = Stated(CLEAN, "ubl", unmapped=(total, tax, other))
    assert list(tax_groups(document)) == list(tax_groups(Stated(CLEAN, "ubl")))
    assert further_taxes(document).pairs == []


def test_a_group_of_a_second_total_beside_one_outside_the_scope_is_found_in_the_source() -> None:
    data = with_second_total(b"SEK", b"3.80")
    first, mark, second = data.partition(b"<cac:TaxTotal>")
    second, again, rest = second.partition(b"<cac:TaxTotal>")
    other = [
        one.hit
        for one in found(first + mark + second.replace(b">S<", b">O<") + again + rest)
        if one.rule.id == "BR-O-11"
    ]
    assert [hit.location for hit in other] == ["/Invoice/cac:TaxTotal[2]/cac:TaxSubtotal[1]"]
