"""What reading does with content that fits no row, or does not fit its row."""

from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from einvoice import Invoice, Limits, ReadResult, Syntax, read, write
from einvoice.errors import LimitExceededError
from einvoice.model.group import Group
from einvoice.model.item import Item
from einvoice.model.line import Line
from einvoice.syntax.binding import Bind, Table
from einvoice.syntax.codecs import DECIMAL
from einvoice.syntax.formats import reader_of
from einvoice.syntax.limits import DEFAULT
from einvoice.syntax.reader import ReaderCompiler
from einvoice.syntax.reading import MOST_GROUPS, Reading
from tests.syntax.documents import HEAD_LINES, cii, cii_line, tag, ubl, ubl_line

DUE = '<cbc:PayableAmount currencyID="{}">1</cbc:PayableAmount>'
STANDARD = "cac:Item/cac:StandardItemIdentification"


def issue_codes(result: ReadResult) -> list[str]:
    return [issue.code for issue in result.issues]


def test_a_document_without_content_is_an_empty_invoice() -> None:
    for data in (ubl(), ubl(credit_note=True)):
        assert read(data).invoice == Invoice()
    result = read(cii())
    assert result.invoice == Invoice()
    assert (result.issues, result.unmapped, result.profile) == ((), (), None)


def test_the_result_keeps_what_was_read() -> None:
    data = ubl("<cbc:ID>1</cbc:ID>")
    result = read(data)
    assert result.source == data
    assert result.syntax is Syntax.UBL_INVOICE


def test_an_unreadable_value_is_an_issue_with_its_place_and_text() -> None:
    result = read(
        ubl_line("<cbc:ID>1</cbc:ID>", "<cbc:InvoicedQuantity>two</cbc:InvoicedQuantity>")
    )
    [issue] = result.issues
    assert issue.code == "unreadable"
    assert issue.message == "expected a decimal number such as 1234.50"
    assert issue.line == HEAD_LINES + 3
    assert issue.location == "/Invoice/cac:InvoiceLine/cbc:InvoicedQuantity"
    assert issue.raw == "two"
    assert issue.path == "lines[0].quantity"
    assert not issue.ill_formed
    assert result.invoice.lines[0].quantity is None
    assert result.invoice.lines[0].id == "1"


def test_an_unreadable_attribute_is_an_issue_of_its_element() -> None:
    summation = "ram:SpecifiedTradeSettlementHeaderMonetarySummation"
    data = cii(f"<{summation}><ram:DuePayableAmount>much</ram:DuePayableAmount></{summation}>")
    [issue] = read(data).issues
    assert issue.path == "totals.amount_due"
    assert issue.location == (
        "/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction"
        f"/ram:ApplicableHeaderTradeSettlement/{summation}/ram:DuePayableAmount"
    )


@pytest.mark.parametrize(
    ("element", "path"),
    [
        ("<cbc:IssueDate>yesterday</cbc:IssueDate>", "issue_date"),
        ("<cbc:CopyIndicator>perhaps</cbc:CopyIndicator>", "copy_indicator"),
        ("<cbc:IssueDate/>", "issue_date"),
    ],
)
def test_every_kind_of_value_can_be_unreadable(element: str, path: str) -> None:
    [issue] = read(ubl(element)).issues
    assert (issue.code, issue.path) == ("unreadable", path)


def test_unreadable_entries_of_a_list_of_groups_are_counted() -> None:
    charge = tag("cac:AllowanceCharge", tag("cbc:ChargeIndicator", "true"), "{}")
    good, bad = "<cbc:Amount>1</cbc:Amount>", "<cbc:Amount>one</cbc:Amount>"
    result = read(ubl(charge.format(good), charge.format(bad)))
    [issue] = result.issues
    assert issue.path == "charges[1].amount"
    assert issue.location == "/Invoice/cac:AllowanceCharge[2]/cbc:Amount"
    assert [charge.amount for charge in result.invoice.charges] == [Decimal(1), None]


def test_an_inexact_date_is_read_and_reported() -> None:
    result = read(ubl("<cbc:IssueDate>2026-01-31+01:00</cbc:IssueDate>"))
    [issue] = result.issues
    assert (issue.code, issue.path, issue.raw) == ("inexact", "issue_date", "2026-01-31+01:00")
    assert result.invoice.issue_date == date(2026, 1, 31)


@pytest.mark.parametrize(
    "text",
    [
        '<udt:DateTimeString format="102">2026-01-31</udt:DateTimeString>',
        '<udt:DateTimeString format="203">202601311530</udt:DateTimeString>',
    ],
)
def test_a_date_of_cii_in_another_format_is_read_and_reported(text: str) -> None:
    result = read(cii(document=f"<ram:IssueDateTime>{text}</ram:IssueDateTime>"))
    assert issue_codes(result) == ["inexact"]
    assert result.invoice.issue_date == date(2026, 1, 31)


