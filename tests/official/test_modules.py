import pytest

from einvoice.errors import StylesheetError
from einvoice.official.modules import prepare_xslt
from einvoice.official.schematron import compile_xslt
from tests.official.sheets import XSL, files, saying


def module(body: str, attributes: str = "") -> bytes:
    return f'<xsl:stylesheet version="3.0" {XSL} {attributes}>{body}</xsl:stylesheet>'.encode()


def said(data: bytes, **contents: bytes) -> str:
    return (
        compile_xslt(data, base="main.xsl", resolve=files(**contents)).run(b"<a/>").failed[0].text
    )


def test_an_included_module_keeps_the_prefixes_that_only_its_expressions_use() -> None:
    inner = module(
        '<xsl:variable name="v" select="p:twice(4)"/>'
        '<xsl:function name="p:twice"><xsl:param name="n"/><xsl:sequence select="2 * $n"/>'
        "</xsl:function>",
        'xmlns:p="urn:p"',
    )
    assert said(saying("$v", '<xsl:include href="inner.xsl"/>'), inner_xsl=inner) == "8"


def test_modules_include_modules() -> None:
    middle = module('<xsl:include href="inner.xsl"/>')
    inner = module('<xsl:variable name="v" select="5"/>')
    main = saying("$v", '<xsl:include href="middle.xsl"/>')
    assert said(main, middle_xsl=middle, inner_xsl=inner) == "5"


def test_a_module_that_includes_itself_is_refused() -> None:
    inner = module('<xsl:include href="inner.xsl"/>')
    with pytest.raises(StylesheetError, match="in itself"):
        said(saying("1", '<xsl:include href="inner.xsl"/>'), inner_xsl=inner)


def test_more_files_than_anybody_needs_are_refused() -> None:
    many = '<xsl:include href="inner.xsl"/>' * 201
    with pytest.raises(StylesheetError, match="more than 200"):
        said(saying("1", many), inner_xsl=module(""))


def test_a_document_that_the_package_has_can_be_read() -> None:
    codes = b"<codes><code n='1'>A</code><code n='2'>B</code></codes>"
    expression = "document('codes.xml')//code[@n = '2'], doc( 'codes.xml' )/codes/code[1]"
    data = saying(expression)
    assert said(data, codes_xml=codes) == "B A"
    prepared = prepare_xslt(data, resolve=files(codes_xml=codes))
    assert [name for name, _ in prepared.resources] == ["einvoice-resource-1"]


def test_the_name_of_the_function_in_a_text_is_left_alone() -> None:
    assert said(saying("'document(x)', '&quot;doc(''y'')'")) == "document(x) \"doc('y')"


def test_a_stylesheet_can_read_itself() -> None:
    assert said(saying("count(document('')/*)")) == "1"


def test_a_document_with_a_dtd_is_refused() -> None:
    with pytest.raises(StylesheetError, match=r"codes\.xml"):
        said(saying("document('codes.xml')"), codes_xml=b"<!DOCTYPE a><a/>")


def test_the_digest_covers_what_is_read() -> None:
    data = saying("document('codes.xml')")
    first, second = (
        prepare_xslt(data, resolve=files(codes_xml=codes)) for codes in (b"<a/>", b"<b/>")
    )
    assert first.text == second.text
    assert first.digest != second.digest
