import base64
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from einvoice.errors import RulePackError, RuleVersionError
from einvoice.official.kosit.configuration import KositConfiguration
from einvoice.official.kosit.report import VARL, KositReport, kosit_report
from einvoice.official.packs import recognise
from einvoice.official.scenarios import NAMESPACE
from einvoice.official.store import Store
from einvoice.syntax.xml import Element, parse
from tests.official.building import kosit_files, make_zip, scenario
from tests.official.kosit_packs import FOREIGN, ORDER, UNFIT, configuration, fires, rules
from tests.official.sheets import saying

REP = f"{{{VARL}}}"
S = f"{{{NAMESPACE}}}"

# What may stand in what, in which order; "?" and "*" as in a DTD, text where there is nothing.
ORDERS = {
    "report": [
        "engine",
        "timestamp",
        "documentIdentification",
        "scenarioMatched|noScenarioMatched",
        "assessment",
    ],
    "engine": ["name", "info*"],
    "documentIdentification": ["documentHash", "documentReference"],
    "documentHash": ["hashAlgorithm", "hashValue"],
    "scenarioMatched": ["s:scenario", "documentData?", "validationStepResult*"],
    "noScenarioMatched": ["validationStepResult?"],
    "validationStepResult": ["s:resource*", "message*"],
    "assessment": ["accept|reject"],
    "accept": ["explanation*"],
    "reject": ["explanation*"],
}
ATTRIBUTES = {
    "report": ({"valid", "varlVersion"}, set[str]()),
    "info": ({"key"}, set[str]()),
    "validationStepResult": ({"id", "valid"}, set[str]()),
    "message": ({"id", "code", "level"}, {"lineNumber", "columnNumber", "xpathLocation"}),
}


def short(element: Element) -> str:
    return str(element.tag).replace(REP, "").replace(S, "s:")


def check_order(element: Element) -> None:
    """Fail where an element of the report is not as the publisher documents it."""
    name = short(element)
    required, optional = ATTRIBUTES.get(name, (set[str](), set[str]()))
    assert required <= set(element.attrib) <= required | optional, name
    rest = [short(child) for child in element]
    for part in ORDERS.get(name, []):
        names = part.rstrip("?*").split("|")
        found = 0
        while rest and rest[0] in names and (found == 0 or part.endswith("*")):
            rest.pop(0)
            found += 1
        assert found or part[-1] in "?*", f"{name} without {part}"
    if name in ORDERS:
        assert rest == [], name
        for child in element:
            check_order(child)


def checked(report: KositReport) -> Element:
    root = parse(report.data).root
    assert root.tag == f"{REP}report"
    check_order(root)
    ids = [one.get("id") for one in root.iter(f"{REP}message", f"{REP}validationStepResult")]
    assert len(ids) == len(set(ids))
    return root


def steps(root: Element) -> dict[str | None, str | None]:
    return {one.get("id"): one.get("valid") for one in root.iter(f"{REP}validationStepResult")}


def messages(root: Element) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (one.get("id"), one.get("code"), one.get("level")) for one in root.iter(f"{REP}message")
    ]


def verdict(root: Element) -> str:
    return short(root.findall(f"{REP}assessment/*")[0])


def test_an_accepted_document_has_all_steps(tmp_path: Path) -> None:
    moment = datetime(2026, 1, 31, 12, tzinfo=UTC)
    report = kosit_report(ORDER, configuration(tmp_path), name="order.xml", now=moment)
    root = checked(report)
    assert (report.accepted, report.processed, report.scenario) == (True, True, "Orders")
    assert steps(root) == {"val-xsd": "true", "val-sch.1": "true", "val-xml": "true"}
    assert (root.get("valid"), verdict(root)) == ("true", "accept")
    assert root.findtext(f"{REP}timestamp") == "2026-01-31T12:00:00.000Z"


