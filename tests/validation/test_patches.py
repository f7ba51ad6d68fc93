"""Changes become JSON Patch steps that JSON can hold."""

from datetime import date
from decimal import Decimal

import pytest

from einvoice import fix, validate, write
from einvoice.validation.patches import operation, pointer
from einvoice.verdict import Operation
from tests.builders import invoice


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", ""),
        ("number", "/number"),
        ("lines[3].net_amount", "/lines/3/net_amount"),
        ("lines[0].sub_lines[12].item", "/lines/0/sub_lines/12/item"),
    ],
)
def test_places_are_json_pointers(path: str, expected: str) -> None:
    assert pointer(path) == expected


def test_numbers_and_dates_are_texts_in_json() -> None:
    amount = operation("replace", "totals.amount_due", Decimal("1E+3"))
    assert amount == Operation("replace", "/totals/amount_due", "1000")
    assert operation("add", "due_date", date(2026, 1, 31)).value == "2026-01-31"
    assert operation("remove", "due_date", None) == Operation("remove", "/due_date", None)


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
@pytest.mark.parametrize(
    "field", ["sum_of_lines", "total_without_vat", "vat_total", "total_with_vat", "amount_due"]
)
def test_fixing_until_nothing_is_left_gives_back_the_clean_invoice(field: str, syntax: str) -> None:
    clean = invoice()
    assert clean.totals is not None
    current = clean.replace(totals=clean.totals.replace(**{field: Decimal("7.77")}))
    for _ in range(5):
        report = validate(write(current, syntax=syntax))
        if report.verdict == "accept":
            break
        current = fix(current, report)
    assert current == clean
