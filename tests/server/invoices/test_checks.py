"""What belongs together, told at its place."""

import pytest

from einvoice_server.invoices.making.failures import MakingError
from einvoice_server.invoices.making.files import make
from tests.server.invoices.cases import (
    COMPANY,
    EARLIER,
    PREFERENCES,
    buyer,
    checked,
    errors,
    item,
    payload,
    tax,
    warnings,
)

TAXES = "invoiceItems[0].product.taxes"
PDF_FILE = {"filename": "a.pdf", "mimeType": "application/pdf", "content": "AAAA"}
RULES: dict[str, tuple[dict[str, object], str, str]] = {
    "a correction names what it corrects": (
        {"invoiceTypeCode": 384},
        "invoiceReferencedDocument",
        "missing",
    ),
    "exempt says why": (
        {"invoiceItems": [item(taxes=tax("E", 0))]},
        "taxExemptionReasonMessage",
        "missing",
    ),
    "zero needs a category": (
        {"invoiceItems": [item(taxes=tax(None, 0))]},
        f"{TAXES}[0].categoryCode",
        "missing",
    ),
    "standard is above zero": (
        {"invoiceItems": [item(taxes=tax("S", 0))]},
        f"{TAXES}[0].rate",
        "rate",
    ),
    "reverse charge is zero": (
        {"invoiceItems": [item(taxes=tax("AE", 19))]},
        f"{TAXES}[0].rate",
        "rate",
    ),
    "a category is known": (
        {"invoiceItems": [item(taxes=tax("X", 19))]},
        f"{TAXES}[0].categoryCode",
        "unknown_code",
    ),
    "split payment is Italian": (
        {"invoiceItems": [item(taxes=tax("B", 0))]},
        f"{TAXES}[0].categoryCode",
        "not_supported",
    ),
    "one tax, not two": ({"invoiceItems": [item(taxes=tax("S", 19) * 2)]}, TAXES, "one_tax"),
    "one tax, not none": ({"invoiceItems": [item(taxes=[])]}, TAXES, "one_tax"),
    "ids are unique": ({"invoiceItems": [item("1"), item("1")]}, "invoiceItems[1].id", "duplicate"),
    "a unit is known": (
        {"invoiceItems": [item(unitCode="hours")]},
        "invoiceItems[0].product.unitCode",
        "unknown_code",
    ),
    "an origin is known": (
        {"invoiceItems": [item(originCountry="XX")]},
        "invoiceItems[0].product.originCountry",
        "unknown_code",
    ),
    "a scheme is known": (
        {"invoiceItems": [item(globalID={"id": "1", "schemeId": "EAN"})]},
        "invoiceItems[0].product.globalID.schemeId",
        "unknown_code",
    ),
    "a currency is known": ({"currency": "EUX"}, "currency", "unknown_code"),
    "a country is known": ({"buyer": buyer(country="XX")}, "buyer.country", "unknown_code"),
    "an exemption code is known": (
        {"taxExemptionReasonCode": "VATEX-X", "invoiceItems": [item(taxes=tax("AE", 0))]},
        "taxExemptionReasonCode",
        "unknown_code",
    ),
    "a reason without exemption": (
        {"taxExemptionReasonCode": "VATEX-EU-AE"},
        "taxExemptionReasonCode",
        "not_expected",
    ),
    "a subject is known": (
        {"notes": [{"text": "a", "subjectCode": "ZZ9"}]},
        "notes[0].subjectCode",
        "unknown_code",
    ),
    "a German postcode has five digits": (
        {"buyer": buyer(postcode="1010")},
        "buyer.postcode",
        "postcode",
    ),
    "an Austrian postcode has four": (
        {"buyer": buyer(country="AT", vatId=None)},
        "buyer.postcode",
        "postcode",
    ),
    "a Swiss place of delivery": (
        {"deliveryAddress": {"postcode": "80000", "city": "Bern", "country": "CH"}},
        "deliveryAddress.postcode",
        "postcode",
    ),
    "an email address looks like one": ({"buyer": buyer(email="nobody")}, "buyer.email", "email"),
    "a VAT number has its country": (
        {"buyer": buyer(vatId="123456789")},
        "buyer.vatId",
        "vat_id",
    ),
    "due after issued": ({"dueDate": "20240314"}, "dueDate", "date_order"),
    "a period in order": (
        {"billingPeriod": {"startDate": "20240201", "endDate": "20240101"}},
        "billingPeriod.endDate",
        "date_order",
    ),
    "a period of something": ({"billingPeriod": {}}, "billingPeriod", "missing"),
    "earlier is earlier": (
        {"invoiceReferencedDocument": {**EARLIER, "issueDateTime": "20240401"}},
        "invoiceReferencedDocument.issueDateTime",
        "date_order",
    ),
    "minimum is no German invoice": ({"format": "zf:minimum"}, "format", "not_supported"),
    "hybrids are CII": ({"schema": "UBL"}, "schema", "not_supported"),
    "a type that nobody knows": ({"invoiceTypeCode": 999}, "invoiceTypeCode", "unknown_code"),
    "a type that XRechnung lacks": (
        {"invoiceTypeCode": 386, "format": "xrechnung"},
        "invoiceTypeCode",
        "unknown_code",
    ),
    "XRechnung knows the buyer": (
        {"format": "xrechnung", "buyer": buyer(email=None), "buyerReference": None},
        "buyer.email",
        "missing",
    ),
    "Peppol needs a reference": (
        {"format": "peppol", "buyerReference": None},
        "buyerReference.buyerReferenceId",
        "missing",
    ),
    "Peppol needs an address": (
        {"format": "peppol", "buyer": buyer(country="FR", vatId=None)},
        "buyer.electronicAddress",
        "missing",
    ),
    "Peppol takes no email address": (
        {"format": "peppol", "buyer": buyer(electronicAddress={"value": "a@example.org"})},
        "buyer.electronicAddress.scheme",
        "unknown_code",
    ),
    "Peppol wants whole yen": (
        {"format": "peppol", "currency": "JPY", "invoiceItems": [item(quantity=1, price=1.5)]},
        "invoiceItems[0].product.price",
        "decimals",
    ),
    "reverse charge knows the buyer": (
        {"buyer": buyer(vatId=None), "invoiceItems": [item(taxes=tax("AE", 0))]},
        "buyer.vatId",
        "missing",
    ),
    "intra-community supply knows the day": (
        {"deliveryDate": None, "invoiceItems": [item(taxes=tax("K", 0))]},
        "deliveryDate",
        "missing",
    ),
    "untaxed stands alone": (
        {"invoiceItems": [item("1"), item("2", taxes=tax("O", 0))]},
        "invoiceItems",
        "mixed_categories",
    ),
    "an allowance has an amount": ({"allowances": [{}]}, "allowances[0].amount", "missing"),
    "an amount or a percentage": (
        {"charges": [{"amount": 1, "percentage": 1}]},
        "charges[0].amount",
        "ambiguous",
    ),
    "a base goes with a percentage": (
        {"charges": [{"amount": 1, "baseAmount": 10}]},
        "charges[0].percentage",
        "missing",
    ),
    "the VAT of an allowance is clear": (
        {
            "allowances": [{"amount": 1}],
            "invoiceItems": [item("1"), item("2", taxes=tax("S", 7))],
        },
        "allowances[0].rate",
        "missing",
    ),
    "a reason is known": (
        {"allowances": [{"amount": 1, "reasonCode": "FC"}]},
        "allowances[0].reasonCode",
        "unknown_code",
    ),
    "whole yen": ({"currency": "JPY", "prepaidAmount": 1.5}, "prepaidAmount", "decimals"),
    "a means of payment is known": (
        {"payment": {"meansCode": "71"}},
        "payment.meansCode",
        "unknown_code",
    ),
    "a debit has a mandate": (
        {"payment": {"meansCode": "59"}},
        "payment.mandateReference",
        "missing",
    ),
    "a debited account has a mandate": (
        {"payment": {"debitedIban": "DE91100000000123456789"}},
        "payment.mandateReference",
        "missing",
    ),
    "XRechnung debits an account": (
        {"format": "xrechnung", "mandateReference": "M-1"},
        "payment.debitedIban",
        "missing",
    ),
    "XRechnung transfers without mandate": (
        {
            "format": "xrechnung",
            "payment": {
                "meansCode": "58",
                "mandateReference": "M-1",
                "debitedIban": "DE91100000000123456789",
            },
        },
        "payment.meansCode",
        "ambiguous",
    ),
    "XRechnung without cards": (
        {"format": "xrechnung", "payment": {"meansCode": "48"}},
        "payment.meansCode",
        "not_supported",
    ),
    "terms that look like a discount": (
        {"payment": {"terms": "#SKONTO 2%#"}},
        "payment.terms",
        "terms",
    ),
    "draft or review": ({"draftOnly": True, "reviewMode": True}, "reviewMode", "ambiguous"),
    "files have names of their own": (
        {"attachments": [PDF_FILE, {**PDF_FILE, "filename": "A.pdf"}]},
        "attachments[1].filename",
        "duplicate",
    ),
    "a file is not called as the invoice": (
        {"attachments": [{**PDF_FILE, "filename": "factur-x.xml"}]},
        "attachments[0].filename",
        "reserved",
    ),
    "a way has a recipient": (
        {"delivery": {"type": "email"}, "buyer": buyer(email=None)},
        "delivery[0].recipient",
        "missing",
    ),
    "a PDF does not go through Peppol": (
        {"delivery": {"type": "peppol"}},
        "delivery[0].type",
        "not_supported",
    ),
    "the PDF can show it": ({"buyer": buyer(name="北京")}, "buyer.name", "not_printable"),
}
"""What changes, and what must be told; without the change nothing is."""


