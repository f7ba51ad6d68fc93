"""The KoSIT validator's configuration, put together from packages, decides as recorded.

The validator itself is asked where it is installed; README.md says why it may not be.
"""

from pathlib import Path

import pytest

from einvoice import validate
from einvoice.official.engine import Prepared
from einvoice.official.saxon import saxon
from tests.oracle.accepting import accepting, with_scenario
from tests.oracle.judging import Judge, Judgement
from tests.oracle.kosit import kosit_if_installed, read_report
from tests.oracle.kosit_configuration import write_configuration
from tests.oracle.kosit_stylesheet import REPORT
from tests.oracle.sampling import sample
from tests.oracle.writing import writing

pytestmark = pytest.mark.oracle


@pytest.fixture(scope="module")
def configuration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_configuration(tmp_path_factory.mktemp("configuration")).parent


@pytest.fixture
def kosit() -> Judge:
    judge = kosit_if_installed()
    if judge is None:
        pytest.skip("the KoSIT validator is not installed: name it in EINVOICE_KOSIT_VALIDATOR")
    return judge


def test_the_official_engine_decides_by_the_configuration_as_recorded(configuration: Path) -> None:
    different: dict[str, tuple[bool, bool]] = {}
    documents = with_scenario(sample(20))
    for document in documents:
        report = validate(document.data, engine="official", configuration=configuration)
        recorded = document.row["kosit"]["accept"] if "kosit" in document.row else False
        if report.kosit.accepted != recorded:
            different[str(document)] = (report.kosit.accepted, recorded)
    assert different == {}
    assert len(documents) > 200


INPUT = """
<in:createReportInput xmlns:in="http://www.xoev.de/de/validator/framework/1/createreportinput"
    xmlns:s="http://www.xoev.de/de/validator/framework/1/scenarios"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl">
  <s:scenario><s:name>Example</s:name><s:createReport>
    <s:customLevel level="warning">BR-1 BR-2</s:customLevel>
    <s:customLevel level="error">BR-3</s:customLevel>
  </s:createReport></s:scenario>
  <in:validationResultsXmlSchema>{schema}</in:validationResultsXmlSchema>
  <in:validationResultsSchematron><in:results><svrl:schematron-output>
    {fired}
  </svrl:schematron-output></in:results></in:validationResultsSchematron>
</in:createReportInput>"""
FIRED = '<svrl:failed-assert id="{rule}" {flag}><svrl:text>no</svrl:text></svrl:failed-assert>'
SYNTAX_ERROR = "<in:xmlSyntaxError><in:message>no such element</in:message></in:xmlSyntaxError>"


def reported(*fired: tuple[str, str], schema: str = "") -> Judgement:
    """What the report says where these rules fired, each with an attribute of its own."""
    pieces = "".join(FIRED.format(rule=rule, flag=flag) for rule, flag in fired)
    source = INPUT.format(fired=pieces, schema=schema)
    (report,) = saxon().run([Prepared("report", REPORT)], source)
    assert isinstance(report, str), report
    return read_report(report.encode(), "Example")


@pytest.mark.parametrize(
    ("rule", "flag", "accepted"),
    [
        ("BR-9", 'flag="fatal"', False),
        ("BR-9", 'flag="warning"', True),
        ("BR-9", 'role="information"', True),
        ("BR-9", "", False),
        ("BR-2", 'flag="fatal"', True),
        ("BR-3", 'flag="warning"', False),
    ],
)
def test_the_level_of_the_scenario_goes_before_that_of_the_rule(
    rule: str, flag: str, accepted: bool
) -> None:
    judgement = reported((rule, flag))
    assert judgement.accepted == accepted
    assert judgement.fired == {rule: 1}
    assert judgement.errors == (() if accepted else (rule,))


def test_nothing_fired_is_accepted_and_a_schema_error_is_not() -> None:
    assert reported().accepted
    refused = reported(schema=SYNTAX_ERROR)
    assert (refused.accepted, refused.schema_valid) == (False, False)
    assert refused.errors == ("no such element",)


def test_a_report_of_another_scenario_is_an_error() -> None:
    with pytest.raises(ValueError, match="expected the scenario 'Other'"):
        read_report(b'<report scenario="Example"/>', "Other")


def test_the_kosit_validator_accepts_and_fires_as_the_native_rules_do(kosit: Judge) -> None:
    assert accepting(kosit, sample(120)).differences == []


def test_the_kosit_validator_accepts_in_both_syntaxes_what_it_accepted_before(
    kosit: Judge,
) -> None:
    assert writing(kosit, sample(60)).differences == []
