"""The results, as tables for people and as JSON for machines."""

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.metadata import version

import einvoice
from bench.cases import DIRECTIONS, FLOOR, SAXON, Case, Direction
from bench.goals import GOALS, Result
from bench.measure import Samples

_YARDSTICKS: dict[Direction, tuple[str, ...]] = {
    "read": (FLOOR, "factur-x", "drafthorse"),
    "write": (FLOOR, "factur-x", "drafthorse"),
    "validate": (FLOOR, SAXON),
}
_FLOOR_NAME: dict[Direction, str] = {"read": "W", "write": "tostring", "validate": "W"}
_LEGEND: dict[Direction, str] = {
    "read": "CPU ms and ratios: einvoice over W (lxml parse + walk), the peers over einvoice.",
    "validate": "CPU ms and ratios: einvoice over W, saxonche over einvoice.",
    "write": "CPU ms and ratios: einvoice over tostring (lxml), the peers over einvoice.",
}


def as_text(results: Sequence[Result], samples: Samples) -> str:
    """All tables; `+` marks a stretch goal reached, `!` a goal missed."""
    parts = [_environment_text(samples)]
    for direction in DIRECTIONS:
        if chosen := [result for result in results if result.measure == direction]:
            failed = [case for case in samples.cases if case.direction == direction]
            parts.append(_speeds(direction, chosen, failed))
    if rest := [result for result in results if result.measure not in DIRECTIONS]:
        parts.append(_rest(rest))
    missed = [result for result in results if result.met is False]
    parts.append(f"{len(missed)} of {sum(r.met is not None for r in results)} goals missed.")
    return "\n\n".join(parts)


def as_json(results: Sequence[Result], samples: Samples) -> dict[str, object]:
    """Everything that the tables say, and the samples themselves."""
    return {
        "environment": _environment(),
        "load_ms": [round(seconds * 1000, 3) for seconds in samples.load],
        "results": [
            {**asdict(result), "met": result.met, "missed": result.missed} for result in results
        ],
        "samples_ms": [
            {
                "direction": case.direction,
                "document": case.document.name,
                "contender": name,
                "cpu_ms": [round(s * 1000, 4) for s in samples.seconds(case, name)],
            }
            for case in samples.cases
            for name in case.calls
        ],
        "failures": [
            {"direction": case.direction, "document": case.document.name, "why": case.failures}
            for case in samples.cases
            if case.failures
        ],
    }


def _environment() -> dict[str, str]:
    packages = ("lxml", "pydantic", "factur-x", "drafthorse")
    return {
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "einvoice": einvoice.__version__,
        **{name: version(name) for name in packages},
    }


def _environment_text(samples: Samples) -> str:
    lines = [", ".join(f"{name} {value}" for name, value in _environment().items())]
    if samples.load:
        low, high = min(samples.load) * 1000, max(samples.load) * 1000
        lines.append(f"{len(samples.load)} rounds; a fixed loop took {low:.1f} to {high:.1f} ms")
    lines.append("+ stretch goal reached, ! goal missed")
    return "\n".join(lines)


def _speeds(direction: Direction, results: list[Result], cases: list[Case]) -> str:
    heads = [[direction, "einvoice"], ["must", ""], ["stretch", ""]]
    for name in _YARDSTICKS[direction]:
        goal = GOALS.get((direction, name))
        heads[0] += [_FLOOR_NAME[direction] if name == FLOOR else name, "ratio"]
        heads[1] += ["", f"{goal.sign} {goal.must:g}" if goal else "-"]
        heads[2] += ["", f"{goal.sign} {goal.stretch:g}" if goal and goal.stretch else "-"]
    rows: list[list[str]] = []
    for case in cases:
        found = {result.against: result for result in results if result.case == case.document.name}
        row = [case.document.name, _number(found[FLOOR].ours)]
        for name in _YARDSTICKS[direction]:
            row += _pair(found.get(name), fails=name in case.failures)
        rows.append(row)
    failures = {
        f"{name} fails on {case.document.name}: {reason}"
        for case in cases
        for name, reason in case.failures.items()
    }
    return "\n".join([_table(heads, rows), _LEGEND[direction], *sorted(failures)])


def _pair(result: Result | None, *, fails: bool) -> list[str]:
    if result is None:
        return ["fails" if fails else "-", ""]
    return [_number(result.other), f"{result.ratio:.2f}{result.mark}"]


def _rest(results: list[Result]) -> str:
    head = ["measure", "case", "of", "value", "compared with", "ratio", "goal"]
    rows = [
        [
            result.measure,
            result.case,
            result.against,
            f"{_number(result.ours)} {result.unit}",
            f"{_number(result.other)} {result.unit}",
            f"{result.ratio:.2f}{result.mark}",
            str(result.goal or "-"),
        ]
        for result in results
    ]
    return _table([head], rows)


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _table(heads: list[list[str]], rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*heads, *rows, strict=True)]
    rule = ["-" * width for width in widths]
    return "\n".join(_aligned(row, widths) for row in [*heads, rule, *rows])


def _aligned(row: Iterable[str], widths: list[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "  ".join(cells).rstrip()