def test_the_document_is_identified_by_its_name_and_digest(tmp_path: Path) -> None:
    root = checked(kosit_report(ORDER, configuration(tmp_path), name="a & b.xml"))
    place = f"{REP}documentIdentification/{REP}"
    digest = base64.b64encode(hashlib.sha256(ORDER).digest()).decode()
    assert root.findtext(f"{place}documentReference") == "a & b.xml"
    assert root.findtext(f"{place}documentHash/{REP}hashAlgorithm") == "SHA-256"
    assert root.findtext(f"{place}documentHash/{REP}hashValue") == digest


def test_a_name_that_xml_cannot_hold_does_not_break_the_report(tmp_path: Path) -> None:
    root = checked(kosit_report(ORDER, configuration(tmp_path), name="a\x00\x1b<b>"))
    reference = root.findtext(f"{REP}documentIdentification/{REP}documentReference")
    assert reference == "a\ufffd\ufffd<b>"


def test_the_scenario_is_quoted_as_it_stands(tmp_path: Path) -> None:
    match = "exists(/o:Order[o:Id &lt; 8])"
    root = checked(kosit_report(ORDER, configuration(tmp_path, parts=(scenario(match=match),))))
    quoted = root.find(f"{REP}scenarioMatched/{S}scenario")
    assert quoted is not None
    assert quoted.findtext(f"{S}match") == "exists(/o:Order[o:Id < 8])"
    assert [one.get("prefix") for one in quoted.iterchildren(f"{S}namespace")] == ["o", "rep"]
    assert short(quoted[-1]) == "s:acceptMatch"


def test_a_fired_rule_rejects_and_keeps_its_place(tmp_path: Path) -> None:
    report = kosit_report(ORDER, configuration(tmp_path, fires("O-1")))
    root = checked(report)
    assert not report.accepted
    assert (root.get("valid"), verdict(root)) == ("false", "reject")
    assert messages(root) == [("val-sch.1.1", "O-1", "error")]
    (message,) = root.iter(f"{REP}message")
    assert (message.get("xpathLocation"), message.text) == (
        "/Q{urn:order}Order[1]",
        "[O-1] not O-1",
    )


@pytest.mark.parametrize(
    ("mark", "level"),
    [
        ('flag="fatal"', "error"),
        ('role="error"', "error"),
        ('flag="warning"', "warning"),
        ('role="warn"', "warning"),
        ('flag="information"', "information"),
        ('role="info"', "information"),
        ('flag="warning" role="fatal"', "error"),
        ('flag="WARNING"', "error"),
        ("", "error"),
    ],
)
def test_levels_follow_from_flag_and_role(tmp_path: Path, mark: str, level: str) -> None:
    root = checked(kosit_report(ORDER, configuration(tmp_path, fires("O-1", mark=mark))))
    assert messages(root) == [("val-sch.1.1", "O-1", level)]
    assert verdict(root) == ("reject" if level == "error" else "accept")
    assert steps(root)["val-sch.1"] == ("true" if level == "information" else "false")


def test_the_level_of_a_scenario_decides_and_the_message_keeps_its_own(tmp_path: Path) -> None:
    levels = '<customLevel level="warning">O-2 O-1</customLevel>'
    config = configuration(tmp_path, fires("O-1"), parts=(scenario(levels=levels),))
    report = kosit_report(ORDER, config)
    root = checked(report)
    assert report.accepted
    assert (messages(root), verdict(root)) == ([("val-sch.1.1", "O-1", "error")], "accept")


def test_a_rule_without_id_has_the_code_of_such_rules(tmp_path: Path) -> None:
    root = checked(kosit_report(ORDER, configuration(tmp_path, fires(""))))
    assert messages(root) == [("val-sch.1.1", "UNSPECIFIC", "error")]


