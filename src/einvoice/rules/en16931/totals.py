"""Document totals: what the amounts of an invoice must add up to."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.totals import Totals
from einvoice.model.values import Many
from einvoice.model.vat import VatBreakdown
from einvoice.rules.decimals import ZERO, round2, shown
from einvoice.rules.en16931.doubles import rounded_decimal_sum, rounded_sum
from einvoice.rules.en16931.expected import or_zero, wrong
from einvoice.rules.en16931.vat.groups import TaxGroup, tax_groups
from einvoice.rules.en16931.vat_total import vat_total
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_NOTHING = Totals.model_construct()  # no validator is built for it


@rule("BR-CO-10", "BT-106", "BT-131")
def sum_of_lines(stated: Stated) -> Iterator[Hit]:
    """BT-106 = Σ BT-131."""
    totals = _sums(stated)
    if totals is None:
        return
    nets = [line.net_amount for line in stated.lines if line.net_amount is not None]
    expected = rounded_decimal_sum(nets, stated.syntax)
    if totals.sum_of_lines != expected:
        values = {"lines": str(len(nets))}
        certain = len(nets) == len(stated.lines)
        yield wrong("totals.sum_of_lines", totals.sum_of_lines, expected, values, certain=certain)


@rule("BR-CO-11", "BT-107", "BT-92")
def sum_of_allowances(stated: Stated) -> Iterator[Hit]:
    """BT-107 = Σ BT-92."""
    totals = _sums(stated)
    if totals is not None:
        allowances = stated.invoice.allowances
        said = totals.sum_of_allowances
        yield from _summed("totals.sum_of_allowances", said, allowances, stated.syntax)


@rule("BR-CO-12", "BT-108", "BT-99")
def sum_of_charges(stated: Stated) -> Iterator[Hit]:
    """BT-108 = Σ BT-99."""
    totals = _sums(stated)
    if totals is not None:
        said, charges = totals.sum_of_charges, stated.invoice.charges
        yield from _summed("totals.sum_of_charges", said, charges, stated.syntax)


@rule("BR-CO-13", "BT-109", "BT-106", "BT-107", "BT-108")
def total_without_vat(stated: Stated) -> Iterator[Hit]:
    """BT-109 = BT-106 - BT-107 + BT-108."""
    totals = _sums(stated)
    if totals is None:
        return
    said, lines = totals.total_without_vat, totals.sum_of_lines
    deducted, added = totals.sum_of_allowances, totals.sum_of_charges
    expected = None
    if lines is not None:
        expected = lines - (deducted or ZERO) + (added or ZERO)
        # UBL compares without rounding where nothing is deducted or added.
        if stated.syntax == "cii" or deducted is not None or added is not None:
            expected = round2(expected)
    if said is None or said != expected:
        values = {
            "lines": or_zero(lines),
            "allowances": or_zero(deducted),
            "charges": or_zero(added),
        }
        yield wrong("totals.total_without_vat", said, expected, values, certain=True)


@rule("BR-CO-14", "BT-110", "BT-117", syntax="ubl")
def vat_of_breakdown_in_ubl(stated: Stated) -> Iterator[Hit]:
    """BT-110 = Σ BT-117, and alike for every further VAT total that has groups of its own."""
    breakdown = stated.invoice.vat_breakdown
    totals = stated.invoice.totals
    if breakdown:
        yield from _vat_of_groups(stated, totals.vat_total if totals else None, breakdown)
    further: dict[str, list[TaxGroup]] = {}
    for group in tax_groups(stated)[len(breakdown) :]:
        further.setdefault(group.location.rpartition("/")[0], []).append(group)
    if not further:
        return
    said = {total.part.location: total.amount for total in vat_total(stated).further}
    # A total that is not unmapped itself is the one in the currency of the accounts.
    accounting = totals.vat_total_in_accounting_currency if totals else None
    for location, groups in further.items():
        taxes = [group.tax for group in groups]
        for hit in _vat_of_groups(stated, said.get(location, accounting), taxes):
            yield Hit(values=hit.values, kind=hit.kind, location=location, line=groups[0].line)


@rule("BR-CO-14", "BT-110", "BT-117", syntax="cii")
def vat_of_breakdown_in_cii(stated: Stated) -> Iterator[Hit]:
    """BT-110 = Σ BT-117 for every total in the invoice currency, even without a breakdown."""
    vat = vat_total(stated)
    breakdown = stated.invoice.vat_breakdown
    if vat.amount is not None:
        yield from _vat_of_groups(stated, vat.amount, breakdown)
    for total in vat.again:
        for hit in _vat_of_groups(stated, total.amount, breakdown):
            yield Hit(values=hit.values, location=total.part.location, line=total.part.line)


def _vat_of_groups(
    stated: Stated, said: Decimal | None, groups: Sequence[VatBreakdown]
) -> Iterator[Hit]:
    taxes = [group.tax_amount for group in groups if group.tax_amount is not None]
    expected = rounded_sum(taxes, stated.syntax)
    if said != expected:
        values = {"count": str(len(groups))}
        certain = len(taxes) == len(groups) > 0
        yield wrong("totals.vat_total", said, expected, values, certain=certain)


@rule("BR-CO-15", "BT-112", "BT-109", "BT-110")
def total_with_vat(stated: Stated) -> Iterator[Hit]:
    """BT-112 = BT-109 + BT-110."""
    if stated.invoice.currency_code is None:
        return
    totals = stated.invoice.totals or _NOTHING
    net, gross = totals.total_without_vat, totals.total_with_vat
    if stated.syntax == "cii" and gross is not None and gross == net:
        return
    vat = vat_total(stated)
    if vat.count != 1 or vat.amount is None:
        values = {
            "currency": stated.invoice.currency_code,
            "count": str(vat.count),
            "others": str(vat.others),
        }
        yield Hit("totals.vat_total", values, kind="several" if vat.count else "without-vat")
        return
    expected = None if net is None else round2(net + vat.amount)
    if gross is None or gross != expected:
        values = {"net": or_zero(net), "vat": shown(vat.amount)}
        yield wrong("totals.total_with_vat", gross, expected, values, certain=True)


@rule("BR-CO-16", "BT-115", "BT-112", "BT-113", "BT-114")
def amount_due(stated: Stated) -> Iterator[Hit]:
    """BT-115 = BT-112 - BT-113 + BT-114."""
    totals = _sums(stated)
    if totals is None:
        return
    due, gross = totals.amount_due, totals.total_with_vat
    paid, rounding = totals.paid_amount, totals.rounding_amount
    expected = None
    if gross is not None:
        expected = gross - (paid or ZERO) + (rounding or ZERO)
        if due is not None and _is_due(stated.syntax, due, gross, paid, rounding):
            return
    values = {"gross": or_zero(gross), "paid": or_zero(paid), "rounding": or_zero(rounding)}
    yield wrong("totals.amount_due", due, expected, values, certain=True)


def _is_due(
    syntax: str, due: Decimal, gross: Decimal, paid: Decimal | None, rounding: Decimal | None
) -> bool:
    """Whether the amount due follows; UBL rounds every difference, CII none."""
    if syntax == "cii":
        return due == gross - (paid or ZERO) + (rounding or ZERO)
    owed = due if rounding is None else round2(due - rounding)
    return owed == (gross if paid is None else round2(gross - paid))


def _sums(stated: Stated) -> Totals | None:
    """The totals, where the element is there that holds them (a UBL VAT total has its own)."""
    totals = stated.invoice.totals
    if totals is None or totals.amount_due is not None or stated.syntax == "cii":
        return totals
    others = (
        totals.sum_of_lines,
        totals.total_without_vat,
        totals.total_with_vat,
        totals.sum_of_allowances,
        totals.sum_of_charges,
        totals.paid_amount,
        totals.rounding_amount,
    )
    return None if all(amount is None for amount in others) else totals


def _summed(
    path: str,
    said: Decimal | None,
    parts: Many[DocumentAllowance] | Many[DocumentCharge],
    syntax: str,
) -> Iterator[Hit]:
    """A total of allowances or charges, which may be absent only where there are none."""
    if said is None and not parts:
        return
    amounts = [part.amount for part in parts if part.amount is not None]
    expected = rounded_sum(amounts, syntax)
    if said != expected:
        values = {"count": str(len(parts))}
        yield wrong(path, said, expected, values, certain=len(amounts) == len(parts))


RULES = declared_in(globals())
