"""What a source says that no value keeps."""

from decimal import Decimal

import pytest

from einvoice import read, write
from einvoice.model.allowance import DocumentAllowance
from einvoice.syntax.surface import MOST_PLACES, Surface, surface_of_source
from tests.builders import invoice, line


def surface(data: bytes) -> Surface:
    return surface_of_source(data, read(data, recover=True).syntax)


def written(syntax: str, *replacements: tuple[str, str]) -> bytes:
    allowance = DocumentAllowance(amount=Decimal("1.00"), percentage=Decimal(5))
    stated = invoice(allowances=[allowance])
    data = write(stated, syntax=syntax).decode()
    for old, new in replacements:
        assert old in data
        data = data.replace(old, new)
    return data.encode()


def test_a_document_without_empty_elements_has_nothing_to_tell() -> None:
    assert surface(written("ubl")) == Surface()


@pytest.mark.parametrize(
    "empty",
    [
        "<cbc:ID/>",
        "<cbc:ID></cbc:ID>",
        "<cbc:ID> \n\t </cbc:ID>",
        "<cbc:ID><!-- R-1 --></cbc:ID>",
        "<cbc:ID><?R-1?></cbc:ID>",
        "<cbc:ID><![CDATA[ ]]></cbc:ID>",
        '<cbc:ID schemeID="X"/>',
    ],
)
def test_an_element_with_neither_children_nor_text_is_empty(empty: str) -> None:
    (place,) = surface(written("ubl", ("<cbc:ID>R-1</cbc:ID>", empty))).empty
    assert (place.location, place.name, place.text) == ("/Invoice/cbc:ID", "cbc:ID", "")


@pytest.mark.parametrize("full", ["<cbc:ID>\u00a0</cbc:ID>", "<cbc:ID><X>1</X></cbc:ID>"])
def test_an_element_with_text_or_children_is_not_empty(full: str) -> None:
    assert surface(written("ubl", ("<cbc:ID>R-1</cbc:ID>", full))).empty == ()


def test_an_element_is_named_by_the_prefix_that_the_document_gives_it() -> None:
    data = written("cii").replace(b"ram:", b"r:").replace(b"xmlns:ram=", b"xmlns:r=")
    (place,) = surface(data).empty
    assert place.name == "r:ApplicableHeaderTradeDelivery"
    assert place.location.endswith("/ram:ApplicableHeaderTradeDelivery")


def test_an_indicator_in_ubl_may_say_a_digit() -> None:
    replaced = ("Indicator>false<", "Indicator> 0 <")
    (place,) = surface(written("ubl", replaced)).digits
    assert place.location == "/Invoice/cac:AllowanceCharge/cbc:ChargeIndicator"
    assert place.text == "0"
    assert {"ChargeIndicator", "Amount", "MultiplierFactorNumeric"} <= place.beside


def test_an_indicator_in_cii_stands_in_an_element_of_its_own() -> None:
    (place,) = surface(written("cii", ("Indicator>false<", "Indicator>1<"))).digits
    assert place.location.endswith(
        "/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator/udt:Indicator"
    )
    assert {"ActualAmount", "CalculationPercent"} <= place.beside


def test_places_have_their_lines() -> None:
    data = written("ubl", ("<cbc:ID>R-1</cbc:ID>", "\n\n<cbc:ID/>"))
    (place,) = surface(data).empty
    assert place.line == data[: data.index(b"<cbc:ID/>")].count(b"\n") + 1


def test_of_many_places_the_first_are_kept() -> None:
    lines = [line(id=str(number), note="") for number in range(MOST_PLACES + 1)]
    places = surface(write(invoice(lines=lines), syntax="ubl")).empty
    assert len(places) == MOST_PLACES
    assert places[0].location == "/Invoice/cac:InvoiceLine[1]/cbc:Note"


def test_a_source_that_had_to_be_healed_is_looked_at_as_far_as_it_goes() -> None:
    data = written("ubl", ("<cbc:ID>R-1</cbc:ID>", "<cbc:ID/>"))
    assert len(surface(data[: data.index(b"<cac:TaxTotal>")]).empty) == 1


def test_an_invoice_without_a_source_tells_nothing() -> None:
    assert surface_of_source(b"", read(written("ubl")).syntax) == Surface()


def test_an_invoice_in_an_envelope_is_looked_at_alone() -> None:
    inner = written("ubl", ("<cbc:ID>R-1</cbc:ID>", "<cbc:ID/>")).partition(b"?>")[2]
    namespace = b"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
    name = b"StandardBusinessDocument"
    data = b'<%s xmlns="%s"><Empty/>%s</%s>' % (name, namespace, inner, name)
    assert [place.name for place in surface(data).empty] == ["cbc:ID"]


def test_an_amount_without_its_currency_is_bare() -> None:
    data = written("ubl", ('<cbc:PriceAmount currencyID="EUR">', "<cbc:PriceAmount>"))
    (place,) = surface(data).bare
    assert place.location == "/Invoice/cac:InvoiceLine/cac:Price/cbc:PriceAmount"


def test_a_date_of_cii_without_its_format_is_bare() -> None:
    data = written("cii", ('<udt:DateTimeString format="102">', "<udt:DateTimeString>"))
    (place,) = surface(data).bare
    assert place.location.endswith("ram:IssueDateTime/udt:DateTimeString")


def test_amounts_of_cii_need_no_currency_but_the_vat_total() -> None:
    data = written("cii", ('<ram:TaxTotalAmount currencyID="EUR">', "<ram:TaxTotalAmount>"))
    assert [place.name for place in surface(data).bare] == ["ram:TaxTotalAmount"]
