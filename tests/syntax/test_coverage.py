"""Which terms a syntax has room for, and that none is left out in silence."""

from datetime import date

import pytest

from einvoice import Invoice, Loss, Syntax, read, write
from einvoice.compare import differences
from einvoice.model.delivery import Delivery
from einvoice.model.item import Item
from einvoice.model.line import Line
from einvoice.model.party import Payee, Seller, TradeParty
from einvoice.model.payment import DirectDebit, PaymentInstructions, PaymentMeans
from einvoice.model.values import Identifier
from einvoice.profiles.places import fields
from einvoice.syntax.coverage import covered, losses_in, number_of
from tests.builders import full_invoice, invoice, line

UBL = (Syntax.UBL_INVOICE, Syntax.UBL_CREDIT_NOTE)
WRITABLE = (Syntax.CII, *UBL)


@pytest.mark.parametrize("syntax", WRITABLE, ids=str)
def test_the_core_of_an_invoice_is_covered_with_the_groups_around(syntax: Syntax) -> None:
    places = covered(syntax)
    assert places >= {"number", "seller", "seller.address.city", "lines", "lines[].item.name"}
    assert places >= {"notes[].subject_code", "lines[].allowances[].amount"}
    assert places <= fields().keys()


def test_sub_lines_are_covered_by_ubl_alone() -> None:
    assert "lines[].sub_lines" in covered(Syntax.UBL_INVOICE)
    assert "lines[].sub_lines" not in covered(Syntax.CII)


@pytest.mark.parametrize("syntax", WRITABLE, ids=str)
def test_a_small_invoice_loses_nothing(syntax: Syntax) -> None:
    assert losses_in(invoice(), syntax) == ()


@pytest.mark.parametrize("syntax", WRITABLE, ids=str)
def test_what_is_not_read_back_is_named_as_a_loss(syntax: Syntax) -> None:
    full = full_invoice()
    named = {loss.path for loss in losses_in(full, syntax)}
    again = read(write(full, syntax=syntax, on_loss="drop")).invoice
    assert {path for path, _, _ in differences(full, again)} == named


def test_a_loss_names_place_number_value_and_reason() -> None:
    stated = invoice(lines=[line(sub_lines=[Line(id="1.1")])])
    [loss] = losses_in(stated, Syntax.CII)
    assert loss == Loss(
        "lines[0].sub_lines[0].id",
        number_of("lines[0].sub_lines[0].id"),
        "1.1",
        "CII has no place for it",
    )


def test_every_entry_of_a_list_without_a_place_is_a_loss() -> None:
    stated = invoice(transport_modes=["1", "3"])
    assert [(loss.path, loss.value) for loss in losses_in(stated, Syntax.UBL_INVOICE)] == [
        ("transport_modes[0]", "1"),
        ("transport_modes[1]", "3"),
    ]


def test_what_a_sub_line_states_without_a_place_is_a_loss_too() -> None:
    deep = Line(item=Item(industry_id="9"))
    stated = invoice(lines=[line(sub_lines=[Line(sub_lines=[deep])])])
    [loss] = losses_in(stated, Syntax.UBL_INVOICE)
    assert loss.path == "lines[0].sub_lines[0].sub_lines[0].item.industry_id"


def test_entries_beyond_the_room_of_the_syntax_are_losses() -> None:
    ids = [Identifier(value="1"), Identifier(value="2", scheme="0088"), Identifier(value="3")]
    stated = invoice(delivery=Delivery(ids=ids))
    losses = losses_in(stated, Syntax.UBL_INVOICE)
    assert [(loss.path, loss.value) for loss in losses] == [
        ("delivery.ids[1]", "0088:2"),
        ("delivery.ids[2]", "3"),
    ]
    assert losses[0].reason == "UBL has room for 1 only"
    assert losses_in(stated, Syntax.CII) == ()


TRANSFER = PaymentMeans(code="30")
REMITTANCE = PaymentInstructions(remittance_information="R-1")
CREDITOR = PaymentInstructions(direct_debit=DirectDebit(creditor_id="C-1"))
MANDATE = PaymentInstructions(direct_debit=DirectDebit(mandate_reference="M-1"))


@pytest.mark.parametrize(
    ("syntax", "stated", "path"),
    [
        (Syntax.UBL_INVOICE, Invoice(payment=REMITTANCE), "payment.remittance_information"),
        (Syntax.UBL_INVOICE, Invoice(payment=MANDATE), "payment.direct_debit.mandate_reference"),
        (Syntax.UBL_INVOICE, Invoice(payment=CREDITOR), "payment.direct_debit.creditor_id"),
        (
            Syntax.UBL_INVOICE,
            Invoice(payment=CREDITOR, payee=Payee()),
            "payment.direct_debit.creditor_id",
        ),
        (Syntax.UBL_INVOICE, Invoice(sales_agent=TradeParty(name="A")), "sales_agent.name"),
        (Syntax.UBL_INVOICE, Invoice(invoicee=TradeParty(name="A")), "invoicee.name"),
        (Syntax.UBL_CREDIT_NOTE, Invoice(due_date=date(2026, 1, 31)), "due_date"),
        (Syntax.CII, Invoice(vat_point_date=date(2026, 1, 31)), "vat_point_date"),
        (Syntax.CII, Invoice(vat_point_date_code="35"), "vat_point_date_code"),
    ],
)
def test_a_term_without_the_group_that_carries_it_is_a_loss(
    syntax: Syntax, stated: Invoice, path: str
) -> None:
    assert [loss.path for loss in losses_in(stated, syntax)] == [path]
    assert list(differences(stated, read(write(stated, syntax=syntax, on_loss="drop")).invoice))


@pytest.mark.parametrize(
    ("syntax", "stated"),
    [
        (Syntax.UBL_INVOICE, Invoice(payment=REMITTANCE.replace(means=[TRANSFER]))),
        (Syntax.UBL_INVOICE, Invoice(payment=MANDATE.replace(means=[TRANSFER]))),
        (Syntax.UBL_INVOICE, Invoice(payment=CREDITOR, seller=Seller())),
        (
            Syntax.UBL_CREDIT_NOTE,
            Invoice(due_date=date(2026, 1, 31), payment=PaymentInstructions(means=[TRANSFER])),
        ),
        (Syntax.UBL_INVOICE, Invoice(due_date=date(2026, 1, 31))),
        (Syntax.CII, Invoice(payment=REMITTANCE)),
    ],
)
def test_a_term_with_the_group_that_carries_it_is_none(syntax: Syntax, stated: Invoice) -> None:
    assert losses_in(stated, syntax) == ()
    assert read(write(stated, syntax=syntax)).invoice == stated


def test_a_number_stands_only_where_a_norm_has_one() -> None:
    assert number_of("lines[3].net_amount") == "BT-131"
    assert number_of("payment.means[0].card.network_id") is None
