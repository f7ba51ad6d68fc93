"""What a caller may choose about a calculation."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self, TypeVar

from einvoice.calculation.rounding import ZERO, decimals_in, decimals_of
from einvoice.errors import CalculationError
from einvoice.model.values import MAX_DIGITS, decimal_of

Number = Decimal | str | int
EnumT = TypeVar("EnumT", bound=StrEnum)


class Strategy(StrEnum):
    """From what the amounts follow."""

    NET = "net"
    """Prices are without VAT, VAT is computed once per category and rate: as EN 16931 does."""
    GROSS = "gross"
    """Prices and amounts contain VAT: net prices are computed back, BT-114 takes what is left."""
    VAT_PER_LINE = "vat-per-line"
    """VAT is rounded line by line: BT-114 takes the difference to VAT per category."""


class Fill(StrEnum):
    """Which of the derived amounts are computed."""

    ALL = "all"
    """All of them: what the invoice stated before is replaced where it differs."""
    MISSING = "missing"
    """Only those that the invoice does not state; the others count as stated."""


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one calculation, checked."""

    strategy: Strategy
    fill: Fill
    round_due_to: Decimal | None
    exchange_rate: Decimal | None
    decimals: int

    @classmethod
    def of(
        cls,
        currency_code: str | None,
        *,
        strategy: Strategy | str,
        fill: Fill | str,
        round_due_to: Number | None,
        exchange_rate: Number | None,
        decimals: int | None,
    ) -> Self:
        """Check the choices; CalculationError names the argument that is wrong."""
        places = decimals_of(currency_code) if decimals is None else decimals
        if type(places) is not int or not 0 <= places <= 3:
            raise CalculationError(path="decimals", detail=f"{places!r} is not one of 0, 1, 2, 3")
        options = cls(
            strategy=_member(Strategy, "strategy", strategy),
            fill=_member(Fill, "fill", fill),
            round_due_to=_positive("round_due_to", round_due_to),
            exchange_rate=_positive("exchange_rate", exchange_rate),
            decimals=places,
        )
        if options.round_due_to is not None and decimals_in(options.round_due_to) > places:
            detail = f"{options.round_due_to} has more than {places} decimals"
            raise CalculationError(path="round_due_to", detail=detail)
        if options.strategy is Strategy.GROSS and options.fill is Fill.MISSING:
            detail = "with the strategy 'gross' all amounts are computed anew, found 'missing'"
            raise CalculationError(path="fill", detail=detail)
        return options


def _member(kind: type[EnumT], name: str, value: str) -> EnumT:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(kind)
        raise CalculationError(path=name, detail=f"{value!r} is none of {known}") from None


def _positive(name: str, value: Number | None) -> Decimal | None:
    if value is None:
        return None
    try:
        number = decimal_of(str(value)) if isinstance(value, str | int) else value
    except ValueError:
        number = ZERO
    # Callers without a type checker pass floats, which have lost the digits that were meant.
    if not isinstance(number, Decimal) or not number.is_finite() or number <= 0:  # pyright: ignore[reportUnnecessaryIsInstance] - see the line above
        raise CalculationError(path=name, detail=f"{value!r} is no positive decimal such as '0.05'")
    if abs(number.adjusted()) + len(number.as_tuple().digits) > MAX_DIGITS:
        raise CalculationError(path=name, detail=f"the number has more than {MAX_DIGITS} digits")
    return number
