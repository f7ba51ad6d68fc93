"""Dates that do not go together."""

from collections.abc import Iterator
from datetime import date

from einvoice.model.values import Date
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_FAR = 3653
"""Ten years in days: no guarantee is withheld longer, and a mistyped year is mostly further off."""
_FIRST_YEAR = 2000
"""Before, there was no invoice in any of the formats."""


@rule("ADV-DUE-BEFORE-ISSUE", "BT-9", "BT-2", severity="warning")
def due_before_issue(stated: Stated) -> Iterator[Hit]:
    """What remains to be paid is not due before the invoice was issued."""
    invoice = stated.invoice
    issued, totals = invoice.issue_date, invoice.totals
    if issued is None or stated.is_credit_note:
        return
    # Nothing is due of what was paid before, and a negative amount is not the buyer's to pay.
    if totals is not None and totals.amount_due is not None and totals.amount_due <= 0:
        return
    due_dates: list[tuple[str, Date | None]] = [("due_date", invoice.due_date)]
    due_dates += [
        (f"more_payment_terms[{index}].due_date", terms.due_date)
        for index, terms in enumerate(invoice.more_payment_terms)
    ]
    for path, due in due_dates:
        if due is not None and due < issued:
            yield Hit(path, {"stated": due.isoformat(), "issued": issued.isoformat()})


@rule("ADV-DATE-FAR", "BT-2", "BT-7", "BT-9", "BT-72", severity="warning")
def far_from_issue(stated: Stated) -> Iterator[Hit]:
    """No date of the invoice is more than ten years from its issue."""
    invoice = stated.invoice
    issued = invoice.issue_date
    if issued is None:
        return
    if issued.year < _FIRST_YEAR:
        yield Hit("issue_date", {"stated": issued.isoformat()}, ("BT-2",), kind="issue")
        return
    dates: tuple[tuple[str, str, date | None], ...] = (
        ("vat_point_date", "BT-7", invoice.vat_point_date),
        ("due_date", "BT-9", invoice.due_date),
        ("delivery.date", "BT-72", invoice.delivery.date if invoice.delivery else None),
    )
    for path, term, day in dates:
        if day is not None and abs((day - issued).days) > _FAR:
            values = {"stated": day.isoformat(), "issued": issued.isoformat()}
            yield Hit(path, values, (term,))


@rule("ADV-PRECEDING-DATE", "BT-26", "BT-2", severity="warning")
def preceding_after_this(stated: Stated) -> Iterator[Hit]:
    """An earlier invoice was not issued after the one that refers to it."""
    issued = stated.invoice.issue_date
    for index, one in enumerate(stated.invoice.preceding_invoices):
        if issued is not None and one.issue_date is not None and one.issue_date > issued:
            values = {
                "stated": one.issue_date.isoformat(),
                "issued": issued.isoformat(),
                "number": one.reference or "",
            }
            yield Hit(f"preceding_invoices[{index}].issue_date", values)


RULES = declared_in(globals())
