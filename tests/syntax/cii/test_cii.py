"""What the CII tables make of documents, row by row where a row is out of the ordinary."""

from datetime import date
from decimal import Decimal

import pytest

from einvoice import Invoice, ReadResult, Syntax, read, write
from einvoice.model.allowance import PriceAllowance, PriceCharge
from einvoice.model.item import Item, ItemClassification, Price
from einvoice.model.line import Line
from einvoice.model.party import Buyer, Contact, Seller
from einvoice.model.payment import CreditTransfer, DirectDebit, PaymentInstructions, PaymentMeans
from einvoice.model.reference import LineNote, Note, SupportingDocument
from einvoice.model.totals import Totals
from einvoice.model.values import Identifier
from einvoice.model.vat import CurrencyExchange, VatBreakdown
from tests.syntax.documents import cii, cii_line, tag


def reading(data: bytes) -> Invoice:
    """The invoice of a document that is understood wholly."""
    result = read(data)
    assert (result.issues, result.unmapped) == ((), ())
    return result.invoice


def written(invoice: Invoice) -> str:
    return write(invoice, syntax=Syntax.CII).decode()


def again(invoice: Invoice) -> Invoice:
    return reading(write(invoice, syntax=Syntax.CII))


def seller(*content: str) -> bytes:
    return cii(agreement=f"<ram:SellerTradeParty>{''.join(content)}</ram:SellerTradeParty>")


def unmapped_names(result: ReadResult) -> list[str]:
    return [unmapped.name.rpartition("}")[2] for unmapped in result.unmapped]


def test_the_parts_that_the_schema_demands_are_written_even_if_empty() -> None:
    text = written(Invoice())
    for name in (
        "rsm:ExchangedDocumentContext",
        "rsm:ExchangedDocument",
        "rsm:SupplyChainTradeTransaction",
        "ram:ApplicableHeaderTradeAgreement",
        "ram:ApplicableHeaderTradeDelivery",
        "ram:ApplicableHeaderTradeSettlement",
    ):
        assert f"<{name}>" in text
    assert "<ram:SpecifiedLineTradeSettlement></ram:SpecifiedLineTradeSettlement>" in written(
        Invoice(lines=[Line(id="1")])
    )


def test_an_attribute_tells_tax_numbers_apart() -> None:
    registration = "<ram:SpecifiedTaxRegistration>{}</ram:SpecifiedTaxRegistration>".format
    invoice = reading(
        seller(
            registration('<ram:ID schemeID="VA">DE1</ram:ID>'),
            registration('<ram:ID schemeID="FC">1/2</ram:ID>'),
        )
    )
    assert invoice.seller == Seller(vat_id="DE1", tax_registration_id="1/2")
    assert again(invoice) == invoice
    assert written(invoice).count("<ram:SpecifiedTaxRegistration>") == 2


@pytest.mark.parametrize("attribute", ["", ' schemeID="XX"'])
def test_a_tax_number_of_no_known_kind_is_unmapped(attribute: str) -> None:
    result = read(
        seller(
            f"<ram:SpecifiedTaxRegistration><ram:ID{attribute}>1</ram:ID>"
            "</ram:SpecifiedTaxRegistration>"
        )
    )
    assert unmapped_names(result) == ["ID"]
    assert result.invoice.seller == Seller()


def test_identifiers_come_from_two_elements_those_without_a_scheme_first() -> None:
    invoice = reading(
        seller(
            '<ram:GlobalID schemeID="0088">2</ram:GlobalID>',
            "<ram:ID>1</ram:ID>",
            "<ram:ID>3</ram:ID>",
        )
    )
    assert invoice.seller == Seller(
        ids=[Identifier(value="1"), Identifier(value="3"), Identifier(value="2", scheme="0088")]
    )
    assert again(invoice) == invoice


def test_the_scheme_of_an_element_without_one_is_unmapped() -> None:
    result = read(seller('<ram:ID schemeID="0088">1</ram:ID>'))
    assert [unmapped.location.rpartition("/")[2] for unmapped in result.unmapped] == ["@schemeID"]


CHARGE = "<ram:SpecifiedTradeAllowanceCharge>{}</ram:SpecifiedTradeAllowanceCharge>".format
INDICATOR = "<ram:ChargeIndicator><udt:Indicator>{}</udt:Indicator></ram:ChargeIndicator>".format
AMOUNT = "<ram:ActualAmount>1</ram:ActualAmount>"


