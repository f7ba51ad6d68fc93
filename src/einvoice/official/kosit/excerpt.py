"""What a report quotes of the invoice itself: who sent it, its number and its date."""

from typing import Final

from einvoice.syntax.xml import Element

_CAC: Final = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
_CBC: Final = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
_CII: Final = "urn:un:unece:uncefact:data:standard:"
_RSM: Final = f"{{{_CII}CrossIndustryInvoice:100}}"
_RAM: Final = f"{{{_CII}ReusableAggregateBusinessInformationEntity:100}}"
_UDT: Final = f"{{{_CII}UnqualifiedDataType:100}}"

_UBL_PLACES: Final = {
    "seller": f"{_CAC}AccountingSupplierParty/{_CAC}Party/{_CAC}PartyLegalEntity/"
    f"{_CBC}RegistrationName",
    "id": f"{_CBC}ID",
    "issueDate": f"{_CBC}IssueDate",
}
_CII_PLACES: Final = {
    "seller": f"{_RSM}SupplyChainTradeTransaction/{_RAM}ApplicableHeaderTradeAgreement/"
    f"{_RAM}SellerTradeParty/{_RAM}Name",
    "id": f"{_RSM}ExchangedDocument/{_RAM}ID",
    "issueDate": f"{_RSM}ExchangedDocument/{_RAM}IssueDateTime/{_UDT}DateTimeString",
}
_PLACES: Final = {
    "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice": _UBL_PLACES,
    "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote": _UBL_PLACES,
    f"{_RSM}CrossIndustryInvoice": _CII_PLACES,
}


def excerpt(root: Element | None) -> dict[str, str]:
    """Element names of the report with their texts; empty where the document is no invoice."""
    places = _PLACES.get(str(root.tag), {}) if root is not None else {}
    return {
        name: " ".join(found.text.split())
        for name, path in places.items()
        if root is not None and (found := root.find(path)) is not None and found.text
    }
