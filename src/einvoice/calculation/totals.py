"""The document totals (BG-22), in the order in which each follows from those before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from einvoice.calculation.currency import Exchange, vat_in_accounting_currency
from einvoice.calculation.groups import counts
from einvoice.calculation.ledger import Ledger
from einvoice.calculation.rounding import ZERO, rounded_to
from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals
from einvoice.model.values import plain


@dataclass(frozen=True, slots=True)
class Demand:
    """What the caller's own arithmetic makes of the total with VAT, where BT-112 cannot say it."""

    total_with_vat: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What else decides the amount due."""

    demand: Demand | None
    round_due_to: Decimal | None
    exchange: Exchange | None


def calculate_totals(ledger: Ledger, invoice: Invoice, wishes: Wishes) -> Totals:
    """The totals of an invoice whose lines, allowances, charges and breakdown are calculated."""
    stated = invoice.totals or Totals()
    net = _net_totals(ledger, invoice, stated)
    without_vat = net.total_without_vat or ZERO
    vat = _vat_total(ledger, invoice, stated)
    with_vat = ledger.derive(
        "BT-112",
        "totals.total_with_vat",
        "total without VAT + total VAT",
        [("total without VAT", without_vat), ("total VAT", vat)],
        without_vat + vat,
        stated=stated.total_with_vat,
    )
    paid = _paid(ledger, invoice, stated)
    third_party = [
        (f"third party payment {index + 1}", payment.amount or ZERO)
        for index, payment in enumerate(invoice.third_party_payments)
    ]
    before_rounding = with_vat - (paid or ZERO) + _sum(third_party)
    rounding = _rounding(ledger, stated, with_vat, before_rounding, wishes)
    inputs = [("total with VAT", with_vat), ("paid", paid), ("rounding", rounding)]
    due = ledger.derive(
        "BT-115",
        "totals.amount_due",
        "total with VAT - paid + rounding" + (" + third party payments" if third_party else ""),
        [(name, number) for name, number in inputs if number is not None] + third_party,
        before_rounding + (rounding or ZERO),
        stated=stated.amount_due,
    )
    return net.model_copy(
        update={
            "vat_total": vat,
            "vat_total_in_accounting_currency": vat_in_accounting_currency(
                ledger, invoice, vat, wishes.exchange
            ),
            "total_with_vat": with_vat,
            "paid_amount": paid,
            "rounding_amount": rounding,
            "amount_due": due,
        }
    )


def _net_totals(ledger: Ledger, invoice: Invoice, stated: Totals) -> Totals:
    """BT-106 to BT-109."""
    lines = _sum_of_lines(ledger, invoice, stated)
    allowances = _sum_of_entries(
        ledger,
        ("BT-107", "totals.sum_of_allowances", "sum of the allowances on the document"),
        [(f"allowance {i + 1}", entry.amount) for i, entry in enumerate(invoice.allowances)],
        stated.sum_of_allowances,
    )
    charges = _sum_of_entries(
        ledger,
        ("BT-108", "totals.sum_of_charges", "sum of the charges on the document"),
        [(f"charge {i + 1}", entry.amount) for i, entry in enumerate(invoice.charges)]
        + [(f"service {i + 1}", entry.amount) for i, entry in enumerate(invoice.service_charges)],
        stated.sum_of_charges,
    )
    known = {"sum_of_lines": lines, "sum_of_allowances": allowances, "sum_of_charges": charges}
    if lines is None:
        return stated.model_copy(update=known)
    inputs = [("lines", lines), ("allowances", allowances), ("charges", charges)]
    total = ledger.derive(
        "BT-109",
        "totals.total_without_vat",
        "lines - allowances + charges",
        [(name, number) for name, number in inputs if number is not None],
        lines - (allowances or ZERO) + (charges or ZERO),
        stated=stated.total_without_vat,
    )
    return stated.model_copy(update={**known, "total_without_vat": total})


def _sum_of_lines(ledger: Ledger, invoice: Invoice, stated: Totals) -> Decimal | None:
    path = "totals.sum_of_lines"
    if not invoice.lines:
        before = stated.sum_of_lines
        return None if before is None else ledger.keep("BT-106", path, before)
    inputs = [
        (f"line {line.id or index + 1}", line.net_amount)
        for index, line in enumerate(invoice.lines)
        if line.net_amount is not None and counts(line)
    ]
    formula = "sum of the line net amounts"
    before = stated.sum_of_lines
    return ledger.derive("BT-106", path, formula, inputs, _sum(inputs), stated=before)


def _sum_of_entries(
    ledger: Ledger,
    step: tuple[str, str, str],
    entries: Sequence[tuple[str, Decimal | None]],
    stated: Decimal | None,
) -> Decimal | None:
    """The sum of allowances or charges; absent where there are none and none was stated."""
    inputs = [(name, amount) for name, amount in entries if amount is not None]
    if not inputs and stated is None:
        return None
    return ledger.derive(*step, inputs, _sum(inputs), stated=stated)


def _vat_total(ledger: Ledger, invoice: Invoice, stated: Totals) -> Decimal:
    path = "totals.vat_total"
    if invoice.lines or invoice.vat_breakdown:
        inputs = [
            (
                f"{entry.category_code} {plain(entry.rate)}" if entry.rate else "VAT",
                entry.tax_amount,
            )
            for entry in invoice.vat_breakdown
            if entry.tax_amount is not None
        ]
        formula = "sum of the VAT of all categories"
        before = stated.vat_total
        return ledger.derive("BT-110", path, formula, inputs, _sum(inputs), stated=before)
    if stated.vat_total is not None:
        return ledger.keep("BT-110", path, stated.vat_total)
    # MINIMUM may leave BT-110 out; `require` has made sure that BT-112 is there then.
    without_vat, with_vat = stated.total_without_vat or ZERO, stated.total_with_vat or ZERO
    inputs = [("total with VAT", with_vat), ("total without VAT", without_vat)]
    formula = "total with VAT - total without VAT"
    return ledger.derive("BT-110", path, formula, inputs, with_vat - without_vat)


def _paid(ledger: Ledger, invoice: Invoice, stated: Totals) -> Decimal | None:
    path = "totals.paid_amount"
    if stated.paid_amount is not None:
        return ledger.keep("BT-113", path, stated.paid_amount)
    if not invoice.advance_payments:
        return None
    inputs = [
        (f"advance payment {index + 1}", payment.amount or ZERO)
        for index, payment in enumerate(invoice.advance_payments)
    ]
    return ledger.derive("BT-113", path, "sum of the advance payments", inputs, _sum(inputs))


def _rounding(
    ledger: Ledger,
    stated: Totals,
    with_vat: Decimal,
    before_rounding: Decimal,
    wishes: Wishes,
) -> Decimal | None:
    """BT-114: what a strategy leaves over, then what rounds the amount due; else as stated."""
    path, before = "totals.rounding_amount", stated.rounding_amount
    demand, step = wishes.demand, wishes.round_due_to
    if demand is None and step is None:
        return None if before is None else ledger.keep("BT-114", path, before)
    inputs: list[tuple[str, Decimal]] = []
    formulas: list[str] = []
    rounding = ZERO
    if demand is not None:
        rounding = demand.total_with_vat - with_vat
        inputs += [(demand.reason, demand.total_with_vat), ("total with VAT", with_vat)]
        formulas.append(f"{demand.reason} - total with VAT")
    if step is not None:
        unrounded_due = before_rounding + rounding
        rounding = rounded_to(unrounded_due, step) - before_rounding
        inputs += [("amount due before rounding", unrounded_due), ("step", step)]
        formulas.append("what rounds the amount due to the step")
    if rounding == 0 and before is None:
        return None
    return ledger.derive("BT-114", path, ", ".join(formulas), inputs, rounding, stated=before)


def _sum(inputs: Sequence[tuple[str, Decimal]]) -> Decimal:
    return sum((number for _, number in inputs), ZERO)
