"""A report as JSON says everything that the report says."""

import json

from einvoice.report.as_json import as_json, checked_as_json
from tests.report.reports import clean, unreadable, wrong


def test_a_finding_has_its_place_its_values_and_its_texts() -> None:
    report = wrong().report
    assert report is not None
    told = json.loads(json.dumps(as_json(report)))
    assert told["verdict"] == "reject"
    assert told["syntax"] == "ubl-invoice"
    assert told["profile"] == "en16931"
    found = next(one for one in told["findings"] if one["rule"] == "BR-CO-10")
    assert found["rule_set"] == "en16931"
    assert found["severity"] == "fatal"
    assert found["terms"][0] == "BT-106"
    assert found["path"] == "totals.sum_of_lines"
    assert found["location"]["xpath"] == ("/Invoice/cac:LegalMonetaryTotal/cbc:LineExtensionAmount")
    assert found["values"]["stated"] == "20.01"
    assert "20.01" in found["message"]
    assert found["count"] == 1


def test_the_texts_come_in_the_language_that_is_asked_for() -> None:
    report = wrong().report
    assert report is not None
    english, german = (as_json(report, language)["findings"][0] for language in ("en", "de"))
    assert english["rule"] == german["rule"]
    for part in ("message", "why", "fix"):
        assert english[part]
        assert german[part]
        assert english[part] != german[part]


def test_what_was_not_run_is_named() -> None:
    report = clean().report
    assert report is not None
    told = as_json(report)
    assert told["verdict"] == "accept"
    assert [one["name"] for one in told["rule_sets"]] == ["structure", "en16931"]
    assert {one["name"] for one in told["not_run"]} == {"advice"}


def test_a_document_that_cannot_be_read_has_an_error_in_place_of_a_verdict() -> None:
    assert checked_as_json(unreadable()) == {
        "file": "broken.xml",
        "error": {"code": "read.not-well-formed", "message": "line 1 <ends> & \x01 nowhere"},
    }
