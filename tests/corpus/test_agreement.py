"""The native rules say what the official ones say, but for a list of agreed differences."""

import tomllib
from functools import cache

from tests.corpus_files import corpus_files
from tools.agreement import (
    AGREED,
    BESIDE,
    OURS,
    Compared,
    agreed,
    compared,
    differences,
)


@cache
def compared_everywhere() -> list[Compared]:
    sets = (*BESIDE, *OURS)
    files = [file for file in corpus_files() if file.row["wellformed"]]
    return [one for file in files for one in compared(file, sets, ())]


def test_verdicts_differ_nowhere_but_where_that_is_agreed() -> None:
    results = compared_everywhere()
    assert len(results) > 7000
    assert [one.failed for one in results if one.failed] == []
    assert differences(results) - agreed() == set()
    assert agreed() - differences(results) == set(), "listed, and no difference any more"


def test_severities_are_compared_too() -> None:
    results = [one for one in compared_everywhere() if one.rule_set not in BESIDE]
    listed = {(rule_set, document) for rule_set, _rule, document in agreed()}
    wrong = [
        (one.rule_set, one.document)
        for one in results
        if one.fatal_native != one.fatal and (one.rule_set, one.document) not in listed
    ]
    assert wrong == []


def test_every_agreed_difference_has_a_reason() -> None:
    entries = tomllib.loads(AGREED.read_text(encoding="utf-8")).get("difference", [])
    assert all(len(entry["reason"]) > 20 for entry in entries)
