"""What the UBL tables make of documents, row by row where a row is out of the ordinary."""

from datetime import date
from decimal import Decimal

import pytest

from einvoice import Invoice, ReadResult, Syntax, read, write
from einvoice.errors import TermNotInSyntaxError
from einvoice.model.delivery import Delivery
from einvoice.model.item import Price
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Payee, Seller, TaxRepresentative, TradeParty
from einvoice.model.payment import DirectDebit, PaymentCard, PaymentInstructions, PaymentMeans
from einvoice.model.reference import (
    DocumentReference,
    LineNote,
    Note,
    PrecedingInvoice,
    SupportingDocument,
)
from einvoice.model.totals import Totals
from einvoice.model.values import Attachment, Identifier
from einvoice.model.vat import VatBreakdown
from tests.syntax.documents import tag, ubl, ubl_line

INVOICE, CREDIT_NOTE = Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE
both = pytest.mark.parametrize("syntax", [INVOICE, CREDIT_NOTE], ids=str)


def reading(data: bytes) -> Invoice:
    """The invoice of a document that is understood wholly."""
    result = read(data)
    assert (result.issues, result.unmapped) == ((), ())
    return result.invoice


def written(invoice: Invoice, syntax: Syntax = INVOICE) -> str:
    return write(invoice, syntax=syntax).decode()


def again(invoice: Invoice, syntax: Syntax = INVOICE) -> Invoice:
    return reading(write(invoice, syntax=syntax))


def seller(*content: str) -> bytes:
    party = f"<cac:Party>{''.join(content)}</cac:Party>"
    return ubl(f"<cac:AccountingSupplierParty>{party}</cac:AccountingSupplierParty>")


def unmapped_names(result: ReadResult) -> list[str]:
    return [unmapped.name.rpartition("}")[2] for unmapped in result.unmapped]


@both
def test_the_parts_that_the_schema_demands_are_written_even_if_empty(syntax: Syntax) -> None:
    text = written(Invoice(lines=[Line(id="1")]), syntax)
    for name in (
        "cac:AccountingSupplierParty",
        "cac:AccountingCustomerParty",
        "cac:LegalMonetaryTotal",
        "cac:Item",
    ):
        assert f"<{name}></{name}>" in text


TAX = tag("cac:PartyTaxScheme", tag("cbc:CompanyID", "{}"), tag("cac:TaxScheme/cbc:ID", "{}"))


@pytest.mark.parametrize("name", ["VAT", "vat", " Vat "])
def test_the_scheme_tells_tax_numbers_apart(name: str) -> None:
    invoice = reading(seller(TAX.format("1/2", "FC"), TAX.format("DE1", name)))
    assert invoice.seller == Seller(vat_id="DE1", tax_registration_id="1/2")
    assert again(invoice) == invoice


def test_any_other_scheme_is_a_tax_registration() -> None:
    for scheme in ("FC", "TAX"):
        assert reading(seller(TAX.format("1", scheme))).seller == Seller(tax_registration_id="1")


def test_the_name_of_a_tax_scheme_of_its_own_is_unmapped() -> None:
    result = read(seller(TAX.format("1", "GST")))
    assert result.invoice.seller == Seller(tax_registration_id="1")
    assert [(part.name.partition("}")[2], part.line) for part in result.unmapped] == [("ID", 3)]


def test_a_tax_number_without_a_scheme_is_unmapped() -> None:
    result = read(
        seller("<cac:PartyTaxScheme><cbc:CompanyID>1</cbc:CompanyID></cac:PartyTaxScheme>")
    )
    assert unmapped_names(result) == ["PartyTaxScheme"]


ID = "<cac:PartyIdentification><cbc:ID{}>{}</cbc:ID></cac:PartyIdentification>".format


def test_identifiers_with_a_scheme_stand_behind_those_without() -> None:
    invoice = reading(seller(ID(' schemeID="0088"', "2"), ID("", "1")))
    assert invoice.seller == Seller(
        ids=[Identifier(value="1"), Identifier(value="2", scheme="0088")]
    )
    assert written(invoice).count("<cac:PartyIdentification>") == 2
    assert again(invoice) == invoice


def test_the_creditor_of_a_direct_debit_is_kept_among_the_identifiers_of_the_seller() -> None:
    invoice = reading(seller(ID("", "1"), ID(' schemeID="SEPA"', "C-1")))
    assert invoice.seller == Seller(ids=[Identifier(value="1")])
    assert invoice.payment == PaymentInstructions(direct_debit=DirectDebit(creditor_id="C-1"))
    assert '<cbc:ID schemeID="SEPA">C-1</cbc:ID>' in written(invoice)
    assert again(invoice) == invoice


