"""The verdict of the KoSIT validator follows from what the official rules say."""

import json
from typing import TypedDict, cast

import pytest

from einvoice.rules.kosit import SCENARIOS, SNAPSHOT, Acceptance, acceptance, scenario_for
from einvoice.rules.rule import Severity
from tests.absence import absent
from tests.corpus_files import CorpusFile, corpus_files, corpus_folder

SCHEMAS = ("ubl-2.1-invoice", "ubl-2.1-creditnote", "cii-d16b")
OFFICIAL = {"en16931": "cen", "xrechnung": "xrechnung"}


class Published(TypedDict):
    """A scenario as the facts have it."""

    scenario: str
    root: str
    guideline: str
    schematron: list[str]
    custom_levels: dict[str, str]


class Facts(TypedDict):
    """The facts of the configuration."""

    origin: str
    scenarios: list[Published]


def facts() -> Facts:
    file = corpus_folder().parent / "rules" / "kosit-custom-levels.json"
    if not file.is_file():
        absent("the facts of the KoSIT configuration", remedy="put them into ../shared/rules")
    return cast("Facts", json.loads(file.read_text(encoding="utf-8")))


def documents() -> list[CorpusFile]:
    return [file for file in corpus_files() if file.row["wellformed"] and "root" in file.row]


def decided(file: CorpusFile) -> Acceptance:
    """What follows from the official messages of the rule sets of the scenario."""
    root, guideline = file.row.get("root", ""), file.row.get("guideline")
    scenario = scenario_for(guideline, root)
    fired: list[tuple[str, Severity]] = []
    complete = True
    for name in scenario.rule_sets if scenario else ():
        verdict = file.verdicts.get(f"{OFFICIAL[name]}-{file.row.get('syntax')}", {})
        complete = complete and "error" not in verdict
        fired.extend((entry[0], cast("Severity", entry[1])) for entry in verdict.get("fired", []))
    valid = any(file.xsd.get(schema, False) for schema in SCHEMAS)
    return acceptance(guideline, root, fired, schema_valid=valid, complete=complete)


def test_every_verdict_of_the_corpus_follows_from_what_fired() -> None:
    weighed = 0
    for file in documents():
        expected = file.row.get("kosit")
        if expected is None:
            continue
        found = decided(file)
        assert found.scenario is not None, str(file)
        assert {
            "scenario": found.scenario.name,
            "accept": found.accepted,
            "changed": dict(found.changed),
            "errors": list(found.errors),
        } == {key: expected[key] for key in ("scenario", "accept", "changed", "errors")}, str(file)
        weighed += 1
    assert weighed > 0


def test_a_document_that_claims_something_else_matches_no_scenario() -> None:
    claims = {scenario.guideline for scenario in SCENARIOS}
    others = [file for file in documents() if file.row.get("guideline") not in claims]
    assert others
    for file in others:
        assert "kosit" not in file.row
        assert decided(file) == Acceptance(None, False, {}, {}, ())


@pytest.mark.parametrize("published", range(len(SCENARIOS)))
def test_the_scenarios_are_those_of_the_configuration(published: int) -> None:
    every = facts()["scenarios"]
    assert len(every) == len(SCENARIOS)
    expected, found = every[published], SCENARIOS[published]
    assert found.name == expected["scenario"]
    assert (found.root, found.guideline) == (expected["root"], expected["guideline"])
    assert len(found.rule_sets) == len(expected["schematron"])
    assert dict(found.levels) == expected["custom_levels"]


def test_the_snapshot_is_that_of_the_facts() -> None:
    assert SNAPSHOT in facts()["origin"]
