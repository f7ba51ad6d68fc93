"""The specifications of single countries that narrow, or slightly widen, EN 16931."""

from einvoice.profiles.core import COMPLIANT, CONFORMANT, UBL, cius

_NL = f"{COMPLIANT}urn:fdc:nen.nl:nlcius:v1.0"
_AT = f"{COMPLIANT}urn:erechnung.gv.at:CIUS-AT-NAT:1.0.0"
_RS = f"{COMPLIANT}urn:mfin.gov.rs:srbdt:2022"
_PT = f"{COMPLIANT}urn:feap.gov.pt:CIUS-PT"

PROFILES = (
    cius("nlcius-1.0", "NLCIUS (SI-UBL 2.0)", _NL, spellings=("nlcius", "si-ubl-2.0")),
    cius(
        "nlcius-1.0-gaccount",
        "NLCIUS G-account extension",
        f"{_NL}#conformant#urn:fdc:nen.nl:gaccount:v1.0",
        syntaxes=UBL,
    ),
    cius(
        "nlcius-1.0-setu",
        "SETU invoice on NLCIUS",
        f"{_NL}#compliant#urn:fdc:setu.nl:invoice:v2.2",
        syntaxes=UBL,
    ),
    cius("cius-at-nat", "CIUS-AT-NAT 1.0.0 (Austria)", _AT, syntaxes=UBL),
    cius(
        "cius-at-gov",
        "CIUS-AT-GOV 1.1.0 (Austrian government)",
        f"{_AT}#compliant#urn:erechnung.gv.at:CIUS-AT-GOV:1.1.0",
        syntaxes=UBL,
    ),
    cius(
        "cius-es-face",
        "CIUS-ES-FACE 1.0.0 (Spain)",
        f"{COMPLIANT}urn:face.gob.es:CIUS-ES-FACE:1.0.0",
        syntaxes=UBL,
    ),
    cius(
        "cius-it",
        "CIUS-IT 2.0.0 (Italy)",
        f"{COMPLIANT}urn:fatturapa.gov.it:CIUS-IT:2.0.0",
        syntaxes=UBL,
    ),
    cius(
        "cius-ro",
        "CIUS-RO 1.0.1 (Romania)",
        f"{COMPLIANT}urn:efactura.mfinante.ro:CIUS-RO:1.0.1",
        syntaxes=UBL,
    ),
    cius("srbdt", "SRBDT 2022 (Serbia)", _RS, syntaxes=UBL),
    cius(
        "efaktura-rs",
        "eFaktura (Serbia, SRBDT 2022 with its extension)",
        f"{_RS}#conformant#urn:mfin.gov.rs:srbdtext:2022",
        syntaxes=UBL,
    ),
    cius(
        "cius-pt",
        "CIUS-PT (Portugal)",
        f"{_PT}:2.1.1",
        syntaxes=UBL,
        aliases=(f"{_PT}:2.0.0", f"{_PT}:2.1.2"),
    ),
    cius(
        "cius-hr",
        "HR-CIUS 2025 with its extension (Croatia)",
        f"{COMPLIANT}urn:mfin.gov.hr:cius-2025:1.0#conformant#urn:mfin.gov.hr:ext-2025:1.0",
        syntaxes=UBL,
    ),
    cius(
        "ubl-be",
        "UBL.BE (Belgium)",
        f"{CONFORMANT}urn:UBL.BE:1.0.0.20180214",
        syntaxes=UBL,
    ),
    cius(
        "oioubl-3",
        "OIOUBL 3 (Denmark)",
        "urn:fdc:oioubl.dk:trns:billing:invoice:3.0",
        syntaxes=UBL,
    ),
)
"""What the extensions among them add is no term of the model and stays unmapped when read."""
