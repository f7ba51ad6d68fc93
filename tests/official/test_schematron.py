import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from einvoice.errors import (
    LimitExceededError,
    MissingExtraError,
    NotXmlError,
    StylesheetError,
    StylesheetStoppedError,
)
from einvoice.official.artefact import Artefact, Kind
from einvoice.official.engine import Outcome, Prepared
from einvoice.official.saxon import SaxonEngine, saxon
from einvoice.official.schematron import compile_xslt, judge, stylesheet_of
from einvoice.syntax.limits import Limits
from tests.official.sheets import SCH, saying, schema, stylesheet


def test_what_fired_is_read_out_of_the_report() -> None:
    data = stylesheet(
        '<svrl:failed-assert id="A-1" flag="warning" test="b" location="{path(/a)}">'
        "<svrl:text> two\n words </svrl:text></svrl:failed-assert>"
        '<svrl:successful-report role="INFO" test="c"><svrl:text>[B-2] said</svrl:text>'
        "</svrl:successful-report>"
    )
    svrl = compile_xslt(data).run(b"<a/>")
    (failed, report) = svrl.failed
    assert (failed.id, failed.flag, failed.test) == ("A-1", "warning", "b")
    assert (failed.location, failed.text, failed.report) == ("/a[1]", "two words", False)
    assert (report.id, report.flag, report.label, report.report) == ("B-2", "info", "B-2", True)
    assert "failed-assert" in svrl.xml
    assert svrl.stopped == ()


def test_a_stylesheet_that_stops_says_why_and_the_others_still_judge() -> None:
    stops = compile_xslt(saying("xs:decimal(/a)"), name="first")
    works = compile_xslt(saying("'fine'"), name="second")
    svrl = judge([stops, works], b"<a>x</a>")
    assert [error.rule_set for error in svrl.stopped] == ["first"]
    assert "Cannot convert" in svrl.stopped[0].detail
    assert [failed.text for failed in svrl.failed] == ["fine"]
    with pytest.raises(StylesheetStoppedError, match="first"):
        stops.run(b"<a>x</a>")
    assert stops.run(b"<a>1.50</a>").failed[0].text == "1.5"


def test_a_terminating_message_stops_it() -> None:
    data = stylesheet('<xsl:message terminate="yes">enough</xsl:message>')
    with pytest.raises(StylesheetStoppedError):
        compile_xslt(data).run(b"<a/>")


def test_endless_recursion_stops_it() -> None:
    loop = '<xsl:template name="l"><x><xsl:call-template name="l"/></x></xsl:template>'
    endless = compile_xslt(stylesheet('<xsl:call-template name="l"/>', loop))
    with pytest.raises(StylesheetStoppedError, match="Too many nested"):
        endless.run(b"<a/>")


def test_an_output_that_is_no_svrl_decides_nothing() -> None:
    data = saying("1").replace(b"svrl:schematron-output", b"html")
    assert "no SVRL" in judge([compile_xslt(data)], b"<a/>").stopped[0].detail


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<xsl:stylesheet",
        b"<html/>",
        b"<!DOCTYPE a><a/>",
        stylesheet("<xsl:nonsense/>"),
        saying("unknown-function(1)"),
        saying("1 +"),
    ],
)
def test_a_broken_stylesheet_is_an_error_with_its_name(data: bytes) -> None:
    with pytest.raises(StylesheetError, match="broken") as refused:
        compile_xslt(data, name="broken")
    assert "file:/" not in str(refused.value)


def test_a_document_that_cannot_be_read_is_no_matter_of_the_stylesheet() -> None:
    sheet = compile_xslt(saying("1"))
    with pytest.raises(NotXmlError):
        sheet.run(b"%PDF-1.7")
    with pytest.raises(LimitExceededError):
        judge([sheet], b"<a>" + b" " * 100 + b"</a>", limits=Limits(max_bytes=50))


def test_comments_and_white_space_reach_the_rules() -> None:
    counts = saying("count(//comment()), count(//text()), string-length(/a)")
    document = (
        b'<?xml version="1.0" encoding="iso-8859-1"?><!-- x --><a>\n <b>\xe4</b><!-- y --></a>'
    )
    assert compile_xslt(counts).run(document).failed[0].text == "2 2 3"