def test_an_indicator_tells_allowances_from_charges() -> None:
    parts = [CHARGE(INDICATOR(text) + AMOUNT) for text in ("true", "false", "1", " 0 ")]
    invoice = reading(cii(*parts))
    assert (len(invoice.charges), len(invoice.allowances)) == (2, 2)
    assert again(invoice) == invoice


@pytest.mark.parametrize("indicator", ["", INDICATOR("yes"), "<ram:ChargeIndicator/>"])
def test_what_is_neither_allowance_nor_charge_is_unmapped(indicator: str) -> None:
    result = read(cii(CHARGE(indicator + AMOUNT)))
    assert unmapped_names(result) == ["SpecifiedTradeAllowanceCharge"]
    assert (result.invoice.charges, result.invoice.allowances) == ((), ())


def test_the_tax_of_an_allowance_is_vat_or_unmapped() -> None:
    tax = "<ram:CategoryTradeTax><ram:TypeCode>{}</ram:TypeCode></ram:CategoryTradeTax>".format
    indicator = INDICATOR("false")
    assert reading(cii(CHARGE(indicator + tax("VAT")))).allowances[0].vat_category_code is None
    assert unmapped_names(read(cii(CHARGE(indicator + tax("AAA"))))) == ["TypeCode"]


def test_the_first_note_of_a_line_is_the_core_one() -> None:
    note = "<ram:IncludedNote><ram:Content>{}</ram:Content></ram:IncludedNote>".format
    invoice = reading(cii_line(document=note("a") + note("b") + note("c")))
    [line] = invoice.lines
    assert line.note == "a"
    assert line.more_notes == (LineNote(text="b"), LineNote(text="c"))
    assert again(invoice) == invoice


def test_each_line_has_a_first_note_of_its_own() -> None:
    lines = [Line(note="a", more_notes=[LineNote(text="b")]), Line(note="c")]
    assert again(Invoice(lines=lines)).lines == tuple(lines)


def test_contacts_beyond_the_first_are_kept_apart() -> None:
    contact = (
        "<ram:DefinedTradeContact><ram:PersonName>{}</ram:PersonName></ram:DefinedTradeContact>"
    )
    invoice = reading(seller(contact.format("a"), contact.format("b")))
    assert invoice.seller == Seller(contact=Contact(point="a"), more_contacts=[Contact(point="b")])
    assert again(invoice) == invoice


def test_a_department_alone_is_the_contact_point() -> None:
    department = "<ram:DepartmentName>Sales</ram:DepartmentName>"
    invoice = reading(seller(f"<ram:DefinedTradeContact>{department}</ram:DefinedTradeContact>"))
    assert invoice.seller == Seller(contact=Contact(point="Sales"))
    both = Seller(contact=Contact(point="Someone", department="Sales"))
    assert again(Invoice(seller=both)).seller == both


DOCUMENT = "<ram:AdditionalReferencedDocument>{}</ram:AdditionalReferencedDocument>".format
REFERENCE = "<ram:IssuerAssignedID>{}</ram:IssuerAssignedID>".format
TYPE = "<ram:TypeCode>{}</ram:TypeCode>".format


def test_the_type_of_a_document_tells_what_it_is() -> None:
    invoice = reading(
        cii(
            agreement=DOCUMENT(REFERENCE("t") + TYPE("50"))
            + DOCUMENT(
                REFERENCE("o") + TYPE("130") + "<ram:ReferenceTypeCode>ABC</ram:ReferenceTypeCode>"
            )
            + DOCUMENT(REFERENCE("s") + TYPE("916"))
        )
    )
    assert invoice.tender_reference == "t"
    assert invoice.object_id == Identifier(value="o", scheme="ABC")
    assert invoice.supporting_documents == (SupportingDocument(reference="s"),)
    assert again(invoice) == invoice


def test_a_second_object_is_a_supporting_document_of_its_type() -> None:
    second = DOCUMENT(REFERENCE("b") + TYPE("130"))
    invoice = reading(cii(agreement=DOCUMENT(REFERENCE("a") + TYPE("130")) + second))
    assert invoice.object_id == Identifier(value="a")
    assert invoice.supporting_documents == (SupportingDocument(reference="b", type_code="130"),)


