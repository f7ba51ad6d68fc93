"""Reading costs as much as the document is long, counted in calls rather than in seconds."""

import sys
from types import FrameType

from einvoice import read, write
from tests.builders import invoice

DOCUMENT = write(invoice(vat_currency_code="SEK"), syntax="ubl")
TOTAL = b'<cac:TaxTotal><cbc:TaxAmount currencyID="USD">1</cbc:TaxAmount></cac:TaxTotal>'


def calls(data: bytes) -> int:
    """How many Python functions the reading of a document calls."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        read(data)
    finally:
        sys.setprofile(None)
    return count


def test_totals_in_foreign_currencies_are_each_looked_at_a_fixed_number_of_times() -> None:
    def with_totals(number: int) -> bytes:
        return DOCUMENT.replace(b"<cac:TaxTotal>", TOTAL * number + b"<cac:TaxTotal>", 1)

    calls(with_totals(1))  # compiles the reader
    few, many = calls(with_totals(50)), calls(with_totals(500))
    assert many < 11 * few