def test_a_second_element_is_an_issue_and_unmapped_and_the_first_one_counts() -> None:
    result = read(ubl("<cbc:ID>1</cbc:ID>", "<cbc:ID>2</cbc:ID>"))
    [issue], [unmapped] = result.issues, result.unmapped
    assert (issue.code, issue.line, issue.raw) == ("repeated", HEAD_LINES + 2, "2")
    assert issue.message == "only one is allowed here, and another one was read before"
    assert issue.location == unmapped.location == "/Invoice/cbc:ID[2]"
    assert result.invoice.number == "1"


@pytest.mark.parametrize(
    ("element", "path"),
    [
        ("<cbc:IssueDate>2026-01-31</cbc:IssueDate>", "issue_date"),
        (
            "<cac:LegalMonetaryTotal><cbc:PayableAmount>1</cbc:PayableAmount></cac:LegalMonetaryTotal>",
            "",
        ),
        (
            "<cac:PayeeParty><cac:PartyName><cbc:Name>P</cbc:Name></cac:PartyName></cac:PayeeParty>",
            "payee",
        ),
        ("<cac:OrderReference><cbc:ID>1</cbc:ID></cac:OrderReference>", ""),
    ],
)
def test_values_groups_and_containers_can_be_repeated(element: str, path: str) -> None:
    once, twice = read(ubl(element)), read(ubl(element, element))
    assert once.issues == ()
    assert issue_codes(twice) == ["repeated"]
    assert twice.invoice == once.invoice
    assert twice.issues[0].path == path


def test_an_identifier_can_be_repeated() -> None:
    party = "<ram:SpecifiedLegalOrganization>{}</ram:SpecifiedLegalOrganization>".format(
        "<ram:ID>1</ram:ID><ram:ID>2</ram:ID>"
    )
    result = read(cii(agreement=f"<ram:SellerTradeParty>{party}</ram:SellerTradeParty>"))
    assert issue_codes(result) == ["repeated"]
    assert result.invoice.seller is not None
    assert str(result.invoice.seller.legal_id) == "1"


def test_an_unknown_element_is_unmapped_as_a_whole() -> None:
    result = read(ubl("<cbc:UBLVersionID>2.1</cbc:UBLVersionID>", "<cbc:ID>1</cbc:ID>"))
    [unmapped] = result.unmapped
    namespace = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
    assert unmapped.name == f"{{{namespace}}}UBLVersionID"
    assert unmapped.location == "/Invoice/cbc:UBLVersionID"
    assert unmapped.line == HEAD_LINES + 1
    assert ">2.1</cbc:UBLVersionID>" in unmapped.xml
    assert not unmapped.is_attribute
    assert result.issues == ()
    assert result.invoice == Invoice(number="1")


def test_an_unknown_attribute_is_unmapped_with_its_value() -> None:
    result = read(ubl('<cbc:ID schemeName="ours">1</cbc:ID>'))
    [unmapped] = result.unmapped
    assert unmapped.is_attribute
    assert unmapped.location == "/Invoice/cbc:ID/@schemeName"
    assert (unmapped.name, unmapped.xml, unmapped.line) == ("schemeName", "ours", HEAD_LINES + 1)
    assert result.invoice.number == "1"


@pytest.mark.parametrize(
    "data",
    [
        ubl('<cbc:IssueDate a="1">2026-01-31</cbc:IssueDate>'),
        ubl('<cac:LegalMonetaryTotal a="1"/>'),
        ubl('<cac:PayeeParty a="1"/>'),
        ubl('<cac:AccountingSupplierParty a="1"/>'),
        ubl(tag("cac:LegalMonetaryTotal", '<cbc:PayableAmount a="1">1</cbc:PayableAmount>')),
        ubl_line('<cbc:InvoicedQuantity unitCode="H87" a="1">1</cbc:InvoicedQuantity>'),
        ubl_line(tag(STANDARD, '<cbc:ID schemeID="0160" a="1">1</cbc:ID>')),
        cii_line(tag("ram:ApplicableTradeTax", '<ram:TypeCode a="1">VAT</ram:TypeCode>')),
    ],
)
def test_no_element_swallows_an_attribute(data: bytes) -> None:
    [unmapped] = read(data).unmapped
    assert (unmapped.name, unmapped.xml, unmapped.is_attribute) == ("a", "1", True)


