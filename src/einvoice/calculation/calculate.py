"""Totals and the VAT breakdown from the lines, with an account of every cent.

Rules never call this: they judge what an invoice states. Here a new invoice is made of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import DecimalException, localcontext

from einvoice.calculation.engine import compute
from einvoice.calculation.ledger import Step
from einvoice.calculation.options import Fill, Number, Options, Strategy
from einvoice.calculation.rounding import EXACT
from einvoice.errors import CalculationError
from einvoice.model.invoice import Invoice


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculated invoice, and how each of its amounts came about."""

    invoice: Invoice = field(repr=False)
    """The invoice with its amounts."""
    strategy: Strategy
    """From what the amounts follow."""
    steps: tuple[Step, ...] = field(repr=False)
    """Every value in the order of calculation, with its formula and its numbers."""

    @property
    def changes(self) -> tuple[Step, ...]:
        """The steps whose value is not the one that the invoice stated before."""
        return tuple(step for step in self.steps if step.is_changed)

    def of(self, place: str) -> tuple[Step, ...]:
        """The steps of a term ("BT-131") or of a place and what it holds ("lines[0]")."""
        return tuple(self._of(place))

    def _of(self, place: str) -> Iterator[Step]:
        for step in self.steps:
            rest = step.path.removeprefix(place)
            if step.term == place or (rest != step.path and rest[:1] in ("", ".", "[", " ")):
                yield step

    def __str__(self) -> str:
        """One line a step."""
        return "\n".join(str(step) for step in self.steps)


def calculate(
    invoice: Invoice,
    *,
    strategy: Strategy | str = Strategy.NET,
    fill: Fill | str = Fill.ALL,
    round_due_to: Number | None = None,
    exchange_rate: Number | None = None,
    decimals: int | None = None,
) -> Invoice:
    """Return the invoice with line net amounts, VAT breakdown and document totals.

    What is stated as an input never changes: quantities, prices, amounts of allowances and
    charges, paid and rounding amount. The strategy "gross" alone takes prices and amounts as
    containing VAT and replaces them.

    Args:
        invoice: The lines with quantity, price and VAT; allowances and charges with their VAT.
        strategy: "net", "gross" (prices contain VAT) or "vat-per-line" (VAT rounded per line).
        fill: "all" computes every derived amount anew, "missing" only what is not stated.
        round_due_to: Round the amount due to a multiple of this, such as "0.05"; sets BT-114.
        exchange_rate: Units of the VAT currency (BT-6) per unit of the invoice currency.
        decimals: Decimals of the amounts, if not those of the currency (at most two).

    Raises:
        CalculationError: An argument is wrong, or the invoice states too little; as
            `UncalculableError`, it names every missing input in `problems`.
    """
    return explain(
        invoice,
        strategy=strategy,
        fill=fill,
        round_due_to=round_due_to,
        exchange_rate=exchange_rate,
        decimals=decimals,
    ).invoice


def explain(
    invoice: Invoice,
    *,
    strategy: Strategy | str = Strategy.NET,
    fill: Fill | str = Fill.ALL,
    round_due_to: Number | None = None,
    exchange_rate: Number | None = None,
    decimals: int | None = None,
) -> Calculation:
    """Calculate like `calculate`, and say where each cent comes from."""
    options = Options.of(
        invoice.currency_code,
        strategy=strategy,
        fill=fill,
        round_due_to=round_due_to,
        exchange_rate=exchange_rate,
        decimals=decimals,
    )
    try:
        with localcontext(EXACT):
            made, ledger = compute(invoice, options)
    except DecimalException as error:
        detail = f"numbers that cannot be calculated with ({type(error).__name__})"
        raise CalculationError(path="invoice", detail=detail) from None
    return Calculation(made, options.strategy, tuple(ledger.steps))