def test_the_creditor_may_stand_with_the_payee_and_then_moves_to_the_seller() -> None:
    payee = "<cac:PayeeParty>" + ID(' schemeID="SEPA"', "C-1") + "</cac:PayeeParty>"
    invoice = reading(ubl(payee))
    assert invoice.payee == Payee()
    assert invoice.payment == PaymentInstructions(direct_debit=DirectDebit(creditor_id="C-1"))
    with_seller = invoice.replace(seller=Seller(name="S"))
    assert written(with_seller).count("SEPA") == 1
    assert again(with_seller) == with_seller


def test_two_creditors_are_one_where_they_are_equal() -> None:
    party = "<cac:Party>{}</cac:Party>"
    sepa = ID(' schemeID="SEPA"', "{}")
    document = (
        "<cac:AccountingSupplierParty>" + party.format(sepa) + "</cac:AccountingSupplierParty>"
    )
    payee = f"<cac:PayeeParty>{sepa}</cac:PayeeParty>"
    assert read(ubl(document.format("C-1"), payee.format("C-1"))).issues == ()
    result = read(ubl(document.format("C-1"), payee.format("C-2")))
    assert [issue.code for issue in result.issues] == ["repeated"]
    assert result.invoice.payment is not None
    assert result.invoice.payment.direct_debit == DirectDebit(creditor_id="C-1")


def test_the_name_of_a_party_is_legal_or_trading_by_kind() -> None:
    stated = Invoice(
        seller=Seller(name="a", trading_name="b"),
        buyer=Buyer(name="c"),
        payee=Payee(name="d"),
        tax_representative=TaxRepresentative(name="e"),
    )
    text = written(stated)
    for name, element in (
        ("a", "RegistrationName"),
        ("b", "Name"),
        ("c", "RegistrationName"),
        ("d", "Name"),
        ("e", "Name"),
    ):
        assert f"<cbc:{element}>{name}<" in text
    assert again(stated) == stated


@both
def test_agents_and_invoicers_stand_within_the_parties(syntax: Syntax) -> None:
    stated = Invoice(
        seller=Seller(name="s"),
        buyer=Buyer(name="b"),
        sales_agent=TradeParty(name="1"),
        invoicer=TradeParty(name="2"),
        buyer_agent=TradeParty(name="3"),
        invoicee=TradeParty(name="4"),
    )
    assert again(stated, syntax) == stated


CHARGE = "<cac:AllowanceCharge>{}<cbc:Amount>1</cbc:Amount></cac:AllowanceCharge>".format
INDICATOR = "<cbc:ChargeIndicator>{}</cbc:ChargeIndicator>".format


def test_an_indicator_tells_allowances_from_charges() -> None:
    parts = [CHARGE(INDICATOR(text)) for text in ("true", "false", "1", " 0 ")]
    invoice = reading(ubl(*parts))
    assert (len(invoice.charges), len(invoice.allowances)) == (2, 2)
    assert again(invoice) == invoice


@pytest.mark.parametrize("indicator", ["", INDICATOR("yes"), INDICATOR("")])
def test_what_is_neither_allowance_nor_charge_is_unmapped(indicator: str) -> None:
    assert unmapped_names(read(ubl(CHARGE(indicator)))) == ["AllowanceCharge"]


def test_notes_of_a_line_beyond_the_first_are_kept_apart() -> None:
    invoice = reading(ubl_line(*(f"<cbc:Note>{text}</cbc:Note>" for text in "abc")))
    assert invoice.lines == (Line(note="a", more_notes=[LineNote(text="b"), LineNote(text="c")]),)
    assert again(invoice) == invoice


@both
def test_the_subject_of_a_note_stands_in_its_text(syntax: Syntax) -> None:
    stated = Invoice(notes=[Note(subject_code="REG", text="a"), Note(text="b")])
    assert "<cbc:Note>#REG#a</cbc:Note>" in written(stated, syntax)
    assert again(stated, syntax) == stated


