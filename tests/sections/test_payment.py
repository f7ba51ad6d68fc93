"""When and how to pay, as XRechnung and as Factur-X state it."""

from datetime import date
from decimal import Decimal

import pytest

from einvoice import content, read, write
from einvoice.model.payment import (
    CreditTransfer,
    DirectDebit,
    DiscountTerms,
    PaymentCard,
    PaymentInstructions,
    PaymentMeans,
    PaymentSchedule,
    PaymentTerms,
    PenaltyTerms,
)
from tests.builders import invoice

SKONTO = (
    "Please pay within 30 days.\n"
    "#SKONTO#TAGE=14#PROZENT=2.25#\n"
    "#SKONTO#TAGE=7#PROZENT=3.00#BASISBETRAG=-100.50#\n"
)


def test_discounts_in_the_text_are_read_for_programs() -> None:
    terms = content(invoice(payment_terms=SKONTO)).paymentterms
    assert [(one.days, one.percentage, one.base_amount) for one in terms.discounts] == [
        (14, Decimal("2.25"), None),
        (7, Decimal("3.00"), Decimal("-100.50")),
    ]
    assert not any(one.is_structured for one in terms.discounts)
    assert terms.text == SKONTO
    assert terms.description == "Please pay within 30 days."


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_a_discount_leads_to_the_payment_terms_of_the_source(syntax: str) -> None:
    document = content(write(invoice(payment_terms=SKONTO), syntax=syntax))
    found = document.trace("paymentterms.discounts[1].days")
    assert (found.value, found.term) == (7, "BT-20")
    assert found.location is not None
    assert document.trace("paymentterms.discounts[1].amount").place is None


@pytest.mark.parametrize(
    "line",
    [
        "#SKONTO#TAGE=14#PROZENT=2#",
        "#SKONTO#TAGE=14#",
        "#SKONTO#TAGE=x#PROZENT=2.00#",
        "#VERZUG#TAGE=14#PROZENT=2.00#",
        f"#SKONTO#TAGE={'9' * 10}#PROZENT=2.00#",
        f"#SKONTO#TAGE=1#PROZENT={'9' * 200}.00#",
        f"#SKONTO#TAGE={'9' * 5000}#PROZENT=2.00#",
    ],
)
def test_a_line_in_another_form_grants_nothing_and_stays_in_the_words(line: str) -> None:
    terms = content(invoice(payment_terms=line)).paymentterms
    assert terms.discounts == ()
    assert terms.description == line


def test_a_structured_discount_and_a_penalty_count_in_days() -> None:
    schedule = PaymentSchedule(
        discount=DiscountTerms(
            period=Decimal("14"), period_unit_code="DAY", percentage=Decimal("2")
        ),
        penalty=PenaltyTerms(period=Decimal("1"), period_unit_code="MON", percentage=Decimal("9")),
    )
    document = content(write(invoice(payment_schedule=schedule), syntax="cii"))
    [discount] = document.paymentterms.discounts
    assert (discount.days, discount.percentage, discount.is_structured) == (14, Decimal("2"), True)
    [penalty] = document.paymentterms.penalties
    assert (penalty.days, penalty.period, penalty.period_unit_code) == (None, Decimal("1"), "MON")
    assert document.trace("paymentterms.discounts[0].percentage").location is not None


def test_discounts_of_both_kinds_stand_together() -> None:
    schedule = PaymentSchedule(discount=DiscountTerms(percentage=Decimal("1")))
    document = content(invoice(payment_terms=SKONTO, payment_schedule=schedule))
    kinds = [one.is_structured for one in document.paymentterms.discounts]
    assert kinds == [False, False, True]
    assert document.trace("paymentterms.discounts[2].percentage").place == (
        "payment_schedule.discount.percentage"
    )


def test_a_period_with_a_part_of_a_day_is_no_number_of_days() -> None:
    schedule = PaymentSchedule(
        discount=DiscountTerms(period=Decimal("1.5"), period_unit_code="DAY")
    )
    assert content(invoice(payment_schedule=schedule)).paymentterms.discounts[0].days is None


def test_instalments_keep_their_own_terms() -> None:
    more = [PaymentTerms(due_date=date(2026, 3, 1), partial_amount=Decimal("5.00"), text="second")]
    [found] = content(invoice(more_payment_terms=more)).paymentterms.instalments
    assert (found.due_date, found.partial_amount, found.text) == (
        date(2026, 3, 1),
        Decimal("5.00"),
        "second",
    )


def test_every_way_to_pay_is_listed() -> None:
    payment = PaymentInstructions(
        remittance_information="R-1",
        means=[
            PaymentMeans(
                code="58",
                account=CreditTransfer(
                    account_id="DE02 1203 0000 0000 2020 51",
                    account_name="Example GmbH",
                    provider_id="BYLADEM1001",
                ),
            ),
            PaymentMeans(code="30", account=CreditTransfer(account_id="123 456-7")),
            PaymentMeans(code="48", card=PaymentCard(account_number="1234", holder_name="Example")),
            PaymentMeans(code="59", debited_account_id="DE02120300000000202051"),
        ],
        direct_debit=DirectDebit(mandate_reference="M-1", creditor_id="DE98ZZZ09999999999"),
    )
    found = content(invoice(payment=payment)).paymentmeans
    assert (found.remittance_information, found.mandate_reference) == ("R-1", "M-1")
    assert found.creditor_id == "DE98ZZZ09999999999"
    transfer, other, card, debit = found.means
    assert (transfer.iban, transfer.bic) == ("DE02120300000000202051", "BYLADEM1001")
    assert transfer.account_id == "DE02 1203 0000 0000 2020 51"
    assert (other.iban, other.account_id) == (None, "123 456-7")
    assert (card.card_number, card.card_holder) == ("1234", "Example")
    assert debit.debited_iban == "DE02120300000000202051"


def test_the_means_of_a_document_lead_to_their_elements() -> None:
    data = write(
        invoice(payment=PaymentInstructions(means=[PaymentMeans(code="58")])), syntax="ubl"
    )
    assert content(read(data)).trace("paymentmeans.means[0].typeCode").term == "BT-81"
