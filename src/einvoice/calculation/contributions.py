"""What lines, allowances and charges contribute to the VAT breakdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from einvoice.calculation.ledger import Ledger
from einvoice.calculation.rounding import ZERO

UNTAXED = frozenset({"Z", "E", "AE", "K", "G", "O"})
"""The categories under which no VAT is charged, whatever rate is stated."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A signed amount and the VAT that applies to it."""

    kind: str
    """ "line", "allowance" or "charge"."""
    path: str
    """Where it stands: "lines[0]"."""
    category: str
    """The VAT category."""
    rate: Decimal | None
    """The rate as stated."""
    amount: Decimal
    """What is added to the taxable amount: negative for allowances."""
    reason: str | None = None
    """Why no VAT is charged, in words."""
    reason_code: str | None = None
    """Why no VAT is charged, as a code."""

    @property
    def percentage(self) -> Decimal:
        """The rate that is charged."""
        return charged(self.category, self.rate)


def charged(category: str | None, rate: Decimal | None) -> Decimal:
    """The rate that is charged under a category: nothing where that category charges nothing."""
    return ZERO if rate is None or category in UNTAXED else rate


def contribution(
    ledger: Ledger, found: Contribution, *, terms: Sequence[str], fields: Sequence[str]
) -> tuple[Contribution, ...]:
    """The contribution, or none and a problem on record where its VAT is not known."""
    if not found.category:
        ledger.missing(f"{found.path}.{fields[0]}", terms[0], "state the VAT category, such as S")
        return ()
    if found.rate is None and found.category not in UNTAXED:
        ledger.missing(f"{found.path}.{fields[1]}", terms[1], "state the VAT rate in percent")
        return ()
    return (found,)
