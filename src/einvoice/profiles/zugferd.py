"""ZUGFeRD before it was the same as Factur-X: out of force, and each with its successor."""

from einvoice.profiles import zugferd1
from einvoice.profiles.core import CII, COMPLIANT, CONFORMANT, EN16931_ID
from einvoice.profiles.facturx import BASIC, BASIC_WL, EN16931_COMFORT, EXTENDED, MINIMUM
from einvoice.profiles.profile import Profile


def _version_2(level: str, title: str, specification_id: str, successor: Profile) -> Profile:
    """ZUGFeRD 2.0 has the structure of Factur-X 1.0 under names of its own."""
    return Profile(
        name=f"zugferd-2.0-{level}",
        title=f"ZUGFeRD 2.0 {title}",
        specification_id=specification_id,
        scope=successor.scope,
        syntaxes=CII,
        writable=False,
        superseded_by=successor.name,
    )


PROFILES = (
    *zugferd1.PROFILES,
    _version_2("minimum", "MINIMUM", "urn:zugferd.de:2p0:minimum", MINIMUM),
    _version_2("basic-wl", "BASIC WL", "urn:zugferd.de:2p0:basicwl", BASIC_WL),
    _version_2("basic", "BASIC", f"{COMPLIANT}urn:zugferd.de:2p0:basic", BASIC),
    _version_2("en16931", "EN 16931", EN16931_ID, EN16931_COMFORT),
    _version_2("extended", "EXTENDED", f"{CONFORMANT}urn:zugferd.de:2p0:extended", EXTENDED),
)
