"""A stylesheet reaches nothing but the document and the files of its own package."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from einvoice.errors import StylesheetError, StylesheetStoppedError
from einvoice.official.schematron import compile_sch, compile_xslt
from einvoice.official.workers import SaxonPool
from tests.official.sheets import saying, schema, stylesheet


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "secret.xml"
    path.write_text("<secret>swordfish</secret>", encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def listener() -> Iterator[tuple[str, socket.socket]]:
    """The address of a server that accepts nobody, and its socket: a visit waits in its queue."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x.xml", server


@pytest.fixture(scope="module")
def pool() -> Iterator[SaxonPool]:
    """An engine that gives up: who does connect to the listener waits for it without end."""
    with SaxonPool(1, seconds=5) as made:
        yield made


def visited(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


READING = [
    "doc('URI')",
    "doc(concat('', 'URI'))",
    "document('URI')",
    "document(concat('', 'URI'))",
    "doc#1('URI')",
    "for $u in 'URI' return doc($u)",
    "unparsed-text('URI')",
    "unparsed-text-lines('URI')",
    "json-doc('URI')",
    "collection('URI')",
    "uri-collection('URI')",
    "function-lookup(xs:QName('fn:doc'), 1)('URI')",
    "fn:transform(map{'stylesheet-location': 'URI', 'source-node': /})?output",
    "parse-xml(concat('&lt;!DOCTYPE a SYSTEM &quot;', 'URI', '&quot;>&lt;a/>'))",
    "parse-xml-fragment(concat('&lt;?xml version=&quot;1.0&quot;?>', 'URI'))",
    "Q{http://www.w3.org/2005/xpath-functions}parse-xml('&lt;a/>')",
    "'&lt;a/>' => parse-xml()",
    "load-xquery-module('URI')",
]
REFUSED = (StylesheetError, StylesheetStoppedError)


@pytest.mark.parametrize("expression", READING)
def test_no_function_reads_a_file(expression: str, secret: str) -> None:
    with pytest.raises(REFUSED) as refused:
        compile_xslt(named(expression, secret)).run(b"<a/>")
    assert "swordfish" not in str(refused.value)


@pytest.mark.parametrize("expression", READING)
def test_no_function_opens_a_connection(
    expression: str, listener: tuple[str, socket.socket], pool: SaxonPool
) -> None:
    address, server = listener
    with pytest.raises(REFUSED):
        compile_xslt(named(expression, address), engine=pool).run(b"<a/>")
    assert not visited(server)


def named(expression: str, uri: str) -> bytes:
    data = saying(expression.replace("URI", uri))
    return data.replace(b" exclude", b' xmlns:fn="http://www.w3.org/2005/xpath-functions" exclude')


def test_the_listener_would_have_noticed(listener: tuple[str, socket.socket]) -> None:
    _, server = listener
    socket.create_connection(server.getsockname()).close()
    assert visited(server)


@pytest.mark.parametrize("function", ["doc-available", "unparsed-text-available"])
def test_whether_a_file_is_there_cannot_be_asked(function: str, secret: str) -> None:
    sheet = compile_xslt(saying(f"{function}(concat('{secret}', ''))"))
    assert sheet.run(b"<a/>").failed[0].text == "false"


@pytest.mark.parametrize(
    "expression",
    [
        "environment-variable('PATH')",
        "string-join(available-environment-variables())",
        "system-property('user.home')",
        "system-property('java.class.path')",
    ],
)
def test_nothing_of_the_environment_can_be_read(expression: str) -> None:
    assert compile_xslt(saying(expression)).run(b"<a/>").failed[0].text == ""


@pytest.mark.parametrize(
    "declaration",
    [
        '<xsl:import href="URI"/>',
        '<xsl:include href="URI"/>',
        '<xsl:use-package name="URI"/>',
        '<xsl:import-schema schema-location="URI"/>',
        '<xsl:variable name="s" static="yes" select="unparsed-text(\'URI\')"/>',
        '<xsl:variable name="s" static="yes" select="doc(\'URI\')"/>',
        "<xsl:variable name=\"s\" _select=\"{concat('d', 'oc(''URI'')')}\"/>",
    ],
)
def test_no_declaration_takes_a_file_from_elsewhere(declaration: str, secret: str) -> None:
    with pytest.raises(StylesheetError):
        compile_xslt(stylesheet("", declaration.replace("URI", secret)))


@pytest.mark.parametrize(
    "instruction",
    [
        "<xsl:source-document href=\"URI\"><xsl:copy-of select='.'/></xsl:source-document>",
        "<xsl:evaluate xpath=\"concat('d', 'oc(''URI'')')\"/>",
    ],
)
def test_no_instruction_reads_a_file(instruction: str, secret: str) -> None:
    with pytest.raises(StylesheetError, match="not allowed"):
        compile_xslt(stylesheet(instruction.replace("URI", secret)))


def test_no_file_is_written(tmp_path: Path) -> None:
    written = tmp_path / "written.xml"
    with pytest.raises(StylesheetError, match="result-document"):
        compile_xslt(stylesheet(f'<xsl:result-document href="{written.as_uri()}"/>'))
    assert not written.exists()


def test_text_value_templates_hide_nothing() -> None:
    data = stylesheet("<x>{parse-xml('&lt;a/>')}</x>", attributes='expand-text="yes"')
    with pytest.raises(StylesheetError, match="parse-xml"):
        compile_xslt(data)


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 201 + "1" + ")" * 201,
        "/a" + "[b" * 201 + "]" * 201,
        "if (a) then 1 else " * 2_000 + "2",
    ],
)
def test_an_expression_that_would_end_the_process_is_refused(expression: str) -> None:
    with pytest.raises(StylesheetError, match="an expression"):
        compile_xslt(saying(expression))


def test_long_literals_and_many_brackets_side_by_side_are_no_danger() -> None:
    expression = f"string-length('{'((' * 20_000}')" + " + (1)" * 300
    assert compile_xslt(saying(expression)).run(b"<a/>").failed[0].text == "40300"


def test_a_function_of_the_same_name_in_another_namespace_is_no_danger() -> None:
    own = (
        '<xsl:function name="my:transform" xmlns:my="urn:my"><xsl:param name="x"/>'
        '<xsl:sequence select="$x"/></xsl:function>'
        '<xsl:variable name="v" xmlns:my="urn:my" select="my:transform(7)"/>'
    )
    assert compile_xslt(saying("$v", own)).run(b"<a/>").failed[0].text == "7"


@pytest.mark.parametrize(
    "document",
    [
        b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>",
        b"<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x'><a/>",
    ],
)
def test_a_document_with_a_dtd_never_reaches_the_engine(document: bytes) -> None:
    from einvoice.errors import ForbiddenContentError

    with pytest.raises(ForbiddenContentError):
        compile_xslt(saying("1")).run(document)


@pytest.mark.parametrize(
    "body",
    [
        '<include href="URI"/>',
        '<pattern><rule context="a"><extends href="URI"/></rule></pattern>',
        '<pattern documents="\'URI\'"><rule context="a"><assert test="b">x</assert></rule>'
        "</pattern>",
        "<pattern><rule context=\"a\"><assert test=\"doc(concat('URI', ''))//x = 1\">x</assert>"
        "</rule></pattern>",
    ],
)
def test_no_schema_reads_a_file_from_elsewhere(body: str, secret: str) -> None:
    with pytest.raises(REFUSED):
        compile_sch(schema(body.replace("URI", secret))).run(b"<a/>")
