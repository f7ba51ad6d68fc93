"""The benchmark's invoices in CII D16B."""

from decimal import Decimal

from bench.contents import BUYER, CURRENCY, OTHER, SELLER, Adjustment, Contents, Line, Party
from bench.markup import NOTHING, Markup, document, leaf, node

_NAMESPACE = "urn:un:unece:uncefact:data:standard"
_NAMESPACES = {
    "xmlns:rsm": f"{_NAMESPACE}:CrossIndustryInvoice:100",
    "xmlns:ram": f"{_NAMESPACE}:ReusableAggregateBusinessInformationEntity:100",
    "xmlns:udt": f"{_NAMESPACE}:UnqualifiedDataType:100",
    "xmlns:qdt": f"{_NAMESPACE}:QualifiedDataType:100",
}


def cii(stated: Contents) -> bytes:
    """The document."""
    return document("rsm:CrossIndustryInvoice", _NAMESPACES, [*_head(stated), _transaction(stated)])


def _head(stated: Contents) -> list[Markup]:
    process, guideline = (
        node(f"ram:{name}SpecifiedDocumentContextParameter", leaf("ram:ID", value))
        for name, value in (
            ("BusinessProcess", "urn:example:billing:01"),
            ("Guideline", "urn:cen.eu:en16931:2017"),
        )
    )
    note = "Goods remain ours until they are paid < in full > & accepted."
    return [
        node("rsm:ExchangedDocumentContext", process, guideline),
        node(
            "rsm:ExchangedDocument",
            leaf("ram:ID", "EX-2026-0001"),
            leaf("ram:TypeCode", stated.type_code),
            _date("ram:IssueDateTime", "20260115"),
            node("ram:IncludedNote", leaf("ram:Content", note)),
        ),
    ]


def _transaction(stated: Contents) -> Markup:
    return node(
        "rsm:SupplyChainTradeTransaction",
        *(_line(line) for line in stated.lines),
        _agreement(stated),
        _delivery(stated.rich),
        _settlement(stated),
    )


def _agreement(stated: Contents) -> Markup:
    rich = stated.rich
    representative = node(
        "ram:SellerTaxRepresentativeTradeParty",
        leaf("ram:Name", OTHER.name),
        _address(OTHER, rich=True),
        _vat(OTHER),
    )
    return node(
        "ram:ApplicableHeaderTradeAgreement",
        leaf("ram:BuyerReference", "04011000-12345-03"),
        _party("ram:SellerTradeParty", SELLER, rich=rich),
        _party("ram:BuyerTradeParty", BUYER, rich=rich),
        representative if rich else NOTHING,
        _reference("ram:SellerOrderReferencedDocument", "SO-4711") if rich else NOTHING,
        _reference("ram:BuyerOrderReferencedDocument", "PO-0815"),
        *(_references(stated) if rich else ()),
    )


def _references(stated: Contents) -> list[Markup]:
    file = leaf(
        "ram:AttachmentBinaryObject",
        stated.attachment,
        mimeCode="application/pdf",
        filename="time-sheet.pdf",
    )
    link = leaf("ram:URIID", "https://seller.example/drawing")
    supporting = leaf("ram:TypeCode", "916")
    return [
        _reference("ram:ContractReferencedDocument", "CONTRACT-6"),
        _additional("ANNEX-1", supporting, leaf("ram:Name", "Time sheet"), file),
        _additional("ANNEX-2", link, supporting, leaf("ram:Name", "Drawing")),
        _additional("TENDER-5", leaf("ram:TypeCode", "50")),
        node(
            "ram:SpecifiedProcuringProject",
            leaf("ram:ID", "PROJECT-7"),
            leaf("ram:Name", "Project reference"),
        ),
    ]


def _additional(identifier: str, *rest: Markup) -> Markup:
    first = leaf("ram:IssuerAssignedID", identifier)
    return node("ram:AdditionalReferencedDocument", first, *rest)


def _reference(tag: str, identifier: str) -> Markup:
    return node(tag, leaf("ram:IssuerAssignedID", identifier))


def _delivery(rich: bool) -> Markup:
    place = node(
        "ram:ShipToTradeParty",
        leaf("ram:ID", "GATE-2"),
        leaf("ram:Name", "Example Warehouse"),
        _address(BUYER, rich=True),
    )
    date = _date("ram:OccurrenceDateTime", "20260112")
    return node(
        "ram:ApplicableHeaderTradeDelivery",
        place if rich else NOTHING,
        node("ram:ActualDeliverySupplyChainEvent", date),
        _reference("ram:DespatchAdviceReferencedDocument", "DESPATCH-3") if rich else NOTHING,
        _reference("ram:ReceivingAdviceReferencedDocument", "RECEIPT-4") if rich else NOTHING,
    )


