"""Documents with their reports, for the tests of what is made of reports."""

from decimal import Decimal

from einvoice import write
from einvoice.report.checked import Checked
from einvoice.validation import validate
from tests.builders import invoice

CLEAN = invoice()
assert CLEAN.totals is not None
WRONG = CLEAN.replace(totals=CLEAN.totals.replace(sum_of_lines=Decimal("20.01")))
"""Its sum of lines is a cent too much."""


def clean() -> Checked:
    return Checked("folder/clean file.xml", validate(write(CLEAN, syntax="ubl")))


def wrong(syntax: str = "ubl") -> Checked:
    return Checked("wrong.xml", validate(write(WRONG, syntax=syntax)))


def unreadable() -> Checked:
    return Checked("broken.xml", None, "read.not-well-formed", "line 1 <ends> & \x01 nowhere")