def test_the_usual_type_of_a_supporting_document_is_written_and_says_nothing() -> None:
    invoice = Invoice(supporting_documents=[SupportingDocument(reference="s")])
    assert "<ram:TypeCode>916</ram:TypeCode>" in written(invoice)
    assert again(invoice) == invoice
    other = Invoice(supporting_documents=[SupportingDocument(reference="s", type_code="105")])
    assert again(other) == other


def test_a_project_has_the_name_that_the_schema_demands() -> None:
    invoice = Invoice(project_reference="P-1")
    assert "<ram:Name>Project reference</ram:Name>" in written(invoice)
    assert again(invoice) == invoice
    named = Invoice(project_reference="P-1", project_name="Bridge")
    assert again(named) == named
    assert "SpecifiedProcuringProject" not in written(Invoice())


@pytest.mark.parametrize(
    ("account", "element"),
    [("DE02120300000000202051", "ram:IBANID"), ("123-456", "ram:ProprietaryID")],
)
def test_an_account_is_an_iban_or_proprietary(account: str, element: str) -> None:
    transfer = CreditTransfer(account_id=account, account_name="Example")
    invoice = Invoice(
        payment=PaymentInstructions(means=[PaymentMeans(code="58", account=transfer)])
    )
    assert f"<{element}>{account}</{element}>" in written(invoice)
    assert again(invoice) == invoice


def test_an_account_may_be_stated_in_the_other_element() -> None:
    account = "<ram:PayeePartyCreditorFinancialAccount>{}</ram:PayeePartyCreditorFinancialAccount>"
    means = (
        "<ram:SpecifiedTradeSettlementPaymentMeans>{}</ram:SpecifiedTradeSettlementPaymentMeans>"
    )
    both = "<ram:IBANID>1</ram:IBANID><ram:ProprietaryID>{}</ram:ProprietaryID>"
    for other, issues in (("2", ["repeated"]), ("1", ["repeated"])):
        result = read(cii(means.format(account.format(both.format(other)))))
        assert [issue.code for issue in result.issues] == issues
        assert result.invoice.payment is not None
        assert result.invoice.payment.means[0].account == CreditTransfer(account_id="1")


TAX_POINT = tag(
    "ram:ApplicableTradeTax/ram:TaxPointDate", '<udt:DateString format="102">{}</udt:DateString>'
)


def test_the_tax_point_of_a_tax_is_that_of_the_invoice() -> None:
    invoice = reading(cii(TAX_POINT.format("20260131"), TAX_POINT.format("20260131")))
    assert invoice.vat_point_date == date(2026, 1, 31)
    assert len(invoice.vat_breakdown) == 2


def test_a_second_tax_point_is_repeated() -> None:
    result = read(cii(TAX_POINT.format("20260131"), TAX_POINT.format("20260201")))
    assert [issue.code for issue in result.issues] == ["repeated"]
    assert result.invoice.vat_point_date == date(2026, 1, 31)


def test_the_tax_point_is_written_with_the_first_tax() -> None:
    taxes = [
        VatBreakdown(category_code="S", rate=Decimal("19")),
        VatBreakdown(category_code="Z", rate=Decimal("0")),
    ]
    invoice = Invoice(vat_point_date_code="35", vat_breakdown=taxes)
    text = written(invoice)
    assert text.count("<ram:DueDateTypeCode>29</ram:DueDateTypeCode>") == 1
    assert text.index("DueDateTypeCode") < text.index(">Z<")
    assert again(invoice) == invoice


def test_the_first_payment_terms_carry_the_core_terms() -> None:
    direct_debit = DirectDebit(mandate_reference="M-1", creditor_id="C-1")
    invoice = Invoice(
        due_date=date(2026, 2, 28),
        payment_terms="30 days\n",
        payment=PaymentInstructions(direct_debit=direct_debit),
    )
    assert written(invoice).count("<ram:SpecifiedTradePaymentTerms>") == 1
    assert again(invoice) == invoice


SUMS = tag("ram:SpecifiedTradeSettlementHeaderMonetarySummation", "{}")
TOTAL = '<ram:TaxTotalAmount currencyID="{}">{}</ram:TaxTotalAmount>'
CURRENCIES = tag("ram:TaxCurrencyCode", "SEK") + tag("ram:InvoiceCurrencyCode", "EUR")


