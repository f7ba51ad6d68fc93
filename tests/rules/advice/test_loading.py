"""The library of check digits is loaded when a check needs it."""

import subprocess
import sys

SCRIPT = """
import sys
from einvoice.rules.advice import ADVICE
from einvoice.rules.run import run
from einvoice.rules.stated import Stated
from tests.builders import invoice
loaded = "stdnum" in sys.modules
list(run(ADVICE, Stated(invoice(), "ubl")))
print(loaded, "stdnum" in sys.modules, "zeep" in sys.modules)
"""


def test_stdnum_is_loaded_by_the_first_number_that_is_checked() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert run.stdout.split() == ["False", "True", "False"]
