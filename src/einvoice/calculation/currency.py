"""The VAT total in the currency in which the seller accounts for VAT (BT-111)."""

from decimal import Decimal
from typing import NamedTuple

from einvoice.calculation.ledger import Ledger
from einvoice.calculation.rounding import decimals_of
from einvoice.model.invoice import Invoice

_PATH = "totals.vat_total_in_accounting_currency"


class Exchange(NamedTuple):
    """The rate that applies, and whether it divides instead of multiplying."""

    rate: Decimal
    divides: bool = False


def exchange_of(ledger: Ledger, invoice: Invoice, rate: Decimal | None) -> Exchange | None:
    """The rate given, else that of the invoice; None where BT-111 is as stated or not needed."""
    target = invoice.vat_currency_code
    if rate is not None:
        if target is None:
            ledger.missing("vat_currency_code", "BT-6", "state it, or give no exchange rate")
        return Exchange(rate)
    if target is None or target == invoice.currency_code:
        return None
    stated = _stated_exchange(invoice)
    if stated is None and (invoice.totals is None or _stated_total(invoice) is None):
        detail = "state it, or give an exchange rate: BT-6 is not the invoice currency BT-5"
        ledger.missing(_PATH, "BT-111", detail)
    return stated


def _stated_total(invoice: Invoice) -> Decimal | None:
    return invoice.totals.vat_total_in_accounting_currency if invoice.totals else None


def _stated_exchange(invoice: Invoice) -> Exchange | None:
    group = invoice.currency_exchange
    if group is None or not group.rate:
        return None
    source = group.source_currency_code or invoice.currency_code
    target = group.target_currency_code or invoice.vat_currency_code
    if (source, target) == (invoice.currency_code, invoice.vat_currency_code):
        return Exchange(group.rate)
    if (target, source) == (invoice.currency_code, invoice.vat_currency_code):
        return Exchange(group.rate, divides=True)
    return None


def vat_in_accounting_currency(
    ledger: Ledger, invoice: Invoice, vat_total: Decimal, exchange: Exchange | None
) -> Decimal | None:
    """BT-111: converted where a rate is known, else as stated."""
    stated = _stated_total(invoice)
    if exchange is None:
        return None if stated is None else ledger.keep("BT-111", _PATH, stated)
    rate = exchange.rate
    return ledger.derive(
        "BT-111",
        _PATH,
        f"total VAT {'/' if exchange.divides else '*'} exchange rate",
        [("total VAT", vat_total), ("exchange rate", rate)],
        vat_total / rate if exchange.divides else vat_total * rate,
        stated=stated,
        decimals=decimals_of(invoice.vat_currency_code),
    )
