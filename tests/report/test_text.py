"""A report for people: the verdict first, the worst findings next, nothing left out."""

from einvoice.report.checked import Checked
from einvoice.report.text import lines_of
from einvoice.verdict import Finding, Language, Location, Report, RuleSetRun, Verdict
from tests.report.reports import clean, unreadable, wrong


def told(checked: Checked, language: Language = "en", *, brief: bool = False) -> list[str]:
    return [
        "".join(piece for piece, _ in line) for line in lines_of(checked, language, brief=brief)
    ]


def test_the_first_line_has_the_verdict_the_profile_and_the_counts() -> None:
    first = told(wrong())[0]
    assert first.startswith("wrong.xml: REJECT")
    assert "EN 16931" in first
    assert "fatal" in first
    assert told(clean())[0].startswith("folder/clean file.xml: ACCEPT")
    assert told(wrong(), "de")[0].startswith("wrong.xml: ABLEHNEN")


def test_a_finding_names_rule_line_and_place_and_says_what_to_change() -> None:
    lines = told(wrong())
    at = next(number for number, line in enumerate(lines) if " BR-CO-10 " in line)
    assert "line " in lines[at]
    assert "totals.sum_of_lines" in lines[at]
    assert "20.01" in lines[at + 1]
    assert lines[at + 2].startswith("    Fix: ")


def test_one_line_a_document_where_little_is_asked_for() -> None:
    assert len(told(wrong(), brief=True)) == 1


def test_what_cannot_be_read_says_why() -> None:
    assert told(unreadable()) == ["broken.xml: line 1 <ends> & \x01 nowhere"]


def test_the_worst_come_first_and_many_places_are_counted() -> None:
    findings = (
        Finding("B", "peppol", "information", location=Location("/x", 3)),
        Finding("A", "peppol", "warning", count=5),
        Finding("C", "en16931", "fatal", decides=False),
        Finding("D", "en16931", "fatal"),
    )
    report = Report(Verdict.REJECT, findings, (RuleSetRun("en16931", "1"),), (), None, None)
    lines = told(Checked("x", report))
    order = [line.split()[1] for line in lines if line[:3] != "   " and line[:2] == "  "]
    assert order == ["D", "A", "B", "C"]
    assert "    and 4 more of these" in lines
    assert any("does not bind this profile" in line for line in lines)
