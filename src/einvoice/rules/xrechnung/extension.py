"""The extension of XRechnung: sub-lines, and payments of third parties."""

from collections.abc import Iterator
from decimal import Decimal

from einvoice.model.line import Line
from einvoice.rules.decimals import ZERO, decimals_of, round2, shown
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.claims import is_extension
from einvoice.rules.xrechnung.everywhere import below, every_line
from einvoice.rules.xrechnung.presence import (
    ABSENT,
    is_blank,
    is_unreadable,
    unmapped_named,
    written_otherwise,
)

_MOST_DECIMALS = 2
_PAID = "cac:PrepaidPayment"


@rule("BR-DEX-02", "BT-131", severity="warning", syntax="ubl")
def lines_sum_up(stated: Stated) -> Iterator[Hit]:
    """The net amount of a line that has sub-lines is the sum of theirs."""
    if stated.is_credit_note or not is_extension(stated):
        return
    for path, line in every_line(stated):
        if not line.sub_lines:
            continue
        actual = _sum(line)
        if line.net_amount != actual:
            yield Hit(
                f"{path}.net_amount",
                {
                    "line": line.id or ABSENT,
                    "stated": ABSENT if line.net_amount is None else shown(line.net_amount),
                    "actual": shown(actual),
                },
            )


def _sum(line: Line) -> Decimal:
    return sum((one.net_amount for one in line.sub_lines if one.net_amount is not None), ZERO)


@rule("BR-DEX-03", "BT-151", "BT-152", syntax="ubl")
def sub_lines_have_one_vat(stated: Stated) -> Iterator[Hit]:
    """Every sub-line states its VAT once."""
    if stated.is_credit_note or not is_extension(stated):
        return
    for index, line in enumerate(stated.lines):
        for path, sub_line in below(f"lines[{index}]", line):
            if sub_line.vat is None:
                yield Hit(f"{path}.vat", {"line": sub_line.id or ABSENT})
    for part in unmapped_named(stated, "ClassifiedTaxCategory"):
        if "cac:SubInvoiceLine" in part.location:
            yield Hit(location=part.location, line=part.line, kind="several")


@rule("BR-DEX-09", "BT-115", "BT-112", "BT-113", "BT-114", syntax="ubl")
def amount_due(stated: Stated) -> Iterator[Hit]:
    """BT-115 = BT-112 - BT-113 + BT-114 + Σ payments of third parties."""
    totals = stated.invoice.totals
    if totals is None or not is_extension(stated):
        return
    payments = (one.amount for one in stated.invoice.third_party_payments)
    third = sum((amount for amount in payments if amount is not None), ZERO)
    paid, rounding = totals.paid_amount or ZERO, totals.rounding_amount or ZERO
    due, total = totals.amount_due, totals.total_with_vat
    if due is not None and total is not None:
        if round2(due - rounding) == round2(total - paid + third):
            return
    yield Hit(
        "totals.amount_due",
        {
            "stated": ABSENT if due is None else shown(due),
            "total": ABSENT if total is None else shown(total),
            "paid": shown(paid),
            "rounding": shown(rounding),
            "third": shown(third),
            "expected": shown(round2((total or ZERO) - paid + third + rounding)),
        },
    )


def _payments(stated: Stated) -> bool:
    """Whether there are payments of third parties to be checked."""
    return bool(stated.invoice.third_party_payments) and (
        not stated.is_credit_note and is_extension(stated)
    )


@rule("BR-DEX-10", syntax="ubl")
def payment_has_type(stated: Stated) -> Iterator[Hit]:
    """A payment of a third party says of which type it is."""
    if _payments(stated):
        for index, payment in enumerate(stated.invoice.third_party_payments):
            if is_blank(payment.type_code):
                yield Hit(f"third_party_payments[{index}].type_code")


@rule("BR-DEX-11", syntax="ubl")
def payment_has_amount(stated: Stated) -> Iterator[Hit]:
    """A payment of a third party states its amount."""
    if _payments(stated):
        for index, payment in enumerate(stated.invoice.third_party_payments):
            path = f"third_party_payments[{index}].amount"
            if payment.amount is None and not is_unreadable(stated, path):
                yield Hit(path)


@rule("BR-DEX-12", syntax="ubl")
def payment_has_description(stated: Stated) -> Iterator[Hit]:
    """A payment of a third party is described."""
    if _payments(stated):
        for index, payment in enumerate(stated.invoice.third_party_payments):
            if is_blank(payment.description):
                yield Hit(f"third_party_payments[{index}].description")


@rule("BR-DEX-13", syntax="ubl")
def payment_has_few_decimals(stated: Stated) -> Iterator[Hit]:
    """The amount of a payment of a third party has at most two decimals."""
    if _payments(stated):
        for index, payment in enumerate(stated.invoice.third_party_payments):
            amount = payment.amount
            if amount is not None and decimals_of(amount) > _MOST_DECIMALS:
                yield Hit(f"third_party_payments[{index}].amount", {"stated": shown(amount)})


@rule("BR-DEX-14", "BT-5", syntax="ubl")
def payment_has_currency(stated: Stated) -> Iterator[Hit]:
    """The amount of a payment of a third party is in the currency of the invoice."""
    if not _payments(stated):
        return
    currency = stated.invoice.currency_code or ABSENT
    texts = written_otherwise(stated)
    for index, payment in enumerate(stated.invoice.third_party_payments):
        if payment.amount is None and f"third_party_payments[{index}].amount" not in texts:
            yield Hit(
                f"third_party_payments[{index}].amount", {"stated": ABSENT, "currency": currency}
            )
    for issue in stated.issues:
        if issue.code == "currency" and _PAID in issue.location:
            yield Hit(
                location=issue.location,
                line=issue.line,
                values={"stated": issue.raw, "currency": currency},
            )


@rule("BR-DEX-15", severity="warning", syntax="cii")
def no_parent_lines(stated: Stated) -> Iterator[Hit]:
    """No line names a parent: in CII, the extension has no sub-lines."""
    if not is_extension(stated):
        return
    for index, line in enumerate(stated.lines):
        if line.parent_id is not None:
            yield Hit(f"lines[{index}].parent_id", {"stated": line.parent_id})


RULES = declared_in(globals())
