"""Which part of an invoice a finding is about."""

from typing import Literal

from einvoice.errors import UnknownTermError
from einvoice.terms import paths_of
from einvoice.verdict import Finding

Part = Literal[
    "document", "seller", "buyer", "parties", "delivery", "payment", "lines", "allowances",
    "vat", "totals", "attachments", "structure", "container",
]  # fmt: skip
"""The parts, in the order in which they are shown."""

_FIELDS: dict[Part, tuple[str, ...]] = {
    "seller": ("seller",),
    "buyer": ("buyer",),
    "parties": (
        "payee", "tax_representative", "sales_agent", "buyer_tax_representative", "buyer_agent",
        "product_end_user", "invoicer", "invoicee", "payer",
    ),
    "delivery": (
        "delivery", "invoicing_period", "delivery_terms", "transport_modes", "ultimate_ship_to",
        "ship_from",
    ),
    "payment": (
        "payment", "payment_terms", "due_date", "contractual_due_date", "payment_schedule",
        "more_payment_terms", "advance_payments", "third_party_payments", "financial_adjustments",
    ),
    "lines": ("lines",),
    "allowances": ("allowances", "charges", "service_charges"),
    "vat": (
        "vat_breakdown", "vat_currency_code", "vat_point_date", "vat_point_date_code",
        "currency_exchange",
    ),
    "totals": ("totals",),
    "attachments": ("supporting_documents",),
}  # fmt: skip
_PARTS: dict[str, Part] = {field: part for part, fields in _FIELDS.items() for field in fields}


def part_of(finding: Finding) -> Part:
    """By its place in the model; by its terms, where it has none; else the whole document."""
    if finding.rule_set == "pdf":
        return "container"
    if finding.path:
        return _PARTS.get(_first(finding.path), "document")
    if finding.rule_set == "structure":
        return "structure"
    for term in finding.terms:
        try:
            return _PARTS.get(_first(paths_of(term)[0]), "document")
        except UnknownTermError:
            continue
    return "document"


def _first(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]
