"""What bulk work gains from a second process, and what memory it takes, over many documents.

    python tools/bulk_speed.py FOLDER [--documents 10000]

The documents of the folder are repeated until there are so many. Printed are documents per second
of one job and of two, the ratio, and the peak of each run's own memory and of its processes at a
quarter of the way and at the end: a run whose memory grows with the documents shows there.
"""

import argparse
import resource
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from einvoice.bulk import batch, documents_in

_MIB = 1024


def main() -> None:
    """Measure in processes of their own, so that peaks are theirs."""
    parser = argparse.ArgumentParser(description="Time bulk work in one process and in two.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=0, help="measure this number here")
    arguments = parser.parse_args()
    if arguments.jobs:
        measure(arguments.folder, arguments.documents, arguments.jobs)
        return
    rates = [float(run(arguments.folder, arguments.documents, jobs).split()[0]) for jobs in (1, 2)]
    print(f"two jobs are {rates[1] / rates[0]:.2f} times as fast as one")


def run(folder: Path, documents: int, jobs: int) -> str:
    """One measurement in a new process."""
    command = [sys.executable, __file__, str(folder)]
    options = ["--documents", str(documents), "--jobs", str(jobs)]
    done = subprocess.run([*command, *options], check=True, capture_output=True, text=True)
    print(done.stdout, end="", flush=True)
    return done.stdout


def measure(folder: Path, documents: int, jobs: int) -> None:
    """Work through the documents, and print how fast and in how much memory."""
    paths = islice(cycle(list(documents_in(folder))), documents)
    started = time.perf_counter()
    early = 0
    for done, _ in enumerate(batch(paths, jobs=jobs), 1):
        if done == documents // 4:
            early = _peak(resource.RUSAGE_SELF)
    seconds = time.perf_counter() - started
    print(
        f"{documents / seconds:.1f} documents a second with {jobs} jobs; peak "
        f"{_peak(resource.RUSAGE_SELF)} MiB ({early} at a quarter), "
        f"largest process below {_peak(resource.RUSAGE_CHILDREN)} MiB"
    )


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // _MIB


if __name__ == "__main__":
    main()
