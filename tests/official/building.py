"""Packages as tests make them: archives, tiny schemas and stylesheets, scenarios."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

SCENARIOS = "http://www.xoev.de/de/validator/framework/1/scenarios"

STYLESHEET = b"""<?xml version="1.0"?>
<!--Schematron version 1.3.99 - made for a test-->
<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>
"""

SCHEMA = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:parts"
    targetNamespace="urn:order" elementFormDefault="qualified">
  <xs:import namespace="urn:parts" schemaLocation="../parts/parts.xsd"/>
  <xs:element name="Order"><xs:complexType><xs:sequence>
    <xs:element name="Id" type="xs:string"/>
    <xs:element name="Total" type="p:Amount"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>
"""
PARTS = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:parts">
  <xs:simpleType name="Amount"><xs:restriction base="xs:decimal"/></xs:simpleType>
</xs:schema>
"""
ORDER = b"""<Order xmlns="urn:order">
  <Id>7</Id>
  <Total>1.50</Total>
</Order>
"""


def make_zip(path: Path, files: Mapping[str, bytes]) -> Path:
    """An archive with these files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def make_folder(path: Path, files: Mapping[str, bytes]) -> Path:
    """A folder with these files."""
    for name, data in files.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return path


def manifest(*artefacts: tuple[str, str, str, str], title: str = "Rules of a test") -> bytes:
    """An einvoice-rules.toml: (rule set, version, syntax, path) of each artefact."""
    tables = [
        f'[[artefact]]\nrule_set = "{rule_set}"\nversion = "{version}"\nsyntax = "{syntax}"\n'
        f'path = "{path}"\n'
        for rule_set, version, syntax, path in artefacts
    ]
    return f'title = "{title}"\n{"".join(tables)}'.encode()


def own_rules(version: str = "1.0", content: bytes = STYLESHEET) -> dict[str, bytes]:
    """The files of a package with a manifest and one stylesheet."""
    return {
        "einvoice-rules.toml": manifest(("example", version, "ubl", "rules/example.xslt")),
        "rules/example.xslt": content,
    }


def scenario(
    name: str = "Orders",
    *,
    match: str = "exists(/o:Order[o:Id = '7'])",
    levels: str = "",
    accept: str = "/rep:report/rep:assessment[1]/rep:accept[1]",
    schema: str = "xsd/order/order.xsd",
    rules: str = "xsl/order.xsl",
) -> str:
    """A scenario as a KoSIT configuration has it."""
    return f"""<scenario><name>{name}</name>
      <namespace prefix="o">urn:order</namespace>
      <namespace prefix="rep">http://www.xoev.de/de/validator/varl/1</namespace>
      <match>{match}</match>
      <validateWithXmlSchema><resource>
        <name>Schema</name><location>{schema}</location></resource></validateWithXmlSchema>
      <validateWithSchematron><resource>
        <name>Rules</name><location>{rules}</location></resource></validateWithSchematron>
      <createReport><resource><name>Report</name><location>report.xsl</location></resource>
        {levels}</createReport>
      <acceptMatch>{accept}</acceptMatch></scenario>"""


def scenarios(*parts: str) -> bytes:
    """A scenarios.xml with these scenarios."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made for a test -->
<scenarios xmlns="{SCENARIOS}" frameworkVersion="1.0.0">
  <name>Configuration of a test</name><author>Example Ltd</author><date>2026-01-31</date>
  <description><p>For tests.</p></description>
  {"".join(parts)}
  <noScenarioReport><resource><name>None</name><location>none.xsl</location></resource>
  </noScenarioReport>
</scenarios>""".encode()


def kosit_files(*parts: str) -> dict[str, bytes]:
    """The files of a configuration with these scenarios."""
    return {
        "scenarios.xml": scenarios(*(parts or (scenario(),))),
        "xsd/order/order.xsd": SCHEMA,
        "xsd/parts/parts.xsd": PARTS,
        "xsl/order.xsl": STYLESHEET,
    }
