"""What a document states by VAT category and rate, gathered in one walk for all VAT rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from einvoice.model.allowance import DocumentAllowance, DocumentCharge
from einvoice.model.line import Line
from einvoice.model.vat import VatBreakdown
from einvoice.rules.decimals import ZERO
from einvoice.rules.en16931.vat.further import FurtherTaxes, further_taxes
from einvoice.rules.rule import Hit
from einvoice.rules.stated import Stated


@dataclass(slots=True)
class Group:
    """The lines, the allowances or the charges of one category and rate."""

    places: list[int] = field(default_factory=list[int])
    """Their positions in the model."""
    total: Decimal = ZERO
    """What their amounts add up to."""


ByRate = dict[Decimal | None, Group]
Groups = dict[str | None, ByRate]
"""By category code, then by rate; None where nothing is stated."""

_TOTALS = ("/Invoice/cac:TaxTotal", "/CreditNote/cac:TaxTotal")
"""Where the VAT totals of the document are in UBL; those of lines are elsewhere."""


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """A group of the VAT breakdown, or one of a further total of UBL, which no term stands for."""

    tax: VatBreakdown
    path: str
    """Its place in the model; empty where it has none."""
    location: str = ""
    """Its place in the source, where it has none in the model."""
    line: int = 0

    def at(self, name: str) -> str:
        """The path of one of its fields."""
        return f"{self.path}.{name}" if self.path else ""

    def placed(self, hit: Hit) -> Hit:
        """A hit on it, with its place in the source where the model has none."""
        if self.path:
            return hit
        return replace(hit, path="", location=self.location, line=self.line, patch=())


@dataclass(slots=True)
class VatGroups:
    """Everything that has a VAT category, by category and rate."""

    lines: Groups
    allowances: Groups
    charges: Groups
    breakdown: dict[str | None, list[TaxGroup]]
    """The groups of the VAT breakdown by category, with those of further totals."""
    sub_lines: dict[str | None, str]
    """The categories of sub-lines, with the path of the first; an XPath where it has none."""
    further: FurtherTaxes
    """Taxes of lines beside their first."""

    def codes(self) -> Iterator[str]:
        """Every category that occurs, once."""
        found = {*self.lines, *self.sub_lines, *self.allowances, *self.charges, *self.breakdown}
        return (code for code in sorted(code or "" for code in found) if code)


def vat_groups(stated: Stated) -> VatGroups:
    """What a document states by VAT category and rate, gathered once."""
    return stated.once(_gather)


def tax_groups(stated: Stated) -> Sequence[TaxGroup]:
    """The VAT breakdown and, in UBL, the groups of further VAT totals, gathered once."""
    return stated.once(_tax_groups)


def _tax_groups(stated: Stated) -> Sequence[TaxGroup]:
    found = [
        TaxGroup(tax, f"vat_breakdown[{index}]")
        for index, tax in enumerate(stated.invoice.vat_breakdown)
    ]
    if stated.unmapped and stated.syntax == "ubl":
        found.extend(_further(stated))
    return found


def _further(stated: Stated) -> Iterator[TaxGroup]:
    for part in stated.unmapped:
        if part.location.startswith(_TOTALS):
            # Loaded only where there are such, which is seldom.
            from einvoice.syntax.further_taxes import further_groups

            for location, tax in further_groups(part):
                yield TaxGroup(tax, "", location, part.line)


def _gather(stated: Stated) -> VatGroups:
    invoice = stated.invoice
    breakdown: dict[str | None, list[TaxGroup]] = {}
    for group in tax_groups(stated):
        breakdown.setdefault(group.tax.category_code, []).append(group)
    sub_lines: dict[str | None, str] = {}
    lines = _lines(stated.lines, sub_lines)
    further = further_taxes(stated) if stated.unmapped else FurtherTaxes()
    for index, code, rate in further.pairs:
        lines.setdefault(code, {}).setdefault(rate, Group()).places.append(index)
    for code, location in further.below:
        sub_lines.setdefault(code, location)
    return VatGroups(
        lines=lines,
        allowances=_parts(invoice.allowances),
        charges=_parts(invoice.charges),
        breakdown=breakdown,
        sub_lines=sub_lines,
        further=further,
    )


def _lines(lines: Sequence[Line], sub_lines: dict[str | None, str]) -> Groups:
    groups: Groups = {}
    for index, line in enumerate(lines):
        if line.sub_lines:
            _take_sub_lines(line, f"lines[{index}]", sub_lines)
        vat = line.vat
        if vat is None:
            continue
        by_rate = groups.get(vat.category_code)
        if by_rate is None:
            by_rate = groups[vat.category_code] = {}
        group = by_rate.get(vat.rate)
        if group is None:
            group = by_rate[vat.rate] = Group()
        group.places.append(index)
        if line.net_amount is not None:
            group.total += line.net_amount
    return groups


def _take_sub_lines(line: Line, path: str, found: dict[str | None, str]) -> None:
    """The categories below a line; only that they occur matters, as no rule adds them up."""
    waiting = [(path, line)]
    while waiting:
        path, line = waiting.pop()
        for index, sub_line in enumerate(line.sub_lines):
            place = f"{path}.sub_lines[{index}]"
            waiting.append((place, sub_line))
            if sub_line.vat is not None:
                found.setdefault(sub_line.vat.category_code, f"{place}.vat.category_code")


def _parts(parts: Sequence[DocumentAllowance] | Sequence[DocumentCharge]) -> Groups:
    groups: Groups = {}
    for index, part in enumerate(parts):
        # One that says nothing of VAT has no category, not an empty one.
        if part.vat_category_code is None and part.vat_rate is None:
            continue
        by_rate = groups.setdefault(part.vat_category_code, {})
        group = by_rate.setdefault(part.vat_rate, Group())
        group.places.append(index)
        if part.amount is not None:
            group.total += part.amount
    return groups
