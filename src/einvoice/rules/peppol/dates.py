"""Dates: the one form in which each syntax takes them."""

import re
from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from einvoice.rules.peppol.leftovers import Leaf, leaves_named, local_name
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_UBL_DATES = (
    "IssueDate",
    "DueDate",
    "TaxPointDate",
    "StartDate",
    "EndDate",
    "ActualDeliveryDate",
)
_CII_DATE = "udt:DateTimeString"
_MISREAD = frozenset({"unreadable", "inexact"})
_is_day_of_this_century = re.compile(r"20[0-9]{6}").fullmatch
_CENTURY = (date(2000, 1, 1), date(2099, 12, 31))

_HEADER_DATES = (
    "issue_date",
    "due_date",
    "delivery.date",
    "invoicing_period.start_date",
    "invoicing_period.end_date",
    "contractual_due_date",
    "currency_exchange.date",
)


@rule("PEPPOL-EN16931-F001", "BT-2", "BT-7", "BT-9", "BT-72", "BT-73", "BT-74", syntax="ubl")
def date_is_a_day(stated: Stated) -> Iterator[Hit]:
    """A date has the form YYYY-MM-DD."""
    for issue in stated.issues:
        if issue.code in _MISREAD:
            name = local_name(issue.location.rpartition("/")[2])
            if name in _UBL_DATES:
                yield _misread(issue.path, issue.location, issue.line, issue.raw)
    for leaf in leaves_named(stated, *_UBL_DATES):
        if not _is_date(leaf.text):
            yield _misread("", leaf.part.location, leaf.part.line, leaf.text)


@rule("PEPPOL-EN16931-F001", "BT-2", "BT-9", "BT-72", "BT-73", "BT-74", syntax="cii")
def date_is_eight_digits(stated: Stated) -> Iterator[Hit]:
    """A date has the form YYYYMMDD with the format 102, and lies between 2000 and 2099."""
    for issue in stated.issues:
        if issue.code in _MISREAD and _CII_DATE in issue.location:
            # That there is no such day, the official expression does not see.
            if issue.code == "inexact" or not _is_day_of_this_century(issue.raw):
                yield _misread(issue.path, issue.location, issue.line, issue.raw)
    for place in stated.surface.bare:
        if _CII_DATE in place.location:
            yield _misread("", place.location, place.line, place.text, kind="format")
    for path, day in _dates(stated):
        if not _CENTURY[0] <= day <= _CENTURY[1]:
            yield Hit(path, {"stated": day.isoformat()}, kind="century")
    for leaf in leaves_named(stated, "DateTimeString"):
        if _is_another_form(leaf):
            yield _misread("", leaf.part.location, leaf.part.line, leaf.text)


def _is_another_form(leaf: Leaf) -> bool:
    """Whether a date that no term stands for says another form than the prescribed one."""
    # Those of the extensions have another type, whose form is not prescribed.
    if leaf.around.startswith("Formatted") or "format" not in leaf.attributes:
        return False
    is_usual = leaf.attributes["format"].strip() == "102"
    return not (is_usual and _is_day_of_this_century(leaf.text))


def _misread(path: str, location: str, line: int, text: str, kind: str = "") -> Hit:
    where = "" if path else location
    return Hit(path, {"stated": text}, location=where, line=line, kind=kind)


def _is_date(text: str) -> bool:
    if len(text) != 10:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return text[4] == text[7] == "-"


def _dates(stated: Stated) -> Iterator[tuple[str, date]]:
    """Every date that CII writes with the type whose form is prescribed."""
    yield from _dates_of_header(stated)
    for index, line in enumerate(stated.lines):
        if line.period is not None:
            if line.period.start_date is not None:
                yield f"lines[{index}].period.start_date", line.period.start_date
            if line.period.end_date is not None:
                yield f"lines[{index}].period.end_date", line.period.end_date
        if line.delivery is not None and line.delivery.date is not None:
            yield f"lines[{index}].delivery.date", line.delivery.date


def _dates_of_header(stated: Stated) -> Iterator[tuple[str, date]]:
    for path in _HEADER_DATES:
        value: object = stated.invoice
        for name in path.split("."):
            value = None if value is None else attrgetter(name)(value)
        if isinstance(value, date):
            yield path, value
    for index, terms in enumerate(stated.invoice.more_payment_terms):
        if terms.due_date is not None:
            yield f"more_payment_terms[{index}].due_date", terms.due_date


RULES = declared_in(globals())