def _settlement(stated: Contents) -> Markup:
    rich = stated.rich
    payee = node(
        "ram:PayeeTradeParty",
        leaf("ram:ID", "PAYEE-1"),
        leaf("ram:Name", OTHER.name),
        node("ram:SpecifiedLegalOrganization", leaf("ram:ID", OTHER.legal_id)),
    )
    return node(
        "ram:ApplicableHeaderTradeSettlement",
        leaf("ram:PaymentReference", "EX-2026-0001"),
        leaf("ram:TaxCurrencyCode", "SEK" if rich else None),
        leaf("ram:InvoiceCurrencyCode", CURRENCY),
        payee if rich else NOTHING,
        _payment(),
        *(
            _tax(tax.rate, calculated=tax.amount, basis=tax.taxable, tag="ram:ApplicableTradeTax")
            for tax in stated.breakdown
        ),
        _period() if rich else NOTHING,
        *(_adjustment(each, document=True) for each in stated.adjustments),
        node(
            "ram:SpecifiedTradePaymentTerms",
            leaf("ram:Description", "Net within 30 days"),
            _date("ram:DueDateDateTime", "20260214"),
        ),
        _summation(stated),
        _preceding() if rich else NOTHING,
        _account("4711:cost-centre") if rich else NOTHING,
    )


def _payment() -> Markup:
    return node(
        "ram:SpecifiedTradeSettlementPaymentMeans",
        leaf("ram:TypeCode", "58"),
        leaf("ram:Information", "SEPA credit transfer"),
        node(
            "ram:PayeePartyCreditorFinancialAccount",
            leaf("ram:IBANID", "DE02120300000000202051"),
            leaf("ram:AccountName", SELLER.name),
        ),
        node("ram:PayeeSpecifiedCreditorFinancialInstitution", leaf("ram:BICID", "BYLADEM1001")),
    )


def _summation(stated: Contents) -> Markup:
    tax = leaf("ram:TaxTotalAmount", f"{stated.tax:.2f}", currencyID=CURRENCY)
    foreign = leaf("ram:TaxTotalAmount", "100.00", currencyID="SEK")
    return node(
        "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
        _amount("ram:LineTotalAmount", stated.sum_of_lines),
        _amount("ram:ChargeTotalAmount", stated.adjusted(charge=True)),
        _amount("ram:AllowanceTotalAmount", stated.adjusted(charge=False)),
        _amount("ram:TaxBasisTotalAmount", stated.without_tax),
        tax,
        foreign if stated.rich else NOTHING,
        _amount("ram:GrandTotalAmount", stated.without_tax + stated.tax),
        _amount("ram:TotalPrepaidAmount", stated.prepaid),
        _amount("ram:DuePayableAmount", stated.payable),
    )


def _preceding() -> Markup:
    return node(
        "ram:InvoiceReferencedDocument",
        leaf("ram:IssuerAssignedID", "EX-2025-0999"),
        node("ram:FormattedIssueDateTime", leaf("qdt:DateTimeString", "20251215", format="102")),
    )


def _account(identifier: str) -> Markup:
    return node("ram:ReceivableSpecifiedTradeAccountingAccount", leaf("ram:ID", identifier))


def _party(tag: str, party: Party, *, rich: bool) -> Markup:
    return node(
        tag,
        leaf("ram:ID", f"{party.country}-PARTY-1"),
        leaf("ram:Name", party.name),
        leaf("ram:Description", "Limited liability" if rich and party is SELLER else None),
        node(
            "ram:SpecifiedLegalOrganization",
            leaf("ram:ID", party.legal_id),
            leaf("ram:TradingBusinessName", party.trading_name),
        ),
        node(
            "ram:DefinedTradeContact",
            leaf("ram:PersonName", "Accounts department"),
            node(
                "ram:TelephoneUniversalCommunication",
                leaf("ram:CompleteNumber", "+00 000 000"),
            ),
            node("ram:EmailURIUniversalCommunication", leaf("ram:URIID", party.electronic_address)),
        ),
        _address(party, rich=rich),
        node(
            "ram:URIUniversalCommunication",
            leaf("ram:URIID", party.electronic_address, schemeID="EM"),
        ),
        _vat(party),
    )


def _vat(party: Party) -> Markup:
    return node("ram:SpecifiedTaxRegistration", leaf("ram:ID", party.vat_id, schemeID="VA"))


def _address(party: Party, *, rich: bool) -> Markup:
    return node(
        "ram:PostalTradeAddress",
        leaf("ram:PostcodeCode", party.post_code),
        leaf("ram:LineOne", party.street),
        leaf("ram:LineTwo", "Building B" if rich else None),
        leaf("ram:LineThree", "Third floor" if rich else None),
        leaf("ram:CityName", party.city),
        leaf("ram:CountryID", party.country),
        leaf("ram:CountrySubDivisionName", "Example region" if rich else None),
    )


