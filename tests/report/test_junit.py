"""JUnit XML: a suite a document, a failed case for each rule that rejects it."""

from lxml import etree

from einvoice.report.checked import Checked
from einvoice.report.junit import as_junit
from einvoice.syntax.xml import Element
from tests.report.reports import clean, unreadable, wrong


def suites(*documents: Checked) -> list[Element]:
    return etree.fromstring(as_junit(documents).encode()).findall("testsuite")


def test_a_rule_that_rejects_is_a_failed_case_with_its_line() -> None:
    (suite,) = suites(wrong())
    failed = suite.findall("testcase[failure]")
    assert "BR-CO-10" in [case.get("name") for case in failed]
    assert suite.get("failures") == str(len(failed))
    assert suite.get("tests") == str(len(suite))
    failure = failed[0].find("failure")
    assert failure is not None
    assert "line " in (failure.text or "")


def test_a_clean_document_is_a_suite_that_passes() -> None:
    (suite,) = suites(clean())
    assert (suite.get("failures"), suite.get("errors")) == ("0", "0")
    assert [case.get("name") for case in suite] == ["accept"]


def test_what_cannot_be_read_is_an_error_and_stays_well_formed() -> None:
    (suite,) = suites(unreadable())
    error = suite.find("testcase/error")
    assert error is not None
    assert error.get("message") == "line 1 <ends> & \ufffd nowhere"
    assert suite.get("errors") == "1"
