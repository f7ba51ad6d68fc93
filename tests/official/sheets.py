"""Stylesheets and schemas of our own for the tests of the engine."""

from importlib.util import find_spec

from tests.absence import absent

if find_spec("saxonche") is None:
    absent("saxonche", remedy='pip install -e ".[official]"')

XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
SVRL = 'xmlns:svrl="http://purl.oclc.org/dsdl/svrl"'
SCH = 'xmlns="http://purl.oclc.org/dsdl/schematron"'


def stylesheet(body: str, declarations: str = "", *, attributes: str = "") -> bytes:
    """A stylesheet that writes a report with this body."""
    return (
        f'<xsl:stylesheet version="3.0" {XSL} {SVRL}'
        f' xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="xs" {attributes}>'
        f'{declarations}<xsl:template match="/">'
        f"<svrl:schematron-output>{body}</svrl:schematron-output>"
        "</xsl:template></xsl:stylesheet>"
    ).encode()


def saying(expression: str, declarations: str = "") -> bytes:
    """A stylesheet that reports the value of an expression (no double quotes) as a message."""
    return stylesheet(
        '<svrl:failed-assert id="SAYS" location="/"><svrl:text>'
        f'<xsl:value-of select="{expression}"/></svrl:text></svrl:failed-assert>',
        declarations,
    )


def schema(body: str, *, attributes: str = "") -> bytes:
    """A schema with this body."""
    return f'<schema {SCH} {XSL} queryBinding="xslt2" {attributes}>{body}</schema>'.encode()


def files(**contents: bytes):
    """A resolver that has these files, with dots written as underscores: main_xsl is main.xsl."""
    known = {name.replace("_", "."): data for name, data in contents.items()}

    def resolve(base: str, href: str, /) -> tuple[str, bytes]:
        return href, known[href]

    return resolve
