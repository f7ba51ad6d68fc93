"""What a reading could not map is written back where it stood, and nothing else changes."""

import re
from datetime import date
from decimal import Decimal

from lxml import etree

from einvoice import ReadResult, Syntax, convert, read, write
from einvoice.model.delivery import DeliveryTerms
from einvoice.model.line import Line
from einvoice.results import Unmapped
from einvoice.syntax.restore import meaning
from tests.syntax.documents import cii, cii_line, ubl, ubl_line
from tests.syntax.noticed import not_in_the_invoice

OWN = '<x:ref xmlns:x="urn:example:own" kind="a">B-7<x:part/></x:ref>'


def kept(source: ReadResult, **changes: object) -> bytes:
    """The document written again in its syntax, perhaps with some terms stated otherwise."""
    invoice = source.invoice.replace(**changes) if changes else source.invoice
    return write(invoice, syntax=source.syntax, keep=source)


def names(data: bytes, element: str) -> list[str]:
    """The local names of the children of the first element of this name."""
    found = next(etree.fromstring(data).iter(f"{{*}}{element}"))
    return [etree.QName(child).localname for child in found]


def check_round_trip(data: bytes) -> bytes:
    """Everything of a document is in the one that is written for it; gives the latter."""
    source = read(data)
    written = kept(source)
    again = read(written)
    # What the schema demands and the source lacks is in both.
    assert again.invoice == read(write(source.invoice, syntax=source.syntax)).invoice
    assert not_in_the_invoice(again) == not_in_the_invoice(source)
    assert kept(again) == written
    return written


def test_a_document_that_was_wholly_mapped_is_written_as_without_a_source() -> None:
    source = read(ubl("<cbc:ID>R-1</cbc:ID>"))
    assert kept(source) == write(source.invoice, syntax=source.syntax)


def test_another_syntax_gets_nothing_of_the_source() -> None:
    source = read(ubl("<cbc:ID>R-1</cbc:ID>", OWN))
    assert write(source.invoice, syntax="cii", keep=source) == write(source.invoice, syntax="cii")


def test_an_unknown_element_stands_between_the_same_neighbours() -> None:
    written = check_round_trip(
        ubl("<cbc:ID>R-1</cbc:ID>", OWN, "<cbc:IssueDate>2026-01-31</cbc:IssueDate>")
    )
    assert names(written, "Invoice")[:3] == ["ID", "ref", "IssueDate"]


def test_an_unknown_element_may_be_the_first_one() -> None:
    written = check_round_trip(ubl(OWN, OWN, "<cbc:ID>R-1</cbc:ID>"))
    assert names(written, "Invoice")[:3] == ["ref", "ref", "ID"]


def test_content_of_a_term_that_has_none_comes_back_with_it() -> None:
    written = check_round_trip(ubl(f"<cbc:ID>R-1{OWN}</cbc:ID>"))
    assert names(written, "ID") == ["ref"]


def test_an_unknown_attribute_comes_back_on_a_term_and_around_it() -> None:
    written = check_round_trip(
        ubl_line('<cbc:ID schemeName="own">1</cbc:ID>', '<cac:Item languageID="de">', "</cac:Item>")
    )
    assert b'<cbc:ID schemeName="own">1</cbc:ID><cac:Item languageID="de"/>' in written


def test_an_attribute_of_a_constant_comes_back() -> None:
    written = check_round_trip(
        ubl(
            "<cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme>",
            "<cbc:CompanyID>DE123456789</cbc:CompanyID>",
            '<cac:TaxScheme><cbc:ID schemeID="UN/ECE 5153">VAT</cbc:ID></cac:TaxScheme>',
            "</cac:PartyTaxScheme></cac:Party></cac:AccountingSupplierParty>",
        )
    )
    assert b'<cac:TaxScheme><cbc:ID schemeID="UN/ECE 5153">VAT</cbc:ID></cac:TaxScheme>' in written


