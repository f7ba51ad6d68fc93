"""What the benchmark's invoices say: invented, deterministic, and with totals that add up."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

CENT = Decimal("0.01")
CURRENCY = "EUR"
RATES = (Decimal(19), Decimal(7))


def cents(value: Decimal) -> Decimal:
    """Rounded to two decimals, ties away from zero."""
    return value.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Party:
    """A company with all that the syntaxes can say of one."""

    name: str
    trading_name: str
    vat_id: str
    legal_id: str
    electronic_address: str
    street: str
    city: str
    post_code: str
    country: str


SELLER = Party(
    name="Example Seller & Söhne GmbH",
    trading_name="Example Seller",
    vat_id="DE123456789",
    legal_id="HRB 00000",
    electronic_address="invoices@seller.example",
    street="Musterstraße 1",
    city="Musterstadt",
    post_code="12345",
    country="DE",
)
BUYER = Party(
    name="Example Buyer SARL",
    trading_name="Example Buyer",
    vat_id="FR00123456789",
    legal_id="123456782",
    electronic_address="purchases@buyer.example",
    street="1 rue de l'Exemple",
    city="Exempleville",
    post_code="00000",
    country="FR",
)
OTHER = Party(
    name="Example Third Party AB",
    trading_name="Example Third",
    vat_id="SE123456789001",
    legal_id="556000-0000",
    electronic_address="post@third.example",
    street="Exempelgatan 3",
    city="Exempelstad",
    post_code="111 11",
    country="SE",
)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An allowance or a charge, of a line or of the document."""

    charge: bool
    amount: Decimal
    base: Decimal
    percentage: Decimal
    reason_code: str
    reason: str
    rate: Decimal

    @property
    def effect(self) -> Decimal:
        """What it adds to a sum."""
        return self.amount if self.charge else -self.amount


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `extra` asks for the optional terms as well."""

    number: int
    extra: bool = False
    classified: bool = True

    @property
    def class_code(self) -> str | None:
        """The class of the article, by UNSPSC."""
        return "43211508" if self.classified else None

    @property
    def quantity(self) -> Decimal:
        """How much was invoiced."""
        return Decimal(1 + self.number * 7 % 24)

    @property
    def price(self) -> Decimal:
        """Net price of one piece."""
        return Decimal(199 + self.number * 3701 % 90_000) / 100

    @property
    def rate(self) -> Decimal:
        """VAT rate in percent."""
        return RATES[self.number % 5 == 0]

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """An allowance and a charge on lines with extras."""
        if not self.extra:
            return ()
        base, ten, five = self.quantity * self.price, Decimal(10), Decimal(5)
        return (
            Adjustment(False, cents(base * ten / 100), base, ten, "95", "Discount", self.rate),
            Adjustment(True, cents(base * five / 100), base, five, "FC", "Freight", self.rate),
        )

    @property
    def net(self) -> Decimal:
        """Line net amount."""
        adjusted = sum((each.effect for each in self.adjustments), Decimal(0))
        return cents(self.quantity * self.price + adjusted)

    @property
    def standard_id(self) -> str:
        """A number of the shape of a GTIN-13, with its check digit."""
        digits = f"200{self.number:09d}"
        weighted = sum(int(digit) * (1 + 2 * (at % 2)) for at, digit in enumerate(digits))
        return f"{digits}{-weighted % 10}"


@dataclass(frozen=True, slots=True)
class Tax:
    """One row of the VAT breakdown."""

    rate: Decimal
    taxable: Decimal

    @property
    def amount(self) -> Decimal:
        """The VAT of this row."""
        return cents(self.taxable * self.rate / 100)


@dataclass(frozen=True, slots=True)
class Contents:
    """An invoice or credit note; `rich` adds many optional terms and an attachment."""

    lines: tuple[Line, ...]
    credit: bool = False
    rich: bool = False
    attachment: str = ""
    """A file in base64; none where it is empty."""

    @property
    def type_code(self) -> str:
        """Invoice or credit note, as UNTDID 1001 has it."""
        return "381" if self.credit else "380"

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """Allowance and charge of a rich document."""
        if not self.rich:
            return ()
        base, two, one = self.sum_of_lines, Decimal(2), Decimal(1)
        return (
            Adjustment(False, cents(base * two / 100), base, two, "95", "Loyalty", RATES[0]),
            Adjustment(True, cents(base * one / 100), base, one, "FC", "Insurance", RATES[0]),
        )

    @property
    def sum_of_lines(self) -> Decimal:
        """Sum of the line net amounts."""
        return _sum(line.net for line in self.lines)

    def adjusted(self, *, charge: bool) -> Decimal | None:
        """Sum of the document's allowances, or of its charges."""
        amounts = [each.amount for each in self.adjustments if each.charge is charge]
        return _sum(amounts) if amounts else None

    @property
    def breakdown(self) -> tuple[Tax, ...]:
        """One row for every rate that occurs."""
        return tuple(
            Tax(
                rate,
                _sum(line.net for line in self.lines if line.rate == rate)
                + _sum(each.effect for each in self.adjustments if each.rate == rate),
            )
            for rate in RATES
            if any(part.rate == rate for part in (*self.lines, *self.adjustments))
        )

    @property
    def without_tax(self) -> Decimal:
        """Total without VAT."""
        return _sum(tax.taxable for tax in self.breakdown)

    @property
    def tax(self) -> Decimal:
        """Total VAT."""
        return _sum(tax.amount for tax in self.breakdown)

    @property
    def prepaid(self) -> Decimal | None:
        """What was paid before; only rich documents say."""
        return Decimal("10.00") if self.rich else None

    @property
    def payable(self) -> Decimal:
        """Amount due."""
        return self.without_tax + self.tax - (self.prepaid or 0)


def contents(
    lines: int, *, credit: bool = False, rich: bool = False, classified: bool = True
) -> Contents:
    """An invoice of so many lines; a rich one carries an attachment of 300 kB."""
    attachment = base64.b64encode(Random(16931).randbytes(300_000)).decode() if rich else ""
    numbered = tuple(
        Line(number, extra=rich, classified=classified) for number in range(1, lines + 1)
    )
    return Contents(numbered, credit=credit, rich=rich, attachment=attachment)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal("0.00"))