@pytest.mark.parametrize("order", [("EUR", "SEK"), ("SEK", "EUR")])
def test_the_currency_tells_vat_totals_apart_in_any_order(order: tuple[str, str]) -> None:
    amounts = {"EUR": "1.00", "SEK": "11.00"}
    totals = "".join(TOTAL.format(currency, amounts[currency]) for currency in order)
    invoice = reading(cii(CURRENCIES, SUMS.format(totals)))
    assert invoice.totals == Totals(
        vat_total=Decimal("1.00"), vat_total_in_accounting_currency=Decimal("11.00")
    )
    assert again(invoice) == invoice


def test_a_vat_total_in_a_third_currency_is_read_and_reported() -> None:
    result = read(cii(CURRENCIES, SUMS.format(TOTAL.format("USD", "1"))))
    assert [(issue.code, issue.raw) for issue in result.issues] == [("currency", "USD")]
    assert result.invoice.totals == Totals(vat_total=Decimal("1"))


def test_without_a_second_currency_a_second_vat_total_is_repeated() -> None:
    one = "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
    totals = TOTAL.format("EUR", "1") + TOTAL.format("EUR", "2")
    result = read(cii(one, SUMS.format(totals)))
    assert [issue.code for issue in result.issues] == ["repeated"]
    assert result.invoice.totals == Totals(vat_total=Decimal("1"))


def test_only_vat_totals_are_written_with_their_currency() -> None:
    invoice = Invoice(
        currency_code="EUR", totals=Totals(vat_total=Decimal("1"), amount_due=Decimal("2"))
    )
    text = written(invoice)
    assert text.count("currencyID") == 1
    assert '<ram:TaxTotalAmount currencyID="EUR">1<' in text


GROSS = "<ram:GrossPriceProductTradePrice>{}</ram:GrossPriceProductTradePrice>"
NET = "<ram:NetPriceProductTradePrice>{}</ram:NetPriceProductTradePrice>"
CHARGED = "<ram:ChargeAmount>{}</ram:ChargeAmount>"
BASIS = '<ram:BasisQuantity unitCode="H87">{}</ram:BasisQuantity>'


def price_of(agreement: str) -> Price | None:
    invoice = reading(cii_line(agreement=agreement))
    assert again(invoice) == invoice
    return invoice.lines[0].price


def test_the_base_quantity_is_written_with_both_prices() -> None:
    price = Price(
        net_amount=Decimal("9"),
        gross_amount=Decimal("10"),
        base_quantity=Decimal("5"),
        base_quantity_unit_code="H87",
    )
    invoice = Invoice(lines=[Line(price=price)])
    assert written(invoice).count('<ram:BasisQuantity unitCode="H87">5</ram:BasisQuantity>') == 2
    assert again(invoice) == invoice


def test_equal_base_quantities_are_one_term() -> None:
    price = price_of(
        GROSS.format(CHARGED.format("10") + BASIS.format("5"))
        + NET.format(CHARGED.format("9") + BASIS.format("5"))
    )
    assert price == Price(
        net_amount=Decimal("9"),
        gross_amount=Decimal("10"),
        base_quantity=Decimal("5"),
        base_quantity_unit_code="H87",
    )


def test_the_base_quantity_of_the_gross_price_alone_is_the_term() -> None:
    price = price_of(
        GROSS.format(CHARGED.format("10") + BASIS.format("5")) + NET.format(CHARGED.format("9"))
    )
    assert price is not None
    assert (price.base_quantity, price.gross_base_quantity) == (Decimal(5), None)


def test_different_base_quantities_are_both_kept() -> None:
    price = price_of(
        GROSS.format(CHARGED.format("10") + BASIS.format("5"))
        + NET.format(CHARGED.format("9") + BASIS.format("1"))
    )
    assert price is not None
    assert (price.base_quantity, price.gross_base_quantity) == (Decimal(1), Decimal(5))


APPLIED = "<ram:AppliedTradeAllowanceCharge>{}</ram:AppliedTradeAllowanceCharge>"


