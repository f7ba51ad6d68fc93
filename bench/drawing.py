"""How fast invoices are drawn, alone and as checked hybrids, and how that grows."""

from collections.abc import Iterator
from io import BytesIO
from statistics import median

import pikepdf

import einvoice
from bench.generator import document
from bench.goals import DRAWING, DRAWN_MEMORY, GROWTH, LARGE, Result
from bench.measure import fixed_loop, in_turns, ratio
from bench.processes import peak_of

_PROFILE = "factur-x-en16931"
_TWO_PAGES = 2
"""Lines of an invoice that fills two pages."""
_MOST_ROUNDS = 5
_MEBIBYTES = 600
_DRAW = "import sys, einvoice; einvoice.render(sys.argv[1])"


def checked(rounds: int) -> Iterator[Result]:
    """An invoice of two pages: drawn, made PDF/A-3a with the XML in it, and checked."""
    invoice = einvoice.read(document("cii", _TWO_PAGES)).invoice
    with pikepdf.open(BytesIO(einvoice.render(invoice))) as pdf:
        assert len(pdf.pages) == 2

    def hybrid() -> bytes:
        return invoice.to_pdf(profile=_PROFILE)

    def pages() -> bytes:
        return einvoice.render(invoice)

    both, drawn, loop = in_turns(rounds, hybrid, pages, fixed_loop)
    for name, ours, goal in (("drawn, embedded, checked", both, DRAWING), ("drawn", drawn, None)):
        times = (median(ours) * 1000, median(loop) * 1000)
        yield Result(
            "render", f"two pages {name}", "a loop", ratio(ours, loop), rounds, goal, *times
        )


def long(rounds: int, lines: int) -> Iterator[Result]:
    """What ten times the lines cost, in time and in memory."""
    rounds = min(rounds, _MOST_ROUNDS)
    many, few = (einvoice.read(document("cii", count)).invoice for count in (lines, lines // 10))
    ours, smaller = in_turns(rounds, lambda: einvoice.render(many), lambda: einvoice.render(few))
    yield Result(
        "render growth",
        f"cii {lines // 10:,} to {lines:,}",
        "einvoice",
        ratio(ours, smaller),
        rounds,
        GROWTH if lines >= LARGE else None,
        median(ours) * 1000,
        median(smaller) * 1000,
    )
    peak = peak_of(["-c", _DRAW], document("cii", lines))
    yield Result(
        "memory render",
        f"cii {lines:,}",
        "a bound",
        peak / _MEBIBYTES,
        1,
        DRAWN_MEMORY,
        peak,
        _MEBIBYTES,
        unit="MiB",
    )
