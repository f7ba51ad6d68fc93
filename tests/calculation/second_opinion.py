"""The arithmetic of EN 16931 once more, in fractions and integers, and what it finds wrong.

Shares nothing with the calculation that it checks: no Decimal arithmetic, no rounding of it.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from einvoice.model.allowance import AllowanceCharge
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line

UNTAXED = ("Z", "E", "AE", "K", "G", "O")


def half_up(exact: Fraction, decimals: int = 2) -> Fraction:
    scale = 10**decimals
    scaled = abs(exact) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if exact >= 0 else -whole, scale)


def number(value: Decimal | None) -> Fraction:
    return Fraction(0) if value is None else Fraction(value)


def line_net(line: Line) -> Fraction:
    if line.sub_lines:
        return sum((half_up(line_net(sub)) for sub in line.sub_lines), Fraction(0))
    price = line.price
    assert price is not None
    goods = number(line.quantity) * number(price.net_amount)
    if price.base_quantity is not None:
        goods /= Fraction(price.base_quantity)
    return goods + amounts(line.charges) - amounts(line.allowances)


def amounts(entries: Sequence[AllowanceCharge]) -> Fraction:
    return sum((number(entry.amount) for entry in entries), Fraction(0))


def taxable_by_category(invoice: Invoice) -> dict[tuple[str | None, Fraction], Fraction]:
    found: dict[tuple[str | None, Fraction], Fraction] = defaultdict(Fraction)
    for line in invoice.lines:
        assert line.vat is not None
        found[_key(line.vat.category_code, line.vat.rate)] += number(line.net_amount)
    for allowance in invoice.allowances:
        key = _key(allowance.vat_category_code, allowance.vat_rate)
        found[key] -= number(allowance.amount)
    for charge in invoice.charges:
        found[_key(charge.vat_category_code, charge.vat_rate)] += number(charge.amount)
    for service in invoice.service_charges:
        tax = service.taxes[0]
        found[_key(tax.category_code, tax.rate)] += number(service.amount)
    return found


def _key(category: str | None, rate: Decimal | None) -> tuple[str | None, Fraction]:
    return category, Fraction(0) if category in UNTAXED else number(rate)


def wrong_places(invoice: Invoice, decimals: int = 2) -> list[str]:
    """The rules that a calculated invoice breaks, each with its place; none is what we want."""
    checks: list[tuple[str, Fraction | None, Fraction | None]] = []
    for index, line in enumerate(invoice.lines):
        is_priced = line.quantity is not None and line.price is not None
        if line.sub_lines or is_priced:
            checks.append(
                (f"BT-131 {index}", _of(line.net_amount), half_up(line_net(line), decimals))
            )
    checks += _breakdown_checks(invoice, decimals)
    totals = invoice.totals
    assert totals is not None
    nets = sum((number(line.net_amount) for line in invoice.lines), Fraction(0))
    services = sum((number(service.amount) for service in invoice.service_charges), Fraction(0))
    allowances, charges = amounts(invoice.allowances), amounts(invoice.charges) + services
    vat = sum((number(entry.tax_amount) for entry in invoice.vat_breakdown), Fraction(0))
    third = sum((number(payment.amount) for payment in invoice.third_party_payments), Fraction(0))
    without, with_vat = number(totals.total_without_vat), number(totals.total_with_vat)
    due = with_vat - number(totals.paid_amount) + number(totals.rounding_amount) + third
    checks += [
        ("BR-CO-10", _of(totals.sum_of_lines), nets),
        ("BR-CO-11", number(totals.sum_of_allowances), half_up(allowances)),
        ("BR-CO-12", number(totals.sum_of_charges), half_up(charges)),
        ("BR-CO-13", without, nets - half_up(allowances) + half_up(charges)),
        ("BR-CO-14", _of(totals.vat_total), vat),
        ("BR-CO-15", with_vat, without + vat),
        ("BR-CO-16", _of(totals.amount_due), due),
    ]
    return [f"{name}: {stated} != {wanted}" for name, stated, wanted in checks if stated != wanted]


def _breakdown_checks(
    invoice: Invoice, decimals: int
) -> list[tuple[str, Fraction | None, Fraction | None]]:
    wanted = taxable_by_category(invoice)
    checks: list[tuple[str, Fraction | None, Fraction | None]] = []
    for entry in invoice.vat_breakdown:
        key = _key(entry.category_code, entry.rate)
        taxable = half_up(wanted.pop(key, Fraction(0)), decimals)
        tax = half_up(taxable * key[1] / 100, decimals)
        name = f"{entry.category_code} {entry.rate}"
        checks.append((f"BR-*-08 {name}", _of(entry.taxable_amount), taxable))
        checks.append((f"BR-*-09 {name}", _of(entry.tax_amount), tax))
    checks += [(f"BR-CO-18 {key} is missing", None, left) for key, left in wanted.items()]
    return checks


def _of(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
