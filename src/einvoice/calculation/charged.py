"""What is charged: lines, allowances and charges with their amounts, before any VAT."""

from dataclasses import dataclass

from einvoice.calculation.contributions import Contribution
from einvoice.calculation.document import (
    bases_of,
    calculate_allowances,
    calculate_charges,
    service_contributions,
)
from einvoice.calculation.ledger import Ledger
from einvoice.calculation.lines import calculate_lines
from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.invoice import Invoice
from einvoice.model.line import Line


@dataclass(frozen=True, slots=True)
class Charged:
    """The amounts of an invoice, and what each contributes to the VAT breakdown."""

    lines: tuple[Line, ...]
    allowances: tuple[DocumentAllowance, ...]
    charges: tuple[DocumentCharge, ...]
    contributions: tuple[Contribution, ...]

    def fill(self, invoice: Invoice) -> Invoice:
        """The invoice with these amounts."""
        return invoice.model_copy(
            update={"lines": self.lines, "allowances": self.allowances, "charges": self.charges}
        )


def charge(ledger: Ledger, invoice: Invoice) -> Charged:
    """Calculate the amounts; what is missing is noted in the ledger."""
    lines, contributions = calculate_lines(ledger, invoice.lines)
    bases = bases_of(contributions)
    allowances, deducted = calculate_allowances(ledger, invoice.allowances, bases)
    charges, added = calculate_charges(ledger, invoice.charges, bases)
    services = service_contributions(ledger, invoice.service_charges)
    parts = (*contributions, *deducted, *added, *services)
    return Charged(lines, allowances, charges, parts)