@pytest.mark.parametrize(
    "data",
    [
        ubl("<cbc:ID>1<cbc:Name>x</cbc:Name></cbc:ID>"),
        ubl("<cbc:IssueDate>2026-01-31<cbc:Name/></cbc:IssueDate>"),
        ubl("<cac:OrderReference><cbc:Name/></cac:OrderReference>"),
        ubl("<cac:PayeeParty><cbc:Name/></cac:PayeeParty>"),
        ubl(tag("cac:LegalMonetaryTotal/cbc:PayableAmount", "1<cbc:Name/>")),
        ubl_line('<cbc:InvoicedQuantity unitCode="H87">1<cbc:Name/></cbc:InvoicedQuantity>'),
        ubl_line(
            "<cac:Item><cac:StandardItemIdentification><cbc:ID>1<cbc:Name/></cbc:ID></cac:StandardItemIdentification></cac:Item>"
        ),
        ubl_line(
            "<cac:Item><cac:ClassifiedTaxCategory><cac:TaxScheme><cbc:ID>VAT<cbc:Name/></cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>"
        ),
    ],
)
def test_no_element_swallows_a_child(data: bytes) -> None:
    [unmapped] = read(data).unmapped
    assert unmapped.name.endswith("}Name")


def test_a_fixed_element_with_another_text_is_unmapped() -> None:
    tax = "<ram:ApplicableTradeTax><ram:TypeCode>{}</ram:TypeCode></ram:ApplicableTradeTax>"
    assert read(cii_line(tax.format(" VAT "))).unmapped == ()
    [unmapped] = read(cii_line(tax.format("GST"))).unmapped
    assert "GST" in unmapped.xml


def test_comments_and_instructions_say_nothing() -> None:
    result = read(
        ubl(
            "<!-- ours -->",
            "<?print now?>",
            "<cbc:ID>1</cbc:ID>",
            "<cac:PayeeParty><!-- who? --><?print?></cac:PayeeParty>",
        )
    )
    assert (result.issues, result.unmapped) == ((), ())
    assert result.invoice.number == "1"


def test_a_comment_within_a_text_does_not_cut_it() -> None:
    assert read(ubl("<cbc:ID>1<!-- really -->23</cbc:ID>")).invoice.number == "123"


def test_character_data_and_references_are_text() -> None:
    assert read(ubl("<cbc:ID><![CDATA[<1>]]>&amp;&#65;</cbc:ID>")).invoice.number == "<1>&A"


def test_the_place_of_a_schema_is_ignored() -> None:
    data = ubl("<cbc:ID>1</cbc:ID>").replace(
        b"<Invoice ",
        b'<Invoice xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        b' xsi:schemaLocation="urn:x x.xsd" ',
    )
    assert read(data).unmapped == ()


def test_empty_elements_are_stated_as_empty() -> None:
    result = read(ubl("<cbc:ID/>", "<cbc:Note></cbc:Note>", "<cac:PayeeParty/>"))
    assert result.invoice.number == ""
    assert [note.text for note in result.invoice.notes] == [""]
    assert result.invoice.payee is not None
    assert (result.issues, result.unmapped) == ((), ())


def test_elements_in_another_order_are_read_all_the_same() -> None:
    result = read(
        ubl("<cac:InvoiceLine/>", "<cbc:IssueDate>2026-01-31</cbc:IssueDate>", "<cbc:ID>1</cbc:ID>")
    )
    assert result.invoice.number == "1"
    assert result.invoice.issue_date == date(2026, 1, 31)


def test_prefixes_are_free() -> None:
    data = ubl("<cbc:ID>1</cbc:ID>").replace(b"cbc:", b"x:").replace(b":cbc=", b":x=")
    assert read(data).invoice.number == "1"


def test_elements_of_a_foreign_namespace_are_unmapped_under_their_full_name() -> None:
    result = read(ubl('<ID xmlns="urn:example:other">1</ID>'))
    [unmapped] = result.unmapped
    assert unmapped.location == "/Invoice/Q{urn:example:other}ID"
    assert result.invoice.number is None


def nested(depth: int) -> bytes:
    opening = "<cac:SubInvoiceLine><cbc:ID>x</cbc:ID>" * depth
    return ubl_line(opening, "</cac:SubInvoiceLine>" * depth)


def test_sub_lines_are_read_as_deep_as_they_nest() -> None:
    lines, depth = read(nested(40)).invoice.lines, 0
    while lines[0].sub_lines:
        lines, depth = lines[0].sub_lines, depth + 1
    assert depth == 40


def test_nesting_beyond_the_limit_is_refused() -> None:
    with pytest.raises(LimitExceededError):
        read(nested(300))
    with pytest.raises(LimitExceededError):
        read(nested(40), limits=Limits(max_depth=20))


