"""The VAT totals of a document: the one in its currency, and which others there are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from einvoice.model.values import decimal_of
from einvoice.results import Unmapped
from einvoice.rules.stated import Stated

_TOTAL = re.compile(r"(?:cac:TaxTotal|HeaderMonetarySummation/ram:TaxTotalAmount)(?:\[\d+\])?")
"""The last step, or the last two, to a VAT total of the document."""
_ON_LINE = re.compile(r"Line(?:\[\d+\])?/")
_AMOUNT = re.compile(
    r"<(?:\w+:)?Tax(?:Total)?Amount\b(?:[^>]*?\bcurrencyID=\"(?P<currency>[^\"]*)\")?[^>]*>"
    r"(?P<amount>[^<]*)<"
)


@dataclass(frozen=True, slots=True)
class FurtherTotal:
    """A VAT total that has no place in the model."""

    currency: str
    amount: Decimal | None
    part: Unmapped


@dataclass(frozen=True, slots=True)
class VatTotal:
    """The VAT totals of a document, as official expressions ask for them by currency."""

    amount: Decimal | None
    """The total in the invoice currency (BT-110), if it really is in that currency."""
    further: tuple[FurtherTotal, ...]
    """Those that the model has no place for."""
    again: tuple[FurtherTotal, ...]
    """Those of them in the invoice currency."""
    others: int
    """How many totals are in other currencies, or in none."""

    @property
    def count(self) -> int:
        """How many totals are in the invoice currency."""
        return len(self.again) + (self.amount is not None)


def vat_total(stated: Stated) -> VatTotal:
    """The VAT totals of a document, looked for once."""
    return stated.once(_vat_total)


def _vat_total(stated: Stated) -> VatTotal:
    totals = stated.invoice.totals
    amount = totals.vat_total if totals else None
    others = int(totals is not None and totals.vat_total_in_accounting_currency is not None)
    if amount is not None and stated.issues and _is_foreign(stated):
        amount, others = None, others + 1
    further = tuple(_further(stated)) if stated.unmapped else ()
    currency = stated.invoice.currency_code
    again = tuple(total for total in further if total.currency == currency)
    return VatTotal(amount, further, again, others + len(further) - len(again))


def _is_foreign(stated: Stated) -> bool:
    """Whether the total that was read for want of another one says another currency."""
    return any(
        issue.code == "currency" and _is_total(issue.location.removesuffix("/@currencyID"))
        for issue in stated.issues
    )


def _is_total(location: str) -> bool:
    location = location.removesuffix("/cbc:TaxAmount")
    found = _TOTAL.search(location)
    return found is not None and found.end() == len(location) and _ON_LINE.search(location) is None


def _further(stated: Stated) -> Iterator[FurtherTotal]:
    for part in stated.unmapped:
        if not part.is_attribute and _is_total(part.location):
            said = _AMOUNT.search(part.xml)
            if said is not None:
                yield FurtherTotal(said["currency"] or "", _number(said["amount"]), part)


def _number(text: str) -> Decimal | None:
    try:
        return decimal_of(text.strip())
    except ValueError:
        return None
