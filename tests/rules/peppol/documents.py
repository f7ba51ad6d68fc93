"""Documents for the cases of the Peppol rules."""

from decimal import Decimal
from typing import Any

from einvoice import write
from einvoice.model.invoice import Invoice, ProcessControl
from einvoice.model.values import Identifier
from einvoice.rules.peppol.process import BILLING, BILLING_PROCESS
from tests.builders import invoice

UBL = frozenset({"ubl"})
CII = frozenset({"cii"})
CLEAN = invoice()
assert CLEAN.seller is not None
assert CLEAN.buyer is not None
assert CLEAN.totals is not None
SELLER, BUYER, TOTALS = CLEAN.seller, CLEAN.buyer, CLEAN.totals


def named(process: str = BILLING_PROCESS, specification: str = BILLING) -> ProcessControl:
    """A process and a specification."""
    return ProcessControl(business_process_type=process, specification_id=specification)


def address(value: str, scheme: str | None) -> Identifier:
    """An electronic address."""
    return Identifier(value=value, scheme=scheme)


def replaced(stated: Invoice, syntax: str, before: str, after: str) -> bytes:
    """An invoice as XML, with a text in it replaced once."""
    data = write(stated, syntax=syntax)
    assert data.count(before.encode()) >= 1, f"nothing to replace: {before}"
    return data.replace(before.encode(), after.encode(), 1)


def with_accounting(amount: str | None, currency: str | None = "SEK", **changes: Any) -> Invoice:
    """An invoice with a VAT total in the accounting currency."""
    total = None if amount is None else Decimal(amount)
    totals = TOTALS.replace(vat_total_in_accounting_currency=total)
    return invoice(vat_currency_code=currency, totals=totals, **changes)
