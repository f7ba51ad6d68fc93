"""Which elements and attributes hold codes, and of which list, as the rules BR-CL have it."""

from dataclasses import dataclass
from functools import cache

from einvoice.codelists import allowed
from einvoice.rules.en16931.syntax.table import Family, Names, Pattern, pattern_of
from einvoice.syntax.binding import ChildIs, Row, Step, parse_path

_PARTY_ID = "//cac:PartyIdentification/cbc:ID/@schemeID"
_CREDITORS = ("cac:AccountingSupplierParty", "cac:PayeeParty")
_ALLOWANCE, _CHARGE, _OBJECT = "[false]", "[true]", "[130]"


_codes = cache(allowed)


@dataclass(frozen=True, slots=True)
class Coded:
    """One rule with the places that it looks at and the list that the codes are from."""

    id: str
    family: Family
    codes: str
    """The name of the list."""
    patterns: tuple[Pattern, ...]
    outside: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    """Of these elements, one stands around."""
    source_codes: str = ""
    """The name of the list as the source has the codes, where the model has others."""
    any_case: bool = False
    instead: str = ""

    def speaks_of(self, path: Names) -> bool:
        """Whether the rule holds at a path that one of its patterns fits."""
        if self.inside and not any(name in path for name in self.inside):
            return False
        return not any(name in path for name in self.outside)

    def takes(self, code: str | None) -> bool:
        """Whether a code of the model is in the list."""
        return code is None or self._is_in(code, self.codes)

    def takes_in_source(self, text: str) -> bool:
        """Whether a text of the source is in the list."""
        exact = self.codes == "mime"
        return self._is_in(
            text if exact else " ".join(text.split()), self.source_codes or self.codes
        )

    def _is_in(self, code: str, name: str) -> bool:
        return (code.upper() if self.any_case else code) in _codes(name)


def _line(
    rule: str,
    family: Family,
    codes: str,
    paths: str,
    *,
    outside: tuple[str, ...] = (),
    inside: tuple[str, ...] = (),
    source_codes: str = "",
    any_case: bool = False,
) -> Coded:
    patterns = tuple(pattern_of(path) for path in paths.split())
    return Coded(rule, family, codes, patterns, outside, inside, source_codes, any_case)