@pytest.mark.parametrize("document_type", ["", "130"])
def test_the_type_of_a_document_tells_the_invoiced_object(document_type: str) -> None:
    kind = f"<cbc:DocumentTypeCode>{document_type}</cbc:DocumentTypeCode>" if document_type else ""
    document = f'<cbc:ID schemeID="ABC">1</cbc:ID>{kind}' if kind else "<cbc:ID>1</cbc:ID>"
    invoice = reading(
        ubl(f"<cac:AdditionalDocumentReference>{document}</cac:AdditionalDocumentReference>")
    )
    if document_type:
        assert invoice == Invoice(object_id=Identifier(value="1", scheme="ABC"))
    else:
        assert invoice == Invoice(supporting_documents=[SupportingDocument(reference="1")])
    assert again(invoice) == invoice


def test_a_project_is_an_element_of_the_invoice_and_a_document_of_the_credit_note() -> None:
    stated = Invoice(project_reference="P-1", tender_reference="T-1", contract_reference="C-1")
    assert "<cac:ProjectReference><cbc:ID>P-1<" in written(stated, INVOICE)
    assert "<cbc:DocumentTypeCode>50<" in written(stated, CREDIT_NOTE)
    for syntax in (INVOICE, CREDIT_NOTE):
        assert again(stated, syntax) == stated


def test_the_due_date_of_a_credit_note_stands_with_its_first_payment_means() -> None:
    means = [PaymentMeans(code="58"), PaymentMeans(code="30")]
    stated = Invoice(due_date=date(2026, 2, 28), payment=PaymentInstructions(means=means))
    assert "<cbc:DueDate>" in written(stated, INVOICE)
    text = written(stated, CREDIT_NOTE)
    assert text.count("<cbc:PaymentDueDate>2026-02-28<") == 1
    assert text.index("PaymentDueDate") < text.index(">30<")
    assert again(stated, CREDIT_NOTE) == stated


@both
def test_remittance_information_stands_with_every_payment_means_and_is_one_term(
    syntax: Syntax,
) -> None:
    means = [PaymentMeans(code="58"), PaymentMeans(code="30")]
    stated = Invoice(payment=PaymentInstructions(remittance_information="R", means=means))
    assert written(stated, syntax).count("<cbc:PaymentID>R<") == 2
    assert again(stated, syntax) == stated


def test_different_remittance_information_is_reported() -> None:
    means = "<cac:PaymentMeans><cbc:PaymentID>{}</cbc:PaymentID></cac:PaymentMeans>"
    result = read(ubl(means.format("a"), means.format("b")))
    assert [(issue.code, issue.raw) for issue in result.issues] == [("repeated", "b")]
    assert result.invoice.payment is not None
    assert result.invoice.payment.remittance_information == "a"


def test_the_mandate_stands_with_the_direct_debit() -> None:
    means = [PaymentMeans(code="58"), PaymentMeans(code="59", debited_account_id="D-1")]
    payment = PaymentInstructions(means=means, direct_debit=DirectDebit(mandate_reference="M-1"))
    stated = Invoice(payment=payment)
    text = written(stated)
    assert text.count("<cac:PaymentMandate>") == 1
    assert text.index(">59<") < text.index("<cac:PaymentMandate><cbc:ID>M-1<")
    assert again(stated) == stated


def test_a_card_has_the_network_that_the_schema_demands() -> None:
    means = [PaymentMeans(code="48", card=PaymentCard(account_number="1234"))]
    stated = Invoice(payment=PaymentInstructions(means=means))
    assert "<cbc:NetworkID>NA</cbc:NetworkID>" in written(stated)
    assert again(stated) == stated


def test_a_sales_order_alone_has_the_order_that_the_schema_demands() -> None:
    text = written(Invoice(sales_order_reference="S-1"))
    assert "<cac:OrderReference><cbc:ID>NA</cbc:ID><cbc:SalesOrderID>S-1<" in text
    assert "OrderReference" not in written(Invoice(number="1"))


PERIOD = "<cac:InvoicePeriod><cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>"


def test_the_tax_point_code_stands_with_the_period_and_makes_none() -> None:
    invoice = reading(ubl(PERIOD))
    assert invoice == Invoice(vat_point_date_code="35")
    assert again(invoice) == invoice


def total(currency: str, amount: str, *content: str) -> str:
    said = f'<cbc:TaxAmount currencyID="{currency}">{amount}</cbc:TaxAmount>'
    return f"<cac:TaxTotal>{said}{''.join(content)}</cac:TaxTotal>"


