"""Jars with the schemas of UN/CEFACT CII or of UBL, such as ph-cii-d16b and ph-ubl21."""

from pathlib import Path

from einvoice.official.artefact import Artefact
from einvoice.official.layouts.layout import Found, Layout, matches

_CII = r"(?:.*/)?CrossIndustryInvoice_100p(?P<version>D\d\d[AB])\.xsd"
_UBL = r"(?:.*/)?maindoc/UBL-(?P<root>Invoice|CreditNote)-(?P<version>2\.\d)\.xsd"


def find(container: Path, names: frozenset[str]) -> Found | None:
    """The schemas of invoices in such a jar, or in the archive of their publisher."""
    artefacts = [
        Artefact("cii", found["version"], "cii", "xsd", container, found[0])
        for found in matches(_CII, names)
    ]
    for found in matches(_UBL, names):
        # The publisher adds a second set for run time, without annotations: one is enough.
        if "/xsd/" in f"/{found[0]}" or not any("xsd/maindoc" in name for name in names):
            syntax = f"ubl-{found['root'].lower()}"
            artefacts.append(Artefact("ubl", found["version"], syntax, "xsd", container, found[0]))
    return Found("schemas", tuple(artefacts)) if artefacts else None


SCHEMA_JAR = Layout("schemas", find)
