"""Peppol BIS Billing 3 and self-billing, and the PINT family, which is only recognised."""

from einvoice.profiles.core import COMPLIANT, CONFORMANT, UBL, cius
from einvoice.profiles.profile import Profile

_POACC = "urn:fdc:peppol.eu:2017:poacc"
BILLING_PROCESS = f"{_POACC}:billing:01:1.0"
SELF_BILLING_PROCESS = f"{_POACC}:selfbilling:01:1.0"

BILLING = cius(
    "peppol-billing-3",
    "Peppol BIS Billing 3",
    f"{COMPLIANT}{_POACC}:billing:3.0",
    spellings=("peppol", "peppol-bis", "peppol-bis-3", "peppol-billing", "bis-billing-3"),
    business_process_type=BILLING_PROCESS,
    rule_sets=("peppol",),
)

SELF_BILLING = cius(
    "peppol-self-billing-3",
    "Peppol BIS Self-Billing 3",
    f"{COMPLIANT}{_POACC}:selfbilling:3.0",
    syntaxes=UBL,
    spellings=("peppol-self-billing", "peppol-selfbilling-3"),
    business_process_type=SELF_BILLING_PROCESS,
    rule_sets=("peppol-self-billing",),
)


def _international(name: str, title: str, tail: str) -> Profile:
    """The national specifications outside Europe that PINT has replaced."""
    return cius(
        name,
        title,
        f"{CONFORMANT}{_POACC}:{tail}:3.0",
        syntaxes=UBL,
        writable=False,
    )


def _pint(name: str, title: str, kind: str, country: str = "") -> Profile:
    """PINT has a semantic model of its own: its documents are read, none are written."""
    return cius(
        name,
        title,
        f"urn:peppol:pint:{kind}-1{country}",
        syntaxes=UBL,
        writable=False,
    )


PROFILES = (
    BILLING,
    SELF_BILLING,
    _international("peppol-aunz-3", "Peppol A-NZ 3", "billing:international:aunz"),
    _international(
        "peppol-aunz-self-billing-3", "Peppol A-NZ Self-Billing 3", "selfbilling:international:aunz"
    ),
    _international("peppol-sg-3", "Peppol Singapore 3", "billing:international:sg"),
    cius(
        "peppol-eb2b",
        "Peppol eB2B",
        f"{CONFORMANT}urn:peppol:eb2b:1.0",
        syntaxes=UBL,
        writable=False,
    ),
    _pint("pint", "Peppol PINT", "billing"),
    *(
        _pint(f"pint-{country}", f"Peppol PINT {country.upper()}", "billing", f"@{country}-1")
        for country in ("eu", "jp", "aunz", "sg", "my", "ae")
    ),
    *(
        _pint(
            f"pint-{country}-self-billing",
            f"Peppol PINT {country.upper()} self-billing",
            "selfbilling",
            f"@{country}-1",
        )
        for country in ("jp", "aunz", "my", "ae")
    ),
    _pint("pint-jp-non-tax", "Peppol PINT JP non-tax invoice", "nontaxinvoice", "@jp-1"),
)