def test_rules_are_not_asked_where_the_schema_refuses(tmp_path: Path) -> None:
    report = kosit_report(UNFIT, configuration(tmp_path, fires("O-1")))
    root = checked(report)
    assert (report.accepted, report.processed) == (False, True)
    assert steps(root) == {"val-xsd": "false", "val-xml": "true"}
    assert messages(root) == [("val-xsd.1", "cvc-complex-type.2.4.a", "error")]
    (message,) = root.iter(f"{REP}message")
    assert message.get("lineNumber") == "1"


@pytest.mark.parametrize(
    ("inside", "clause"),
    [
        ("<Id>7</Id>", "cvc-complex-type.2.4.b"),
        ("<Id>7</Id><Total>x</Total>", "cvc-datatype-valid.1.2.1"),
        ("<Id>7</Id><Total>1</Total><Total>1</Total>", "cvc-complex-type.2.4.d"),
        ("<Id>7</Id><Total>1</Total>text", "cvc-complex-type.2.3"),
    ],
)
def test_the_code_of_a_schema_fault_is_the_clause_of_xml_schema(
    tmp_path: Path, inside: str, clause: str
) -> None:
    order = f'<Order xmlns="urn:order">{inside}</Order>'.encode()
    root = checked(kosit_report(order, configuration(tmp_path)))
    assert messages(root)[0] == ("val-xsd.1", clause, "error")


def test_a_document_of_no_scenario_is_rejected(tmp_path: Path) -> None:
    report = kosit_report(FOREIGN, configuration(tmp_path))
    root = checked(report)
    assert (report.accepted, report.processed, report.scenario) == (False, True, "")
    assert (steps(root), verdict(root)) == ({"val-xml": "true"}, "reject")
    assert root.find(f"{REP}noScenarioMatched") is not None


def test_a_document_that_two_scenarios_fit_is_of_none(tmp_path: Path) -> None:
    parts = (scenario("A"), scenario("B"))
    report = kosit_report(ORDER, configuration(tmp_path, parts=parts))
    assert (report.scenario, report.accepted) == ("", False)


def test_what_is_no_xml_has_a_report_that_says_where(tmp_path: Path) -> None:
    report = kosit_report(b"<Order>\n<Id></Order>", configuration(tmp_path))
    root = checked(report)
    assert (report.accepted, report.processed) == (False, False)
    assert (steps(root), verdict(root)) == ({"val-xml": "false"}, "reject")
    (message,) = root.iter(f"{REP}message")
    assert (message.get("code"), message.get("lineNumber")) == ("generic-error", "2")