@pytest.mark.parametrize(
    "output",
    [
        'encoding="ISO-8859-1"',
        'encoding="UTF-16"',
        'byte-order-mark="yes"',
        'indent="yes" standalone="yes" omit-xml-declaration="no"',
        'omit-xml-declaration="yes"',
    ],
)
def test_the_encoding_that_a_stylesheet_asks_for_does_not_matter(output: str) -> None:
    sheet = compile_xslt(saying("'ä€'", f"<xsl:output {output}/>"))
    assert sheet.run(b"<a/>").failed[0].text == "ä€"


@pytest.mark.parametrize("output", ['method="text"', 'doctype-system="x.dtd"'])
def test_an_output_that_cannot_be_read_decides_nothing(output: str) -> None:
    sheet = compile_xslt(saying("1", f"<xsl:output {output}/>"))
    assert len(judge([sheet], b"<a/>").stopped) == 1


def test_reports_of_several_stylesheets_are_one_document() -> None:
    svrl = judge([compile_xslt(saying("1")), compile_xslt(saying("2"))], b"<a/>")
    assert svrl.xml.count("schematron-output") == 4
    assert svrl.xml.startswith("<svrl:reports")
    assert svrl.xml.count("<?xml") == 0


def test_a_stylesheet_is_compiled_once_whatever_its_name() -> None:
    engine = SaxonEngine()
    first = compile_xslt(saying("'a'"), name="one", engine=engine)
    again = compile_xslt(saying("'a'"), name="two", engine=engine)
    other = compile_xslt(saying("'b'"), name="one", engine=engine)
    assert first.prepared.digest == again.prepared.digest != other.prepared.digest
    assert len(engine.compiled) == 2


def test_the_engine_can_be_another() -> None:
    class Echo:
        def check(self, stylesheet: Prepared) -> None: ...

        def run(self, stylesheets: object, document: str) -> list[Outcome]:
            report = 'xmlns:s="http://purl.oclc.org/dsdl/svrl"'
            return [f'<s:schematron-output {report}><s:failed-assert id="{len(document)}"/>'
                    "</s:schematron-output>"]  # fmt: skip

    assert compile_xslt(saying("1"), engine=Echo()).run(b"<a/>").failed[0].id == "4"


def test_eight_threads_get_what_one_gets() -> None:
    sheet = compile_xslt(saying("/a, sum(1 to xs:integer(/a))"))
    documents = [f"<a>{number}</a>".encode() for number in range(200)]
    alone = [sheet.run(document) for document in documents]
    with ThreadPoolExecutor(max_workers=8) as pool:
        assert list(pool.map(sheet.run, documents)) == alone


def test_threads_compile_a_stylesheet_together_once() -> None:
    engine = SaxonEngine()
    with ThreadPoolExecutor(max_workers=8) as pool:
        waiting = [pool.submit(compile_xslt, saying("'c'"), engine=engine) for _ in range(16)]
        assert len({each.result().prepared.digest for each in waiting}) == 1
    assert len(engine.compiled) == 1


def test_an_artefact_is_compiled_with_the_files_of_its_package(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "codes.xml").write_bytes(b"<codes>x</codes>")
    (tmp_path / "rules" / "main.xsl").write_bytes(saying("document('../codes.xml')"))
    rule = b"<rule %s context='a'><report id='R' test='1'>m</report></rule>" % SCH.encode()
    (tmp_path / "rules" / "rule.sch").write_bytes(rule)
    body = '<pattern><include href="rule.sch"/></pattern>'
    (tmp_path / "rules" / "main.sch").write_bytes(schema(body))
    kinds: tuple[tuple[Kind, str], ...] = (("xslt", "xsl"), ("sch", "sch"))
    artefacts = [
        Artefact("r", "1", "ubl", kind, tmp_path, f"rules/main.{ending}") for kind, ending in kinds
    ]
    svrl = judge([stylesheet_of(artefact) for artefact in artefacts], b"<a/>")
    assert [failed.text for failed in svrl.failed] == ["x", "m"]


def test_a_schema_file_is_no_stylesheet(tmp_path: Path) -> None:
    (tmp_path / "a.xsd").write_bytes(b"<a/>")
    with pytest.raises(StylesheetError, match="no rules but a schema"):
        stylesheet_of(Artefact("r", "1", "ubl", "xsd", tmp_path, "a.xsd"))


def test_without_saxon_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "saxonche", None)
    with pytest.raises(MissingExtraError, match=r'pip install "einvoice-kit\[official\]"'):
        SaxonEngine()


def test_one_engine_serves_the_whole_process() -> None:
    assert saxon() is saxon()
