"""The invoice that a payload becomes, and what it comes to."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from einvoice import Invoice, content, write
from einvoice_server.invoices.making.model import invoice_of
from einvoice_server.invoices.making.totals import Sums, totals_of
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.tenancy.accounts.schemas import Company, ElectronicAddress, Preferences
from tests.server.invoices.cases import (
    COMPANY,
    EARLIER,
    PREFERENCES,
    buyer,
    errors,
    item,
    payload,
    tax,
)

D = Decimal
GERMAN_REASONS = {
    "AE": ("Steuerschuldnerschaft des Leistungsempfängers", "VATEX-EU-AE"),
    "K": ("Innergemeinschaftliche Lieferung", "VATEX-EU-IC"),
    "G": ("Steuerfreie Ausfuhrlieferung", "VATEX-EU-G"),
    "O": ("Nicht steuerbar", "VATEX-EU-O"),
}


def invoice(**changes: object) -> Invoice:
    return invoice_by(COMPANY, changes)


def invoice_by(company: Company, changes: Mapping[str, object]) -> Invoice:
    asked = payload(**changes)
    assert errors(asked, company) == []
    return invoice_of(asked, company, PREFERENCES)


def sums(**changes: object) -> Sums:
    return totals_of(invoice(**changes))


def test_the_amounts_follow_from_the_items() -> None:
    items = [item("1"), item("2", quantity="3", price=0.1, taxes=tax("S", 7))]
    assert sums(invoiceItems=items) == Sums(
        net=D("1200.30"), tax=D("228.02"), gross=D("1428.32"), due=D("1428.32")
    )


def test_no_digit_of_a_price_is_lost_on_the_way_to_the_xml() -> None:
    made = invoice(invoiceItems=[item(quantity="1000000", price="0.0123456789")])
    assert made.lines[0].price is not None
    assert made.lines[0].price.net_amount == D("0.0123456789")
    assert b">0.0123456789<" in write(made, syntax="cii")
    assert totals_of(made).net == D("12345.68")


def test_what_was_paid_before_is_not_due() -> None:
    assert sums(prepaidAmount=1000).due == D("428.00")


def test_a_discount_in_percent_is_taken_off_the_item() -> None:
    made = invoice(invoiceItems=[item(discount=10)])
    (allowance,) = made.lines[0].allowances
    assert (allowance.amount, allowance.base_amount) == (D("120.00"), D("1200.00"))
    assert (allowance.reason, allowance.reason_code) == ("Rabatt", "95")
    assert totals_of(made).net == D("1080.00")


def test_allowances_and_charges_of_an_item_change_its_amount() -> None:
    one = {**item(), "allowances": [{"amount": 100}], "charges": [{"percentage": 1, "reason": "X"}]}
    assert sums(invoiceItems=[one]).net == D("1112.00")


def test_a_price_may_hold_for_several_units() -> None:
    made = invoice(invoiceItems=[item(quantity=250, price=12, priceQuantity=100)])
    assert totals_of(made).net == D("30.00")


def test_an_allowance_on_everything_has_the_vat_of_the_items() -> None:
    made = invoice(allowances=[{"percentage": 5}], charges=[{"amount": 10, "reason": "Fracht"}])
    (allowance,) = made.allowances
    assert (allowance.amount, allowance.vat_category_code, allowance.vat_rate) == (
        D("60.00"), "S", D(19),
    )  # fmt: skip
    assert totals_of(made).net == D("1150.00")
    assert totals_of(made).tax == D("218.50")


def test_a_percentage_is_taken_of_the_items_of_its_vat_alone() -> None:
    items = [item("1"), item("2", quantity=1, price=100, taxes=tax("S", 7))]
    made = invoice(invoiceItems=items, allowances=[{"percentage": 10, "rate": 7}])
    assert made.allowances[0].amount == D("10.00")
    assert totals_of(made).tax == D("234.30")


def test_a_percentage_is_taken_of_the_base_that_is_stated() -> None:
    made = invoice(allowances=[{"percentage": 10, "baseAmount": 50}])
    assert made.allowances[0].amount == D("5.00")


def test_skonto_is_written_for_programs_and_read_back() -> None:
    skonto = [{"days": 14, "percentage": 2}, {"days": 7, "percentage": "3.5", "baseAmount": 100}]
    made = invoice(payment={"terms": "30 Tage netto", "skonto": skonto}, format="xrechnung")
    assert made.payment_terms == (
        "30 Tage netto\n#SKONTO#TAGE=14#PROZENT=2.00#\n"
        "#SKONTO#TAGE=7#PROZENT=3.50#BASISBETRAG=100.00#\n"
    )
    terms = content(write(made, syntax="ubl")).paymentterms
    assert [(one.percentage, one.days) for one in terms.discounts] == [
        (D("2.00"), 14), (D("3.50"), 7),
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [("de", "Zahlbar"), ("en", "Payable")])
def test_without_day_and_terms_it_is_payable_at_once(language: str, words: str) -> None:
    preferences = Preferences.model_validate({"language": language})
    made = invoice_of(payload(dueDate=None), COMPANY, preferences)
    assert (made.payment_terms or "").startswith(words)
    assert invoice_of(payload(), COMPANY, preferences).payment_terms is None


def test_an_exempt_item_says_why() -> None:
    made = invoice(
        invoiceItems=[item(taxes=tax("E", 0))],
        taxExemptionReasonMessage="Steuerfrei nach § 4 Nr. 11 UStG",
        taxExemptionReasonCode="VATEX-EU-135-1",
    )
    (vat,) = made.vat_breakdown
    assert vat.exemption_reason == "Steuerfrei nach § 4 Nr. 11 UStG"
    assert vat.exemption_reason_code == "VATEX-EU-135-1"


def test_a_rate_of_zero_with_a_reason_is_exempt() -> None:
    made = invoice(
        invoiceItems=[item(taxes=tax(None, 0))], taxExemptionReasonMessage="Kleinunternehmer"
    )
    assert made.vat_breakdown[0].category_code == "E"


@pytest.mark.parametrize("category", GERMAN_REASONS)
def test_the_law_says_why_no_vat_is_charged(category: str) -> None:
    made = invoice(invoiceItems=[item(taxes=tax(category, 0))])
    (vat,) = made.vat_breakdown
    assert (vat.exemption_reason, vat.exemption_reason_code) == GERMAN_REASONS[category]
    assert totals_of(made).tax == 0


def test_the_reason_of_exempt_items_is_not_that_of_others() -> None:
    items = [item("1", taxes=tax("E", 0)), item("2", taxes=tax("AE", 0))]
    made = invoice(invoiceItems=items, taxExemptionReasonMessage="Bildung")
    reasons = {one.category_code: one.exemption_reason for one in made.vat_breakdown}
    assert reasons == {"E": "Bildung", "AE": "Steuerschuldnerschaft des Leistungsempfängers"}


def test_an_intra_community_supply_says_where_it_went() -> None:
    made = invoice(
        buyer=buyer(country="AT", postcode="1010", vatId="ATU13585627"),
        invoiceItems=[item(taxes=tax("K", 0))],
    )
    assert made.delivery is not None
    assert made.delivery.address is not None
    assert made.delivery.address.country_code == "AT"


def test_who_is_not_subject_to_vat_states_no_vat_number() -> None:
    made = invoice(invoiceItems=[item(taxes=tax("O", 0))])
    assert made.seller is not None
    assert made.buyer is not None
    assert (made.seller.vat_id, made.buyer.vat_id) == (None, None)
    assert [str(one) for one in made.seller.ids] == ["30/123/45678"]


def test_a_seller_that_is_given_in_part_completes_the_company() -> None:
    made = invoice(seller={"email": "other@example.com", "iban": "DE02120300000000202051"})
    assert made.seller is not None
    assert (made.seller.name, made.seller.vat_id) == ("Example GmbH", "DE123456788")
    assert made.payment is not None
    account = made.payment.means[0].account
    assert account is not None
    assert (account.account_id, account.provider_id) == ("DE02120300000000202051", None)


def test_another_seller_takes_nothing_from_the_company() -> None:
    other = {
        "name": "Other Example GmbH",
        "street": "Weg 2",
        "postcode": "50667",
        "city": "Köln",
        "country": "DE",
        "taxId": "30/000/00000",
    }
    made = invoice(seller=other)
    assert made.seller is not None
    assert (made.seller.vat_id, made.seller.legal_information) == (None, None)
    assert made.payment is None


def test_a_credit_note_has_positive_amounts() -> None:
    made = invoice(invoiceTypeCode=381, invoiceReferencedDocument=EARLIER)
    assert made.type_code == "381"
    assert totals_of(made).gross == D("1428.00")
    assert made.preceding_invoices[0].reference == "RE-2024-000"


def test_an_account_in_euro_is_paid_by_sepa_and_others_otherwise() -> None:
    for currency, code in (("EUR", "58"), ("USD", "30")):
        payment = invoice(currency=currency).payment
        assert payment is not None
        assert payment.means[0].code == code


def test_a_mandate_makes_a_direct_debit() -> None:
    made = invoice(
        format="xrechnung",
        mandateReference="M-1",
        payment={"debitedIban": "DE02120300000000202051"},
    )
    assert made.payment is not None
    assert made.payment.means[0].code == "59"
    assert made.payment.direct_debit is not None
    assert made.payment.direct_debit.creditor_id == "DE98ZZZ09999999999"


@pytest.mark.parametrize(
    ("format", "changes", "address"),
    [
        ("xrechnung", {}, "EM:invoices@example.org"),
        ("xrechnung", {"email": None}, "0204:991-1234512345-98"),
        ("peppol", {}, "0204:991-1234512345-98"),
        ("peppol", {"country": "FR", "vatId": "FR40303265045"}, "9957:FR40303265045"),
        (
            "peppol",
            {"electronicAddress": {"value": "4012345000009", "scheme": "0088"}},
            "0088:4012345000009",
        ),
    ],
)
def test_the_buyer_gets_the_electronic_address_that_the_format_takes(
    format: str, changes: dict[str, object], address: str
) -> None:
    made = invoice(format=format, buyer=buyer(**changes))
    assert made.buyer is not None
    assert str(made.buyer.electronic_address) == address


def test_a_seller_in_peppol_is_known_by_its_vat_number_unless_it_says_otherwise() -> None:
    made = invoice(format="peppol")
    assert made.seller is not None
    assert str(made.seller.electronic_address) == "9930:DE123456788"
    address = ElectronicAddress(value="4012345000009", scheme="0088")
    company = COMPANY.model_copy(update={"electronic_address": address})
    other = invoice_by(company, {"format": "peppol"}).seller
    assert other is not None
    assert str(other.electronic_address) == "0088:4012345000009"


def test_xrechnung_always_has_a_reference() -> None:
    stated: tuple[tuple[dict[str, object], str], ...] = (
        ({"buyerReferenceId": "991-1234512345-98"}, "991-1234512345-98"),
        ({"orderNumber": "4711"}, "4711"),
        ({}, "invoices@example.org"),
    )
    for changes, reference in stated:
        made = invoice(format="xrechnung", buyerReference=None, **changes)
        assert made.buyer_reference == reference


def test_numbers_of_orders_and_contracts_stand_where_the_norm_has_them() -> None:
    made = invoice(
        orderNumber="O", orderReferenceId="S", shippingOrderNumber="D", contractNumber="C",
        projectName="P", tenderReference="T", buyerAccountingReference="A",
    )  # fmt: skip
    assert (
        made.purchase_order_reference, made.sales_order_reference, made.despatch_advice_reference,
        made.contract_reference, made.project_reference, made.tender_reference,
        made.buyer_accounting_reference,
    ) == ("O", "S", "D", "C", "P", "T", "A")  # fmt: skip


def test_a_number_that_was_given_later_stands_on_the_invoice() -> None:
    asked = payload(invoiceNumber=None)
    made = invoice_of(asked, COMPANY, PREFERENCES, number="2026/03/00043")
    assert made.number == "2026/03/00043"
    assert made.payment is not None
    assert made.payment.remittance_information == "2026/03/00043"
    assert isinstance(asked, InvoicePayload)
