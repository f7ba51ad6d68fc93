from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from einvoice import profiles
from einvoice.losses import Loss
from einvoice.model.allowance import LineAllowance
from einvoice.model.delivery import Delivery
from einvoice.model.group import Blueprint, build
from einvoice.model.invoice import Invoice, ProcessControl
from einvoice.model.item import Item, Price
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Contact, Payee, Seller
from einvoice.model.payment import AdvancePayment, ThirdPartyPayment
from einvoice.model.reference import Note, PrecedingInvoice, SupportingDocument
from einvoice.model.totals import Totals
from einvoice.model.values import Attachment, Identifier
from einvoice.profiles import PROFILES, get, restrict, with_profile

GLN = Identifier(value="4000001000005", scheme="0088")


def plain(value: str) -> Identifier:
    return Identifier(value=value)


def minimal() -> Invoice:
    """All that Factur-X MINIMUM has room for, and nothing else."""
    return Invoice(
        number="4711",
        issue_date=date(2026, 1, 31),
        type_code="380",
        currency_code="EUR",
        buyer_reference="B-1",
        purchase_order_reference="PO-1",
        process=ProcessControl(business_process_type="A1", specification_id="urn:x"),
        seller=Seller(
            name="Example Seller GmbH",
            legal_id=Identifier(value="HRB 1", scheme="0002"),
            vat_id="DE123456789",
            tax_registration_id="12/345/67890",
            address=Address(country_code="DE"),
        ),
        buyer=Buyer(name="Example Buyer AG", legal_id=Identifier(value="HRB 2")),
        totals=Totals(
            total_without_vat=Decimal("100.00"),
            vat_total=Decimal("19.00"),
            total_with_vat=Decimal("119.00"),
            amount_due=Decimal("119.00"),
        ),
    )


def basic() -> Invoice:
    """Terms of BASIC that MINIMUM lacks, on top."""
    invoice = minimal()
    assert invoice.seller is not None
    return invoice.replace(
        due_date=date(2026, 2, 28),
        notes=[Note(subject_code="AAI", text="Thank you.")],
        seller=invoice.seller.replace(address=Address(country_code="DE", city="Exampletown")),
        preceding_invoices=[PrecedingInvoice(reference="4709"), PrecedingInvoice(reference="4710")],
        lines=[
            Line(
                id="1",
                note="As agreed.",
                quantity=Decimal("1"),
                unit_code="C62",
                net_amount=Decimal("100.00"),
                price=Price(net_amount=Decimal("100.000"), gross_base_quantity=Decimal("1")),
                item=Item(name="Widget"),
            )
        ],
    )


OF_THE_NORM = [profile for profile in PROFILES if "zugferd-1" not in profile.syntaxes]
"""The profiles that have at least the terms of MINIMUM; ZUGFeRD 1.0 is older."""


def places(losses: tuple[Loss, ...]) -> list[tuple[str, str | None, str]]:
    return [(loss.path, loss.term, loss.value) for loss in losses]


@pytest.mark.parametrize("profile", OF_THE_NORM, ids=[profile.name for profile in OF_THE_NORM])
def test_an_invoice_of_allowed_terms_comes_back_itself_from_every_profile(
    profile: profiles.Profile,
) -> None:
    invoice = minimal()
    for syntax in (None, "cii", "ubl"):
        kept, losses = restrict(invoice, profile, syntax=syntax)
        assert kept is invoice
        assert losses == ()


def test_what_a_profile_lacks_is_left_out_and_named_value_by_value() -> None:
    kept, losses = restrict(basic(), get("minimum"))
    assert kept == minimal()
    assert places(losses) == [
        ("due_date", "BT-9", "2026-02-28"),
        ("notes[0].subject_code", "BT-21", "AAI"),
        ("notes[0].text", "BT-22", "Thank you."),
        ("preceding_invoices[0].reference", "BT-25", "4709"),
        ("preceding_invoices[1].reference", "BT-25", "4710"),
        ("seller.address.city", "BT-37", "Exampletown"),
        ("lines[0].id", "BT-126", "1"),
        ("lines[0].note", "BT-127", "As agreed."),
        ("lines[0].quantity", "BT-129", "1"),
        ("lines[0].unit_code", "BT-130", "C62"),
        ("lines[0].net_amount", "BT-131", "100.00"),
        ("lines[0].price.net_amount", "BT-146", "100.000"),
        ("lines[0].price.gross_base_quantity", "BT-149", "1"),
        ("lines[0].item.name", "BT-153", "Widget"),
    ]
    assert losses[0].reason == "the profile factur-x-minimum has no BT-9"


def test_basic_wl_keeps_all_but_the_lines() -> None:
    kept, losses = restrict(basic(), get("basic-wl"))
    assert kept == basic().replace(lines=())
    assert {loss.path.partition(".")[0] for loss in losses} == {"lines[0]"}


