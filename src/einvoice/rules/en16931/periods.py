"""Invoicing periods: of the invoice, and of its lines."""

from collections.abc import Iterator

from einvoice.model.reference import Period
from einvoice.rules.en16931.format_102 import is_in_other_format
from einvoice.rules.en16931.line_groups import line_groups
from einvoice.rules.en16931.presence import is_absent, name_of, unread
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.en16931.traces import bare_of, traces_of
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("BR-29", "BT-73", "BT-74")
def invoicing_period_ends_after_its_start(stated: Stated) -> Iterator[Hit]:
    """BT-74 is BT-73 or later, where both occur."""
    for path, period in _header_periods(stated):
        yield from _reversed(stated, period, path)


@rule("BR-30", "BT-134", "BT-135")
def line_period_ends_after_its_start(stated: Stated) -> Iterator[Hit]:
    """BT-135 is BT-134 or later, where both occur."""
    for index, line in line_groups(stated).extended:
        period = line.period
        if period is not None:
            for hit in _reversed(stated, period, f"lines[{index}].period"):
                yield Hit(hit.path, {**hit.values, "line": name_of(line, index)})


@rule("BR-CO-19", "BG-14", "BT-73", "BT-74", "BT-8")
def invoicing_period_has_an_end(stated: Stated) -> Iterator[Hit]:
    """BT-73 or BT-74 occurs in BG-14; in UBL, BT-8 alone will do."""
    # The code (BT-8) stands in the period of UBL, but in that of the invoice only.
    has_code = stated.syntax == "ubl" and stated.invoice.vat_point_date_code is not None
    for path, period in _header_periods(stated):
        if not _has_a_date(stated, period, path) and not (has_code and path == _HEADER):
            yield Hit(f"{path}.start_date")
    is_known = stated.invoice.invoicing_period is not None or not _is_dateless(stated, _HEADER)
    for trace in traces_of(stated, _ELEMENT[stated.syntax]):
        if trace.line_index is None and not (is_known or has_code):
            yield Hit(f"{_HEADER}.start_date", location=trace.location, line=trace.line)
    for trace in bare_of(stated, _ELEMENT[stated.syntax]):
        if trace.is_below_line:
            yield Hit(location=trace.location, line=trace.line)


@rule("BR-CO-20", "BG-26", "BT-134", "BT-135")
def line_period_has_an_end(stated: Stated) -> Iterator[Hit]:
    """BT-134 or BT-135 occurs in BG-26."""
    for index, line in line_groups(stated).extended:
        period = line.period
        if period is not None and not _has_a_date(stated, period, f"lines[{index}].period"):
            yield _without_days(stated, index)
    for trace in traces_of(stated, _ELEMENT[stated.syntax]):
        index = trace.line_index
        if index is not None and not trace.is_below_line and _is_without_period(stated, index):
            yield _without_days(stated, index)


_HEADER = "invoicing_period"
_ELEMENT = {"ubl": "cac:InvoicePeriod", "cii": "ram:BillingSpecifiedPeriod"}


def _is_without_period(stated: Stated, index: int) -> bool:
    """Whether a line has no period in the model, nor days in its element that are none."""
    return stated.lines[index].period is None and _is_dateless(stated, f"lines[{index}].period")


def _is_dateless(stated: Stated, path: str) -> bool:
    """Whether there are not even elements for the days that the model does not hold."""
    return is_absent(stated, f"{path}.start_date") and is_absent(stated, f"{path}.end_date")


def _without_days(stated: Stated, index: int) -> Hit:
    values = {"line": name_of(stated.lines[index], index)}
    return Hit(f"lines[{index}].period.start_date", values)


def _header_periods(stated: Stated) -> Iterator[tuple[str, Period]]:
    """The periods that the rules of the invoice are asked of: in UBL, sub-lines have such too."""
    if stated.invoice.invoicing_period is not None:
        yield _HEADER, stated.invoice.invoicing_period
    for path, line in stated.once(sub_lines):
        if line.period is not None:
            yield f"{path}.period", line.period


def _has_a_date(stated: Stated, period: Period, path: str) -> bool:
    return (
        period.start_date is not None
        or period.end_date is not None
        or not _is_dateless(stated, path)
    )


def _reversed(stated: Stated, period: Period, path: str) -> Iterator[Hit]:
    start, end = period.start_date, period.end_date
    if start is not None and end is not None:
        if end < start or _is_in_other_format(stated, path):
            yield _reversed_hit(path, start.isoformat(), end.isoformat())
    elif stated.issues:
        yield from _reversed_texts(stated, period, path)


def _reversed_texts(stated: Stated, period: Period, path: str) -> Iterator[Hit]:
    """What is no date is compared as the text that it is, an empty one with all others."""
    texts = stated.once(unread)
    start = f"{period.start_date:%Y%m%d}" if period.start_date else texts.get(f"{path}.start_date")
    end = f"{period.end_date:%Y%m%d}" if period.end_date else texts.get(f"{path}.end_date")
    if start is None or end is None:
        return
    if end < start or _is_in_other_format(stated, path):
        yield _reversed_hit(path, start or "…", end or "…")


def _is_in_other_format(stated: Stated, path: str) -> bool:
    return any(is_in_other_format(stated, f"{path}.{name}") for name in ("start_date", "end_date"))


def _reversed_hit(path: str, start: str, end: str) -> Hit:
    return Hit(f"{path}.end_date", {"start": start, "end": end})


RULES = declared_in(globals())
