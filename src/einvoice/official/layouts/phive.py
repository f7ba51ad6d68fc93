"""The jars `phive-rules-*`: compiled rules of many versions in one archive.

Only what judges invoices of EN 16931 and its kin is taken; PINT, orders, reports and the like
are left alone.
"""

from pathlib import Path

from einvoice.official.artefact import KINDS, Artefact
from einvoice.official.layouts.facturx_names import factur_x_version, profile_named
from einvoice.official.layouts.layout import VERSION, Found, Layout, matches

_ROOT = "external/schematron"
_ROOTS = {"": "ubl", "-Invoice": "ubl-invoice", "-CreditNote": "ubl-creditnote"}
_EN16931 = (
    rf"{_ROOT}/{VERSION}/(?P<syntax>ubl|cii)/(?:xslt/)?EN16931-(?:UBL|CII)-(?:validation|model)"
    r"\.xslt"
)
_XRECHNUNG = (
    rf"{_ROOT}/{VERSION}/XRechnung-(?P<syntax>UBL|CII)-validation(?P<root>-Invoice|-CreditNote|)"
    r"\.xslt"
)
_PEPPOL = (
    rf"{_ROOT}/openpeppol/{VERSION}/xslt/"
    r"(?P<origin>CEN|PEPPOL)-EN16931-(?P<syntax>UBL|CII)(?P<kind>-SB|)\.xslt"
)
_PEPPOL_SETS = {
    ("PEPPOL", ""): "peppol",
    ("PEPPOL", "-SB"): "peppol-self-billing",
    ("CEN", ""): "peppol-en16931",
}
_ZUGFERD = (
    rf"external/(?:schematron|schemas)/{VERSION}/(?:[^/]+/)?(?i:factur-x)_(?:[\d.]+_)?"
    r"(?P<profile>[A-Z0-9-]+)(?P<kind>\.xslt|\.xsd)"
)
_FRANCE = (
    rf"{_ROOT}/ctc/{VERSION}/xslt/\d{{8}}_(?P<set>BR-FR-Flux2-Schematron|EXTENDED-CTC-FR)"
    r"-(?P<syntax>UBL|CII)[_-]V[\d.]+\.xslt"
)
_FRENCH_SETS = {"BR-FR-Flux2-Schematron": "france-ctc", "EXTENDED-CTC-FR": "extended-ctc-fr"}


def _artefact(rule_set: str, version: str, syntax: str, container: Path, entry: str) -> Artefact:
    return Artefact(rule_set, version, syntax, "xslt", container, entry)


def _en16931(container: Path, names: frozenset[str]) -> list[Artefact]:
    return [
        _artefact("en16931", found["version"], found["syntax"], container, found[0])
        for found in matches(_EN16931, names)
    ]


def _xrechnung(container: Path, names: frozenset[str]) -> list[Artefact]:
    return [
        _artefact(
            "xrechnung",
            found["version"],
            "cii" if found["syntax"] == "CII" else _ROOTS[found["root"]],
            container,
            found[0],
        )
        for found in matches(_XRECHNUNG, names)
    ]


def _peppol(container: Path, names: frozenset[str]) -> list[Artefact]:
    return [
        _artefact(rule_set, found["version"], found["syntax"].lower(), container, found[0])
        for found in matches(_PEPPOL, names)
        if (rule_set := _PEPPOL_SETS.get((found["origin"], found["kind"])))
    ]


def _zugferd(container: Path, names: frozenset[str]) -> list[Artefact]:
    return [
        Artefact(
            rule_set,
            factur_x_version(found["version"]),
            "cii",
            KINDS[found["kind"]],
            container,
            found[0],
        )
        for found in matches(_ZUGFERD, names)
        if (rule_set := profile_named(found["profile"]))
    ]


def _france(container: Path, names: frozenset[str]) -> list[Artefact]:
    return [
        _artefact(
            _FRENCH_SETS[found["set"]],
            found["version"],
            found["syntax"].lower(),
            container,
            found[0],
        )
        for found in matches(_FRANCE, names)
    ]


_FINDERS = (_en16931, _xrechnung, _peppol, _zugferd, _france)


def find(container: Path, names: frozenset[str]) -> Found | None:
    """The rules in such a jar, of every version that it holds."""
    artefacts = [artefact for part in _FINDERS for artefact in part(container, names)]
    return Found("phive rules", tuple(artefacts)) if artefacts else None


PHIVE = Layout("phive", find)
