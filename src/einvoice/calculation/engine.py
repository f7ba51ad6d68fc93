"""The order of a calculation: what is charged, its VAT, the totals."""

from dataclasses import replace

from einvoice.calculation.charged import Charged, charge
from einvoice.calculation.currency import exchange_of
from einvoice.calculation.gross import to_net
from einvoice.calculation.ledger import Ledger
from einvoice.calculation.options import Fill, Options, Strategy
from einvoice.calculation.rounding import ZERO, percent_of, rounded
from einvoice.calculation.totals import Demand, Wishes, calculate_totals
from einvoice.calculation.vat import calculate_vat
from einvoice.model.invoice import Invoice
from einvoice.model.totals import Totals


def compute(invoice: Invoice, options: Options) -> tuple[Invoice, Ledger]:
    """The calculated invoice and the record of it; UncalculableError names all that is missing."""
    # MINIMUM states totals and nothing that they follow from: what is stated there is the input.
    only_totals = not invoice.lines and (invoice.totals or Totals()).sum_of_lines is None
    keep_stated = options.fill is Fill.MISSING or only_totals
    ledger = Ledger(decimals=options.decimals, keep_stated=keep_stated)
    _require(ledger, invoice, options)
    exchange = exchange_of(ledger, invoice, options.exchange_rate)
    demand: Demand | None = None
    if options.strategy is Strategy.GROSS:
        scratch = Ledger(decimals=options.decimals, keep_stated=False)
        gross = charge(scratch, invoice)
        ledger.problems += scratch.problems
        ledger.raise_problems()
        ledger.steps += [
            replace(step, term="", formula=f"with VAT: {step.formula}") for step in scratch.steps
        ]
        invoice, demand = to_net(ledger, invoice, gross)
    charged = charge(ledger, invoice)
    ledger.raise_problems()
    if options.strategy is Strategy.VAT_PER_LINE:
        demand = _per_line(ledger, charged)
    breakdown = calculate_vat(
        ledger, charged.contributions, invoice.vat_breakdown, has_lines=bool(invoice.lines)
    )
    filled = charged.fill(invoice).model_copy(update={"vat_breakdown": breakdown})
    totals = calculate_totals(ledger, filled, Wishes(demand, options.round_due_to, exchange))
    ledger.raise_problems()
    return filled.model_copy(update={"totals": totals}), ledger


def _require(ledger: Ledger, invoice: Invoice, options: Options) -> None:
    """Note what the totals need and nothing else asks for."""
    for name, term, entries in (
        ("third_party_payments", "BT-DEX-002", invoice.third_party_payments),
        ("advance_payments", "BT-X-291", invoice.advance_payments),
    ):
        for index, entry in enumerate(entries):
            if entry.amount is None:
                ledger.missing(f"{name}[{index}].amount", term, "state the amount")
    if invoice.lines:
        return
    totals = invoice.totals or Totals()
    if options.strategy is not Strategy.NET:
        ledger.missing("lines", "BG-25", f"the strategy '{options.strategy}' needs lines")
    elif totals.sum_of_lines is None and totals.total_without_vat is None:
        ledger.missing("lines", "BG-25", "state the lines, or what they add up to (BT-106, BT-109)")
    elif not invoice.vat_breakdown and totals.vat_total is None and totals.total_with_vat is None:
        detail = "without lines, state the VAT breakdown BG-23, BT-110 or BT-112"
        ledger.missing("vat_breakdown", "BG-23", detail)


def _per_line(ledger: Ledger, charged: Charged) -> Demand:
    """The total of a system that rounds the VAT of every line, allowance and charge."""
    total = ZERO
    for part in charged.contributions:
        exact = percent_of(part.amount, part.percentage)
        vat = rounded(exact, ledger.decimals)
        inputs = [("net amount", part.amount), ("rate", part.percentage)]
        formula = "net amount * rate / 100, rounded on its own"
        ledger.record("", f"{part.path} VAT", formula, inputs, exact, vat)
        total += part.amount + vat
    return Demand(rounded(total, ledger.decimals), "total with VAT rounded per line")