def test_another_text_than_the_constant_takes_its_place() -> None:
    written = check_round_trip(
        cii(
            "<ram:ApplicableTradeTax><ram:CalculatedAmount>1.00</ram:CalculatedAmount>",
            "<ram:TypeCode>ENV</ram:TypeCode>",
            "<ram:CategoryCode>S</ram:CategoryCode></ram:ApplicableTradeTax>",
        )
    )
    assert names(written, "ApplicableTradeTax") == ["CalculatedAmount", "TypeCode", "CategoryCode"]
    assert b"VAT" not in written


def test_what_stands_behind_a_constant_stands_there_again() -> None:
    written = check_round_trip(
        cii(
            "<ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode>",
            OWN,
            "<ram:CategoryCode>S</ram:CategoryCode></ram:ApplicableTradeTax>",
        )
    )
    assert names(written, "ApplicableTradeTax") == ["TypeCode", "ref", "CategoryCode"]


def test_an_element_that_holds_nothing_mapped_comes_back_whole() -> None:
    written = check_round_trip(
        ubl("<cac:Delivery>", "<cac:Shipment><cbc:ID>S</cbc:ID></cac:Shipment>", "</cac:Delivery>")
    )
    assert names(written, "Delivery") == ["Shipment"]


def test_an_element_that_another_term_stands_in_takes_the_unmapped_part_in() -> None:
    source = read(ubl("<cac:DeliveryTerms>", OWN, "</cac:DeliveryTerms>"))
    written = kept(source, delivery_terms=DeliveryTerms(code="CIF"))
    assert written.count(b"<cac:DeliveryTerms>") == 1
    assert names(written, "DeliveryTerms") == ["ref", "ID"]


def test_an_element_around_is_made_with_its_constants() -> None:
    source = read(
        ubl(
            "<cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme>",
            f"<cbc:CompanyID>DE1</cbc:CompanyID>{OWN}",
            "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>",
            "</cac:PartyTaxScheme></cac:Party></cac:AccountingSupplierParty>",
        )
    )
    seller = source.invoice.seller
    assert seller is not None
    written = kept(source, seller=seller.replace(vat_id=None))
    assert names(written, "PartyTaxScheme") == ["ref", "TaxScheme"]
    assert not_in_the_invoice(read(written)) == not_in_the_invoice(source)


def test_an_element_around_terms_that_are_gone_is_not_made() -> None:
    reference = "<cac:InvoiceDocumentReference><cbc:ID>1</cbc:ID>{}</cac:InvoiceDocumentReference>"
    source = read(
        ubl("<cac:BillingReference>", reference.format(OWN), "</cac:BillingReference>", OWN)
    )
    assert names(kept(source, preceding_invoices=()), "Invoice") == [
        "ref",
        "AccountingSupplierParty",
        "AccountingCustomerParty",
        "LegalMonetaryTotal",
    ]


def test_a_repeated_element_stands_behind_the_one_that_was_read() -> None:
    written = check_round_trip(
        ubl("<cbc:ID>1</cbc:ID>", "<cbc:ID>2</cbc:ID>", "<cbc:DueDate>2026-02-01</cbc:DueDate>")
    )
    assert names(written, "Invoice")[:3] == ["ID", "ID", "DueDate"]


def test_a_repetition_never_comes_before_what_it_repeats() -> None:
    # The order is not the schema's, so what is written has another one.
    check_round_trip(
        ubl("<cbc:DueDate>2026-02-01</cbc:DueDate>", "<cbc:ID>1</cbc:ID>", "<cbc:ID>2</cbc:ID>")
    )
    check_round_trip(
        ubl(
            "<cbc:ID>1</cbc:ID>",
            "<cbc:CustomizationID>a</cbc:CustomizationID>",
            "<cbc:ID>2</cbc:ID>",
        )
    )


def test_a_repeated_group_is_kept_also_where_the_first_one_is_empty() -> None:
    check_round_trip(
        ubl(
            "<cac:DeliveryTerms/>",
            "<cac:Delivery/>",
            "<cac:DeliveryTerms><cbc:ID>CIF</cbc:ID></cac:DeliveryTerms>",
        )
    )


