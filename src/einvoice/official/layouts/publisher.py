"""The archives that the publishers of Schematron rules attach to their releases.

EN 16931 (`xslt/EN16931-UBL-validation.xslt`, one archive a syntax), XRechnung
(`schematron/ubl/XRechnung-UBL-validation.xsl`, both syntaxes).
"""

import re
from pathlib import Path

from einvoice.official.artefact import KINDS, Artefact, read_entry
from einvoice.official.layouts.layout import Found, Layout, matches
from einvoice.official.layouts.stated import stated_version

_RULES = (
    r"(?P<folder>(?:[^/]+/){0,2}?(?:xslt|schematron(?:/ubl|/cii)?)/)"
    r"(?P<name>EN16931|XRechnung)-(?P<syntax>UBL|CII)-validation(?P<kind>\.xslt|\.xsl)"
)
_IN_NAME = re.compile(r"(?:en16931-(?:ubl|cii)|xrechnung)-(\d+(?:\.\d+)+)")


def find(container: Path, names: frozenset[str]) -> Found | None:
    """The compiled rules in such an archive."""
    artefacts: list[Artefact] = []
    for found in matches(_RULES, names):
        entry = found[0]
        in_name = _IN_NAME.search(container.name)
        version = stated_version(read_entry(container, entry))
        artefacts.append(
            Artefact(
                found["name"].lower(),
                version or (in_name[1] if in_name else "unknown"),
                found["syntax"].lower(),
                KINDS[found["kind"]],
                container,
                entry,
            )
        )
    return Found("publisher's archive", tuple(artefacts)) if artefacts else None


PUBLISHER = Layout("publisher", find)