@pytest.mark.parametrize(("changes", "field", "code"), RULES.values(), ids=RULES)
def test_a_payload_that_breaks_one_rule_is_told_which_and_where(
    changes: dict[str, object], field: str, code: str
) -> None:
    assert errors(payload()) == []
    assert (field, code) in errors(payload(**changes))


@pytest.mark.parametrize(
    ("lacking", "format"),
    [
        *((name, "pdf") for name in ("name", "street", "postcode", "city", "country")),
        ("email", "xrechnung"),
        ("phone", "xrechnung"),
    ],
)
def test_a_company_that_lacks_what_the_format_needs_is_told_with_the_field(
    lacking: str, format: str
) -> None:
    company = COMPANY.model_copy(update={lacking: None})
    assert (f"seller.{lacking}", "company_incomplete") in errors(payload(format=format), company)


def test_a_seller_needs_one_number_for_the_tax_office() -> None:
    none = COMPANY.model_copy(update={"vat_id": None, "tax_id": None})
    assert errors(payload(), none) == [("seller.vatId", "company_incomplete")]
    assert errors(payload(), COMPANY.model_copy(update={"vat_id": None})) == []
    assert errors(payload(), COMPANY.model_copy(update={"tax_id": None})) == []


def test_the_message_says_what_to_do_about_the_company() -> None:
    company = COMPANY.model_copy(update={"city": None})
    (found,) = checked(payload(), company).errors
    assert "PATCH /account" in found.message