def test_discounts_and_charges_of_a_price_are_told_apart() -> None:
    applied = [
        APPLIED.format(INDICATOR(kind) + f"<ram:ActualAmount>{amount}</ram:ActualAmount>")
        for kind, amount in (("false", 1), ("true", 2), ("false", 3))
    ]
    price = price_of(GROSS.format(CHARGED.format("10") + "".join(applied)))
    assert price is not None
    assert price.discount == Decimal(1)
    assert [discount.amount for discount in price.more_discounts] == [Decimal(3)]
    assert [charge.amount for charge in price.charges] == [Decimal(2)]


def test_attributes_of_a_classification_are_fields() -> None:
    code = '<ram:ClassCode listID="STH" listVersionID="2">12</ram:ClassCode>'
    invoice = reading(
        cii_line(
            product=f"<ram:DesignatedProductClassification>{code}</ram:DesignatedProductClassification>"
        )
    )
    item = Item(classifications=[ItemClassification(code="12", scheme="STH", scheme_version="2")])
    assert invoice.lines[0].item == item
    assert again(invoice) == invoice


def test_accounting_references_of_a_line_beyond_the_first_have_elements_of_their_own() -> None:
    line = Line(accounting_reference="a", more_accounting_references=["b", "c"])
    text = written(Invoice(lines=[line]))
    assert text.count("<ram:ReceivableSpecifiedTradeAccountingAccount>") == 3
    assert again(Invoice(lines=[line])).lines == (line,)


def test_transport_modes_have_movements_of_their_own() -> None:
    invoice = Invoice(transport_modes=["1", "3"])
    assert written(invoice).count("<ram:SpecifiedLogisticsTransportMovement>") == 2
    assert written(invoice).count("<ram:RelatedSupplyChainConsignment>") in (1, 2)
    assert again(invoice) == invoice


def test_a_note_keeps_its_codes_and_line_ends() -> None:
    invoice = Invoice(notes=[Note(subject_code="AAI", content_code="X", text="\na\n")])
    assert again(invoice) == invoice


def test_lines_and_header_use_the_same_party_rows() -> None:
    buyer = Buyer(
        ids=[Identifier(value="1")], electronic_address=Identifier(value="a@b", scheme="EM")
    )
    assert again(Invoice(buyer=buyer)).buyer == buyer


def test_a_discount_without_a_gross_price_has_the_one_that_follows() -> None:
    price = Price(
        net_amount=Decimal("8.50"),
        discount=Decimal("1.50"),
        more_discounts=[PriceAllowance(amount=Decimal(1)), PriceAllowance(reason="none")],
        charges=[PriceCharge(amount=Decimal("0.25"))],
    )
    invoice = Invoice(lines=[Line(price=price)])
    assert "<ram:GrossPriceProductTradePrice><ram:ChargeAmount>10.75<" in written(invoice)
    [line] = again(invoice).lines
    assert line.price == price.replace(gross_amount=Decimal("10.75"))


def test_a_discount_of_nothing_has_a_gross_price_as_well() -> None:
    invoice = Invoice(lines=[Line(price=Price(net_amount=Decimal(1), discount=Decimal(0)))])
    assert "<ram:GrossPriceProductTradePrice><ram:ChargeAmount>1<" in written(invoice)


def test_a_net_price_alone_has_no_gross_price() -> None:
    invoice = Invoice(lines=[Line(price=Price(net_amount=Decimal(1))), Line(price=Price())])
    assert "GrossPrice" not in written(invoice)


@pytest.mark.parametrize(
    ("invoice", "element"),
    [
        (Invoice(project_name="Bridge"), "ram:SpecifiedProcuringProject"),
        (
            Invoice(accounting_reference_type_code="1"),
            "ram:ReceivableSpecifiedTradeAccountingAccount",
        ),
    ],
)
def test_an_identifier_that_the_schema_demands_is_not_available(
    invoice: Invoice, element: str
) -> None:
    assert f"<{element}><ram:ID>NA</ram:ID>" in written(invoice)


def test_currencies_of_an_exchange_are_those_of_the_invoice() -> None:
    exchange = CurrencyExchange(rate=Decimal("11.5"))
    invoice = Invoice(currency_code="EUR", vat_currency_code="SEK", currency_exchange=exchange)
    assert again(invoice).currency_exchange == CurrencyExchange(
        source_currency_code="EUR", target_currency_code="SEK", rate=Decimal("11.5")
    )
