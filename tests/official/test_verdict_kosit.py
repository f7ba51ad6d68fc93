"""A KoSIT configuration judges as a whole: scenario, schema, rules, levels, accept or reject."""

from pathlib import Path

import pytest

from einvoice import validate
from einvoice.errors import RulePackError, RuleVersionError
from einvoice.official import OfficialValidator, Store, recognise
from einvoice.verdict import Report
from tests.official.building import make_folder, make_zip, own_rules, scenario, scenarios
from tests.official.sheets import stylesheet
from tests.official.test_verdict import DATA, STOPS

SPACE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
OPEN = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{SPACE}">
  <xs:element name="Invoice"><xs:complexType><xs:sequence>
    <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
  </xs:sequence></xs:complexType></xs:element></xs:schema>""".encode()
CLOSED = OPEN.replace(b'maxOccurs="unbounded"', b'maxOccurs="1"')
FIRES = stylesheet('<svrl:failed-assert id="X-1" flag="fatal" location="/ubl:Invoice"/>')
WARNS = FIRES.replace(b'"fatal"', b'"warning"')


def files(
    rules: bytes, levels: str = "", match: str = "/o:Invoice", schema: bytes = OPEN
) -> dict[str, bytes]:
    part = scenario("Invoices", match=match, levels=levels).replace("urn:order", SPACE)
    return {
        "scenarios.xml": scenarios(part),
        "xsd/order/order.xsd": schema,
        "xsl/order.xsl": rules,
    }


def run(folder: Path, contents: dict[str, bytes]) -> Report:
    path = make_zip(folder / "configuration.zip", contents)
    return validate(DATA, engine="official", configuration=path, official=OfficialValidator())


def test_a_message_at_the_level_of_errors_rejects(tmp_path: Path) -> None:
    report = run(tmp_path, files(FIRES))
    assert (report.verdict, report.kosit.accepted, report.kosit.errors) == (
        "reject",
        False,
        ("X-1",),
    )
    assert report.kosit.scenario is not None
    assert report.kosit.scenario.name == "Invoices"
    assert [one.name for one in report.rule_sets] == ["structure", "order"]


@pytest.mark.parametrize(
    ("rules", "level", "verdict", "severity"),
    [
        (FIRES, "warning", "accept", "warning"),
        (FIRES, "information", "accept", "information"),
        (WARNS, "error", "reject", "fatal"),
    ],
)
def test_the_levels_of_the_scenario_count(
    tmp_path: Path, rules: bytes, level: str, verdict: str, severity: str
) -> None:
    report = run(tmp_path, files(rules, f'<customLevel level="{level}">X-1</customLevel>'))
    assert (report.verdict, report.kosit.accepted) == (verdict, verdict == "accept")
    assert [one.severity for one in report.findings] == [severity]
    assert report.kosit.changed == {"X-1": level}


def test_the_schema_comes_first(tmp_path: Path) -> None:
    report = run(tmp_path, files(FIRES, schema=CLOSED))
    assert (report.verdict, report.kosit.accepted) == ("reject", False)
    assert {one.rule for one in report.findings} == {"XSD"}
    assert all(one.message and one.fix for one in report.findings)
    assert [(one.name, one.kind) for one in report.not_run] == [("order", "schema-first")]


def test_a_stylesheet_that_stops_is_rejected_and_the_verdict_open(tmp_path: Path) -> None:
    report = run(tmp_path, files(STOPS))
    assert (report.verdict, report.kosit.accepted) == ("undecided", False)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_document_without_scenario_is_rejected_with_the_reason(
    tmp_path: Path, language: str
) -> None:
    report = run(tmp_path, files(FIRES, match="/o:Order"))
    (finding,) = report.findings
    assert (report.verdict, report.kosit.accepted, report.kosit.scenario) == ("reject", False, None)
    assert (finding.rule, finding.rule_set) == ("SCENARIO", "kosit")
    told = finding.explain("de" if language == "de" else "en")
    assert "Configuration of a test" in told.message
    assert "Invoices" in told.fix


@pytest.mark.parametrize(
    ("match", "accepted"),
    [
        ("some $i in /o:Invoice satisfies matches(local-name($i), '^In.*')", True),
        ("every $i in /o:Invoice satisfies $i is /nothing", False),
    ],
)
def test_a_match_in_full_xpath_is_understood(tmp_path: Path, match: str, accepted: bool) -> None:
    report = run(tmp_path, files(FIRES.replace(b"failed-assert", b"fired-rule"), match=match))
    assert report.kosit.accepted is accepted


def test_an_installed_configuration_is_asked_for_by_its_name(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    stored = store.add(make_folder(tmp_path / "mine", files(FIRES)))
    validator = OfficialValidator(store=store)
    for name in ("mine", stored.id, recognise(tmp_path / "mine")):
        report = validate(DATA, engine="official", configuration=name, official=validator)
        assert report.kosit.errors == ("X-1",)
    with pytest.raises(RuleVersionError):
        validate(DATA, engine="official", configuration="other", official=validator)


def test_what_is_no_configuration_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "own.zip", own_rules())
    with pytest.raises(RulePackError, match="scenarios"):
        validate(DATA, engine="official", configuration=path)


def test_a_configuration_chooses_the_rules_itself(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="both"):
        validate(DATA, engine="official", configuration=tmp_path, rule_sets=["en16931"])


def test_both_engines_can_be_asked_beside_a_configuration(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "configuration.zip", files(FIRES))
    report = validate(DATA, engine="both", configuration=path)
    assert [one.kind for one in report.disagreement] == ["verdict"]
