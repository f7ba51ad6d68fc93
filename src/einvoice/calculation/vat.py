"""The VAT breakdown (BG-23): what each category and rate contributes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from einvoice.calculation.contributions import UNTAXED, Contribution, charged
from einvoice.calculation.ledger import Ledger
from einvoice.calculation.rounding import ZERO, percent_of
from einvoice.model.vat import VatBreakdown

EXEMPTION_CODES = {
    "AE": "VATEX-EU-AE",
    "G": "VATEX-EU-G",
    "K": "VATEX-EU-IC",
    "O": "VATEX-EU-O",
}
"""The reason that follows from the category alone; an exempt supply (E) needs one of its own."""

_Key = tuple[str | None, Decimal]


@dataclass(slots=True)
class _Entry:
    """One entry of the breakdown while it is collected."""

    stated: VatBreakdown
    is_new: bool = False
    parts: list[Contribution] = field(default_factory=list[Contribution])


def calculate_vat(
    ledger: Ledger,
    contributions: Sequence[Contribution],
    stated: Sequence[VatBreakdown],
    *,
    has_lines: bool,
) -> tuple[VatBreakdown, ...]:
    """The breakdown: stated entries in their order, with their reasons, then new ones.

    A stated entry to which nothing contributes is left out, unless it states zero. Without any
    lines (BASIC WL) the stated taxable amounts are all there is, and are taken as they are.
    """
    if not has_lines:
        return tuple(
            _computed(ledger, _Entry(entry), index, from_lines=False)
            for index, entry in enumerate(stated)
        )
    kept: list[_Entry] = []
    for entry in _collect(contributions, stated):
        if entry.parts or ledger.keep_stated or _is_zero(entry):
            kept.append(entry)
        else:
            _record_left_out(ledger, entry.stated)
    return tuple(_computed(ledger, entry, i, from_lines=True) for i, entry in enumerate(kept))


def _record_left_out(ledger: Ledger, stated: VatBreakdown) -> None:
    rate = "" if stated.rate is None else f" {stated.rate:f}"
    path = f"vat_breakdown: {stated.category_code}{rate}"
    formula = "left out: nothing is of this category and rate"
    ledger.record("BT-116", path, formula, (), ZERO, ZERO, stated=stated.taxable_amount)


def _key(category: str | None, rate: Decimal | None) -> _Key:
    return category, charged(category, rate)


def _is_zero(entry: _Entry) -> bool:
    return not entry.stated.taxable_amount and not entry.stated.tax_amount


def _collect(contributions: Iterable[Contribution], stated: Iterable[VatBreakdown]) -> list[_Entry]:
    entries: list[_Entry] = []
    index: dict[tuple[_Key, str | None], _Entry] = {}
    for entry in stated:
        entries.append(_Entry(entry))
        _register(index, entries[-1])
    for part in contributions:
        entry = _matching(part, index)
        if entry is None:
            entry = _Entry(_new(part), is_new=True)
            entries.append(entry)
            _register(index, entry)
        entry.parts.append(part)
    return entries


def _register(index: dict[tuple[_Key, str | None], _Entry], entry: _Entry) -> None:
    """Make an entry findable by its reasons, and the first of a category and rate without any."""
    stated = entry.stated
    key = _key(stated.category_code, stated.rate)
    for reason in (None, stated.exemption_reason_code, stated.exemption_reason):
        index.setdefault((key, reason), entry)


def _matching(part: Contribution, index: dict[tuple[_Key, str | None], _Entry]) -> _Entry | None:
    """The entry that a part belongs to: by its reason where it states one, else the first."""
    key = _key(part.category, part.rate)
    first = index.get((key, None))
    reasons = [reason for reason in (part.reason_code, part.reason) if reason]
    if part.category not in UNTAXED or not reasons:
        return first
    for reason in reasons:
        if (entry := index.get((key, reason))) is not None:
            return entry
    return None if first is None or first.is_new else first


def _new(part: Contribution) -> VatBreakdown:
    rate = part.rate
    if rate is None and part.category != "O":
        rate = ZERO
    code = part.reason_code
    if code is None and part.reason is None:
        code = EXEMPTION_CODES.get(part.category)
    return VatBreakdown(
        category_code=part.category,
        rate=rate,
        exemption_reason=part.reason if part.category in UNTAXED else None,
        exemption_reason_code=code if part.category in UNTAXED else None,
    )


def _computed(ledger: Ledger, entry: _Entry, index: int, *, from_lines: bool) -> VatBreakdown:
    stated, path = entry.stated, f"vat_breakdown[{index}]"
    if not from_lines or (not entry.parts and stated.taxable_amount is not None):
        taxable = _stated_taxable(ledger, stated, path)
    else:
        taxable = ledger.derive(
            "BT-116",
            f"{path}.taxable_amount",
            "lines - allowances + charges of this category and rate",
            [(part.path, part.amount) for part in entry.parts],
            sum((part.amount for part in entry.parts), ZERO),
            stated=stated.taxable_amount,
        )
    if taxable is None:
        return stated
    rate = charged(stated.category_code, stated.rate)
    tax = ledger.derive(
        "BT-117",
        f"{path}.tax_amount",
        "taxable amount * rate / 100",
        [("taxable amount", taxable), ("rate", rate)],
        percent_of(taxable, rate),
        stated=stated.tax_amount,
    )
    changes: dict[str, Decimal] = {"taxable_amount": taxable, "tax_amount": tax}
    if from_lines:
        changes |= _subtotals(ledger, entry, path)
    return stated.model_copy(update=changes)


def _stated_taxable(ledger: Ledger, stated: VatBreakdown, path: str) -> Decimal | None:
    if stated.taxable_amount is None:
        detail = "state the taxable amount: there are no lines that it could follow from"
        ledger.missing(f"{path}.taxable_amount", "BT-116", detail)
        return None
    return ledger.keep("BT-116", f"{path}.taxable_amount", stated.taxable_amount)


def _subtotals(ledger: Ledger, entry: _Entry, path: str) -> dict[str, Decimal]:
    """What EXTENDED states of an entry besides, where it was stated before."""
    found: dict[str, Decimal] = {}
    for name, kinds, formula in (
        ("sum_of_lines", ("line",), "lines of this category and rate"),
        ("sum_of_allowances_and_charges", ("allowance", "charge"), "charges - allowances"),
    ):
        before = getattr(entry.stated, name)
        if before is not None:
            parts = [(part.path, part.amount) for part in entry.parts if part.kind in kinds]
            total = sum((amount for _, amount in parts), ZERO)
            where = f"{path}.{name}"
            found[name] = ledger.derive("", where, formula, parts, total, stated=before)
    return found
