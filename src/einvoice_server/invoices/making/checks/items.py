"""Items, allowances and charges are complete and of known codes."""

from decimal import Decimal

from einvoice.calculation.rounding import decimals_of
from einvoice_server.invoices.making.case import Case
from einvoice_server.invoices.making.checks.faults import (
    COUNTRIES,
    Faults,
    check_code,
    fault,
    known,
    missing,
)
from einvoice_server.invoices.payload.amounts import Adjustment, ItemAdjustment
from einvoice_server.invoices.payload.items import InvoiceItem, Period, Product

ALLOWANCE_REASONS, CHARGE_REASONS = "5189", "7161"
_UNITS = known("units")


def check_items(case: Case) -> Faults:
    """All about the positions and what is taken off or added."""
    seen: set[str] = set()
    for index, item in enumerate(case.payload.invoice_items):
        place = f"invoiceItems[{index}]"
        if item.id in seen:
            yield fault(f"{place}.id", "duplicate", f"The id {item.id!r} stands twice.")
        seen.add(item.id)
        yield from _item(case, place, item)
    yield from _adjustments("", case.payload.allowances, case.payload.charges, case)
    yield from check_decimals("prepaidAmount", case.payload.prepaid_amount, case.currency)


def _item(case: Case, place: str, item: InvoiceItem) -> Faults:
    product = item.product
    if len(product.taxes) != 1:
        yield fault(
            f"{place}.product.taxes",
            "one_tax",
            f"Exactly one tax is needed, found {len(product.taxes)}.",
        )
    if product.unit_code not in _UNITS:
        yield from check_code(f"{place}.product.unitCode", product.unit_code, "units")
    yield from check_code(f"{place}.product.originCountry", product.origin_country, *COUNTRIES)
    if product.global_id is not None:
        yield from check_code(
            f"{place}.product.globalID.schemeId", product.global_id.scheme_id, "icd",
            "icd-facturx-extended-party",
        )  # fmt: skip
    if item.period is not None:
        yield from check_period(f"{place}.period", item.period)
    if case.making.is_peppol and decimals_of(case.currency) == 0 and _is_fraction(product):
        yield fault(
            f"{place}.product.price",
            "decimals",
            f"Peppol wants quantity times price to be whole in {case.currency}.",
        )
    if item.allowances or item.charges:
        yield from _adjustments(f"{place}.", item.allowances, item.charges, case)


def _is_fraction(product: Product) -> bool:
    whole = product.quantity * product.price / (product.price_quantity or 1)
    return whole != whole.to_integral_value()


def check_period(place: str, period: Period) -> Faults:
    """A period has a beginning or an end, in this order."""
    if period.start_date is None and period.end_date is None:
        yield missing(place, "A period needs startDate or endDate.")
    elif period.start_date and period.end_date and period.end_date < period.start_date:
        yield fault(f"{place}.endDate", "date_order", "The period ends before it begins.")


def check_decimals(field: str, amount: Decimal | None, currency: str) -> Faults:
    """An amount has no more decimals than its currency."""
    most = decimals_of(currency)
    if amount is not None and -int(amount.normalize().as_tuple().exponent) > most:
        yield fault(field, "decimals", f"An amount in {currency} has at most {most} decimals.")


def _adjustments(
    place: str,
    allowances: "list[Adjustment] | list[ItemAdjustment]",
    charges: "list[Adjustment] | list[ItemAdjustment]",
    case: Case,
) -> Faults:
    for name, entries, reasons in (
        ("allowances", allowances, ALLOWANCE_REASONS),
        ("charges", charges, CHARGE_REASONS),
    ):
        for index, entry in enumerate(entries):
            at = f"{place}{name}[{index}]"
            yield from check_code(f"{at}.reasonCode", entry.reason_code, reasons)
            yield from _amounts(at, entry, case.currency)


def _amounts(at: str, entry: ItemAdjustment, currency: str) -> Faults:
    if entry.amount is None and entry.percentage is None:
        yield missing(f"{at}.amount", "Give the amount or the percentage.")
    elif entry.amount is not None and entry.percentage is not None:
        yield fault(f"{at}.amount", "ambiguous", "Give the amount or the percentage, not both.")
    if entry.base_amount is not None and entry.percentage is None:
        yield missing(f"{at}.percentage", "A base amount goes with a percentage.")
    yield from check_decimals(f"{at}.amount", entry.amount, currency)
    yield from check_decimals(f"{at}.baseAmount", entry.base_amount, currency)
