import pytest

from einvoice.errors import StylesheetError, StylesheetStoppedError
from einvoice.official.sch.compiler import DEFAULT_PHASE, sch_to_xslt
from einvoice.official.schematron import compile_sch
from einvoice.official.svrl import Failed
from tests.official.sheets import schema


def fired(
    body: str, document: bytes = b"<a/>", *, attributes: str = "", phase: str = DEFAULT_PHASE
) -> tuple[Failed, ...]:
    return compile_sch(schema(body, attributes=attributes), phase=phase).run(document).failed


def ids(
    body: str, document: bytes = b"<a/>", *, attributes: str = "", phase: str = DEFAULT_PHASE
) -> list[str]:
    return [failed.id for failed in fired(body, document, attributes=attributes, phase=phase)]


def test_an_assertion_fires_where_its_test_fails_and_a_report_where_it_holds() -> None:
    body = """<pattern><rule context="b">
      <assert id="A" test=". = 1">a</assert><report id="R" test=". = 1">r</report>
      <assert id="C" flag="warning" role="x" test="@c = '{1}'">the value <value-of select="."/> of
        <name/> under <name path=".."/> is <emph>not</emph> good</assert>
    </rule></pattern>"""
    found = fired(body, b"<a><b c='{1}'>1</b><b>2</b></a>")
    assert [(failed.id, failed.location, failed.report) for failed in found] == [
        ("R", "/a[1]/b[1]", True),
        ("A", "/a[1]/b[2]", False),
        ("C", "/a[1]/b[2]", False),
    ]
    assert found[2].text == "the value 2 of b under a is not good"
    assert (found[2].flag, found[2].test) == ("warning", "@c = '{1}'")


def test_the_first_rule_that_matches_judges_a_node_in_each_pattern() -> None:
    body = """
      <pattern><rule context="b[@x]"><assert id="P1" test="false()">m</assert></rule>
      <rule context="b"><assert id="P2" test="false()">m</assert></rule>
      <rule context="//b"><assert id="P3" test="false()">m</assert></rule></pattern>
      <pattern><rule context="b"><assert id="Q1" test="false()">m</assert></rule></pattern>"""
    assert ids(body, b"<a><b/><b x='1'/></a>") == ["P2", "P1", "Q1", "Q1"]


def test_a_rule_without_assertions_still_takes_its_nodes() -> None:
    body = """<pattern><rule context="b[1]"/>
      <rule context="b"><assert id="B" test="false()">m</assert></rule></pattern>"""
    assert ids(body, b"<a><b/><b/></a>") == ["B"]


@pytest.mark.parametrize(
    ("context", "locations"),
    [
        ("/", ["/"]),
        ("/a", ["/a[1]"]),
        ("@x", ["/a[1]/@x", "/a[1]/b[1]/@x"]),
        ("b/@*", ["/a[1]/b[1]/@x"]),
        ("b[@x]", ["/a[1]/b[1]"]),
        ("text()", ["/a[1]/b[1]/text()[1]"]),
        ("comment()", ["/a[1]/comment()[1]"]),
        ("processing-instruction()", ["/a[1]/processing-instruction(p)[1]"]),
        ("a | b[. = '@']", ["/a[1]"]),
        ("(a | c)/b", ["/a[1]/b[1]"]),
        ("*", ["/a[1]", "/a[1]/b[1]"]),
        ("*[not(*) and not(normalize-space())]", []),
    ],
)
def test_any_kind_of_node_can_be_judged(context: str, locations: list[str]) -> None:
    body = f"""<pattern><rule context="{context}"><report id="R" test="true()">m</report></rule>
      </pattern>"""
    found = fired(body, b"<a x='1'><!--c--><?p q?><b x='2'>t</b></a>")
    assert [failed.location for failed in found] == locations


def test_names_are_those_that_the_schema_declares() -> None:
    body = """<ns prefix="p" uri="urn:p"/><pattern><rule context="p:b">
      <report id="R" test="xs:decimal(.) > 1">m</report></rule></pattern>"""
    (found,) = fired(body, b"<a xmlns='urn:p'><b>2</b></a>")
    assert found.location == "/Q{urn:p}a[1]/Q{urn:p}b[1]"


def test_variables_of_schema_pattern_and_rule_are_known_where_they_belong() -> None:
    body = """<let name="s" value="/a/@s"/>
      <pattern><let name="p" value="$s + 1"/>
      <rule context="b[. = $p]"><let name="r" value="$p + 1"/><let name="r" value="$r + 1"/>
        <report id="R" test="$r = 4">says <value-of select="$r, $p, $s"/></report></rule></pattern>
    """
    assert fired(body, b"<a s='1'><b>2</b><b>3</b></a>")[0].text == "says 4 2 1"


def test_a_variable_can_hold_elements() -> None:
    body = """<let name="codes"><code xmlns="">x</code><code xmlns="">y</code></let>
      <pattern><rule context="a"><report id="R" test="$codes/code = .">m</report></rule>
      </pattern>"""
    assert ids(body, b"<a>y</a>") == ["R"]
    assert ids(body, b"<a>z</a>") == []


