import re

import pytest

from einvoice.errors import StylesheetError
from einvoice.official.schematron import compile_sch
from tests.official.sheets import SCH, files, schema


def ids(body: str, document: bytes = b"<a/>", **contents: bytes) -> list[str]:
    sheet = compile_sch(schema(body), base="main.sch", resolve=files(**contents))
    return [failed.id for failed in sheet.run(document).failed]


def part(text: str) -> bytes:
    start = re.match(r"<\w+", text)
    assert start is not None
    return f"{start[0]} {SCH}{text[start.end() :]}".encode()


RULE = '<rule context="a"><assert id="{}" test="false()">m</assert></rule>'


def test_an_included_file_stands_in_the_place_of_its_include() -> None:
    body = (
        '<include href="p.sch"/><pattern><rule context="a"><include href="t.sch"/></rule></pattern>'
    )
    pattern = part(f"<pattern>{RULE.format('P')}</pattern>")
    test = part('<assert id="T" test="false()">m</assert>')
    assert ids(body, p_sch=pattern, t_sch=test) == ["P", "T"]


def test_included_files_include_files() -> None:
    outer = part('<pattern><include href="r.sch"/></pattern>')
    assert ids('<include href="p.sch"/>', p_sch=outer, r_sch=part(RULE.format("R"))) == ["R"]


def test_a_fragment_names_one_element_of_a_file() -> None:
    both = part(
        f'<schema><pattern id="x">{RULE.format("X")}</pattern>'
        f'<pattern id="y">{RULE.format("Y")}</pattern></schema>'
    )
    assert ids('<include href="both.sch#y"/>', both_sch=both) == ["Y"]


def test_a_file_can_be_extended_by_its_content() -> None:
    body = '<pattern><rule context="a"><extends href="r.sch"/></rule></pattern>'
    assert ids(body, r_sch=part(RULE.format("R"))) == ["R"]


def test_prefixes_that_a_file_declares_for_its_functions_are_kept() -> None:
    inner = (
        b'<s:schema xmlns:s="http://purl.oclc.org/dsdl/schematron" xmlns:u="urn:u"'
        b' xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:function name="u:f">'
        b'<xsl:sequence select="u:g()"/></xsl:function><xsl:function name="u:g">'
        b'<xsl:sequence select="7"/></xsl:function></s:schema>'
    )
    body = """<ns prefix="v" uri="urn:u"/><extends href="f.sch"/>
      <pattern><rule context="a"><report id="R" test="v:f() = 7">m</report></rule></pattern>"""
    assert ids(body, f_sch=inner) == ["R"]


def test_an_abstract_pattern_is_written_out_for_each_of_its_instances() -> None:
    body = """
      <pattern abstract="true" id="sum"><let name="whole" value="$total"/>
        <rule context="$place"><assert id="$id" test="$whole = sum($part) and $part-x">
        <value-of select="$total"/></assert></rule></pattern>
      <pattern is-a="sum" id="p1"><param name="place" value="a"/><param name="total" value="/a/t"/>
        <param name="part" value="b"/><param name="part-x" value="true()"/>
        <param name="id" value="A"/></pattern>
      <pattern is-a="sum" id="p2"><param name="place" value="a"/><param name="total" value="/a/u"/>
        <param name="part" value="b"/><param name="part-x" value="true()"/>
        <param name="id" value="B"/></pattern>"""
    assert ids(body, b"<a><t>3</t><u>4</u><b>1</b><b>2</b></a>") == ["B"]


def test_an_abstract_rule_lends_its_tests_and_variables() -> None:
    body = """<pattern>
      <rule abstract="true" id="base"><let name="v" value="@x"/>
        <assert id="BASE" test="$v = 1">m</assert></rule>
      <rule abstract="true" id="more"><extends rule="base"/>
        <assert id="MORE" test="$v = 2">m</assert></rule>
      <rule context="b"><extends rule="more"/><assert id="OWN" test="$v = 1">m</assert></rule>
      <rule context="c"><extends rule="base"/></rule></pattern>"""
    assert ids(body, b"<a><b x='1'/><c x='3'/></a>") == ["MORE", "BASE"]


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ('<include href="loop.sch"/>', "in itself"),
        ('<include href="gone.sch#x"/>', "nothing has that id"),
        (
            '<pattern><rule abstract="true" id="r"><extends rule="r"/></rule>'
            '<rule context="a"><extends rule="r"/></rule></pattern>',
            "extends itself",
        ),
    ],
)
def test_what_refers_to_itself_or_to_nothing_is_refused(body: str, detail: str) -> None:
    loop = part('<pattern><include href="loop.sch"/></pattern>')
    with pytest.raises(StylesheetError, match=detail):
        ids(body, loop_sch=loop, gone_sch=part("<pattern/>"))


def test_extensions_that_multiply_are_refused() -> None:
    rules = "".join(
        f'<rule abstract="true" id="r{number}">'
        + f'<extends rule="r{number + 1}"/>' * 10
        + "</rule>"
        for number in range(7)
    )
    last = '<rule abstract="true" id="r7"><assert test="1">m</assert></rule>'
    with pytest.raises(StylesheetError, match="more than 500000 elements"):
        ids(f'<pattern>{rules}{last}<rule context="a"><extends rule="r0"/></rule></pattern>')
