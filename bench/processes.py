"""What only a process of its own shows: import time, peak memory, cold start."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from bench.cases import SAXON
from bench.generator import KINDS, document
from bench.goals import COLD, GROWTH, IMPORT, PEAK, Result

PACKAGES = "from pydantic import BaseModel; from lxml import etree"

_PEAK = """
import resource
import sys
from pathlib import Path

STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")

def reset_peak():
    if RESET.exists():
        RESET.write_text("5")

def kilobytes(name):
    # Unlike ru_maxrss these do not start from what the parent process had.
    if STATUS.exists():
        return int(STATUS.read_text().split(name)[1].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

small, data = (Path(name).read_bytes() for name in sys.argv[1:])
from lxml import etree
import einvoice

def tree(data):
    return etree.fromstring(data, etree.XMLParser(huge_tree=True))

def read(data):
    return einvoice.read(data)

def write(data):
    result = einvoice.read(data)
    return einvoice.write(result.invoice, syntax=result.syntax)

{name}(small)
reset_peak()
before = kilobytes("VmRSS:")
kept = {name}(data)
print(before, kilobytes("VmHWM:"))
"""


def imports(rounds: int) -> Iterator[Result]:
    """Import time by the interpreter's own account."""
    samples = [(_import_time("import einvoice"), _import_time(PACKAGES)) for _ in range(rounds)]
    ours, packages = (sorted(column) for column in zip(*samples, strict=True))
    yield Result(
        "import",
        "import einvoice",
        "pydantic, lxml",
        median(a / b for a, b in samples),
        rounds,
        IMPORT,
        median(ours) / 1000,
        median(packages) / 1000,
    )


def memory(lines: int) -> Iterator[Result]:
    """Peak memory above what the process held before, and how it grows with the lines."""
    for kind in KINDS:
        small = document(kind, 2)
        for call in ("tree", "read", "write"):
            less, more = (
                _peak(call, small, document(kind, count)) / 1024 for count in (lines // 10, lines)
            )
            yield Result(
                f"memory {call}",
                f"{kind} {lines // 10:,} to {lines:,}",
                "lxml" if call == "tree" else "einvoice",
                more / less,
                1,
                None if call == "tree" else GROWTH,
                more,
                less,
                unit="MB",
            )


def cold_start(rounds: int) -> Iterator[Result]:
    """The command line on a small document, over Python that only parses it; wall time."""
    if find_spec("einvoice.__main__") is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small.xml"
        path.write_bytes(document("ubl-invoice", 2))
        parse = ["-c", "import sys; from lxml import etree; etree.parse(sys.argv[1])", str(path)]
        show = ["-m", "einvoice", "show", str(path)]
        samples = [(_wall(show), _wall(parse)) for _ in range(rounds)]
    ours, other = (list(column) for column in zip(*samples, strict=True))
    times = (median(a / b for a, b in samples), rounds, None)
    yield Result(
        "cold start", "show", "python, lxml", *times, median(ours) * 1000, median(other) * 1000
    )


def cold_verdict(rounds: int) -> Iterator[Result]:
    """A file to its verdict by a program that starts for it, against the official stylesheets."""
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "small.xml"
            # What claims XRechnung is checked by both rule sets without being asked.
            path.write_bytes(document(kind, 2).replace(_CORE, _XRECHNUNG))
            ours = ["-m", "einvoice", "validate", str(path)]
            official = ["-m", "bench.saxon", kind, str(path)]
            samples = [(_wall(ours, check=False), _wall(official)) for _ in range(rounds)]
        times = ([own for own, _ in samples], [other for _, other in samples])
        yield Result(
            "cold validate",
            f"{kind} 2",
            SAXON,
            median(other / own for own, other in samples),
            rounds,
            COLD,
            median(times[0]) * 1000,
            median(times[1]) * 1000,
        )


def peak_verdict(lines: int) -> Iterator[Result]:
    """Peak memory of a whole process that validates, against one that runs the stylesheets."""
    for kind in KINDS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "large.xml"
            path.write_bytes(document(kind, lines))
            own = _most(["-c", f"{_VALIDATE}\n{_TOLD}", str(path)])
            other = _most([*_SAXON_PEAK, kind, str(path)])
        yield Result(
            "memory validate",
            f"{kind} {lines:,}",
            SAXON,
            own / other,
            1,
            PEAK,
            own,
            other,
            unit="MB",
        )


_CORE = b">urn:cen.eu:en16931:2017<"
_XRECHNUNG = b">urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0<"
_UNCOMPILED = ("PYTHONDONTWRITEBYTECODE",)
_TOLD = """
from pathlib import Path
status = Path("/proc/self/status")
if status.exists():  # unlike ru_maxrss this does not start from what the parent process had
    print(int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024)
else:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
_VALIDATE = "import sys, einvoice; einvoice.validate(sys.argv[1])"
_SAXON_PEAK = ("-c", f"import sys; from bench.saxon import main; main(sys.argv[1:])\n{_TOLD}")


def peak_of(arguments: list[str], data: bytes) -> int:
    """Mebibytes that a program takes at most; the last argument is a file with the data."""
    *before, program = arguments
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xml"
        path.write_bytes(data)
        return _most([*before, f"{program}\n{_TOLD}", str(path)])


def _most(arguments: list[str]) -> int:
    return int(_python(arguments).stdout.split()[-1])


def _python(arguments: list[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
    # As installed packages are, ours is compiled once and not at every start.
    environment = {name: value for name, value in os.environ.items() if name not in _UNCOMPILED}
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=check,
        env=environment,
        encoding="utf-8",
        cwd=Path(__file__).resolve().parent.parent,  # so that a process finds what stands here
    )


def _wall(arguments: list[str], *, check: bool = True) -> float:
    started = time.perf_counter()
    _python(arguments, check=check)
    return time.perf_counter() - started


def _import_time(statement: str) -> int:
    """Microseconds of what the statement imports, beyond what Python imports by itself."""
    return _outermost(statement) - _outermost("pass")


def _outermost(statement: str) -> int:
    told = _python(["-X", "importtime", "-c", statement]).stderr
    # The name of an import within another one is indented.
    return sum(int(found) for found in re.findall(r"\| +(\d+) \| (?! )\S+$", told, re.MULTILINE))


def _peak(call: str, small: bytes, data: bytes) -> int:
    """Kilobytes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("small.xml", "large.xml")]
        for path, content in zip(paths, (small, data), strict=True):
            path.write_bytes(content)
        told = _python(["-c", _PEAK.replace("{name}", call), *map(str, paths)]).stdout
    before, after = (int(number) for number in told.split())
    return after - before