def test_intra_community_supply_needs_the_vat_number_of_the_seller() -> None:
    asked = payload(invoiceItems=[item(taxes=tax("K", 0))])
    company = COMPANY.model_copy(update={"vat_id": None})
    assert errors(asked, company) == [("seller.vatId", "company_incomplete")]


def test_an_email_address_of_the_contact_is_enough_for_xrechnung() -> None:
    company = COMPANY.model_copy(update={"email": None})
    asked = payload(format="xrechnung", contactPerson={"email": "billing@example.com"})
    assert errors(asked, company) == []


def test_an_email_address_of_the_buyer_is_enough_for_xrechnung() -> None:
    assert errors(payload(format="xrechnung", buyerReference=None)) == []


def test_what_xml_can_say_is_no_error_for_want_of_a_font() -> None:
    assert errors(payload(format="xrechnung", buyer=buyer(name="北京"))) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (
            {"buyerReference": {"buyerReferenceId": "991-1234512345-06"}},
            "buyerReference.buyerReferenceId",
        ),
        ({"buyer": buyer(vatId="DE123456789")}, "buyer.vatId"),
        ({"payment": {"iban": "DE91100000000123456780"}}, "payment.iban"),
        ({"seller": {"iban": "DE91100000000123456780"}}, "seller.iban"),
    ],
)
def test_wrong_check_digits_are_a_warning(changes: dict[str, object], field: str) -> None:
    assert warnings(payload()) == []
    assert warnings(payload(**changes)) == [(field, "checksum")]
    assert errors(payload(**changes)) == []


def test_a_reference_that_is_no_leitweg_id_is_no_doubt() -> None:
    assert warnings(payload(buyerReference={"buyerReferenceId": "Kostenstelle 7"})) == []


def test_an_invoice_without_account_is_doubtful() -> None:
    company = COMPANY.model_copy(update={"iban": None})
    assert warnings(payload(), company) == [("payment.iban", "no_account")]
    assert warnings(payload(payment={"terms": "Cash."}), company) == []


def test_files_that_a_plain_pdf_does_not_carry_are_doubtful() -> None:
    assert warnings(payload(format="pdf", attachments=[PDF_FILE])) == [
        ("attachments", "not_carried")
    ]


def test_what_zugferd_1_does_not_carry_is_doubtful() -> None:
    discounted = [item("1"), item("2", discount=10)]
    for format in ("zf:1", "zf:1:basic", "zf:1:extended"):
        assert warnings(payload(format=format, invoiceItems=discounted)) == [
            ("format", "partial"),
            ("invoiceItems[1]", "not_carried"),
        ]
    assert warnings(payload(format="zf:2", invoiceItems=discounted)) == []


def test_what_is_wrong_is_wrong_in_another_process_too() -> None:
    asked = payload(invoiceTypeCode=384)
    with pytest.raises(MakingError, match="invoiceReferencedDocument") as caught:
        make(
            asked.model_dump_json(by_alias=True).encode(),
            COMPANY.model_dump_json(by_alias=True).encode(),
            PREFERENCES.model_dump_json(by_alias=True).encode(),
            "1",
        )
    assert caught.value.code == "payload"
