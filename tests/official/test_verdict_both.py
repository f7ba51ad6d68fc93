"""Both engines beside each other: where they differ is told, and the official verdict counts."""

import json
from pathlib import Path

from einvoice import validate
from einvoice.official import OfficialValidator
from einvoice.report.as_json import as_json
from einvoice.report.checked import Checked
from einvoice.report.sarif import as_sarif
from einvoice.report.text import lines_of
from einvoice.verdict import Disagreement, Report
from tests.official.test_verdict import DATA, FINE, STOPS, SUMS, WARNS, pack
from tests.report.reports import WRONG


def both(validator: OfficialValidator, data: bytes = DATA) -> Report:
    return validate(data, engine="both", official=validator, rule_sets=["en16931"])


def wrong() -> bytes:
    from einvoice import write

    return write(WRONG, syntax="ubl")


def test_engines_that_agree_leave_nothing_to_tell(tmp_path: Path) -> None:
    report = both(pack(tmp_path, {"en16931": FINE}))
    assert (report.engine, report.verdict, report.disagreement) == ("both", "accept", ())


def test_what_only_one_of_them_finds_is_told(tmp_path: Path) -> None:
    report = both(pack(tmp_path, {"en16931": SUMS}))
    assert report.verdict == "reject"
    assert report.disagreement == (
        Disagreement("en16931", "only-official", "BR-CO-10", "", "fatal"),
        Disagreement("", "verdict", "", "accept", "reject"),
    )


def test_the_official_verdict_counts(tmp_path: Path) -> None:
    report = both(pack(tmp_path, {"en16931": FINE}), wrong())
    assert (report.verdict, report.findings) == ("accept", ())
    assert [(one.kind, one.rule, one.native) for one in report.disagreement] == [
        ("only-native", "BR-CO-10", "fatal"),
        ("only-native", "BR-CO-13", "fatal"),
        ("verdict", "", "reject"),
    ]


def test_another_severity_is_told(tmp_path: Path) -> None:
    report = both(pack(tmp_path, {"en16931": WARNS}), wrong())
    assert report.disagreement[0] == Disagreement(
        "en16931", "severity", "BR-CO-10", "fatal", "warning"
    )


def test_what_one_of_them_did_not_check_is_not_compared(tmp_path: Path) -> None:
    report = both(pack(tmp_path, {"en16931": STOPS}), wrong())
    assert (report.verdict, report.disagreement) == ("undecided", ())


def test_reports_show_the_disagreement(tmp_path: Path) -> None:
    report = both(pack(tmp_path, {"en16931": SUMS}))
    told = json.loads(json.dumps(as_json(report)))
    assert told["engine"] == "both"
    assert told["disagreement"][0]["kind"] == "only-official"
    assert "BR-CO-10" in told["disagreement"][0]["message"]
    assert told["rule_sets"][0]["artefact"] == "pack: rules/0.sch"
    checked = Checked("a.xml", report)
    for language in ("en", "de"):
        text = "\n".join(
            "".join(piece for piece, _ in line) for line in lines_of(checked, language)
        )
        assert report.disagreement[0].explain(language) in text
    (run,) = as_sarif([checked])["runs"]
    remarks = run["invocations"][0]["toolExecutionNotifications"]
    assert [one["descriptor"]["id"] for one in remarks] == [
        "disagreement.only-official",
        "disagreement.verdict",
    ]
    assert run["invocations"][0]["executionSuccessful"]
