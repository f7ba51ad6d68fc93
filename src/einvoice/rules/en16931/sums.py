"""Which of the document totals must be there at all; what they add up to is in `totals`."""

from collections.abc import Iterator

from einvoice.rules.en16931.presence import is_absent, is_blank
from einvoice.rules.en16931.traces import traces_of
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-12", "BT-106")
def sum_of_lines_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-106 occurs."""
    yield from _lacking(stated, "sum_of_lines")


@rule("BR-13", "BT-109")
def total_without_vat_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-109 occurs."""
    yield from _lacking(stated, "total_without_vat")


@rule("BR-14", "BT-112")
def total_with_vat_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-112 occurs."""
    yield from _lacking(stated, "total_with_vat")


@rule("BR-15", "BT-115")
def amount_due_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-115 occurs."""
    yield from _lacking(stated, "amount_due")


_SUMS = {
    "ubl": "cac:LegalMonetaryTotal",
    "cii": "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
}
_IN_UBL_SUMS = (
    "sum_of_lines",
    "total_without_vat",
    "total_with_vat",
    "amount_due",
    "sum_of_allowances",
    "sum_of_charges",
    "paid_amount",
    "rounding_amount",
)


def _lacking(stated: Stated, name: str) -> Iterator[Hit]:
    totals, path = stated.invoice.totals, f"totals.{name}"
    value = None if totals is None else getattr(totals, name)
    if value is None and _has_sums(stated) and is_absent(stated, path):
        yield Hit(path)


def _has_sums(stated: Stated) -> bool:
    """Whether the element of the totals is there; without it, its content is not asked for."""
    totals = stated.invoice.totals
    if stated.syntax == "cii":
        return totals is not None or bool(traces_of(stated, _SUMS["cii"]))
    # UBL keeps the VAT totals elsewhere, and is written with the element in any case.
    if totals is not None and any(getattr(totals, name) is not None for name in _IN_UBL_SUMS):
        return True
    return stated.look is None or bool(traces_of(stated, _SUMS["ubl"]))


@rule("BR-53", "BT-6", "BT-111", syntax="ubl")
def vat_total_in_accounting_currency_is_stated(stated: Stated) -> Iterator[Hit]:
    """A VAT total in the currency of BT-6 occurs."""
    currency = stated.invoice.vat_currency_code
    if currency is None or _has_accounting_total(stated):
        return
    if currency == stated.invoice.currency_code and _has_total_in_invoice_currency(stated):
        return
    yield Hit("totals.vat_total_in_accounting_currency", {"currency": currency})


@rule("BR-53", "BT-6", "BT-111", syntax="cii")
def second_vat_total_is_stated(stated: Stated) -> Iterator[Hit]:
    """BT-111 occurs where BT-6 does, and BT-6 is not the currency of the invoice."""
    currency = stated.invoice.vat_currency_code
    if currency is None or stated.invoice.totals is None:
        return
    if currency == stated.invoice.currency_code:
        yield Hit("vat_currency_code", {"currency": currency}, ("BT-6", "BT-5"), kind="same")
    elif is_blank(currency) or not _has_accounting_total(stated):
        yield Hit("totals.vat_total_in_accounting_currency", {"currency": currency})


def _has_accounting_total(stated: Stated) -> bool:
    totals, path = stated.invoice.totals, "totals.vat_total_in_accounting_currency"
    return (
        totals is not None and totals.vat_total_in_accounting_currency is not None
    ) or not is_absent(stated, path)


def _has_total_in_invoice_currency(stated: Stated) -> bool:
    """Whether the VAT total (BT-110) is there and does not name another currency."""
    totals, path = stated.invoice.totals, "totals.vat_total"
    if totals is None or (totals.vat_total is None and is_absent(stated, path)):
        return False
    return all(issue.code != "currency" or issue.path != path for issue in stated.issues)


RULES = declared_in(globals())