SUBTOTAL = '<cac:TaxSubtotal><cbc:TaxAmount currencyID="EUR">1.00</cbc:TaxAmount></cac:TaxSubtotal>'
CURRENCIES = tag("cbc:DocumentCurrencyCode", "EUR") + tag("cbc:TaxCurrencyCode", "SEK")


@pytest.mark.parametrize("reverse", [False, True])
def test_the_currency_tells_vat_totals_apart_in_any_order(reverse: bool) -> None:
    totals = [total("EUR", "1.00", SUBTOTAL), total("SEK", "11.00")]
    invoice = reading(ubl(CURRENCIES, *(reversed(totals) if reverse else totals)))
    assert invoice.totals == Totals(
        vat_total=Decimal("1.00"), vat_total_in_accounting_currency=Decimal("11.00")
    )
    assert invoice.vat_breakdown == (VatBreakdown(tax_amount=Decimal("1.00")),)
    assert again(invoice) == invoice


def test_a_breakdown_in_the_accounting_currency_is_unmapped() -> None:
    result = read(ubl(CURRENCIES, total("SEK", "11.00", SUBTOTAL)))
    assert unmapped_names(result) == ["TaxSubtotal"]
    assert result.invoice.vat_breakdown == ()


def test_a_second_vat_total_in_the_same_currency_is_repeated_as_a_whole() -> None:
    result = read(ubl(CURRENCIES, total("EUR", "1.00"), total("EUR", "2.00", SUBTOTAL)))
    assert [issue.code for issue in result.issues] == ["repeated"]
    assert unmapped_names(result) == ["TaxTotal"]
    assert result.invoice.totals == Totals(vat_total=Decimal("1.00"))


def test_every_amount_is_written_with_its_currency() -> None:
    stated = Invoice(
        currency_code="EUR",
        vat_currency_code="SEK",
        totals=Totals(vat_total_in_accounting_currency=Decimal("11"), amount_due=Decimal("1")),
        lines=[Line(net_amount=Decimal("1"), price=Price(net_amount=Decimal("1")))],
    )
    text = written(stated)
    assert text.count('currencyID="EUR"') == 3
    assert text.count('<cbc:TaxAmount currencyID="SEK">11<') == 1


def test_an_accounting_total_without_its_currency_is_refused() -> None:
    stated = Invoice(
        currency_code="EUR", totals=Totals(vat_total_in_accounting_currency=Decimal("11"))
    )
    with pytest.raises(TermNotInSyntaxError) as refused:
        write(stated, syntax="ubl")
    assert refused.value.terms == ("BT-111",)


def test_a_gross_price_has_the_discount_that_the_schema_demands() -> None:
    stated = Invoice(lines=[Line(price=Price(net_amount=Decimal("9"), gross_amount=Decimal("9")))])
    text = written(stated)
    assert "<cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount" in text
    assert again(stated).lines[0].price == Price(
        net_amount=Decimal("9"), gross_amount=Decimal("9"), discount=Decimal("0")
    )


def test_the_base_quantity_of_a_price_has_its_unit_beside_it() -> None:
    price = Price(
        net_amount=Decimal("1"), base_quantity=Decimal("5.00"), base_quantity_unit_code="H87"
    )
    stated = Invoice(lines=[Line(price=price)])
    assert '<cbc:BaseQuantity unitCode="H87">5.00</cbc:BaseQuantity>' in written(stated)
    assert again(stated) == stated


@both
def test_sub_lines_have_the_content_of_lines(syntax: Syntax) -> None:
    inner = Line(id="1.1.1", quantity=Decimal("2"), unit_code="H87", note="c")
    stated = Invoice(lines=[Line(id="1", sub_lines=[Line(id="1.1", sub_lines=[inner]), inner])])
    text = written(stated, syntax)
    name = "SubInvoiceLine" if syntax is INVOICE else "SubCreditNoteLine"
    assert text.count(f"<cac:{name}>") == 3
    assert again(stated, syntax) == stated


def test_quantities_are_named_after_the_document() -> None:
    stated = Invoice(lines=[Line(quantity=Decimal("2"), unit_code="H87")])
    assert "<cbc:InvoicedQuantity" in written(stated, INVOICE)
    assert "<cbc:CreditedQuantity" in written(stated, CREDIT_NOTE)
    [line] = read(ubl_line("<cbc:CreditedQuantity>2</cbc:CreditedQuantity>")).invoice.lines
    assert line.quantity is None


