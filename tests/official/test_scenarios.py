"""A scenarios.xml is read, and its scenarios are chosen and decide as the validator does it."""

from collections.abc import Mapping
from datetime import date

import pytest

from einvoice.errors import RulePackError, RuleSetError
from einvoice.official.acceptance import accept, level_of
from einvoice.official.scenarios import parse_scenarios, select
from einvoice.syntax.xml import Element, parse
from tests.official.building import ORDER, scenario, scenarios


def order(data: bytes = ORDER) -> Element:
    return parse(data).root


def test_a_configuration_is_read_with_all_that_it_says() -> None:
    levels = '<customLevel level="warning">BR-1 BR-2</customLevel>'
    found = parse_scenarios(scenarios(scenario(levels=levels)))
    assert (found.name, found.author, found.published) == (
        "Configuration of a test",
        "Example Ltd",
        date(2026, 1, 31),
    )
    assert found.framework == "1.0.0"
    (one,) = found.scenarios
    assert one.name == "Orders"
    assert one.levels == {"BR-1": "warning", "BR-2": "warning"}
    assert one.namespaces["o"] == "urn:order"
    assert [resource.location for resource in one.schemas] == ["xsd/order/order.xsd"]
    assert [resource.location for resource in one.schematron] == ["xsl/order.xsl"]
    assert one.usual_accept


def test_what_is_not_done_is_said() -> None:
    part = scenario(accept="/rep:report[@valid='true']")
    notes = parse_scenarios(scenarios(part)).notes
    assert [note.split(":")[0] for note in notes] == [
        "createReport",
        "noScenarioReport",
        "acceptMatch of 'Orders'",
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<scenarios/>",
        b"<a/>",
        scenarios(),
        scenarios(scenario(match="")),
        scenarios(scenario(schema="")),
        scenarios(scenario(levels='<customLevel level="fatal">BR-1</customLevel>')),
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        scenarios(scenario()).replace(b"<!-- made", b"<!DOCTYPE scenarios><!-- made"),
        scenarios(scenario())[:-20],
        scenarios(*[scenario()] * 501),
        b"\x00" * 100,
    ],
)
def test_what_is_no_configuration_is_refused(data: bytes) -> None:
    with pytest.raises(RulePackError):
        parse_scenarios(data)


@pytest.mark.parametrize(
    ("match", "fits"),
    [
        ("exists(/o:Order)", True),
        ("exists(/o:Invoice)", False),
        ("exists(/o:Order[o:Id/text() = '7'])", True),
        ("exists(/o:Order/o:Id[. = '8'])", False),
        ("/o:Order", True),
        ("/o:Invoice", False),
        ("/o:Order/o:Id = '7' and not(/o:Order/o:Note)", True),
        ("empty(/o:Order/o:Note)", True),
        ("empty(/o:Order)", False),
        ("count(/o:Order/*) - 2", False),
        ("count(/o:Order/*)", True),
        ("number('x')", False),
        ("string(/o:Order/o:Note)", False),
        ("true()", True),
        ("exists('')", True),
    ],
)
def test_a_match_is_true_by_its_effective_boolean_value(match: str, fits: bool) -> None:
    configuration = parse_scenarios(scenarios(scenario(match=match)))
    assert (select(configuration.scenarios, order()).scenario is not None) is fits


def test_no_scenario_is_chosen_where_two_fit() -> None:
    configuration = parse_scenarios(scenarios(scenario("One"), scenario("Two", match="true()")))
    chosen = select(configuration.scenarios, order())
    assert chosen.scenario is None
    assert chosen.fitting == ("One", "Two")


@pytest.mark.parametrize(
    "match",
    [
        "/o:Order/o:Id eq '7'",
        "some $id in /o:Order/o:Id satisfies $id = '7'",
        "matches(/o:Order/o:Id, '7')",
        "/*:Order",
    ],
)
def test_a_match_beyond_xpath_1_goes_to_the_engine_that_is_given(match: str) -> None:
    configuration = parse_scenarios(scenarios(scenario(match=match)))
    asked: list[str] = []

    def evaluate(expression: str, namespaces: Mapping[str, str], root: Element) -> bool:
        asked.append(expression)
        return namespaces["o"] == "urn:order" and str(root.tag).endswith("Order")

    assert select(configuration.scenarios, order(), evaluate=evaluate).scenario is not None
    assert asked == [match]
    with pytest.raises(RuleSetError, match=r"XPath 2\.0"):
        select(configuration.scenarios, order())


def test_a_match_without_end_is_refused() -> None:
    configuration = parse_scenarios(scenarios(scenario(match="1+" * 6000 + "1")))
    with pytest.raises(RuleSetError, match="without end"):
        select(configuration.scenarios, order())


@pytest.mark.parametrize("function", ["document('file:///etc/hostname')", "unparsed-text('a')"])
def test_a_match_reads_nothing_but_the_document(function: str) -> None:
    configuration = parse_scenarios(scenarios(scenario(match=function)))
    with pytest.raises(RuleSetError):
        select(configuration.scenarios, order())


@pytest.mark.parametrize(
    ("failed", "accepted"),
    [
        ([], True),
        ([("BR-1", "warning")], True),
        ([("BR-1", "fatal")], False),
        ([("BR-1", None)], False),
        ([("BR-1", "error")], False),
        ([("BR-1", "info"), ("BR-2", "warn")], True),
        ([("LOWERED", "fatal")], True),
        ([("RAISED", "information")], False),
    ],
)
def test_a_document_is_accepted_where_no_message_is_left_at_error(
    failed: list[tuple[str, str | None]], accepted: bool
) -> None:
    levels = (
        '<customLevel level="information">LOWERED</customLevel>'
        '<customLevel level="error">RAISED</customLevel>'
    )
    (one,) = parse_scenarios(scenarios(scenario(levels=levels))).scenarios
    decided = accept(one, failed, schema_valid=True)
    assert decided.accepted is accepted
    assert decided.scenario is not None
    assert decided.scenario.name == "Orders"
    assert set(decided.changed) == {rule for rule, _ in failed} & {"LOWERED", "RAISED"}


def test_a_document_is_rejected_without_a_scenario_a_valid_schema_or_a_verdict() -> None:
    (one,) = parse_scenarios(scenarios(scenario())).scenarios
    assert not accept(None, [], schema_valid=True).accepted
    assert not accept(one, [], schema_valid=False).accepted
    assert not accept(one, [], schema_valid=True, complete=False).accepted


def test_a_message_without_a_level_is_an_error() -> None:
    assert [level_of(flag) for flag in (None, "", "warning", "Warning", " warning ", "odd")] == [
        "error",
        "error",
        "warning",
        "error",
        "error",
        "error",
    ]
