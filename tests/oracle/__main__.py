"""Shows documents to the reference tools and prints a table; scripts/oracle says how."""

import argparse
import sys
import time
from collections.abc import Callable, Mapping

from tests.oracle import hybrids, preflight
from tests.oracle.accepting import accepting
from tests.oracle.claims import claims
from tests.oracle.factur_x import factur_x
from tests.oracle.judging import Comparison
from tests.oracle.kosit import kosit_if_installed
from tests.oracle.phive import PHIVE
from tests.oracle.writing import writing

Compare = Callable[[int], Comparison]


def comparisons() -> Mapping[str, list[Compare]]:
    """By the name of a tool, what it is shown."""
    tools: dict[str, list[Compare]] = {
        "phive": [lambda sample: accepting(PHIVE, sample), lambda sample: writing(PHIVE, sample)],
        "mustang": [factur_x, hybrids.of_mustang],
        "verapdf": [claims],
        "hybrids": [*hybrids.COMPARISONS],
        "preflight": [*preflight.COMPARISONS],
    }
    if (kosit := kosit_if_installed()) is not None:
        tools["kosit"] = [
            lambda sample: accepting(kosit, sample),
            lambda sample: writing(kosit, sample),
        ]
    return tools


COLUMNS = ("tool", "documents", "all", "agree", "as agreed", "differ", "not judged", "s")


def row(comparison: Comparison, seconds: float) -> tuple[str, ...]:
    numbers = (
        comparison.total,
        comparison.agree,
        comparison.agreed.total(),
        len(comparison.differences),
        comparison.not_judged.total(),
        round(seconds),
    )
    return (comparison.tool, comparison.documents, *map(str, numbers))


def print_table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(line[index]) for line in rows) for index in range(len(COLUMNS))]
    for line in rows:
        cells = [
            cell.ljust(width) if index < 2 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def print_reasons(comparison: Comparison) -> None:
    print(f"\n{comparison.tool}, {comparison.documents}:")
    for note in comparison.notes:
        print(f"  {note}")
    for reason, count in comparison.agreed.most_common():
        print(f"  as agreed, {count}: {reason}")
    for reason, count in comparison.not_judged.most_common():
        print(f"  not judged, {count}: {reason}")
    for difference in comparison.differences:
        print(f"  differs: {difference[:1000]}")


def main() -> int:
    tools = comparisons()
    parser = argparse.ArgumentParser(prog="scripts/oracle")
    parser.add_argument("--only", nargs="+", choices=sorted(tools), help="these tools")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="0 is every document")
    parser.add_argument("--check", action="store_true", help="exit code 1 where one differs")
    options = parser.parse_args()
    done: list[Comparison] = []
    rows: list[tuple[str, ...]] = [COLUMNS]
    for name in options.only or tools:
        for compare in tools[name]:
            started = time.monotonic()
            comparison = compare(options.sample)
            rows.append(row(comparison, time.monotonic() - started))
            done.append(comparison)
    print_table(rows)
    for comparison in done:
        print_reasons(comparison)
    if "kosit" not in tools:
        print("\nkosit: not asked; tests/oracle/README.md says why, and how to install it")
    return int(options.check and any(comparison.differences for comparison in done))


if __name__ == "__main__":
    sys.exit(main())
