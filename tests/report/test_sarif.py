"""SARIF: what code hosts need to show a finding beside its line."""

from einvoice.report.sarif import as_sarif
from tests.report.reports import clean, unreadable, wrong


def test_every_finding_points_to_a_rule_of_the_run_and_to_a_line() -> None:
    log = as_sarif([wrong("ubl"), wrong("cii")])
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert {result["level"] for result in run["results"]} == {"error"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "wrong.xml"
        assert place["physicalLocation"]["region"]["startLine"] > 1
    assert run["invocations"][0]["executionSuccessful"]


def test_a_clean_document_has_no_results() -> None:
    (run,) = as_sarif([clean()])["runs"]
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


def test_what_cannot_be_read_is_told_as_a_failure_of_the_run() -> None:
    (run,) = as_sarif([clean(), unreadable()])["runs"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["descriptor"]["id"] == "read.not-well-formed"


def test_names_of_files_become_uris() -> None:
    named = wrong()
    log = as_sarif([type(named)("a folder/ü.xml", named.report)])
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert uri["uri"] == "a%20folder/%C3%BC.xml"
