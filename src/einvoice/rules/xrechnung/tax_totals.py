"""The VAT totals of the document and their currencies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from einvoice.model.values import decimal_of
from einvoice.results import Unmapped
from einvoice.rules.decimals import ZERO, shown
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.presence import ABSENT, BLANKS, unmapped_named

_TOTAL = "totals.vat_total"
_ACCOUNTING = "totals.vat_total_in_accounting_currency"
_CURRENCY_OF_TOTAL = re.compile(
    r"/[^/]+/cac:TaxTotal(?:\[\d+\])?/cbc:TaxAmount/@currencyID"
    r"|.*HeaderMonetarySummation(?:\[\d+\])?/ram:TaxTotalAmount(?:\[\d+\])?/@currencyID"
)
_PART_OF_TOTAL = re.compile(r"/[^/]+/cac:TaxTotal(?:\[\d+\])?/cac:TaxSubtotal(?:\[\d+\])?")
_AMOUNT = re.compile(r"<(?:\w+:)?Tax(?:Total)?Amount\b(?P<attributes>[^<>]*)>(?P<amount>[^<]*)<")
_CURRENCY = re.compile(r"\bcurrencyID=\"([^\"]*)\"")
_SUBTOTAL = re.compile(r"<(?:\w+:)?TaxSubtotal\b")


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """One VAT total, whether a term stands for it or not."""

    amount: Decimal | None
    currency: str | None
    broken_down: bool = False


def tax_totals(stated: Stated) -> Sequence[TaxTotal]:
    """Every VAT total of the document."""
    return stated.once(_tax_totals)


def _tax_totals(stated: Stated) -> Sequence[TaxTotal]:
    return list(_found(stated))


def _found(stated: Stated) -> Iterator[TaxTotal]:
    invoice = stated.invoice
    totals = invoice.totals
    ubl = stated.syntax == "ubl"
    total = totals.vat_total if totals else None
    if total is not None or (ubl and invoice.vat_breakdown):
        other = _other_currency(stated)
        currency = invoice.currency_code if other is None else other
        yield TaxTotal(total, currency, bool(invoice.vat_breakdown))
    if totals and totals.vat_total_in_accounting_currency is not None:
        parts = ubl and any(
            _PART_OF_TOTAL.fullmatch(part.location)
            for part in unmapped_named(stated, "TaxSubtotal")
        )
        yield TaxTotal(totals.vat_total_in_accounting_currency, invoice.vat_currency_code, parts)
    for part in unmapped_named(stated, "TaxTotal" if ubl else "TaxTotalAmount"):
        if part.location.count("/") == 2 if ubl else "HeaderMonetary" in part.location:
            yield _unmapped_total(part)


def _other_currency(stated: Stated) -> str | None:
    """The currency of the total, where it is not that of the invoice."""
    for issue in stated.issues:
        if issue.code == "currency" and _CURRENCY_OF_TOTAL.fullmatch(issue.location):
            return issue.raw
    return None


def _unmapped_total(part: Unmapped) -> TaxTotal:
    found = _AMOUNT.search(part.xml)
    if found is None:
        return TaxTotal(None, None, _SUBTOTAL.search(part.xml) is not None)
    currency = _CURRENCY.search(found["attributes"])
    try:
        amount = decimal_of(found["amount"].strip(BLANKS))
    except ValueError:
        amount = None
    return TaxTotal(
        amount, currency[1] if currency else None, _SUBTOTAL.search(part.xml) is not None
    )


@rule("PEPPOL-EN16931-R005", "BT-6", "BT-5")
def currencies_differ(stated: Stated) -> Iterator[Hit]:
    """A currency of the accounts that is stated is another one than that of the invoice."""
    invoice = stated.invoice
    code = invoice.vat_currency_code
    if code is not None and code == (invoice.currency_code or ""):
        yield Hit("vat_currency_code", {"stated": code})


@rule("PEPPOL-EN16931-R053", "BT-110", "BG-23", syntax="ubl", text="PEPPOL-EN16931-R053-UBL")
def one_total_with_breakdown(stated: Stated) -> Iterator[Hit]:
    """Exactly one VAT total has a breakdown."""
    count = sum(total.broken_down for total in tax_totals(stated))
    if count != 1:
        yield Hit(_TOTAL, {"count": str(count)})


@rule("PEPPOL-EN16931-R053", "BT-110", syntax="cii")
def one_total_in_currency(stated: Stated) -> Iterator[Hit]:
    """At most one VAT total is in the currency of the invoice."""
    currency = stated.invoice.currency_code
    count = sum(currency is not None and total.currency == currency for total in tax_totals(stated))
    if count > 1:
        yield Hit(_TOTAL, {"count": str(count), "currency": currency or ABSENT})


@rule("PEPPOL-EN16931-R054", "BT-111", "BT-6", syntax="ubl", text="PEPPOL-EN16931-R054-UBL")
def total_without_breakdown(stated: Stated) -> Iterator[Hit]:
    """One VAT total without breakdown where a currency of the accounts is stated, else none."""
    yield from _in_accounting_currency(
        stated, sum(not total.broken_down for total in tax_totals(stated))
    )


@rule("PEPPOL-EN16931-R054", "BT-111", "BT-6", syntax="cii")
def total_in_other_currency(stated: Stated) -> Iterator[Hit]:
    """One VAT total in another currency where a currency of the accounts is stated, else none."""
    currency = stated.invoice.currency_code
    others = (
        total.currency is not None and currency is not None and total.currency != currency
        for total in tax_totals(stated)
    )
    yield from _in_accounting_currency(stated, sum(others))


def _in_accounting_currency(stated: Stated, count: int) -> Iterator[Hit]:
    expected = 0 if stated.invoice.vat_currency_code is None else 1
    if count != expected:
        yield Hit(
            _ACCOUNTING,
            {"count": str(count), "expected": str(expected)},
            kind="lacking" if count < expected else "",
        )


@rule("PEPPOL-EN16931-R055", "BT-110", "BT-111", syntax="ubl")
def totals_have_one_sign_in_ubl(stated: Stated) -> Iterator[Hit]:
    """Both VAT totals are there, and neither is positive where the other is negative."""
    accounting, own = _by_currency(stated)
    if stated.invoice.vat_currency_code is None or (
        (_any_up_to_zero(accounting) and _any_up_to_zero(own))
        or (_any_from_zero(accounting) and _any_from_zero(own))
    ):
        return
    yield _signs(own, accounting)


@rule("PEPPOL-EN16931-R055", "BT-110", "BT-111", syntax="cii")
def totals_have_one_sign_in_cii(stated: Stated) -> Iterator[Hit]:
    """Both VAT totals are negative, or neither is."""
    accounting, own = _by_currency(stated)
    if stated.invoice.vat_currency_code is None or not own:
        return
    negative = any(one < ZERO for one in accounting) and any(one < ZERO for one in own)
    if not negative and not (_any_from_zero(accounting) and _any_from_zero(own)):
        yield _signs(own, accounting)


def _by_currency(stated: Stated) -> tuple[list[Decimal], list[Decimal]]:
    """The amounts in the currency of the accounts, and those in the currency of the invoice."""
    invoice = stated.invoice
    accounting, own = invoice.vat_currency_code, invoice.currency_code
    known = [(one.currency, one.amount) for one in tax_totals(stated) if one.amount is not None]
    return (
        [amount for currency, amount in known if currency is not None and currency == accounting],
        [amount for currency, amount in known if currency is not None and currency == own],
    )


def _any_up_to_zero(amounts: list[Decimal]) -> bool:
    return any(amount <= ZERO for amount in amounts)


def _any_from_zero(amounts: list[Decimal]) -> bool:
    return any(amount >= ZERO for amount in amounts)


def _signs(own: list[Decimal], accounting: list[Decimal]) -> Hit:
    return Hit(
        _ACCOUNTING,
        {
            "stated": ", ".join(map(shown, own)) or ABSENT,
            "accounting": ", ".join(map(shown, accounting)) or ABSENT,
        },
    )


RULES = declared_in(globals())
