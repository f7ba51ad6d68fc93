"""How totals and the VAT breakdown follow from the lines: what `einvoice.calculate` does."""

from einvoice.calculation.calculate import Calculation, calculate, explain
from einvoice.calculation.ledger import Input, Step
from einvoice.calculation.options import Fill, Strategy
from einvoice.errors import Problem, UncalculableError

__all__ = [
    "Calculation",
    "Fill",
    "Input",
    "Problem",
    "Step",
    "Strategy",
    "UncalculableError",
    "calculate",
    "explain",
]
