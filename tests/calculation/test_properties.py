"""For any lines, allowances and strategy, the equations of EN 16931 hold to the cent."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.calculation import Strategy, calculate, explain
from einvoice.calculation.rounding import EXACT, ZERO, shares
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line
from tests.calculation.second_opinion import half_up, wrong_places

VAT = st.sampled_from(
    [
        ("S", "19"),
        ("S", "7.0"),
        ("S", "5.5"),
        ("S", "0.1"),
        ("Z", "0"),
        ("E", "0"),
        ("AE", "0.00"),
        ("O", None),
        ("L", "6.5"),
    ]
)


def decimals(low: int, high: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(lambda number: Decimal(number).scaleb(-places))


AMOUNT = decimals(0, 200_000, 2)
PERCENTAGE = decimals(0, 10_000, 2)


@st.composite
def allowances(draw: st.DrawFn) -> dict[str, Decimal]:
    kind = draw(st.sampled_from(["amount", "percentage", "both"]))
    if kind == "amount":
        return {"amount": draw(AMOUNT)}
    if kind == "percentage":
        return {"percentage": draw(PERCENTAGE)}
    return {"percentage": draw(PERCENTAGE), "base_amount": draw(AMOUNT)}


@st.composite
def lines(draw: st.DrawFn, depth: int = 1) -> Line:
    category, rate = draw(VAT)
    price = {"net_amount": draw(decimals(0, 10_000_000, 4))}
    if draw(st.booleans()):
        price = {
            "gross_amount": draw(decimals(0, 10_000_000, 3)),
            "discount": draw(decimals(0, 1_000, 3)),
        }
    if draw(st.booleans()):
        price["base_quantity"] = draw(st.sampled_from([Decimal(n) for n in (1, 3, 7, 1000)]))
    subs: list[Line] = []
    if depth and draw(st.integers(0, 5)) == 0:
        subs = draw(st.lists(lines(depth=depth - 1), min_size=1, max_size=3))
    return Line.model_validate(
        {
            "quantity": draw(decimals(-100_000, 1_000_000, 3)),
            "price": price,
            "vat": {"category_code": category, "rate": rate},
            "allowances": draw(st.lists(allowances(), max_size=2)),
            "charges": draw(st.lists(allowances(), max_size=2)),
            "sub_lines": subs,
        }
    )


@st.composite
def invoices(draw: st.DrawFn) -> Invoice:
    made = draw(st.lists(lines(), min_size=1, max_size=8))

    def on_document() -> dict[str, Decimal | str | None]:
        # A percentage without a base is taken of the lines with the same VAT, so there are some.
        vat = draw(st.sampled_from(made)).vat
        assert vat is not None
        return {
            **draw(allowances()),
            "vat_category_code": vat.category_code,
            "vat_rate": vat.rate,
        }

    return Invoice.model_validate(
        {
            "currency_code": "EUR",
            "lines": made,
            "allowances": [on_document() for _ in range(draw(st.integers(0, 2)))],
            "charges": [on_document() for _ in range(draw(st.integers(0, 2)))],
            "totals": {"paid_amount": draw(st.none() | AMOUNT)},
        }
    )


STRATEGIES = st.sampled_from(list(Strategy))
CASH = st.sampled_from([None, "0.05", "1", "0.01"])


@settings(max_examples=150, deadline=None)
@given(invoices(), STRATEGIES, CASH)
def test_every_equation_holds_under_every_strategy(
    invoice: Invoice, strategy: Strategy, step: str | None
) -> None:
    made = calculate(invoice, strategy=strategy, round_due_to=step)
    assert wrong_places(made) == []
    assert made.totals is not None
    assert made.totals.amount_due is not None
    if step:
        assert Fraction(made.totals.amount_due) % Fraction(step) == 0


@settings(max_examples=100, deadline=None)
@given(invoices(), STRATEGIES)
def test_calculating_again_changes_nothing(invoice: Invoice, strategy: Strategy) -> None:
    made = calculate(invoice, strategy=strategy)
    assert calculate(made) == made
    assert calculate(made, fill="missing") == made
    assert explain(made).changes == ()


@settings(max_examples=150, deadline=None)
@given(invoices())
def test_gross_prices_reach_their_total_and_leave_a_cent_per_category_at_most(
    invoice: Invoice,
) -> None:
    asked = calculate(invoice, decimals=2).totals
    made = calculate(invoice, strategy="gross")
    assert asked is not None
    assert made.totals is not None
    rounding = Fraction(made.totals.rounding_amount or 0)
    reached = Fraction(made.totals.total_with_vat or 0) + rounding
    # Read as net, the same amounts add up to BT-109: that is what the buyer was told to pay.
    assert reached == Fraction(asked.total_without_vat or 0)
    taxed = [entry for entry in made.vat_breakdown if entry.rate]
    assert abs(rounding) <= Fraction(len(taxed), 100)


@settings(max_examples=100, deadline=None)
@given(invoices())
def test_vat_per_line_leaves_the_difference_in_the_rounding_amount(invoice: Invoice) -> None:
    made = calculate(invoice, strategy="vat-per-line")
    per_line = Fraction(0)
    for line in made.lines:
        assert line.vat is not None
        per_line += half_up(Fraction(line.net_amount or 0) * Fraction(line.vat.rate or 0) / 100)
    for allowance in made.allowances:
        per_line -= half_up(
            Fraction(allowance.amount or 0) * Fraction(allowance.vat_rate or 0) / 100
        )
    for charge in made.charges:
        per_line += half_up(Fraction(charge.amount or 0) * Fraction(charge.vat_rate or 0) / 100)
    assert made.totals is not None
    rounding = Fraction(made.totals.rounding_amount or 0)
    assert Fraction(made.totals.vat_total or 0) + rounding == per_line


@settings(max_examples=150, deadline=None)
@given(st.lists(decimals(-(10**9), 10**9, 6), max_size=20))
def test_shares_are_neighbours_of_their_parts_and_add_up(parts: list[Decimal]) -> None:
    exact = sum(parts, ZERO)
    total = exact.quantize(Decimal("0.01"), context=EXACT)
    made = shares(total, parts, 2)
    assert sum(made, ZERO) == total
    for part, share in zip(parts, made, strict=True):
        assert abs(part - share) < Decimal("0.01")
