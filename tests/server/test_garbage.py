"""What stays is not gone through for garbage; what comes later is."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Generator

import pytest

from einvoice_server.kit.garbage import to_stay


class Knot:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thawed() -> Generator[None, None, None]:
    yield
    gc.unfreeze()


def test_what_is_made_stays_and_the_collector_goes_on() -> None:
    with to_stay():
        assert not gc.isenabled()
        kept = weakref.ref(Knot())
    assert gc.isenabled()
    gc.collect()
    assert kept() is not None
    later = weakref.ref(Knot())
    gc.collect()
    assert later() is None


def test_it_goes_on_after_a_failure_too_and_stays_off_where_it_was() -> None:
    with pytest.raises(ZeroDivisionError), to_stay():
        raise ZeroDivisionError
    assert gc.isenabled()
    gc.disable()
    try:
        with to_stay():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_program_is_made_so() -> None:
    script = (
        "import gc, sys\n"
        "from einvoice_server.cli import main\n"
        "sys.argv[1:] = ['check', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(gc.get_freeze_count(), gc.isenabled(), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True
    )
    frozen, is_on = done.stderr.split()
    assert int(frozen) > 100_000
    assert is_on == "True"
