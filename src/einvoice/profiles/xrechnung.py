"""XRechnung, its extension and the Clean Vehicles Directive, with the versions out of force."""

from einvoice.model.terms import Origin
from einvoice.profiles.core import COMPLIANT, CORE, cius
from einvoice.profiles.peppol import BILLING_PROCESS
from einvoice.profiles.profile import Profile

RULES = ("xrechnung",)
_BASE = f"{COMPLIANT}urn:xeinkauf.de:kosit:xrechnung_3.0"

EXTENSION_SCOPE = CORE.plus(
    origins=[Origin.XRECHNUNG_EXTENSION], also=["lines[].sub_lines", "third_party_payments"]
)
"""The core with sub-lines and third-party payments, which only UBL has elements for."""

XRECHNUNG = cius(
    "xrechnung-3.0",
    "XRechnung 3.0",
    _BASE,
    spellings=("xrechnung", "xrechnung-3"),
    business_process_type=BILLING_PROCESS,
    rule_sets=RULES,
)

EXTENSION = cius(
    "xrechnung-3.0-extension",
    "XRechnung 3.0 Extension",
    f"{_BASE}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0",
    scope=EXTENSION_SCOPE,
    spellings=("xrechnung-extension",),
    business_process_type=BILLING_PROCESS,
    rule_sets=RULES,
)

CVD = cius(
    "xrechnung-3.0-cvd",
    "XRechnung 3.0 CVD (Clean Vehicles Directive)",
    f"{_BASE}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9",
    spellings=("xrechnung-cvd",),
    business_process_type=BILLING_PROCESS,
    rule_sets=RULES,
)

_VERSIONS = ("1.1", "1.2", "1.3", "2.0", "2.1", "2.2", "2.3")
_ALIASES = {"1.1": ("urn:ce.eu:en16931:2017:xoev-de:kosit:standard:xrechnung_1.1",)}
_FIRST_WITH_EXTENSION = "1.3"


def _older(version: str) -> Profile:
    return cius(
        f"xrechnung-{version}",
        f"XRechnung {version}",
        f"{COMPLIANT}urn:xoev-de:kosit:standard:xrechnung_{version}",
        aliases=_ALIASES.get(version, ()),
        superseded_by=XRECHNUNG.name,
        rule_sets=RULES,
    )


def _older_extension(version: str) -> Profile:
    return cius(
        f"xrechnung-{version}-extension",
        f"XRechnung {version} Extension",
        f"{COMPLIANT}urn:xoev-de:kosit:standard:xrechnung_{version}"
        f"#conformant#urn:xoev-de:kosit:extension:xrechnung_{version}",
        scope=EXTENSION_SCOPE,
        superseded_by=EXTENSION.name,
        rule_sets=RULES,
    )


PROFILES = (
    XRECHNUNG,
    EXTENSION,
    CVD,
    *(_older(version) for version in _VERSIONS),
    *(_older_extension(version) for version in _VERSIONS if version >= _FIRST_WITH_EXTENSION),
)