def test_variables_of_one_name_in_two_patterns_do_not_meet() -> None:
    pattern = """<pattern><let name="v" value="'{0}'"/><let name="v-2" value="concat($v, '$v')"/>
      <rule context="a[$v = '{0}']"><report id="R" test="$v-2 = '{0}$v'"><value-of select="$v"/>
      </report></rule></pattern>"""
    found = fired('<let name="v" value="0"/>' + pattern.format("x") + pattern.format("y"))
    assert [failed.text for failed in found] == ["x", "y"]


def test_functions_and_keys_of_xslt_can_be_used() -> None:
    body = """<ns prefix="u" uri="urn:u"/>
      <xsl:function name="u:twice" xmlns:u="urn:u" as="xs:decimal"
          xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xsl:param name="n"/><xsl:sequence select="2 * xs:decimal($n)"/></xsl:function>
      <xsl:key name="k" match="b" use="@id"/>
      <pattern><rule context="c"><report id="R" test="u:twice(key('k', @ref)) = 8">m</report></rule>
      </pattern>"""
    assert ids(body, b"<a><b id='x'>4</b><b id='y'>5</b><c ref='x'/><c ref='y'/></a>") == ["R"]


PHASES = """<phase id="one"><let name="v" value="1"/><active pattern="p1"/></phase>
  <phase id="two"><let name="v" value="2"/><active pattern="p1"/><active pattern="p2"/></phase>
  <pattern id="p1"><rule context="a"><report id="R1" test="$v">m</report></rule></pattern>
  <pattern id="p2"><rule context="a"><report id="R2" test="$v = 2">m</report></rule></pattern>"""


def test_a_phase_has_its_patterns_and_its_variables() -> None:
    assert ids(PHASES, phase="one") == ["R1"]
    assert ids(PHASES, phase="two") == ["R1", "R2"]


def test_the_schema_names_the_phase_where_nobody_does() -> None:
    assert ids(PHASES, attributes='defaultPhase="one"') == ["R1"]
    everything = PHASES.replace("$v = 2", "true()").replace('"$v"', '"true()"')
    assert ids(everything) == ["R1", "R2"]
    assert ids(everything, attributes='defaultPhase="one"', phase="#ALL") == ["R1", "R2"]


def test_diagnostics_and_properties_are_said_too() -> None:
    body = """<pattern><rule context="a">
      <assert id="A" test="b" diagnostics="d1 d2" properties="q">wrong</assert></rule></pattern>
      <diagnostics><diagnostic id="d1">first <value-of select="name()"/></diagnostic>
      <diagnostic id="d2">second</diagnostic></diagnostics>
      <properties><property id="q">quality</property></properties>"""
    svrl = compile_sch(schema(body)).run(b"<a/>")
    assert svrl.failed[0].text == "wrong first a second"
    assert 'property="q"' in svrl.xml


def test_the_subject_is_the_place() -> None:
    body = """<pattern><rule context="a" subject="c"><assert id="A" test="x" subject="b">m</assert>
      <assert id="B" test="x">m</assert><assert id="C" test="x" subject="z">m</assert>
      </rule></pattern>"""
    found = fired(body, b"<a><b/><b/><c/></a>")
    assert [failed.location for failed in found] == ["/a[1]/b[1]", "/a[1]/c[1]", ""]


def test_a_test_that_raises_stops_the_stylesheet() -> None:
    body = """<pattern><rule context="a"><assert id="A" test="xs:decimal(.) = 1">m</assert></rule>
      </pattern>"""
    with pytest.raises(StylesheetStoppedError):
        fired(body, b"<a>x</a>")


def test_only_what_fired_is_reported() -> None:
    body = """<title>T {1}</title><pattern id="p"><rule context="*"><assert test="1">m</assert>
      </rule></pattern>"""
    xml = compile_sch(schema(body)).run(b"<a><b/><b/></a>").xml
    assert "fired-rule" not in xml
    assert xml.count("<svrl:") == 2
    assert 'title="T {1}"' in xml


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ('<pattern><rule><assert test="1">m</assert></rule></pattern>', "without context"),
        ('<pattern><rule context="a"><assert>m</assert></rule></pattern>', "without test"),
        ("<let value='1'/>", "without name"),
        ('<pattern is-a="x"/>', "no abstract one"),
        ('<pattern><rule context="a"><extends rule="x"/></rule></pattern>', "no abstract one"),
        (
            '<pattern><rule context="a"><assert test="b" diagnostics="d">m</assert></rule>'
            "</pattern>",
            "not there",
        ),
        ('<ns prefix="xsl" uri="urn:x"/>', "prefix"),
        ('<xsl:output xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>', "xsl:output"),
        ('<pattern><rule context="a["><assert test="b">m</assert></rule></pattern>', "Error"),
    ],
)
def test_a_schema_that_means_nothing_is_refused(body: str, detail: str) -> None:
    with pytest.raises(StylesheetError, match=detail):
        compile_sch(schema(body))


@pytest.mark.parametrize("data", [b"", b"<schema/>", b"<!DOCTYPE a><a/>"])
def test_what_is_no_schema_is_refused(data: bytes) -> None:
    with pytest.raises(StylesheetError):
        sch_to_xslt(data)


def test_an_unknown_phase_is_refused() -> None:
    with pytest.raises(StylesheetError, match="no phase 'x'"):
        sch_to_xslt(schema(""), phase="x")


def test_an_unknown_query_language_is_refused() -> None:
    with pytest.raises(StylesheetError, match="'xslt'"):
        sch_to_xslt(schema("").replace(b'queryBinding="xslt2"', b""))