@pytest.mark.parametrize("name", ["basic", "factur-x-en16931", "extended", "en16931", "xrechnung"])
def test_nothing_of_basic_is_lost_in_what_contains_it(name: str) -> None:
    invoice = basic()
    assert restrict(invoice, get(name)) == (invoice, ())


@pytest.mark.parametrize("profile", PROFILES, ids=[profile.name for profile in PROFILES])
def test_restricting_again_loses_nothing_more(profile: profiles.Profile) -> None:
    once, _ = restrict(basic(), profile, syntax="cii")
    again, losses = restrict(once, profile, syntax="cii")
    assert again is once
    assert losses == ()


def test_only_the_line_that_loses_something_is_made_anew() -> None:
    lines = [
        Line(id="1", allowances=[LineAllowance(amount=Decimal("1.00"), percentage=Decimal("10"))]),
        Line(id="2", allowances=[LineAllowance(amount=Decimal("2.00"))]),
    ]
    kept, losses = restrict(Invoice(lines=lines), get("basic"))
    assert places(losses) == [("lines[0].allowances[0].percentage", "BT-138", "10")]
    assert kept.lines[0] == Line(id="1", allowances=[LineAllowance(amount=Decimal("1.00"))])
    assert kept.lines[1] is lines[1]


def test_groups_that_a_reader_built_lose_the_same_as_validated_ones() -> None:
    stated: dict[str, Any] = {
        "number": "1",
        "due_date": date(2026, 1, 31),
        "notes": (Note(text="Hello"),),
    }
    built = build(Blueprint.of(Invoice), stated)
    assert restrict(built, get("minimum")) == restrict(Invoice(**stated), get("minimum"))
    assert restrict(built, get("minimum"))[0] == Invoice(number="1")


def test_a_group_of_which_nothing_is_left_goes_and_later_indexes_stay_those_of_the_input() -> None:
    invoice = Invoice(
        seller=Seller(contact=Contact(fax="1")),
        supporting_documents=[
            SupportingDocument(issue_date=date(2026, 1, 1)),
            SupportingDocument(reference="a", issue_date=date(2026, 1, 2)),
        ],
    )
    kept, losses = restrict(invoice, get("en16931"))
    assert kept == Invoice(supporting_documents=[SupportingDocument(reference="a")])
    assert [loss.path for loss in losses] == [
        "seller.contact.fax",
        "supporting_documents[0].issue_date",
        "supporting_documents[1].issue_date",
    ]


def test_an_invoice_of_which_nothing_is_left_is_an_empty_invoice() -> None:
    kept, losses = restrict(Invoice(name="Rechnung"), get("en16931"))
    assert kept == Invoice()
    assert [(loss.path, loss.value) for loss in losses] == [("name", "Rechnung")]


def test_an_empty_group_is_no_loss() -> None:
    invoice = Invoice(number="1", seller=Seller(), lines=[Line()])
    assert restrict(invoice, get("extended"))[0] is invoice
    assert restrict(invoice, get("minimum")) == (Invoice(number="1", seller=Seller()), ())


def test_a_value_without_a_number_is_named_by_its_place() -> None:
    invoice = Invoice(project_reference="P", project_name="Bridge")
    _, losses = restrict(invoice, get("basic-wl"))
    assert losses == (
        Loss("project_reference", "BT-11", "P", "the profile factur-x-basic-wl has no BT-11"),
        Loss(
            "project_name",
            None,
            "Bridge",
            "the profile factur-x-basic-wl has no place for project_name",
        ),
    )
    assert str(losses[0]) == (
        "BT-11 project_reference = 'P': the profile factur-x-basic-wl has no BT-11"
    )
    assert str(losses[1]).startswith("project_name = 'Bridge': ")


def test_sub_lines_stay_only_where_the_profile_nests_lines() -> None:
    inner = Line(id="1.1.1", note="deep", status_code="1")
    invoice = Invoice(
        lines=[Line(id="1", sub_lines=[Line(id="1.1", sub_lines=[inner])])],
        third_party_payments=[ThirdPartyPayment(amount=Decimal("5.00"))],
    )
    kept, losses = restrict(invoice, get("xrechnung-extension"))
    assert [loss.path for loss in losses] == ["lines[0].sub_lines[0].sub_lines[0].status_code"]
    assert kept.lines[0].sub_lines[0].sub_lines[0] == Line(id="1.1.1", note="deep")
    kept, losses = restrict(invoice, get("xrechnung"))
    assert kept == Invoice(lines=[Line(id="1")])
    assert [loss.path for loss in losses] == [
        "lines[0].sub_lines[0].id",
        "lines[0].sub_lines[0].sub_lines[0].id",
        "lines[0].sub_lines[0].sub_lines[0].note",
        "lines[0].sub_lines[0].sub_lines[0].status_code",
        "third_party_payments[0].amount",
    ]