def test_a_value_of_the_group_around_that_is_stated_twice_differently_is_kept() -> None:
    code = "<cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>"
    means = f"<cac:PaymentMeans>{code}<cbc:PaymentID>{{}}</cbc:PaymentID></cac:PaymentMeans>"
    source = ubl(means.format("A"), means.format("B"))
    written = check_round_trip(source)
    assert re.findall(rb"<cbc:PaymentID>(.)", written) == [b"A", b"B"]


def test_an_unreadable_value_comes_back_as_it_was() -> None:
    written = check_round_trip(
        ubl("<cbc:ID>R-1</cbc:ID>", '<cbc:IssueDate id="a">31.01.2026</cbc:IssueDate>')
    )
    assert b'<cbc:IssueDate id="a">31.01.2026</cbc:IssueDate>' in written


def test_an_unreadable_value_gives_way_to_a_readable_one() -> None:
    source = read(ubl("<cbc:IssueDate>31.01.2026</cbc:IssueDate>"))
    again = read(kept(source, issue_date=date(2026, 1, 31)))
    assert again.invoice.issue_date == date(2026, 1, 31)
    assert again.issues == ()


def test_an_unreadable_attribute_comes_back_as_it_was() -> None:
    check_round_trip(
        cii_line(
            delivery='<ram:BilledQuantity unitCode="H87">many</ram:BilledQuantity>',
        )
    )


def test_an_inexact_value_comes_back_as_it_was_unless_it_is_another_one_now() -> None:
    source = read(ubl("<cbc:IssueDate>2026-01-31Z</cbc:IssueDate>"))
    assert b"2026-01-31Z" in kept(source)
    assert b"<cbc:IssueDate>2026-02-01</cbc:IssueDate>" in kept(source, issue_date=date(2026, 2, 1))
    check_round_trip(
        cii(
            document="<ram:IssueDateTime><udt:DateTimeString "
            'format="203">202601310930</udt:DateTimeString></ram:IssueDateTime>'
        )
    )


def test_a_foreign_currency_comes_back_with_the_amount_that_it_was_stated_of() -> None:
    source = read(
        ubl(
            "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cac:InvoiceLine>",
            '<cbc:LineExtensionAmount currencyID="USD">5</cbc:LineExtensionAmount>',
            "</cac:InvoiceLine>",
        )
    )
    assert b'currencyID="USD">5<' in kept(source)
    assert b'currencyID="EUR">6<' in kept(source, lines=[Line(net_amount=Decimal(6))])


def test_text_between_elements_comes_back() -> None:
    written = check_round_trip(
        ubl("first", "<cbc:ID>1</cbc:ID>", "second", OWN, "<cac:Delivery> lost </cac:Delivery>")
    )
    assert re.search(rb">\s*first\s*<cbc:ID>1</cbc:ID>\s*second\s*<x:ref", written)


def test_each_line_keeps_its_own_when_the_invoice_changes() -> None:
    line = "<cac:InvoiceLine><cbc:ID>{0}</cbc:ID><cbc:UUID>{0}</cbc:UUID></cac:InvoiceLine>"
    source = read(ubl(*(line.format(name) for name in "abc")))
    changed = [
        each.replace(note="changed") if each.id == "b" else each for each in source.invoice.lines
    ]
    again = read(kept(source, lines=[*changed, Line(id="d")]))
    assert [each.note for each in again.invoice.lines] == [None, "changed", None, None]
    assert [part.location for part in again.unmapped] == [
        f"/Invoice/cac:InvoiceLine[{number}]/cbc:UUID" for number in (1, 2, 3)
    ]


def test_what_belongs_to_a_line_goes_with_it() -> None:
    line = "<cac:InvoiceLine><cbc:ID>{0}</cbc:ID><cbc:UUID>{0}</cbc:UUID></cac:InvoiceLine>"
    source = read(ubl(line.format("a"), line.format("b")))
    again = read(kept(source, lines=source.invoice.lines[:1]))
    assert [part.xml for part in again.unmapped if "a" in part.xml] != []
    assert len(again.unmapped) == 1