def _date(tag: str, value: str) -> Markup:
    return node(tag, leaf("udt:DateTimeString", value, format="102"))


def _period() -> Markup:
    return node(
        "ram:BillingSpecifiedPeriod",
        _date("ram:StartDateTime", "20260101"),
        _date("ram:EndDateTime", "20260131"),
    )


def _adjustment(each: Adjustment, *, document: bool) -> Markup:
    return node(
        "ram:SpecifiedTradeAllowanceCharge",
        _indicator(each.charge),
        leaf("ram:CalculationPercent", each.percentage),
        _amount("ram:BasisAmount", each.base),
        _amount("ram:ActualAmount", each.amount),
        leaf("ram:ReasonCode", each.reason_code),
        leaf("ram:Reason", each.reason),
        _tax(each.rate, tag="ram:CategoryTradeTax") if document else NOTHING,
    )


def _indicator(charge: bool) -> Markup:
    return node("ram:ChargeIndicator", leaf("udt:Indicator", "true" if charge else "false"))


def _tax(
    rate: Decimal, *, tag: str, calculated: Decimal | None = None, basis: Decimal | None = None
) -> Markup:
    return node(
        tag,
        _amount("ram:CalculatedAmount", calculated),
        leaf("ram:TypeCode", "VAT"),
        _amount("ram:BasisAmount", basis),
        leaf("ram:CategoryCode", "S"),
        leaf("ram:RateApplicablePercent", rate),
    )


def _amount(tag: str, value: Decimal | None) -> Markup:
    return leaf(tag, None if value is None else f"{value:.2f}")


def _line(line: Line) -> Markup:
    return node(
        "ram:IncludedSupplyChainTradeLineItem",
        node(
            "ram:AssociatedDocumentLineDocument",
            leaf("ram:LineID", line.number),
            node(
                "ram:IncludedNote",
                leaf("ram:Content", f"Delivered with parcel {line.number % 40}"),
            ),
        ),
        _product(line),
        node(
            "ram:SpecifiedLineTradeAgreement",
            node("ram:BuyerOrderReferencedDocument", leaf("ram:LineID", line.number * 10)),
            _gross(line) if line.extra else NOTHING,
            node(
                "ram:NetPriceProductTradePrice",
                _amount("ram:ChargeAmount", line.price),
                leaf("ram:BasisQuantity", 1, unitCode="C62"),
            ),
        ),
        node(
            "ram:SpecifiedLineTradeDelivery",
            leaf("ram:BilledQuantity", line.quantity, unitCode="C62"),
        ),
        _line_settlement(line),
    )


def _gross(line: Line) -> Markup:
    return node(
        "ram:GrossPriceProductTradePrice",
        _amount("ram:ChargeAmount", line.price + 1),
        node(
            "ram:AppliedTradeAllowanceCharge",
            _indicator(False),
            _amount("ram:ActualAmount", Decimal(1)),
        ),
    )


def _line_settlement(line: Line) -> Markup:
    measured = _additional(
        "METER-1", leaf("ram:TypeCode", "130"), leaf("ram:ReferenceTypeCode", "ABZ")
    )
    return node(
        "ram:SpecifiedLineTradeSettlement",
        _tax(line.rate, tag="ram:ApplicableTradeTax"),
        _period() if line.extra else NOTHING,
        *(_adjustment(each, document=False) for each in line.adjustments),
        node(
            "ram:SpecifiedTradeSettlementLineMonetarySummation",
            _amount("ram:LineTotalAmount", line.net),
        ),
        measured if line.extra else NOTHING,
        _account(f"cost-centre-{line.number % 9}"),
    )


def _product(line: Line) -> Markup:
    return node(
        "ram:SpecifiedTradeProduct",
        leaf("ram:GlobalID", line.standard_id, schemeID="0160"),
        leaf("ram:SellerAssignedID", f"A-{line.number:06d}"),
        leaf("ram:BuyerAssignedID", f"B-{line.number}" if line.extra else None),
        leaf("ram:Name", f"Example article {line.number}"),
        leaf("ram:Description", f"Example article in variant {line.number % 17}, grey & blue"),
        *(_property(name) for name in ("Colour", "Size") if line.extra),
        node(
            "ram:DesignatedProductClassification",
            leaf("ram:ClassCode", line.class_code, listID="TST", listVersionID="26.08"),
        ),
        node("ram:OriginTradeCountry", leaf("ram:ID", "SE" if line.extra else None)),
    )


def _property(name: str) -> Markup:
    return node(
        "ram:ApplicableProductCharacteristic",
        leaf("ram:Description", name),
        leaf("ram:Value", f"{name} 42"),
    )