@pytest.mark.parametrize("name", ["en16931", "xrechnung", "peppol", "xrechnung-extension"])
def test_cii_d16b_keeps_the_first_preceding_invoice(name: str) -> None:
    invoice = Invoice(
        preceding_invoices=[
            PrecedingInvoice(reference="a"),
            PrecedingInvoice(reference="b", issue_date=date(2025, 12, 1)),
        ]
    )
    assert restrict(invoice, get(name)) == (invoice, ())
    assert restrict(invoice, get(name), syntax="ubl") == (invoice, ())
    kept, losses = restrict(invoice, get(name), syntax="cii")
    assert kept == Invoice(preceding_invoices=[PrecedingInvoice(reference="a")])
    assert places(losses) == [
        ("preceding_invoices[1].reference", "BT-25", "b"),
        ("preceding_invoices[1].issue_date", "BT-26", "2025-12-01"),
    ]
    assert losses[0].reason == (f"the profile {get(name).name} in CII takes at most 1 BG-3")


@pytest.mark.parametrize("name", ["basic-wl", "factur-x-en16931", "extended", "extended-ctc-fr"])
def test_other_schemas_of_cii_hold_many_preceding_invoices(name: str) -> None:
    invoice = Invoice(preceding_invoices=[PrecedingInvoice(reference=n) for n in "abc"])
    assert restrict(invoice, get(name), syntax="cii") == (invoice, ())


def test_the_core_takes_one_identifier_of_each_kind_and_ubl_one_of_all() -> None:
    invoice = Invoice(
        buyer=Buyer(ids=[plain("1"), plain("2"), GLN, GLN]), payee=Payee(ids=[plain("3"), GLN])
    )
    kept, losses = restrict(invoice, get("en16931"))
    assert kept == Invoice(buyer=Buyer(ids=[plain("1"), GLN]), payee=Payee(ids=[plain("3"), GLN]))
    assert places(losses) == [
        ("buyer.ids[1]", "BT-46", "2"),
        ("buyer.ids[3]", "BT-46", "0088:4000001000005"),
    ]
    assert [loss.reason for loss in losses] == [
        "the profile en16931 takes at most 1 BT-46 without a scheme",
        "the profile en16931 takes at most 1 BT-46 with a scheme",
    ]
    kept, losses = restrict(invoice, get("en16931"), syntax="ubl")
    assert kept == Invoice(buyer=Buyer(ids=[plain("1")]), payee=Payee(ids=[plain("3")]))
    assert losses[-1].reason == "the profile en16931 in UBL takes at most 1 BT-60"


def test_extended_takes_many_identifiers_with_a_scheme() -> None:
    invoice = Invoice(delivery=Delivery(ids=[plain("1"), GLN, GLN, plain("2")]))
    kept, losses = restrict(invoice, get("extended"))
    assert kept == Invoice(delivery=Delivery(ids=[plain("1"), GLN, GLN]))
    assert places(losses) == [("delivery.ids[3]", "BT-71", "2")]


def test_values_are_named_as_people_write_them() -> None:
    def named(filename: str | None) -> SupportingDocument:
        return SupportingDocument(attachment=Attachment(content="QUJD", filename=filename))

    invoice = Invoice(
        test=True,
        supporting_documents=[named("plan.pdf"), named(None)],
        advance_payments=[AdvancePayment(amount=Decimal("1E+2"))],
        transport_modes=["3"],
    )
    _, losses = restrict(invoice, get("minimum"))
    assert {loss.path: loss.value for loss in losses} == {
        "test": "true",
        "supporting_documents[0].attachment": "plan.pdf",
        "supporting_documents[1].attachment": "4 characters of Base64",
        "advance_payments[0].amount": "100",
        "transport_modes[0]": "3",
    }


def test_a_profile_puts_its_identifier_into_the_invoice() -> None:
    invoice = with_profile(Invoice(number="1"), get("peppol"))
    assert invoice.process == ProcessControl(
        business_process_type="urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
        specification_id="urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
    )
    assert with_profile(invoice, get("peppol")) is invoice


def test_a_stated_business_process_type_stays() -> None:
    invoice = with_profile(minimal(), get("xrechnung"))
    assert invoice.process is not None
    assert invoice.process.business_process_type == "A1"
    assert profiles.detect(invoice.process.specification_id) is get("xrechnung")


def test_a_profile_that_fixes_no_business_process_type_states_none() -> None:
    invoice = with_profile(Invoice(), get("extended"))
    assert invoice.process == ProcessControl(
        specification_id="urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended"
    )