def test_the_currency_of_an_amount_is_that_of_the_invoice_or_an_issue() -> None:
    total = tag("cac:LegalMonetaryTotal", DUE)
    euro = "<cbc:DocumentCurrencyCode> EUR </cbc:DocumentCurrencyCode>"
    assert read(ubl(euro, total.format("EUR"))).issues == ()
    result = read(ubl(euro, total.format("USD")))
    [issue] = result.issues
    assert (issue.code, issue.raw) == ("currency", "USD")
    assert issue.location == "/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount/@currencyID"
    assert issue.path == "totals.amount_due"
    assert result.invoice.totals is not None
    assert result.invoice.totals.amount_due == Decimal(1)


def test_without_a_currency_only_the_code_for_none_is_no_issue() -> None:
    total = tag("cac:LegalMonetaryTotal", DUE)
    assert read(ubl(total.format("XXX"))).issues == ()
    assert issue_codes(read(ubl(total.format("EUR")))) == ["currency"]


def test_records_beyond_the_limit_are_counted_and_not_kept() -> None:
    data = ubl(*["<cbc:Unknown/>"] * 5, "<cbc:IssueDate>x</cbc:IssueDate>")
    result = read(data, limits=Limits(max_records=3))
    assert len(result.unmapped) == 3
    [issue] = result.issues
    assert issue.code == "truncated"
    assert issue.message == "3 more issues or unmapped parts are not kept"


def test_issues_stand_in_the_order_of_the_document() -> None:
    result = read(
        ubl(
            "<cbc:IssueDate>x</cbc:IssueDate>",
            "<cbc:ID>1</cbc:ID>",
            "<cbc:ID>2</cbc:ID>",
            "<cbc:DueDate>y</cbc:DueDate>",
        )
    )
    assert [(issue.code, issue.line) for issue in result.issues] == [
        ("unreadable", HEAD_LINES + 1),
        ("repeated", HEAD_LINES + 3),
        ("unreadable", HEAD_LINES + 4),
    ]


def test_text_between_elements_is_an_issue_and_white_space_is_none() -> None:
    assert read(ubl("<cac:PayeeParty>\n \t\n</cac:PayeeParty>")).issues == ()
    result = read(ubl("<cac:PayeeParty>a<cac:Contact/>b<!-- c -->\n</cac:PayeeParty>"))
    assert [(issue.code, issue.raw.strip(), issue.path) for issue in result.issues] == [
        ("text", "a", "payee"),
        ("text", "b", "payee"),
    ]
    assert result.issues[0].location == "/Invoice/cac:PayeeParty"


NUMBERED = Table(
    Line,
    (
        Bind("quantity", "a:Number/@value", DECIMAL),
        Bind("net_amount", "a:Number/@amount", DECIMAL),
        Bind("id", "a:Number[@kind='1']/@value"),
        Bind("note", "a:Mixed"),
        Bind("item.name", "a:Mixed/a:Name"),
    ),
)
"""Rows of a kind that no syntax needs yet: attributes without a text, a text with children."""


def read_numbered(content: str, limits: Limits = DEFAULT) -> tuple[Group, Reading]:
    root = etree.fromstring(f'<root xmlns="urn:a">{content}</root>')
    reading = Reading(limits=limits)
    return ReaderCompiler({"a": "urn:a"}).table(NUMBERED).read(root, reading), reading


def test_attributes_can_be_read_without_a_text_beside_them() -> None:
    group, reading = read_numbered('<Number value="2" amount="3"/><Number kind="1" value="x"/>')
    assert group == Line(quantity=Decimal(2), net_amount=Decimal(3), id="x")
    assert reading.noticed == []


def test_attributes_are_unreadable_or_repeated_like_elements() -> None:
    group, reading = read_numbered('<Number value="2"/><Number value="3" amount="x" other=""/>')
    assert group == Line(quantity=Decimal(2))
    assert [(noticed.code, noticed.attribute) for noticed in reading.noticed] == [
        ("unknown", "other"),
        ("repeated", "value"),
        ("unreadable", "amount"),
    ]


def test_an_element_can_be_a_text_with_children() -> None:
    group, _ = read_numbered("<Mixed>a<Name>b</Name></Mixed>")
    assert group == Line(note="a", item=Item(name="b"))


def test_groups_nested_deeper_than_can_be_written_are_noticed() -> None:
    root = etree.fromstring(nested(MOST_GROUPS + 5))
    reading = Reading()
    group = reader_of(Syntax.UBL_INVOICE).read(root, reading)
    assert isinstance(group, Invoice)
    assert [noticed.code for noticed in reading.noticed] == ["too-deep"]
    assert write(group, syntax=Syntax.UBL_INVOICE).count(b"<cac:SubInvoiceLine>") == MOST_GROUPS - 1