def test_the_rest_of_a_document_in_an_envelope_comes_back_without_the_envelope() -> None:
    envelope = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
    inner = ubl("<cbc:ID>1</cbc:ID>", OWN).split(b"?>")[1]
    source = read(
        b'<StandardBusinessDocument xmlns="%s">%s</StandardBusinessDocument>'
        % (envelope.encode(), inner)
    )
    written = kept(source)
    assert names(written, "Invoice")[:2] == ["ID", "ref"]
    assert etree.fromstring(written).getparent() is None
    assert b"StandardBusinessDocument>" not in written


def test_what_was_read_of_broken_xml_may_have_attributes_that_xml_cannot_say() -> None:
    source = read(
        ubl("<cac:Delivery><cbc:UUID/><own:a/></cac:Delivery>", "<cbc:ID>1</cbc:ID"), recover=True
    )
    assert read(kept(source)).invoice == source.invoice


def test_of_broken_xml_only_what_xml_can_say_comes_back() -> None:
    source = read(ubl("<cbc:ID own:a='1' b='2'>1</cbc:ID>", "<own:ref/>", OWN), recover=True)
    written = kept(source)
    again = read(written)
    assert again.invoice == source.invoice
    assert [part.name for part in again.unmapped] == ["b", "{urn:example:own}ref"]


def test_more_than_a_reading_keeps_account_of_comes_back() -> None:
    data = ubl(*(f"<cbc:UUID>{number}</cbc:UUID>" for number in range(1_200)))
    written = kept(read(data))
    assert written.count(b"<cbc:UUID>") == 1_200


def test_a_value_of_the_group_around_comes_back_for_what_stands_with_it() -> None:
    tax = "<ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode>{}</ram:ApplicableTradeTax>"
    day = '<udt:DateString format="102">20260131</udt:DateString>'
    point = f"<ram:TaxPointDate>{{}}{day}</ram:TaxPointDate>"
    written = check_round_trip(cii(tax.format(point.format("")), tax.format(point.format(OWN))))
    assert written.count(b"20260131") == 2


def test_a_second_readable_value_stands_behind_the_unreadable_one() -> None:
    written = check_round_trip(
        ubl("<cbc:IssueDate>soon</cbc:IssueDate><cbc:IssueDate>2026-01-31</cbc:IssueDate>")
    )
    assert written.index(b"soon") < written.index(b"2026-01-31")


def test_text_within_a_term_comes_back() -> None:
    check_round_trip(ubl(f"<cbc:ID>1{OWN}more</cbc:ID>", f"<cbc:IssueDate>{OWN}</cbc:IssueDate>"))


def test_unmapped_parts_are_the_same_under_other_prefixes() -> None:
    source = ubl("<cbc:ID>1</cbc:ID>", OWN)
    other = source.replace(b"x:", b"y:").replace(b":x=", b":y=")
    assert meaning(read(source).unmapped[0]) == meaning(read(other).unmapped[0])
    attribute = Unmapped("/a/@b", 1, "b", "<", is_attribute=True)
    assert meaning(attribute) == ("b", "<")
    part = Unmapped("/a", 1, "a", "<a")
    assert meaning(part) != meaning(Unmapped("/a", 1, "a", "<b"))


def test_a_conversion_that_keeps_the_syntax_loses_nothing() -> None:
    source = ubl("<cbc:ID>1</cbc:ID>", "<cbc:UUID>2</cbc:UUID>")
    assert [loss.value for loss in convert(source).losses] != []
    assert convert(source, keep_unmapped=True).losses == ()


def test_every_syntax_that_is_written_is_kept() -> None:
    credit_note = read(ubl("<cbc:ID>1</cbc:ID>", OWN, credit_note=True))
    assert credit_note.syntax is Syntax.UBL_CREDIT_NOTE
    assert names(kept(credit_note), "CreditNote")[:2] == ["ID", "ref"]
