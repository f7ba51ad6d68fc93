"""The generations of hybrid invoices: what the embedded file is called, and what the XMP says.

One declaration for who embeds, who extracts and who checks. Prefixes of XMP properties and names of
extension schemas are free; namespaces are compared as they stand, with the `#` at their end.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from einvoice.profiles import PROFILES

Relationship = Literal["Alternative", "Data", "Source", "Supplement", "Unspecified"]
"""AFRelationship: how an embedded file stands to the pages."""

INVOICE = "INVOICE"


@dataclass(frozen=True, slots=True)
class Generation:
    """One way in which an XML was or is put into a PDF."""

    name: str
    """ "factur-x", "xrechnung", "zugferd-2.0", "zugferd-1.0", "order-x", "despatch-advice"."""
    title: str
    file_name: str
    """The name of the embedded file; names are compared without regard to case."""
    namespace: str
    """The namespace of the four XMP properties, the `#` included."""
    prefix: str
    """The prefix that is usual."""
    version: str
    """`Version` as it is written; not the version of the specification."""
    versions: frozenset[str]
    """Every value of `Version` that documents of this generation are seen with."""
    levels: Mapping[str, str]
    """Profile -> `ConformanceLevel`, blanks included."""
    document_types: frozenset[str] = frozenset({INVOICE})
    relationships: frozenset[Relationship] = frozenset({"Alternative", "Data", "Source"})

    @property
    def is_invoice(self) -> bool:
        """Whether what is embedded is an invoice."""
        return INVOICE in self.document_types


_FACTURX_NAMESPACE = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
_LEVELS = {
    "minimum": "MINIMUM",
    "basic-wl": "BASIC WL",
    "basic": "BASIC",
    "en16931": "EN 16931",
    "extended": "EXTENDED",
}


def _named(generation: str) -> dict[str, str]:
    """The levels by the profiles of a generation."""
    return {f"{generation}-{name}": level for name, level in _LEVELS.items()}


FACTUR_X = Generation(
    "factur-x",
    "Factur-X 1.0x, ZUGFeRD since 2.1",
    "factur-x.xml",
    _FACTURX_NAMESPACE,
    "fx",
    "1.0",
    # The others are legacy of the code list HybridVersion, and draw a warning.
    frozenset({"1.0", "1p0", "2p0", "2p1", "2p2"}),
    # French platforms carry their own extension in the file of Factur-X.
    {**_named("factur-x"), "extended-ctc-fr": "EXTENDED"},
)
XRECHNUNG = Generation(
    "xrechnung",
    "XRechnung as a profile of ZUGFeRD since 2.1.1",
    "xrechnung.xml",
    _FACTURX_NAMESPACE,
    "fx",
    # The specification asks for "the currently valid version"; its files have all of these.
    "3.0",
    frozenset({"1.0", "1.2", "2.0", "2.1", "2.2", "2.3", "2p0", "2p1", "2p2", "3.0"}),
    {profile.name: "XRECHNUNG" for profile in PROFILES if profile.name.startswith("xrechnung-")},
)
ZUGFERD_2_0 = Generation(
    "zugferd-2.0",
    "ZUGFeRD 2.0",
    "zugferd-invoice.xml",
    "urn:zugferd:pdfa:CrossIndustryDocument:invoice:2p0#",
    "zf",
    "2p0",
    # The files that were published with ZUGFeRD 2.0 say 1.0 themselves.
    frozenset({"1.0", "2p0"}),
    _named("zugferd-2.0"),
)
ZUGFERD_1_0 = Generation(
    "zugferd-1.0",
    "ZUGFeRD 1.0",
    "ZUGFeRD-invoice.xml",
    "urn:ferd:pdfa:CrossIndustryDocument:invoice:1p0#",
    "zf",
    "1.0",
    frozenset({"1.0"}),
    {
        "zugferd-1.0-basic": "BASIC",
        "zugferd-1.0-comfort": "COMFORT",
        "zugferd-1.0-extended": "EXTENDED",
    },
    relationships=frozenset({"Alternative"}),
)
ORDER_X = Generation(
    "order-x",
    "Order-X 1.0",
    "order-x.xml",
    "urn:factur-x:pdfa:CrossIndustryDocument:1p0#",
    "fx",
    "1.0",
    frozenset({"1.0"}),
    {"order-x-basic": "BASIC", "order-x-comfort": "COMFORT", "order-x-extended": "EXTENDED"},
    frozenset({"ORDER", "ORDER_RESPONSE", "ORDER_CHANGE"}),
)
DESPATCH_ADVICE = Generation(
    "despatch-advice",
    "Delivery advice, pilot",
    "cida.xml",
    "urn:factur-x:pdfa:CrossIndustryDocument:despatchadvice:1p0#",
    "fx",
    "1.0",
    frozenset({"1.0"}),
    {"despatch-advice": "PILOT"},
    frozenset({"DESPATCHADVICE"}),
)

GENERATIONS: tuple[Generation, ...] = (
    FACTUR_X,
    XRECHNUNG,
    ZUGFERD_2_0,
    ZUGFERD_1_0,
    ORDER_X,
    DESPATCH_ADVICE,
)
"""In the order in which a reader prefers their files; the first two share a namespace."""

RESERVED_NAMES = frozenset(
    {"factur-xubl.xml", "factur-xedifact.edi", "order-xubl.xml", "order-xedifact.edi"}
)
"""Names that no other attachment may have."""

DATA_ONLY = frozenset(
    {
        "factur-x-minimum",
        "factur-x-basic-wl",
        "zugferd-2.0-minimum",
        "zugferd-2.0-basic-wl",
    }
)
"""Profiles that say less than the pages: their file is Data, whatever the country."""


def generation_of_file(name: str) -> Generation | None:
    """The generation that embeds a file under this name."""
    # ZUGFeRD 1.0 and 2.0 differ in case alone: the name as it stands goes before.
    wanted = name.strip()
    exact = next((one for one in GENERATIONS if one.file_name == wanted), None)
    return exact or next(
        (one for one in GENERATIONS if one.file_name.lower() == wanted.lower()), None
    )


def generations_of_namespace(namespaces: Iterable[str]) -> tuple[Generation, ...]:
    """The generations whose XMP properties live in one of these namespaces."""
    present = frozenset(namespaces)
    return tuple(one for one in GENERATIONS if one.namespace in present)


def usual_relationship(profile: str) -> Relationship:
    """The relationship that is right for a profile in Germany and in France alike."""
    return "Data" if profile in DATA_ONLY else "Alternative"


def allowed_relationships(profile: str, country: str | None) -> frozenset[Relationship]:
    """The relationships that a profile may have in a country (ISO 3166-1 alpha-2)."""
    if profile in DATA_ONLY:
        return frozenset({"Data"})
    if profile in ZUGFERD_1_0.levels:
        return ZUGFERD_1_0.relationships
    if country == "DE" or profile in XRECHNUNG.levels:
        return frozenset({"Alternative"})
    return frozenset({"Alternative", "Data", "Source"})
