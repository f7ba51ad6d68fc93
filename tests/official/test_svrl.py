import pytest

from einvoice.errors import ReadError
from einvoice.official.svrl import Failed, read_report, usual_location

CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
RAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        (f"/Q{{{INVOICE}}}Invoice[1]/Q{{{CBC}}}ID[2]", "/ubl:Invoice[1]/cbc:ID[2]"),
        (
            f"/*:Invoice[namespace-uri()='{INVOICE}'][1]/*:ID[namespace-uri()='{CBC}'][2]",
            "/ubl:Invoice[1]/cbc:ID[2]",
        ),
        (f"/*[local-name()='Name' and namespace-uri()='{RAM}'][1]", "/ram:Name[1]"),
        (
            f"/*[local-name()='Name'][namespace-uri()='{RAM}'][1]/@schemeID",
            "/ram:Name[1]/@schemeID",
        ),
        ("/@*[local-name()='unit' and namespace-uri()='']", "/@unit"),
        ("/Q{}a[1]/b[2]", "/a[1]/b[2]"),
        ("/Q{urn:other}a[1]", "/Q{urn:other}a[1]"),
        ("/cac:Party[1]", "/cac:Party[1]"),
    ],
)
def test_locations_get_the_usual_prefixes(written: str, usual: str) -> None:
    assert usual_location(written) == usual


@pytest.mark.parametrize(
    ("flag", "report", "severity"),
    [
        ("fatal", False, "fatal"),
        ("error", False, "fatal"),
        ("", False, "fatal"),
        ("unknown", False, "fatal"),
        ("warn", False, "warning"),
        ("warning", False, "warning"),
        ("info", False, "information"),
        ("", True, "information"),
        ("error", True, "fatal"),
        ("warning", True, "warning"),
    ],
)
def test_the_flag_says_how_bad_it_is(flag: str, report: bool, severity: str) -> None:
    assert Failed("A", flag, "/", "", "", report).severity == severity


def test_a_diagnostic_is_part_of_the_text() -> None:
    (failed,) = read_report(
        '<s:schematron-output xmlns:s="http://purl.oclc.org/dsdl/svrl"><s:fired-rule/>'
        '<s:failed-assert id="A"><s:diagnostic-reference diagnostic="d"><s:text>more</s:text>'
        "</s:diagnostic-reference><s:text>said</s:text></s:failed-assert></s:schematron-output>"
    )
    assert failed.text == "said more"


@pytest.mark.parametrize("xml", ["", "text", "<html/>", "<failed-assert/>"])
def test_what_is_no_report_is_refused(xml: str) -> None:
    with pytest.raises(ReadError):
        read_report(xml)
