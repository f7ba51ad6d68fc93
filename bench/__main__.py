"""The command behind scripts/bench.

Exit codes: 0 done, 1 with --check: a goal is missed, 2 usage.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.cases import DIRECTIONS, Case, Direction, cases, documents
from bench.drawing import checked, long
from bench.goals import LARGE, Result, growth, speeds
from bench.hybrids import embedding, extraction
from bench.measure import Samples
from bench.peers import drafthorse, factur_x
from bench.processes import cold_start, cold_verdict, imports, memory, peak_verdict
from bench.report import as_json, as_text

SIZES = [2, 10, 100, 1_000, 10_000]
PDFS = ("render", "embed", "extract")
"""Directions with PDFs."""
QUICK_SIZES = [2, 10, 100, 1_000]


def main() -> int:
    """Measure, print the tables, judge."""
    options = _parser().parse_args()
    directions: list[Direction] = [one for one in DIRECTIONS if options.only in (None, one)]
    peers = [factur_x(), drafthorse()] if directions and not options.no_peers else []
    sizes: list[int] = options.lines or (QUICK_SIZES if options.quick else SIZES)
    rounds: int = options.rounds or (3 if options.quick else 7)
    made: list[Case] = []
    for document in documents(sizes):
        _tell(f"preparing {document.name}")
        made += cases(document, peers, directions)
    samples = Samples(made)
    samples.run(rounds, _tell)
    results = [*speeds(samples), *growth(samples)]
    if not options.only:
        results += _processes(sizes, rounds)
    results += _pdfs(options.only, sizes, rounds, peers=not options.no_peers)
    if not options.no_peers and options.only in (None, "validate"):
        results += _verdicts(sizes, rounds)
    _tell("")
    sys.stdout.write(as_text(results, samples) + "\n")
    if options.json:
        text = json.dumps(as_json(results, samples), indent=1)
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    return int(options.check and any(result.missed for result in results))


def _processes(sizes: list[int], rounds: int) -> Iterator[Result]:
    _tell("import time, cold start, memory")
    yield from imports(rounds)
    yield from cold_start(rounds)
    if max(sizes) >= 10_000:  # smaller documents drown in what the allocator keeps in store
        yield from memory(max(sizes))


def _pdfs(only: str | None, sizes: list[int], rounds: int, *, peers: bool) -> Iterator[Result]:
    if only in (None, "render"):
        _tell("drawing PDFs")
        yield from checked(rounds)
        if max(sizes) >= LARGE:
            yield from long(rounds, max(sizes))
    if peers and only in (None, "embed"):
        _tell("embedding into PDFs")
        yield from embedding(rounds)
    if peers and only in (None, "extract"):
        _tell("extracting from PDFs")
        yield from extraction(rounds)


def _verdicts(sizes: list[int], rounds: int) -> Iterator[Result]:
    _tell("cold verdicts, memory")
    yield from cold_verdict(rounds)
    if max(sizes) >= 10_000:
        yield from peak_verdict(max(sizes))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description="Times reading, writing, validating and PDFs against lxml and named peers.",
    )
    parser.add_argument("--quick", action="store_true", help="3 rounds, up to 1,000 lines")
    parser.add_argument(
        "--only", choices=(*DIRECTIONS, *PDFS), help="one direction, without the rest"
    )
    parser.add_argument("--lines", type=int, nargs="+", metavar="N", help="sizes of the documents")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each case is visited")
    parser.add_argument("--no-peers", action="store_true", help="against lxml only")
    parser.add_argument("--json", metavar="FILE", help="also write results and samples as JSON")
    parser.add_argument(
        "--check",
        action="store_true",
        help="exit with 1 if the median of at least 5 rounds misses a goal",
    )
    return parser


def _tell(what: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{what}")
        sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
