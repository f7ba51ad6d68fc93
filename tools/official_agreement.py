"""Compares what `validate(engine="official")` says with the recorded verdicts of the corpus.

    scripts/official_agreement [--jobs N] [--every N] [--show N] [--check]

By rule set: the same ids must fire equally often, with as many of them fatal, and stylesheets must
stop on the same documents. `structure` is the verdict of the schema, `verdict` the one of the
report, and `kosit` whether the KoSIT validator accepts. --every takes every Nth document only;
with --check the exit code is 1 where something differs.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.corpus_files import CorpusFile, corpus_files
from tests.oracle.official_verdicts import STOPPED, Compared, compared

CHUNK = 25


def _work(files: list[CorpusFile]) -> list[Compared]:
    return [one for file in files for one in compared(file)]


def results(files: list[CorpusFile], jobs: int) -> Iterator[Compared]:
    """Every comparison; SaxonC does not survive a fork, so processes are spawned."""
    tasks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    if jobs == 1:
        for task in tasks:
            yield from _work(task)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for found in pool.map(_work, tasks):
            yield from found


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    files = [file for file in corpus_files() if file.row["wellformed"]][:: options.every]
    started = time.perf_counter()
    documents: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    wrong: defaultdict[str, list[Compared]] = defaultdict(list)
    for one in results(files, options.jobs):
        documents[one.subject] += 1
        stopped[one.subject] += one.recorded == STOPPED
        if one.found != one.recorded:
            wrong[one.subject].append(one)
    for subject, number in sorted(documents.items()):
        differing = wrong[subject]
        share = (number - len(differing)) / number
        told = f", {stopped[subject]} of them stop it" if stopped[subject] else ""
        print(f"{subject}: {number} documents{told}; same {share:.2%} ({len(differing)} differ)")
        for one in differing[: options.show]:
            print(f"    {one.document}: found {one.found}, recorded {one.recorded}")
    print(f"{len(files)} documents in {time.perf_counter() - started:.0f} s")
    return int(options.check and any(wrong.values()))


if __name__ == "__main__":
    sys.exit(main())
