from pathlib import Path

import pytest

from fuzz import hostile, spans, trees
from fuzz.batch import MOST_MEMORY, Finding, Tally, observe
from fuzz.findings import Findings
from fuzz.inputs import make
from fuzz.promise import Broken
from fuzz.runner import Run
from fuzz.seeds import Seeds

PER_TEST = 250
SEEDS = Seeds()


@pytest.mark.parametrize("start", range(0, 6 * PER_TEST, PER_TEST))
def test_no_mutated_or_hostile_input_breaks_a_promise(start: int) -> None:
    tally = Tally()
    broken = [
        (index, finding.signature, finding.detail)
        for index in range(start, start + PER_TEST)
        for finding in observe(make(SEEDS, 16931, index), tally)
        if finding.kind not in {"slow", "memory"}  # what other tests do to this process counts
    ]
    assert broken == []
    assert tally.inputs == PER_TEST
    assert tally.outcomes["round trip"] > PER_TEST / 4


def test_every_mutation_and_attack_comes_up() -> None:
    recipes = {name for index in range(3_000) for name in make(SEEDS, 1, index).recipe}
    known = {each.__name__ for each in (*trees.MUTATIONS, *spans.MUTATIONS, *hostile.ATTACKS)}
    assert recipes == known


def test_an_input_follows_from_its_number() -> None:
    assert make(SEEDS, 1, 77) == make(Seeds(), 1, 77)
    assert make(SEEDS, 1, 77).data != make(SEEDS, 2, 77).data


def test_a_run_over_processes_examines_every_input() -> None:
    found: list[Finding] = []
    run = Run(SEEDS, seed=3, found=found.append)
    run.go(range(60), jobs=2, seconds=600, tell=lambda tally: None)
    assert run.tally.inputs == 60
    assert 0 < run.tally.peak
    assert MOST_MEMORY == 512 * 1024 * 1024


def test_a_finding_is_saved_with_what_makes_it_again(tmp_path: Path) -> None:
    findings = Findings(tmp_path)
    tried = make(SEEDS, 1, 5)
    findings.add(Finding(tried, Broken("crash", "read: KeyError at xml.py:1", "told")))
    saved = next(tmp_path.glob("*.xml"))
    assert saved.read_bytes() == tried.data
    assert '"index": 5' in saved.with_suffix(".json").read_text(encoding="utf-8")
