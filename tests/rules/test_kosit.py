"""Accept or reject, as the KoSIT validator weighs what fired."""

import pytest

from einvoice.rules.kosit import SCENARIOS, acceptance, scenario_for
from einvoice.rules.rule import Severity

CORE = "urn:cen.eu:en16931:2017"
XRECHNUNG = f"{CORE}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
EXTENSION = f"{XRECHNUNG}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0"


@pytest.mark.parametrize(
    ("severity", "accepted"), [("fatal", False), ("warning", True), ("information", True)]
)
def test_only_an_error_speaks_against_accepting(severity: Severity, accepted: bool) -> None:
    found = acceptance(XRECHNUNG, "Invoice", [("BR-DE-1", severity)], schema_valid=True)
    assert found.accepted is accepted


def test_a_scenario_may_make_a_message_harmless() -> None:
    fired: list[tuple[str, Severity]] = [("BR-CO-16", "fatal")]
    assert not acceptance(XRECHNUNG, "Invoice", fired, schema_valid=True).accepted
    extension = acceptance(EXTENSION, "Invoice", fired, schema_valid=True)
    assert extension.accepted
    assert extension.changed == {"BR-CO-16": "information"}


def test_a_scenario_may_make_a_warning_an_error() -> None:
    fired: list[tuple[str, Severity]] = [("CII-SR-452", "warning"), ("BR-DE-1", "fatal")]
    found = acceptance(XRECHNUNG, "CrossIndustryInvoice", fired, schema_valid=True)
    assert found.errors == ("BR-DE-1", "CII-SR-452")


def test_of_several_messages_of_a_rule_the_worst_counts() -> None:
    fired: list[tuple[str, Severity]] = [("X", "warning"), ("X", "fatal"), ("X", "information")]
    assert acceptance(XRECHNUNG, "Invoice", fired, schema_valid=True).levels == {"X": "error"}


@pytest.mark.parametrize(("schema_valid", "complete"), [(False, True), (True, False)])
def test_what_the_schema_refuses_or_no_rule_could_check_is_rejected(
    schema_valid: bool, complete: bool
) -> None:
    found = acceptance(XRECHNUNG, "Invoice", [], schema_valid=schema_valid, complete=complete)
    assert not found.accepted
    assert found.errors == ()


@pytest.mark.parametrize(
    ("guideline", "root"),
    [(None, "Invoice"), ("urn:example", "Invoice"), (EXTENSION, "CreditNote"), (CORE, "Order")],
)
def test_a_document_without_a_scenario_is_rejected(guideline: str | None, root: str) -> None:
    found = acceptance(guideline, root, [], schema_valid=True)
    assert (found.scenario, found.accepted) == (None, False)


def test_every_scenario_is_found_by_what_it_is_for() -> None:
    for scenario in SCENARIOS:
        assert scenario_for(scenario.guideline, scenario.root) is scenario
