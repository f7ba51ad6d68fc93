"""The command behind scripts/fuzz.

Exit codes: 0 every promise was kept, 1 one was broken, 2 usage.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from fuzz.batch import Tally
from fuzz.findings import FOLDER, Findings
from fuzz.promise import examine
from fuzz.runner import Run
from fuzz.seeds import Seeds, corpus_files
from fuzz.shrink import shrunk


def main() -> int:
    """Fuzz, or look at saved inputs again."""
    options = _parser().parse_args()
    if options.replay:
        return _replay(options.replay, shrink=options.shrink)
    corpus = [] if options.no_corpus else corpus_files()
    seeds = Seeds(corpus)
    _say(f"{len(seeds)} seeds, of them {len(corpus)} from the corpus; run {options.seed}")
    findings = Findings()
    run = Run(seeds, seed=options.seed, found=findings.add)
    started = time.monotonic()
    indices = range(options.start, options.start + options.runs)
    progress = _progress(options.runs, findings)
    run.go(indices, jobs=options.jobs, seconds=options.minutes * 60, tell=progress)
    _say(_summary(run.tally, findings, time.monotonic() - started))
    return int(bool(findings.counts))


def _replay(paths: list[Path], *, shrink: bool) -> int:
    broken = 0
    for path in paths:
        data = path.read_bytes()
        examined = examine(data)
        _say(f"{path.name}: {examined.outcome}, slowest call {examined.slowest:.3f} s")
        if found := examined.broken or examined.slow:
            broken += 1
            _say(f"  {found.signature}\n{found.detail}")
            if shrink and examined.broken:
                smaller = path.with_suffix(".small.xml")
                smaller.write_bytes(shrunk(data, found.signature))
                _say(f"  {len(data)} bytes became {smaller.stat().st_size} in {smaller.name}")
    return int(broken > 0)


def _summary(tally: Tally, findings: Findings, seconds: float) -> str:
    rate = tally.inputs / seconds if seconds else 0
    lines = [
        "",
        f"{tally.inputs:,} inputs in {seconds:,.0f} s ({rate:,.0f}/s), {tally.size / 1e6:,.0f} MB",
        f"slowest call {tally.slowest:.2f} s (input {tally.slowest_index})",
        f"highest peak of a process {tally.peak / 2**20:,.0f} MiB (input {tally.peak_index})",
        "",
        *(f"{count:>9,}  {outcome}" for outcome, count in tally.outcomes.most_common()),
        "",
    ]
    for signature, count in findings.counts.most_common():
        finding, path = findings.examples[signature]
        lines.append(f"{count:>9,}  {signature}")
        lines.append(f"           {path.name}: {finding.broken.detail.strip()[-160:]}")
    verdict = f"{len(findings.counts)} promises broken, see {FOLDER.name}/ in .cache."
    lines.append(verdict if findings.counts else "Every promise was kept.")
    return "\n".join(lines)


def _progress(runs: int, findings: Findings) -> Callable[[Tally], None]:
    interval = 0.5 if sys.stderr.isatty() else 30
    said = time.monotonic()

    def tell(tally: Tally) -> None:
        nonlocal said
        if time.monotonic() - said < interval:
            return
        said = time.monotonic()
        start, end = ("\r\x1b[K", "") if sys.stderr.isatty() else ("", "\n")
        line = f"{tally.inputs:,} of {runs:,} inputs, {len(findings.counts)} signatures found"
        sys.stderr.write(f"{start}{line}{end}")
        sys.stderr.flush()

    return tell


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scripts/fuzz",
        description="Reads and writes mutated and hostile documents; saves what breaks a promise.",
    )
    parser.add_argument("--runs", type=int, default=200_000, metavar="N", help="number of inputs")
    parser.add_argument("--start", type=int, default=0, metavar="N", help="number of the first")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another run")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes at a time")
    parser.add_argument("--minutes", type=float, default=60, metavar="N", help="time at most")
    parser.add_argument("--no-corpus", action="store_true", help="start from own documents only")
    parser.add_argument(
        "--replay", type=Path, nargs="+", metavar="FILE", help="examine saved inputs again"
    )
    parser.add_argument("--shrink", action="store_true", help="with --replay: make them smaller")
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
