from decimal import Decimal

import pytest

from einvoice import Loss, Syntax, Verdict, convert, read, validate, write
from einvoice.compare import differences
from einvoice.errors import (
    TermNotInProfileError,
    TermNotInSyntaxError,
    UnknownSyntaxError,
)
from einvoice.model.item import Price
from einvoice.model.line import Line
from einvoice.model.payment import PaymentInstructions
from einvoice.model.reference import Note, PrecedingInvoice
from einvoice.profiles import get
from tests.builders import full_invoice, invoice, line
from tests.syntax.documents import ubl


@pytest.mark.parametrize(("source", "to"), [("cii", "ubl"), ("ubl", "cii")])
def test_a_small_invoice_changes_its_syntax_without_loss(source: str, to: str) -> None:
    result = convert(write(invoice(), syntax=source), to=to)
    assert result.losses == ()
    assert result.syntax.family == to
    assert read(result.data).invoice == invoice() == result.source.invoice


def test_what_was_read_can_be_converted_without_reading_again() -> None:
    document = read(write(invoice(), syntax="cii"))
    result = convert(document, to=Syntax.UBL_CREDIT_NOTE)
    assert result.source is document
    assert result.syntax is Syntax.UBL_CREDIT_NOTE


def test_without_a_syntax_the_document_keeps_its_own() -> None:
    for syntax in (Syntax.CII, Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE):
        assert convert(write(invoice(), syntax=syntax)).syntax is syntax


def test_a_conversion_can_change_the_profile() -> None:
    result = convert(write(invoice(), syntax="cii"), profile="xrechnung")
    assert result.profile is not None
    assert result.profile.name == "xrechnung-3.0"


def test_terms_without_a_place_are_losses_with_their_values() -> None:
    stated = invoice(lines=[line(sub_lines=[Line(note="inside")])])
    result = convert(write(stated, syntax="ubl"), to="cii")
    assert [(loss.path, loss.value, loss.reason) for loss in result.losses] == [
        ("lines[0].sub_lines[0].note", "inside", "CII has no place for it")
    ]
    assert read(result.data).invoice == invoice()


def test_what_the_profile_lacks_is_a_loss_of_the_profile() -> None:
    stated = invoice(notes=[Note(text="a")])
    result = convert(write(stated, syntax="cii"), profile="minimum")
    assert ("notes[0].text", "BT-22") in {(loss.path, loss.term) for loss in result.losses}
    assert read(result.data).profile == result.profile


def test_a_list_that_the_other_schema_has_once_is_a_loss_beyond_that() -> None:
    preceding = [PrecedingInvoice(reference=f"R-{number}") for number in range(3)]
    stated = write(invoice(preceding_invoices=preceding), syntax="ubl")
    result = convert(stated, to="cii")
    assert [(loss.path, loss.term, loss.value) for loss in result.losses] == [
        ("preceding_invoices[1].reference", "BT-25", "R-1"),
        ("preceding_invoices[2].reference", "BT-25", "R-2"),
    ]
    assert validate(result.data).verdict is Verdict.ACCEPT
    own = write(invoice(preceding_invoices=preceding), syntax="cii")
    assert convert(own).losses == (), "where the syntax stays, nothing is taken away"


def test_what_was_never_mapped_is_a_loss_with_its_xml() -> None:
    result = convert(ubl('<cbc:ID schemeName="x">1</cbc:ID>', "<cbc:UUID>2</cbc:UUID>"), to="cii")
    attribute, element = result.losses
    assert attribute == Loss(
        "/Invoice/cbc:ID/@schemeName", None, "x", "no term of the model stands for it"
    )
    assert element.path == "/Invoice/cbc:UUID"
    assert element.value.endswith(">2</cbc:UUID>")


def test_a_value_that_the_schema_demands_is_named() -> None:
    stated = invoice(
        lines=[line(price=Price(net_amount=Decimal("10.00"), gross_amount=Decimal("10.00")))]
    )
    result = convert(write(stated, syntax="cii"), to="ubl")
    assert result.losses == (
        Loss("lines[0].price.discount", "BT-147", "", "UBL demands a value: 0"),
    )