@both
def test_references_of_a_line_have_the_numbers_that_the_schema_demands(syntax: Syntax) -> None:
    stated = Invoice(
        lines=[
            Line(
                order_reference="O-1",
                despatch_advice=DocumentReference(reference="D-1"),
                preceding_invoice=DocumentReference(issue_date=date(2026, 1, 1)),
            )
        ]
    )
    text = written(stated, syntax)
    assert "<cac:OrderLineReference><cbc:LineID>NA</cbc:LineID>" in text
    assert "<cac:DespatchLineReference><cbc:LineID>NA</cbc:LineID>" in text
    assert "<cac:InvoiceDocumentReference><cbc:ID>NA</cbc:ID>" in text


def test_delivery_is_told_apart_into_place_and_party() -> None:
    stated = Invoice(
        delivery=Delivery(
            name="Example Warehouse",
            ids=[Identifier(value="1", scheme="0088")],
            address=Address(city="Lyon", country_code="FR"),
            date=date(2026, 1, 30),
        )
    )
    text = written(stated)
    assert '<cac:DeliveryLocation><cbc:ID schemeID="0088">1</cbc:ID><cac:Address>' in text
    assert again(stated) == stated


@both
def test_attachments_are_embedded_or_linked(syntax: Syntax) -> None:
    documents = [
        SupportingDocument(
            reference="1", attachment=Attachment.of(b"a", filename="a.csv", mime_code="text/csv")
        ),
        SupportingDocument(reference="2", location="https://example.com/2.pdf"),
    ]
    stated = Invoice(supporting_documents=documents)
    assert again(stated, syntax) == stated


@both
def test_preceding_invoices_have_references_of_their_own(syntax: Syntax) -> None:
    stated = Invoice(
        preceding_invoices=[
            PrecedingInvoice(reference="1", issue_date=date(2026, 1, 1)),
            PrecedingInvoice(reference="2"),
        ]
    )
    assert written(stated, syntax).count("<cac:BillingReference>") == 2
    assert again(stated, syntax) == stated


def test_the_same_elements_follow_in_the_order_of_each_document() -> None:
    stated = Invoice(
        due_date=date(2026, 2, 28),
        vat_point_date=date(2026, 1, 31),
        type_code="380",
        notes=[Note(text="n")],
    )
    text = written(stated, INVOICE)
    assert text.index("DueDate") < text.index("InvoiceTypeCode") < text.index("TaxPointDate")
    text = written(stated.replace(due_date=None), CREDIT_NOTE)
    assert text.index("TaxPointDate") < text.index("CreditNoteTypeCode")


def test_amounts_of_a_charge_keep_their_decimals() -> None:
    invoice = reading(ubl(CHARGE(INDICATOR("true")).replace(">1<", ">1.500<")))
    assert str(invoice.charges[0].amount) == str(Decimal("1.500"))
    assert ">1.500<" in written(invoice)


def test_a_breakdown_without_a_total_has_the_one_that_it_adds_up_to() -> None:
    taxes = [VatBreakdown(tax_amount=Decimal(amount)) for amount in ("1.10", "2.20")]
    stated = Invoice(vat_breakdown=[*taxes, VatBreakdown(category_code="Z")])
    assert again(stated).totals == Totals(vat_total=Decimal("3.30"))
    assert "TaxTotal" not in written(Invoice(totals=Totals(amount_due=Decimal(1))))


def test_payment_means_without_a_code_have_the_one_for_none() -> None:
    stated = Invoice(payment=PaymentInstructions(means=[PaymentMeans(text="by hand")]))
    assert '<cbc:PaymentMeansCode name="by hand">1</cbc:PaymentMeansCode>' in written(stated)


@pytest.mark.parametrize(
    ("stated", "element"),
    [
        (Invoice(contract_date=date(2026, 1, 1)), "cac:ContractDocumentReference"),
        (Invoice(despatch_advice_date=date(2026, 1, 1)), "cac:DespatchDocumentReference"),
        (Invoice(receiving_advice_date=date(2026, 1, 1)), "cac:ReceiptDocumentReference"),
        (
            Invoice(preceding_invoices=[PrecedingInvoice(type_code="380")]),
            "cac:InvoiceDocumentReference",
        ),
    ],
)
def test_an_identifier_that_the_schema_demands_is_not_available(
    stated: Invoice, element: str
) -> None:
    for syntax in (INVOICE, CREDIT_NOTE):
        assert f"<{element}><cbc:ID>NA</cbc:ID>" in written(stated, syntax)