UBL: tuple[Coded, ...] = (
    _line("BR-CL-01", "ubl", "1001-ubl-invoice", "//cbc:InvoiceTypeCode"),
    _line("BR-CL-01", "ubl", "1001-ubl-creditnote", "//cbc:CreditNoteTypeCode"),
    _line("BR-CL-04", "ubl", "4217", "//cbc:DocumentCurrencyCode"),
    _line("BR-CL-05", "ubl", "4217", "//cbc:TaxCurrencyCode"),
    _line("BR-CL-06", "ubl", "2005", "//cac:InvoicePeriod/cbc:DescriptionCode"),
    _line(
        "BR-CL-07",
        "ubl",
        "1153",
        f"//cac:AdditionalDocumentReference{_OBJECT}/cbc:ID/@schemeID "
        f"//cac:DocumentReference{_OBJECT}/cbc:ID/@schemeID",
    ),
    _line("BR-CL-10", "ubl", "icd", _PARTY_ID, outside=_CREDITORS),
    _line("BR-CL-10", "ubl", "icd-ubl-creditor", _PARTY_ID, inside=_CREDITORS),
    _line("BR-CL-11", "ubl", "icd", "//cac:PartyLegalEntity/cbc:CompanyID/@schemeID"),
    _line(
        "BR-CL-13",
        "ubl",
        "7143",
        "//cac:CommodityClassification/cbc:ItemClassificationCode/@listID",
    ),
    _line("BR-CL-14", "ubl", "3166-ubl", "//cac:Country/cbc:IdentificationCode"),
    _line("BR-CL-15", "ubl", "3166-ubl", "//cac:OriginCountry/cbc:IdentificationCode"),
    _line("BR-CL-16", "ubl", "4461", "//cac:PaymentMeans/cbc:PaymentMeansCode"),
    _line("BR-CL-17", "ubl", "5305", "//cac:TaxCategory/cbc:ID"),
    _line("BR-CL-18", "ubl", "5305", "//cac:ClassifiedTaxCategory/cbc:ID"),
    _line(
        "BR-CL-19",
        "ubl",
        "5189",
        f"//cac:AllowanceCharge{_ALLOWANCE}/cbc:AllowanceChargeReasonCode",
    ),
    _line(
        "BR-CL-20", "ubl", "7161", f"//cac:AllowanceCharge{_CHARGE}/cbc:AllowanceChargeReasonCode"
    ),
    _line("BR-CL-21", "ubl", "icd", "//cac:StandardItemIdentification/cbc:ID/@schemeID"),
    _line("BR-CL-22", "ubl", "vatex", "//cbc:TaxExemptionReasonCode", any_case=True),
    _line(
        "BR-CL-23",
        "ubl",
        "units",
        "//cbc:InvoicedQuantity/@unitCode //cbc:BaseQuantity/@unitCode "
        "//cbc:CreditedQuantity/@unitCode",
    ),
    _line("BR-CL-24", "ubl", "mime", "//cbc:EmbeddedDocumentBinaryObject/@mimeCode"),
    _line("BR-CL-25", "ubl", "eas", "//cbc:EndpointID/@schemeID"),
    _line("BR-CL-26", "ubl", "icd", "//cac:DeliveryLocation/cbc:ID/@schemeID"),
)
CII: tuple[Coded, ...] = (
    _line("BR-CL-01", "cii", "1001-cii", "//rsm:ExchangedDocument/ram:TypeCode"),
    _line("BR-CL-04", "cii", "4217", "//ram:InvoiceCurrencyCode"),
    _line("BR-CL-05", "cii", "4217", "//ram:TaxCurrencyCode"),
    _line("BR-CL-06", "cii", "2005", "//ram:DueDateTypeCode", source_codes="2475"),
    _line("BR-CL-07", "cii", "1153", "//ram:ReferenceTypeCode"),
    _line("BR-CL-08", "cii", "4451-cii", "//ram:SubjectCode"),
    _line(
        "BR-CL-10",
        "cii",
        "icd",
        "//ram:GlobalID/@schemeID",
        outside=("ram:SpecifiedTradeProduct", "ram:ShipToTradeParty"),
    ),
    _line(
        "BR-CL-11", "cii", "icd", "//ram:ID/@schemeID", outside=("ram:SpecifiedTaxRegistration",)
    ),
    _line("BR-CL-13", "cii", "7143", "//ram:ClassCode/@listID"),
    _line("BR-CL-14", "cii", "3166-cii", "//ram:CountryID"),
    _line("BR-CL-15", "cii", "3166-cii", "//ram:OriginTradeCountry/ram:ID"),
    _line("BR-CL-16", "cii", "4461", "//ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode"),
    _line("BR-CL-17", "cii", "5305", "//ram:CategoryTradeTax/ram:CategoryCode"),
    _line("BR-CL-18", "cii", "5305", "//ram:ApplicableTradeTax/ram:CategoryCode"),
    _line(
        "BR-CL-19", "cii", "5189", f"//ram:SpecifiedTradeAllowanceCharge{_ALLOWANCE}/ram:ReasonCode"
    ),
    _line(
        "BR-CL-20", "cii", "7161", f"//ram:SpecifiedTradeAllowanceCharge{_CHARGE}/ram:ReasonCode"
    ),
    _line("BR-CL-21", "cii", "icd", "//ram:SpecifiedTradeProduct/ram:GlobalID/@schemeID"),
    _line("BR-CL-22", "cii", "vatex", "//ram:ExemptionReasonCode", any_case=True),
    _line(
        "BR-CL-23",
        "cii",
        "units",
        "//ram:BasisQuantity/@unitCode //ram:BilledQuantity/@unitCode",
    ),
    _line("BR-CL-24", "cii", "mime", "//ram:AttachmentBinaryObject/@mimeCode"),
    _line("BR-CL-25", "cii", "eas", "//ram:URIUniversalCommunication/ram:URIID/@schemeID"),
    _line(
        "BR-CL-26",
        "cii",
        "icd",
        "//ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty/ram:GlobalID/@schemeID",
    ),
)


def names_with_kind(row: Row) -> Names:
    """The names of a row's path; those of charges, allowances and objects say which they are."""
    path = parse_path(row.path)
    names = tuple(f"{step.name}{_kind(step)}" for step in path.steps)
    return names if path.attribute is None else (*names, f"@{path.attribute}")


def _kind(step: Step) -> str:
    for test in step.tests:
        if isinstance(test, ChildIs) and not test.negated:
            if "Indicator" in test.path:
                return _CHARGE if "true" in test.values else _ALLOWANCE
            if "130" in test.values:
                return _OBJECT
    return ""
