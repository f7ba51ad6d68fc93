"""VAT totals: one in the invoice currency, and one more for another accounting currency."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from einvoice.rules.decimals import ZERO, shown
from einvoice.rules.peppol.containers import has_settlement
from einvoice.rules.peppol.leftovers import parts_named
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_is_header_total = re.compile(r"/[^/]+/cac:TaxTotal(?:\[\d+\])?").fullmatch
_is_header_subtotal = re.compile(r"/[^/]+/cac:TaxTotal(?:\[\d+\])?/cac:TaxSubtotal(?:\[\d+\])?")
_HEADER_SUM = "SpecifiedTradeSettlementHeaderMonetarySummation/"
_currency_of = re.compile(r'^<[^<>]*\scurrencyID="([^"]*)"').search


@dataclass(frozen=True, slots=True)
class Totals:
    """How many VAT totals there are."""

    broken_down: int
    """Those with the amounts of categories; in CII, those in the invoice currency."""
    bare: int
    """The others; in CII, those in another currency."""


def totals_in_ubl(stated: Stated) -> Totals:
    """The VAT totals of a UBL document."""
    invoice, totals = stated.invoice, stated.invoice.totals
    first = 1 if invoice.vat_breakdown or (totals and totals.vat_total is not None) else 0
    second = 1 if totals and totals.vat_total_in_accounting_currency is not None else 0
    broken_down = 1 if invoice.vat_breakdown else 0
    # The second total is read for its amount only; categories in it are unmapped.
    if second and any(_is_header_subtotal.fullmatch(part.location) for part in stated.unmapped):
        broken_down += 1
    every = first + second
    for part in parts_named(stated, "TaxTotal"):
        if _is_header_total(part.location):
            every += 1
            broken_down += "TaxSubtotal" in part.xml
    known = {part.location for part in stated.unmapped}
    every += sum(
        place.location not in known and bool(_is_header_total(place.location))
        for place in stated.surface.empty
    )
    return Totals(broken_down, every - broken_down)


def totals_in_cii(stated: Stated) -> Totals:
    """The VAT totals of a CII document that say in which currency they are."""
    invoice, totals = stated.invoice, stated.invoice.totals
    own = collapsed(invoice.currency_code)
    said: list[str] = []
    if _has_vat_total(stated) and (currency := currency_of_total(stated)):
        said.append(currency)
    if totals and totals.vat_total_in_accounting_currency is not None:
        said.append(collapsed(invoice.vat_currency_code))
    others = (
        part for part in parts_named(stated, "TaxTotalAmount") if _HEADER_SUM in part.location
    )
    said.extend(match[1] for part in others if (match := _currency_of(part.xml)))
    if invoice.currency_code is None:
        return Totals(0, 0)
    same = said.count(own)
    return Totals(same, len(said) - same)


def _has_vat_total(stated: Stated) -> bool:
    """Whether there is a VAT total, be it that it states no number."""
    totals = stated.invoice.totals
    if totals is not None and totals.vat_total is not None:
        return True
    return any(
        issue.code == "unreadable" and _is_vat_total(issue.location) for issue in stated.issues
    )


def currency_of_total(stated: Stated) -> str | None:
    """In which currency the VAT total is stated; None where it does not say so."""
    for issue in stated.issues:
        if issue.code == "currency" and _is_vat_total(issue.location.rpartition("/@")[0]):
            return issue.raw
    for place in stated.surface.bare:
        if _is_vat_total(place.location) and not _is_left_over(stated, place.location):
            return None
    return collapsed(stated.invoice.currency_code) or None


def _is_left_over(stated: Stated, location: str) -> bool:
    """Whether an amount, or the VAT total that it is in, is one that no term stands for."""
    around = location.rpartition("/")[0]
    return any(part.location in (location, around) for part in stated.unmapped)


def _is_vat_total(location: str) -> bool:
    around, _, step = location.rpartition("/")
    if step.startswith("cbc:TaxAmount"):
        return bool(_is_header_total(around))
    return _HEADER_SUM in location and step.startswith("ram:TaxTotalAmount")


@rule("PEPPOL-EN16931-R005", "BT-5", "BT-6")
def accounting_currency_is_another(stated: Stated) -> Iterator[Hit]:
    """BT-6 differs from BT-5."""
    said = stated.invoice.vat_currency_code
    if said is not None and collapsed(said) == collapsed(stated.invoice.currency_code):
        yield Hit("vat_currency_code", {"currency": said})


@rule("PEPPOL-EN16931-R053", "BT-110", "BG-23", syntax="ubl")
def one_total_is_broken_down(stated: Stated) -> Iterator[Hit]:
    """Exactly one VAT total has the amounts of the categories."""
    found = stated.once(totals_in_ubl).broken_down
    if found != 1:
        yield Hit("vat_breakdown", {"count": str(found)})


@rule("PEPPOL-EN16931-R053", "BT-110", syntax="cii")
def one_total_is_in_invoice_currency(stated: Stated) -> Iterator[Hit]:
    """Exactly one VAT total is in the invoice currency."""
    found = stated.once(totals_in_cii).broken_down
    if found != 1 and has_settlement(stated):
        yield Hit("totals.vat_total", {"count": str(found)}, kind="cii")


@rule("PEPPOL-EN16931-R054", "BT-6", "BT-111", syntax="ubl")
def one_total_is_for_accounting(stated: Stated) -> Iterator[Hit]:
    """One VAT total without categories if there is an accounting currency, else none."""
    yield from _for_accounting(stated, stated.once(totals_in_ubl).bare)


@rule("PEPPOL-EN16931-R054", "BT-6", "BT-111", syntax="cii")
def one_total_is_in_accounting_currency(stated: Stated) -> Iterator[Hit]:
    """One VAT total in another currency if there is an accounting currency, else none."""
    if has_settlement(stated):
        yield from _for_accounting(stated, stated.once(totals_in_cii).bare)


def _for_accounting(stated: Stated, found: int) -> Iterator[Hit]:
    currency = stated.invoice.vat_currency_code
    values = {"count": str(found), "currency": currency or ""}
    if currency is not None and found != 1:
        yield Hit("totals.vat_total_in_accounting_currency", values, kind="expected")
    elif currency is None and found:
        yield Hit("totals.vat_total_in_accounting_currency", values)


@rule("PEPPOL-EN16931-R055", "BT-110", "BT-111", syntax="ubl")
def totals_have_one_sign(stated: Stated) -> Iterator[Hit]:
    """BT-110 and BT-111 are both at least zero, or both at most."""
    total, accounting = _both(stated)
    if stated.invoice.vat_currency_code is None:
        return
    if total is None or accounting is None or total * accounting < ZERO:
        yield _signs(total, accounting)


@rule("PEPPOL-EN16931-R055", "BT-110", "BT-111", syntax="cii")
def totals_have_one_sign_in_cii(stated: Stated) -> Iterator[Hit]:
    """BT-110 and BT-111 are both at least zero, or both below."""
    total, accounting = _both(stated)
    if stated.invoice.vat_currency_code is None:
        return
    if total is None or accounting is None or (total < ZERO) != (accounting < ZERO):
        yield _signs(total, accounting)


def _both(stated: Stated) -> tuple[Decimal | None, Decimal | None]:
    """The two VAT totals, each only where it is in its currency."""
    invoice, totals = stated.invoice, stated.invoice.totals
    if totals is None:
        return None, None
    total = totals.vat_total
    currency = None if total is None else currency_of_total(stated)
    if currency is None or currency != collapsed(invoice.currency_code):
        total = None
    if collapsed(invoice.vat_currency_code) == collapsed(invoice.currency_code):
        return total, total
    return total, totals.vat_total_in_accounting_currency


def _signs(total: Decimal | None, accounting: Decimal | None) -> Hit:
    path = "totals.vat_total_in_accounting_currency"
    if total is None or accounting is None:
        return Hit("totals.vat_total" if total is None else path, kind="missing")
    return Hit(path, {"total": shown(total), "accounting": shown(accounting)})


RULES = declared_in(globals())