def test_a_value_that_is_written_otherwise_is_named() -> None:
    stated = invoice(notes=[Note(subject_code="lower", text="a")])
    result = convert(write(stated, syntax="cii"), to="ubl")
    assert {loss.path: loss.reason for loss in result.losses} == {
        "notes[0].subject_code": "UBL cannot hold it as stated: left out",
        "notes[0].text": "UBL cannot hold it as stated: written as #lower#a",
    }


def test_a_term_without_the_group_that_carries_it_is_named() -> None:
    stated = invoice(payment=PaymentInstructions(remittance_information="R"))
    [loss] = convert(write(stated, syntax="cii"), to="ubl").losses
    assert (loss.path, loss.term, loss.value) == ("payment.remittance_information", "BT-83", "R")
    assert "payment.means" in loss.reason


@pytest.mark.parametrize(
    "source",
    [
        write(invoice(lines=[line(sub_lines=[Line(id="1.1")])]), syntax="ubl"),
        write(invoice(notes=[Note(subject_code="lower")]), syntax="cii"),
        ubl("<cbc:UUID>2</cbc:UUID>"),
    ],
    ids=["place", "value", "unmapped"],
)
def test_every_kind_of_loss_can_be_refused(source: bytes) -> None:
    to = "ubl" if read(source).syntax is Syntax.CII else "cii"
    assert convert(source, to=to).losses
    with pytest.raises(TermNotInSyntaxError):
        convert(source, to=to, on_loss="refuse")


def test_a_loss_to_a_profile_can_be_refused() -> None:
    source = write(invoice(notes=[Note(text="a")]), syntax="cii")
    with pytest.raises(TermNotInProfileError):
        convert(source, profile="minimum", on_loss="refuse")


def test_a_conversion_without_loss_is_not_refused() -> None:
    assert convert(write(invoice(), syntax="cii"), to="ubl", on_loss="refuse").losses == ()


@pytest.mark.parametrize("source", ["cii", "ubl"])
def test_a_document_becomes_zugferd_1_in_the_smallest_profile_that_takes_it(source: str) -> None:
    made = convert(write(invoice(), syntax=source), to="zugferd-1")
    assert made.syntax is Syntax.ZUGFERD_1
    assert made.profile == get("zugferd-1.0-comfort")
    stated = invoice(transport_modes=["1"])
    made = convert(write(stated, syntax="cii", on_loss="drop"), to="zugferd-1")
    assert made.profile == get("zugferd-1.0-extended")


def test_a_profile_of_zugferd_1_asks_for_its_syntax() -> None:
    made = convert(write(invoice(), syntax="ubl"), profile="zugferd-1.0-basic")
    assert (made.syntax, made.profile) == (Syntax.ZUGFERD_1, get("zugferd-1.0-basic"))
    assert {loss.path for loss in made.losses} >= {"lines[0].id", "totals.amount_due"}


def test_what_zugferd_1_demands_is_named() -> None:
    made = convert(write(invoice(), syntax="cii"), to="zugferd-1")
    demanded = {loss.path: loss.reason for loss in made.losses if not loss.value}
    assert demanded["name"] == "ZUGFeRD 1.0 demands a value: RECHNUNG"
    assert demanded["totals.sum_of_charges"] == "ZUGFeRD 1.0 demands a value: 0.00"


def test_what_is_no_invoice_is_not_converted() -> None:
    with pytest.raises(UnknownSyntaxError):
        convert(b"<order/>", to="cii")


@pytest.mark.parametrize(("first", "second"), [("cii", "ubl"), ("ubl", "cii")])
def test_the_full_invoice_there_and_back_loses_what_the_reports_name(
    first: str, second: str
) -> None:
    data = write(full_invoice(), syntax=first, on_loss="drop")
    there = convert(data, to=second)
    back = convert(there.data, to=first)
    changed = {path for path, _, _ in differences(there.source.invoice, read(back.data).invoice)}
    assert changed <= {loss.path for loss in (*there.losses, *back.losses)}
    assert changed
