"""What the taxable amounts of the VAT breakdown must add up to (…-08)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from einvoice.rules.decimals import ZERO, round2, shown
from einvoice.rules.en16931.expected import or_zero, wrong
from einvoice.rules.en16931.vat.category import made
from einvoice.rules.en16931.vat.groups import Groups, TaxGroup, VatGroups, vat_groups
from einvoice.rules.en16931.vat.tolerance import close_in_cii, close_in_ubl
from einvoice.rules.rule import Family, Hit, Rule, declared_in
from einvoice.rules.stated import Stated

_TERMS = ("BT-116", "BT-131", "BT-92", "BT-99")
_BY_RATE = {
    "S": made("BR-S-08", "S", "taxable-of-rate", *_TERMS, module=__name__),
    "L": made("BR-AF-08", "L", "taxable-of-rate", *_TERMS, module=__name__, syntax="ubl"),
    "M": made("BR-AG-08", "M", "taxable-of-rate", *_TERMS, module=__name__, syntax="ubl"),
}
_INERT = tuple(
    made(
        rule_id,
        code,
        "taxable-of-rate",
        *_TERMS,
        module=__name__,
        syntax="cii",
        inert="The expression looks for the rate beside the group, where there is none.",
    )
    for code, rule_id in (("L", "BR-AF-08"), ("M", "BR-AG-08"))
)
_WHOLE = {
    code: made(rule_id, code, "taxable-of-category", *_TERMS, module=__name__)
    for code, rule_id in (
        ("Z", "BR-Z-08"),
        ("E", "BR-E-08"),
        ("AE", "BR-AE-08"),
        ("K", "BR-IC-08"),
        ("G", "BR-G-08"),
        ("O", "BR-O-08"),
    )
}


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the lines, charges and allowances of a category, or of one rate of it, come to."""

    lines: Decimal
    charges: Decimal
    allowances: Decimal
    has_lines: bool
    has_others: bool

    @property
    def others(self) -> Decimal:
        """What charges and allowances add."""
        return self.charges - self.allowances

    @property
    def exact(self) -> Decimal:
        """The sum as UBL takes it."""
        return self.lines + self.others

    @property
    def rounded(self) -> Decimal:
        """The sum as CII takes it: rounded in parts."""
        return round2(self.lines) + round2(self.charges) - round2(self.allowances)


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    groups = vat_groups(stated)
    for code, listed in groups.breakdown.items():
        if code is None:
            continue
        if rule := _WHOLE.get(code):
            sums = _sums(groups, code)
            for group in listed:
                if not _holds(stated, code, group.tax.taxable_amount, sums):
                    yield rule, _hit(stated, group, sums)
        elif (rule := _BY_RATE.get(code)) and stated.syntax in rule.syntaxes:
            for group in listed:
                rate = group.tax.rate
                # Without a rate there is nothing to add up, and another rule says so.
                if rate is not None:
                    sums = _sums_of_rate(groups, code, rate)
                    if not _rate_holds(stated, code, group.tax.taxable_amount, sums):
                        yield rule, _hit(stated, group, sums, rate)


def _holds(stated: Stated, code: str, amount: Decimal | None, sums: _Sums) -> bool:
    if amount is None:
        return False
    if stated.syntax == "ubl":
        return bool(stated.lines) and amount == sums.exact
    return amount == sums.rounded if code == "O" else close_in_cii(amount, sums.rounded)


def _rate_holds(stated: Stated, code: str, amount: Decimal | None, sums: _Sums) -> bool:
    if amount is None:
        return False
    if stated.syntax == "cii":
        return amount == sums.rounded
    if code != "S":
        return bool(stated.lines) and close_in_ubl(amount, sums.exact)
    # The expression tries the lines of both kinds of document, of which one always has none:
    # with allowances or charges of the rate, their sum alone passes as well.
    whole = (sums.has_lines or sums.has_others) and close_in_ubl(amount, sums.exact)
    return whole or (sums.has_others and close_in_ubl(amount, sums.others))


def _sums(groups: VatGroups, code: str) -> _Sums:
    lines, allowances, charges = (
        side.get(code, {}) for side in (groups.lines, groups.allowances, groups.charges)
    )
    return _Sums(
        lines=sum(
            (group.total for group in lines.values()), groups.further.by_code.get(code, ZERO)
        ),
        charges=sum((group.total for group in charges.values()), ZERO),
        allowances=sum((group.total for group in allowances.values()), ZERO),
        has_lines=bool(lines),
        has_others=bool(allowances or charges),
    )


def _sums_of_rate(groups: VatGroups, code: str, rate: Decimal) -> _Sums:
    def total(side: Groups) -> Decimal | None:
        group = side.get(code, {}).get(rate)
        return None if group is None else group.total

    lines, allowances, charges = (
        total(side) for side in (groups.lines, groups.allowances, groups.charges)
    )
    further = groups.further.by_rate.get((code, rate))
    return _Sums(
        lines=(lines or ZERO) + (further or ZERO),
        charges=charges or ZERO,
        allowances=allowances or ZERO,
        has_lines=lines is not None or further is not None,
        has_others=allowances is not None or charges is not None,
    )


def _hit(stated: Stated, group: TaxGroup, sums: _Sums, rate: Decimal | None = None) -> Hit:
    path, said = group.at("taxable_amount"), group.tax.taxable_amount
    values = {
        "lines": shown(sums.lines),
        "charges": shown(sums.charges),
        "allowances": shown(sums.allowances),
        "stated": or_zero(said),
    }
    if rate is not None:
        values["rate"] = shown(rate)
    if said is not None and not (sums.has_lines or sums.has_others):
        return group.placed(Hit(path, values, kind="unused"))
    expected = sums.exact if stated.syntax == "ubl" else sums.rounded
    if said is not None and not stated.lines and close_in_ubl(said, expected):
        return group.placed(Hit(path, values, kind="no-lines"))
    return group.placed(wrong(path, said, expected, values, certain=False))


TAXABLE = Family((*_BY_RATE.values(), *_WHOLE.values(), *_INERT), _check)

RULES = declared_in(globals())