@pytest.mark.parametrize("data", [b"", b"\x00", b"%PDF-1.7", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'])
def test_anything_has_a_report(tmp_path: Path, data: bytes) -> None:
    report = kosit_report(data, configuration(tmp_path))
    assert (verdict(checked(report)), report.processed) == ("reject", False)


def test_rules_that_stop_leave_the_document_unprocessed_and_rejected(tmp_path: Path) -> None:
    stops = saying("xs:decimal(/*/*[1]/string() || 'x')")
    report = kosit_report(ORDER, configuration(tmp_path, files={"xsl/order.xsl": stops}))
    root = checked(report)
    assert (report.accepted, report.processed) == (False, False)
    assert (steps(root)["val-sch.1"], verdict(root)) == ("false", "reject")
    assert "Cannot convert" in report.run.errors[0]


def test_rules_that_write_something_else_leave_the_document_unprocessed(tmp_path: Path) -> None:
    other = rules().replace(b"svrl:schematron-output", b"other")
    report = kosit_report(ORDER, configuration(tmp_path, files={"xsl/order.xsl": other}))
    assert (report.accepted, report.processed) == (False, False)


def test_without_an_accept_match_every_failed_assertion_counts(tmp_path: Path) -> None:
    bare = scenario().partition("<acceptMatch>")[0] + "</scenario>"
    mark = 'flag="information"'
    failed = kosit_report(
        ORDER, configuration(tmp_path / "a", fires("O-1", mark=mark), parts=(bare,))
    )
    held = kosit_report(
        ORDER,
        configuration(
            tmp_path / "b", fires("O-1", mark=mark, kind="successful-report"), parts=(bare,)
        ),
    )
    assert (failed.accepted, held.accepted) == (False, True)


@pytest.mark.parametrize(
    ("accept", "accepted"),
    [
        ("count(//rep:message[@level = 'error']) &lt; 2", True),
        ("count(//rep:message) = 0", False),
        ("every $one in //rep:message satisfies $one/@code = 'O-1'", True),
        ("some $one in //rep:message satisfies $one/@code = 'O-2'", False),
    ],
)
def test_an_accept_match_is_asked_of_the_report(
    tmp_path: Path, accept: str, accepted: bool
) -> None:
    config = configuration(tmp_path, fires("O-1"), parts=(scenario(accept=accept),))
    assert kosit_report(ORDER, config).accepted is accepted


def test_a_match_beyond_xpath_1_finds_its_scenario(tmp_path: Path) -> None:
    match = "some $id in /o:Order/o:Id satisfies matches($id, '^[0-9]$')"
    config = configuration(tmp_path, parts=(scenario(match=match),))
    assert kosit_report(ORDER, config).scenario == "Orders"
    assert kosit_report(ORDER.replace(b"7", b"77"), config).scenario == ""


def test_every_step_of_rules_has_its_own_result(tmp_path: Path) -> None:
    second = "<validateWithSchematron><resource><name>More</name><location>xsl/more.xsl</location>"
    part = scenario().replace(
        "<createReport>", f"{second}</resource></validateWithSchematron><createReport>"
    )
    more = {"xsl/more.xsl": rules(fires("M-1"), fires("M-2"))}
    root = checked(
        kosit_report(ORDER, configuration(tmp_path, fires("O-1"), parts=(part,), files=more))
    )
    assert [one for one, _, _ in messages(root)] == ["val-sch.1.1", "val-sch.2.1", "val-sch.2.2"]
    names = [one.text for one in root.iterfind(f".//{REP}validationStepResult/{S}resource/{S}name")]
    assert names == ["Schema", "Rules", "More"]


def test_the_explanation_speaks_both_languages(tmp_path: Path) -> None:
    config = configuration(tmp_path, fires("O-1"))
    assert "Validation report" in kosit_report(ORDER, config).xml
    assert "Prüfbericht" in kosit_report(ORDER, config, language="de").xml


def test_markup_in_a_document_stays_text_in_the_report(tmp_path: Path) -> None:
    piece = """<svrl:failed-assert id="O-1" location="/"><svrl:text><xsl:value-of
      select="/*/*[1]"/></svrl:text></svrl:failed-assert>"""
    order = ORDER.replace(b"7", b"&lt;script&gt;")
    part = scenario(match="exists(/o:Order)")
    root = checked(kosit_report(order, configuration(tmp_path, piece, parts=(part,))))
    assert [one.text for one in root.iter(f"{REP}message")] == ["<script>"]
    assert not list(root.iter("{*}script"))


def test_a_package_will_do_in_place_of_a_configuration(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "c.zip", {**kosit_files(), "xsl/order.xsl": rules()})
    assert kosit_report(ORDER, recognise(path)).accepted


def test_an_installed_configuration_opens_by_name_and_by_id(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")
    path = make_zip(tmp_path / "orders.zip", {**kosit_files(), "xsl/order.xsl": rules()})
    stored = store.add(path)
    for name in ("orders", "orders.zip", stored.id):
        assert KositConfiguration.open(name, store=store).name.startswith("Configuration of a test")
    with pytest.raises(RuleVersionError, match="orders"):
        KositConfiguration.open("nothing", store=store)


def test_a_package_without_scenarios_is_no_configuration(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "c.zip", {"a.xsd": b"<a/>"})
    with pytest.raises(RulePackError):
        KositConfiguration.open(path)
