"""How fast the official stylesheets run: as published, lean, and in several processes.

    python tools/official_speed.py [--lines 100] [--rounds 9]

Needs the artefacts (scripts/artefacts) and the extra `official`. Printed are milliseconds and
ratios out of one run, medians over rounds that visit every way in turn:
- bare: SaxonC alone, from the text of the document to that of the report;
- published: the published stylesheet by our engine, from bytes to what fired;
- lean: the same rules, compiled by our own compiler;
- verb: `validate(engine="official")` by the same rules, from bytes to the report;
- the same for all that judges an XRechnung: the schema and two rule sets, over a document that
  they find nothing in, and over one with a finding, for whose explanation the invoice is read;
- documents per second of one process and of two.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.generator import document
from einvoice import validate
from einvoice.official.saxon import saxon
from einvoice.official.schematron import Stylesheet, judge
from einvoice.official.workers import SaxonPool
from einvoice.profiles.core import EN16931_ID
from einvoice.rules.xrechnung.claims import CIUS
from einvoice.verdict import Report
from tests.oracle.official_verdicts import RULE_SETS as NAMES
from tests.oracle.official_verdicts import validator
from tests.oracle.stylesheets import compiled, published

# SaxonC collects its garbage now and then, which short calls are too short to spread.
SMALL = 100
RULE_SETS = {"ubl": ("cen-ubl", "xrechnung-ubl", "peppol-ubl"), "cii": ("cen-cii", "xrechnung-cii")}


def median_times(
    ways: dict[str, Callable[[], object]], rounds: int, repeats: int
) -> dict[str, float]:
    """CPU milliseconds of each way; the first round only warms up."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            start = time.process_time()
            for _ in range(repeats):
                way()
            if number:
                times[name].append((time.process_time() - start) * 1000 / repeats)
    return {name: statistics.median(values) for name, values in times.items()}


def compare(name: str, data: bytes, rounds: int, repeats: int) -> None:
    """Print what one rule set takes, by each way."""
    theirs, ours = published(name), compiled(name)
    text = data.decode()
    engine = saxon()

    def bare() -> object:
        return engine.run([theirs.prepared], text)

    ways = {
        "bare": bare,
        "published": lambda: judge([theirs], data),
        "lean": lambda: judge([ours], data),
        "verb": lambda: validate(
            data, engine="official", official=validator(), rule_sets=[NAMES[name]]
        ),
    }
    found = median_times(ways, rounds, repeats)
    print(
        f"{name:14} {found['bare']:8.1f} {found['published']:10.1f} {found['lean']:8.1f}"
        f" {found['verb']:8.1f}"
        f"   published/bare {found['published'] / found['bare']:.2f}"
        f"   published/lean {found['published'] / found['lean']:.2f}"
        f"   verb/bare {found['verb'] / found['bare']:.2f}"
    )


def compare_profile(kind: str, data: bytes, rounds: int, repeats: int) -> None:
    """Print what a verdict by all rules of XRechnung takes, beside the transformations alone."""
    names = [f"cen-{kind}", f"xrechnung-{kind}"]
    prepared = [published(name).prepared for name in names]
    text, engine = data.decode(), saxon()
    rule_sets = ["structure", *(NAMES[name] for name in names)]

    def verb(document: bytes) -> Report:
        return validate(document, engine="official", official=validator(), rule_sets=rule_sets)

    clean = claiming_xrechnung(data)
    assert not verb(clean).findings
    assert verb(data).findings
    ways: dict[str, Callable[[], object]] = {
        "bare": lambda: engine.run(prepared, text),
        "verb": lambda: verb(clean),
        "explaining": lambda: verb(data),
    }
    found = median_times(ways, rounds, repeats)
    print(
        f"schema, EN 16931, XRechnung ({kind}): bare {found['bare']:.1f}, verb {found['verb']:.1f}"
        f"   verb/bare {found['verb'] / found['bare']:.2f}"
        f"   with a finding {found['explaining'] / found['bare']:.2f}"
    )


def claiming_xrechnung(data: bytes) -> bytes:
    """The document with the claim that XRechnung asks for, so that its rules find nothing."""
    return data.replace(f"{EN16931_ID}<".encode(), f"{CIUS}<".encode(), 1)


def throughput(name: str, data: bytes, documents: int) -> None:
    """Print what two processes bring over one."""
    rates: dict[int, float] = {}
    ready = ""
    for processes in (1, 2):
        with SaxonPool(processes) as pool, ThreadPoolExecutor(processes) as threads:
            sheet = Stylesheet(published(name).prepared, pool)
            list(threads.map(sheet.run, [data] * processes * 3))  # every process compiles
            pids = pool.pids()
            before = [runnable(pid) for pid in pids]
            start = time.perf_counter()
            list(threads.map(sheet.run, [data] * documents))
            passed = time.perf_counter() - start
            rates[processes] = documents / passed
            shares = [runnable(pid) - old for pid, old in zip(pids, before, strict=True)]
            ready = ", ".join(f"{share / passed:.0%}" for share in shares)
    print(
        f"{name}: {rates[1]:.1f} documents/s with one process, {rates[2]:.1f} with two:"
        f" {rates[2] / rates[1]:.2f} times; the two were at work or waited for a processor"
        f" {ready} of the time"
    )


def runnable(pid: int) -> float:
    """Seconds that a process ran or could have, had a processor been free; 0 if unknown.

    Neighbours take processors away and so spoil a throughput, but not this.
    """
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        fields = [(task / "schedstat").read_text(encoding="ascii").split() for task in tasks]
    except OSError:
        return 0.0
    return sum(int(ran) + int(waited) for ran, waited, *_ in fields) / 1e9


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the official stylesheets.")
    parser.add_argument("--lines", type=int, nargs="*", default=[2, 100, 1000])
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    for lines in options.lines:
        print(f"{lines} lines, CPU ms: bare, published, lean, verb")
        for kind in ("ubl", "cii"):
            data = document(kind, lines)
            for name in RULE_SETS[kind]:
                asked = claiming_xrechnung(data) if name.startswith("xrechnung") else data
                compare(name, asked, options.rounds, max(1, SMALL // lines))
            compare_profile(kind, data, options.rounds, max(1, SMALL // lines))
    throughput("cen-ubl", document("ubl", 100), 60)


if __name__ == "__main__":
    main()
