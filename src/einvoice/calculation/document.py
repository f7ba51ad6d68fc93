"""Allowances and charges on the invoice as a whole, and what they contribute to the VAT."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from einvoice.calculation.allowances import ALLOWANCES, CHARGES, Kind, with_amount
from einvoice.calculation.contributions import Contribution, charged, contribution
from einvoice.calculation.ledger import Ledger
from einvoice.calculation.rounding import ZERO
from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.extension import ServiceCharge

DocumentT = TypeVar("DocumentT", DocumentAllowance, DocumentCharge)
Bases = Mapping[tuple[str, Decimal], Decimal]
"""VAT category and rate -> what the lines of them add up to."""


def bases_of(lines: Iterable[Contribution]) -> Bases:
    """What a percentage is taken of where no base is stated: the lines taxed the same way."""
    bases: dict[tuple[str, Decimal], Decimal] = {}
    for line in lines:
        key = line.category, line.percentage
        bases[key] = bases.get(key, ZERO) + line.amount
    return bases


def calculate_allowances(
    ledger: Ledger, entries: Sequence[DocumentAllowance], bases: Bases
) -> tuple[tuple[DocumentAllowance, ...], list[Contribution]]:
    """The allowances with their amounts, and what they deduct."""
    return _calculate(ledger, entries, ALLOWANCES, ("BT-95", "BT-96"), bases, "allowance")


def calculate_charges(
    ledger: Ledger, entries: Sequence[DocumentCharge], bases: Bases
) -> tuple[tuple[DocumentCharge, ...], list[Contribution]]:
    """The charges with their amounts, and what they add."""
    return _calculate(ledger, entries, CHARGES, ("BT-102", "BT-103"), bases, "charge")


def _calculate(
    ledger: Ledger,
    entries: Sequence[DocumentT],
    kind: Kind,
    terms: tuple[str, str],
    bases: Bases,
    word: str,
) -> tuple[tuple[DocumentT, ...], list[Contribution]]:
    made: list[DocumentT] = []
    contributions: list[Contribution] = []
    for index, entry in enumerate(entries):
        path = f"{kind.name}[{index}]"
        category = entry.vat_category_code or ""
        base = bases.get((category, charged(category, entry.vat_rate)))
        done = with_amount(ledger, entry, kind, path, base)
        made.append(done)
        amount = done.amount or ZERO
        contributions += contribution(
            ledger,
            Contribution(
                word,
                path,
                category,
                entry.vat_rate,
                -amount if word == "allowance" else amount,
                entry.vat_exemption_reason,
                entry.vat_exemption_reason_code,
            ),
            terms=terms,
            fields=("vat_category_code", "vat_rate"),
        )
    return tuple(made), contributions


def service_contributions(ledger: Ledger, entries: Sequence[ServiceCharge]) -> list[Contribution]:
    """What logistics services add: they count as charges."""
    contributions: list[Contribution] = []
    for index, entry in enumerate(entries):
        path = f"service_charges[{index}]"
        if entry.amount is None:
            ledger.missing(f"{path}.amount", "BT-X-272", "state the amount")
        if len(entry.taxes) != 1:
            detail = f"state the one VAT category that applies, found {len(entry.taxes)}"
            ledger.missing(f"{path}.taxes", "", detail)
            continue
        tax = entry.taxes[0]
        contributions += contribution(
            ledger,
            Contribution(
                "charge",
                path,
                tax.category_code or "",
                tax.rate,
                entry.amount or ZERO,
                tax.exemption_reason,
                tax.exemption_reason_code,
            ),
            terms=("", ""),
            fields=("taxes[0].category_code", "taxes[0].rate"),
        )
    return contributions
