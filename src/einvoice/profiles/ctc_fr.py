"""EXTENDED-CTC-FR, the extension of the French reform, and its identifiers in Peppol."""

from dataclasses import replace

from einvoice.model.terms import Origin
from einvoice.profiles.core import BOTH, COMPLIANT, CONFORMANT, CORE, REPEATED, cius
from einvoice.profiles.profile import Profile

# Terms of the extension whose single numbers are not certain, while their places are.
_UNNUMBERED = (
    "lines[].item_seller.address",
    "lines[].item.included[].quantity",
    "lines[].item.included[].unit_code",
)

_SCOPE = replace(
    CORE.plus(origins=[Origin.CTC_FR], also=_UNNUMBERED),
    # Lines have notes by subject, like the invoice: several of them.
    without=REPEATED - {"lines[].more_notes"},
)

REGULATED = "urn:peppol:france:billing:regulated"

EXTENDED_CTC_FR = Profile(
    name="extended-ctc-fr",
    title="EXTENDED-CTC-FR",
    specification_id=f"{CONFORMANT}urn.cpro.gouv.fr:1p0:extended-ctc-fr",
    scope=_SCOPE,
    syntaxes=BOTH,
    # French platforms name the profile by its document type in Peppol as well.
    aliases=(f"{CONFORMANT}urn:peppol:france:billing:extended:1.0",),
    spellings=("ctc-fr",),
)
"""Its CII is D22B, which has none of the limits of D16B; BT-23 is a French code, never fixed."""

PEPPOL_FRANCE_CIUS = cius(
    "peppol-france-cius",
    "Peppol France CIUS",
    f"{COMPLIANT}urn:peppol:france:billing:cius:1.0",
    business_process_type=REGULATED,
    writable=False,
)
"""A document type of Peppol: the documents themselves claim EN 16931."""

PROFILES = (EXTENDED_CTC_FR, PEPPOL_FRANCE_CIUS)
