"""Currencies: which ones amounts may say, and which ones there are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.codelists import allowed
from einvoice.model.group import Group
from einvoice.rules.peppol.leftovers import Leaf, leaves_named, local_name, parts_named
from einvoice.rules.peppol.mending import recoded
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_ALWAYS = (
    "Amount",
    "BaseAmount",
    "PriceAmount",
    "TaxableAmount",
    "LineExtensionAmount",
    "TaxExclusiveAmount",
    "TaxInclusiveAmount",
    "AllowanceTotalAmount",
    "ChargeTotalAmount",
    "PrepaidAmount",
    "PayableRoundingAmount",
    "PayableAmount",
)
"""The amounts of UBL that are always in the invoice currency."""
_TAX = "TaxAmount"
_OF_CATEGORY = "TaxSubtotal"
_is_total = re.compile(r".*/cac:TaxTotal(?:\[\d+\])?").fullmatch
_SUMS = (
    "amount_due",
    "sum_of_lines",
    "total_without_vat",
    "total_with_vat",
    "vat_total",
    "sum_of_allowances",
    "sum_of_charges",
    "paid_amount",
    "rounding_amount",
)
_ACCOUNTING_TOTAL = "totals.vat_total_in_accounting_currency"


@dataclass(frozen=True, slots=True)
class Said:
    """An amount of UBL that says another currency than expected, or none."""

    kind: str
    """The local name of its element; of VAT amounts, that of the element around."""
    has_categories: bool
    """Whether it is the amount of a VAT total with categories."""
    currency: str | None
    location: str
    line: int
    path: str = ""

    def hit(self, **values: str) -> Hit:
        """That the currency is not the right one."""
        return Hit(
            self.path,
            {"stated": self.currency or "", **values},
            location="" if self.path else self.location,
            line=self.line,
            kind="missing" if self.currency is None else "",
        )


def unusual(stated: Stated) -> tuple[Said, ...]:
    """Every amount of UBL that says another currency than expected, or none."""
    found: list[Said] = []
    for issue in stated.issues:
        if issue.code == "currency":
            place = issue.location.rpartition("/@")[0]
            found.append(_read(stated, place, issue.raw, issue.line, issue.path))
    bare = stated.surface.bare
    found.extend(_read(stated, place.location, None, place.line) for place in bare)
    divided = {id(part) for part in parts_named(stated, "TaxTotal") if _OF_CATEGORY in part.xml}
    # Those left over without a currency are among the bare ones already.
    found.extend(
        _left_over(leaf, leaf.attributes["currencyID"], id(leaf.part) in divided)
        for leaf in leaves_named(stated, *_ALWAYS, _TAX)
        if "currencyID" in leaf.attributes
    )
    return tuple(found)


def _read(stated: Stated, location: str, currency: str | None, line: int, path: str = "") -> Said:
    """An amount of the model, or a bare one in a part that no term stands for."""
    around, _, step = location.rpartition("/")
    kind, has_categories = local_name(step), False
    if kind == _TAX:
        kind = local_name(around.rpartition("/")[2])
        has_categories = bool(_is_total(around)) and _has_categories(stated, around)
    return Said(kind, has_categories, currency, location, line, path)


def _has_categories(stated: Stated, total: str) -> bool:
    """Whether a VAT total has categories: one that no term stands for, or else the usual one."""
    for part in stated.unmapped:
        if part.location == total:
            return _OF_CATEGORY in part.xml
    return bool(stated.invoice.vat_breakdown)


def _left_over(leaf: Leaf, currency: str, in_divided_total: bool) -> Said:
    kind = leaf.around if leaf.name == _TAX else leaf.name
    has_categories = kind == "TaxTotal" and in_divided_total
    return Said(kind, has_categories, currency, leaf.part.location, leaf.part.line)


def other_currency(stated: Stated, *, of_categories: bool) -> Iterator[Hit]:
    """The amounts that are not in the invoice currency although they should be."""
    own = collapsed(stated.invoice.currency_code)
    for said in stated.once(unusual):
        if said.currency == own and own:
            continue
        if (
            said.kind in _ALWAYS
            or said.has_categories
            or (of_categories and said.kind == _OF_CATEGORY)
        ):
            yield said.hit(expected=own or "-")
    yield from _accounting_total(stated, own)


def _accounting_total(stated: Stated, own: str) -> Iterator[Hit]:
    """The VAT total for accounting, if it has categories, which only the other one may have."""
    totals, currency = stated.invoice.totals, collapsed(stated.invoice.vat_currency_code)
    if totals is None or totals.vat_total_in_accounting_currency is None or currency == own:
        return
    for part in stated.unmapped:
        around, _, step = part.location.rpartition("/")
        if step.startswith(f"cac:{_OF_CATEGORY}") and _is_total(around):
            yield Hit(_ACCOUNTING_TOTAL, {"stated": currency, "expected": own})
            return


@rule("PEPPOL-EN16931-CL007", "BT-5", "BT-6", syntax="ubl")
def currency_exists(stated: Stated) -> Iterator[Hit]:
    """Every amount says a currency of ISO 4217."""
    codes = allowed("4217-peppol")
    own = collapsed(stated.invoice.currency_code)
    if own and own not in codes and _says_own_currency(stated):
        patch = recoded("currency_code", own, codes)
        yield Hit("currency_code", {"stated": own}, patch=patch)
    yield from _accounting_currency(stated, codes)
    for said in stated.once(unusual):
        if said.currency is None or said.currency not in codes:
            if said.kind in (*_ALWAYS, "TaxTotal", _OF_CATEGORY):
                yield said.hit()


@rule("PEPPOL-EN16931-CL007", "BT-5", "BT-6", syntax="cii")
def currency_of_total_exists(stated: Stated) -> Iterator[Hit]:
    """Every VAT total that says a currency says one of ISO 4217."""
    codes = allowed("4217-peppol-cii")
    totals = stated.invoice.totals
    own = collapsed(stated.invoice.currency_code)
    others = {issue.raw for issue in stated.issues if issue.code == "currency"}
    if totals is not None and totals.vat_total is not None and own and own not in codes:
        if not others and not stated.surface.bare:
            patch = recoded("currency_code", own, codes)
            yield Hit("currency_code", {"stated": own}, patch=patch)
    yield from _accounting_currency(stated, codes)
    for said in sorted(others - codes):
        yield Hit("totals.vat_total", {"stated": said})
    for leaf in leaves_named(stated, "TaxTotalAmount"):
        currency = leaf.attributes.get("currencyID")
        if currency is not None and currency not in codes:
            location, line = leaf.part.location, leaf.part.line
            yield Hit(values={"stated": currency}, location=location, line=line)


def _accounting_currency(stated: Stated, codes: frozenset[str]) -> Iterator[Hit]:
    """The accounting currency, where there is a VAT total in it."""
    totals, currency = stated.invoice.totals, collapsed(stated.invoice.vat_currency_code)
    if totals is not None and totals.vat_total_in_accounting_currency is not None:
        if currency not in codes:
            patch = recoded("vat_currency_code", currency, codes)
            yield Hit("vat_currency_code", {"stated": currency}, patch=patch)


def _says_own_currency(stated: Stated) -> bool:
    """Whether any amount says the currency of the invoice."""
    invoice = stated.invoice
    others = {issue.path for issue in stated.issues if issue.code == "currency"}
    # In large documents issues have no path; what is wrong is then said of each of them.
    if "" in others:
        return False
    if invoice.totals is not None and _states_any(invoice.totals, _SUMS, "totals", others):
        return True
    for index, tax in enumerate(invoice.vat_breakdown):
        if _states_any(tax, ("taxable_amount", "tax_amount"), f"vat_breakdown[{index}]", others):
            return True
    return any(
        line.net_amount is not None and f"lines[{index}].net_amount" not in others
        for index, line in enumerate(invoice.lines)
    )


def _states_any(group: Group, fields: tuple[str, ...], path: str, but: set[str]) -> bool:
    return any(getattr(group, name) is not None and f"{path}.{name}" not in but for name in fields)


RULES = declared_in(globals())
