"""What looks like a mistake and is none."""

from datetime import date
from decimal import Decimal

import pytest

from einvoice.model.allowance import LineAllowance, LineCharge
from einvoice.model.invoice import Invoice
from einvoice.model.item import Price
from einvoice.model.line import Line
from einvoice.model.payment import PaymentInstructions
from einvoice.model.totals import Totals
from einvoice.rules.advice import ADVICE
from tests.builders import line
from tests.rules.advice.clean import clean, seller
from tests.rules.cases import outcome


def fired(invoice: Invoice) -> set[str]:
    return {one.rule.id for one in outcome(invoice, ADVICE, "cii")}


def test_the_clean_invoice_is_clean() -> None:
    assert fired(clean()) == set()


@pytest.mark.parametrize("due", ["0.00", "-5.00"])
def test_what_is_paid_may_have_been_due_before(due: str) -> None:
    paid = Totals(amount_due=Decimal(due))
    assert fired(clean(due_date=date(2025, 12, 31), totals=paid)) == set()


def test_a_negative_invoice_is_no_negative_credit_note() -> None:
    assert fired(clean(totals=Totals(total_with_vat=Decimal(-5)))) == set()


@pytest.mark.parametrize(
    "priced",
    [
        line(price=Price(net_amount=Decimal(1000), base_quantity=Decimal(100))),
        line(price=None),
        line(price=Price(net_amount=Decimal(10), base_quantity=Decimal(0))),
        line(net_amount="17.00", allowances=[LineAllowance(amount=Decimal(3))]),
        line(net_amount="23.00", charges=[LineCharge(amount=Decimal(3))]),
        line(net_amount="24.00", price=Price(net_amount=Decimal(10), gross_amount=Decimal(12))),
        line(net_amount="0.00", status_reason_code="INFORMATION"),
        line(
            net_amount="0.02",
            price=Price(
                net_amount=Decimal(10), base_quantity=Decimal(1), base_quantity_unit_code="KGM"
            ),
        ),
    ],
)
def test_a_line_that_adds_up_in_its_own_way_is_left_alone(priced: Line) -> None:
    assert fired(clean(lines=[priced])) == set()


def test_whole_currencies_round_lines_to_whole_amounts() -> None:
    rounded = [line(net_amount="21", price=Price(net_amount=Decimal("10.3")))]
    assert fired(clean(lines=rounded)) == {"ADV-LINE-AMOUNT"}
    assert fired(clean(lines=rounded, currency_code="HUF")) == set()


def test_a_vat_identifier_may_be_repeated_as_tax_number() -> None:
    assert fired(clean(seller=seller(tax_registration_id="DE123456788"))) == set()


def test_the_number_of_the_invoice_is_no_creditor_reference() -> None:
    stated = PaymentInstructions(remittance_information="RF00123")
    assert fired(clean(payment=stated)) == {"ADV-CREDITOR-REFERENCE"}
    assert fired(clean(payment=stated, number="RF00123")) == set()
