"""The benchmark's invoices in UBL 2.1."""

from decimal import Decimal

from bench.contents import (
    BUYER,
    CURRENCY,
    OTHER,
    SELLER,
    Adjustment,
    Contents,
    Line,
    Party,
    Tax,
)
from bench.markup import NOTHING, Markup, document, leaf, node

_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd"


def ubl(stated: Contents) -> bytes:
    """The document with the root that its type asks for."""
    root = "CreditNote" if stated.credit else "Invoice"
    namespaces = {
        "xmlns": f"{_NAMESPACE}:{root}-2",
        "xmlns:cac": f"{_NAMESPACE}:CommonAggregateComponents-2",
        "xmlns:cbc": f"{_NAMESPACE}:CommonBasicComponents-2",
    }
    lines = [_line(line, root) for line in stated.lines]
    return document(root, namespaces, [*_head(stated, root), *_body(stated), *lines])


def _head(stated: Contents, root: str) -> list[Markup]:
    rich = stated.rich
    first = NOTHING if stated.credit else leaf("cbc:DueDate", "2026-02-14")
    return [
        leaf("cbc:CustomizationID", "urn:cen.eu:en16931:2017"),
        leaf("cbc:ProfileID", "urn:example:billing:01"),
        leaf("cbc:ID", "EX-2026-0001"),
        leaf("cbc:IssueDate", "2026-01-15"),
        first,
        leaf(f"cbc:{root}TypeCode", stated.type_code),
        leaf("cbc:Note", "Goods remain ours until they are paid < in full > & accepted."),
        leaf("cbc:DocumentCurrencyCode", CURRENCY),
        leaf("cbc:TaxCurrencyCode", "SEK" if rich else None),
        leaf("cbc:AccountingCost", "4711:cost-centre" if rich else None),
        leaf("cbc:BuyerReference", "04011000-12345-03"),
        _period() if rich else NOTHING,
        node(
            "cac:OrderReference",
            leaf("cbc:ID", "PO-0815"),
            leaf("cbc:SalesOrderID", "SO-4711" if rich else None),
        ),
        *(_references(stated) if rich else ()),
    ]


def _references(stated: Contents) -> list[Markup]:
    preceding = node(
        "cac:InvoiceDocumentReference",
        leaf("cbc:ID", "EX-2025-0999"),
        leaf("cbc:IssueDate", "2025-12-15"),
    )
    originator = node("cac:OriginatorDocumentReference", leaf("cbc:ID", "TENDER-5"))
    project = node("cac:ProjectReference", leaf("cbc:ID", "PROJECT-7"))
    return [
        node("cac:BillingReference", preceding),
        node("cac:DespatchDocumentReference", leaf("cbc:ID", "DESPATCH-3")),
        node("cac:ReceiptDocumentReference", leaf("cbc:ID", "RECEIPT-4")),
        NOTHING if stated.credit else originator,
        node("cac:ContractDocumentReference", leaf("cbc:ID", "CONTRACT-6")),
        node(
            "cac:AdditionalDocumentReference",
            leaf("cbc:ID", "ANNEX-1"),
            leaf("cbc:DocumentDescription", "Time sheet"),
            node(
                "cac:Attachment",
                leaf(
                    "cbc:EmbeddedDocumentBinaryObject",
                    stated.attachment,
                    mimeCode="application/pdf",
                    filename="time-sheet.pdf",
                ),
            ),
        ),
        node(
            "cac:AdditionalDocumentReference",
            leaf("cbc:ID", "ANNEX-2"),
            leaf("cbc:DocumentDescription", "Drawing"),
            node(
                "cac:Attachment",
                node("cac:ExternalReference", leaf("cbc:URI", "https://seller.example/drawing")),
            ),
        ),
        originator if stated.credit else project,
    ]


def _body(stated: Contents) -> list[Markup]:
    rich = stated.rich
    return [
        node("cac:AccountingSupplierParty", _party(SELLER, rich=rich)),
        node("cac:AccountingCustomerParty", _party(BUYER, rich=rich)),
        *(_others() if rich else ()),
        node("cac:Delivery", leaf("cbc:ActualDeliveryDate", "2026-01-12"), *_place(rich)),
        _payment(stated),
        node("cac:PaymentTerms", leaf("cbc:Note", "Net within 30 days")),
        *(_adjustment(each, document=True) for each in stated.adjustments),
        node(
            "cac:TaxTotal",
            _amount("cbc:TaxAmount", stated.tax),
            *(_tax(tax) for tax in stated.breakdown),
        ),
        node("cac:TaxTotal", leaf("cbc:TaxAmount", "100.00", currencyID="SEK")) if rich else [],
        node(
            "cac:LegalMonetaryTotal",
            _amount("cbc:LineExtensionAmount", stated.sum_of_lines),
            _amount("cbc:TaxExclusiveAmount", stated.without_tax),
            _amount("cbc:TaxInclusiveAmount", stated.without_tax + stated.tax),
            _amount("cbc:AllowanceTotalAmount", stated.adjusted(charge=False)),
            _amount("cbc:ChargeTotalAmount", stated.adjusted(charge=True)),
            _amount("cbc:PrepaidAmount", stated.prepaid),
            _amount("cbc:PayableAmount", stated.payable),
        ),
    ]


def _others() -> list[Markup]:
    name = node("cac:PartyName", leaf("cbc:Name", OTHER.name))
    return [
        node(
            "cac:PayeeParty",
            node("cac:PartyIdentification", leaf("cbc:ID", "PAYEE-1")),
            name,
            node("cac:PartyLegalEntity", leaf("cbc:CompanyID", OTHER.legal_id)),
        ),
        node("cac:TaxRepresentativeParty", name, _address("cac:PostalAddress", OTHER), _vat(OTHER)),
    ]


def _place(rich: bool) -> list[Markup]:
    if not rich:
        return []
    return [
        node("cac:DeliveryLocation", leaf("cbc:ID", "GATE-2"), _address("cac:Address", BUYER)),
        node("cac:DeliveryParty", node("cac:PartyName", leaf("cbc:Name", "Example Warehouse"))),
    ]


def _payment(stated: Contents) -> Markup:
    return node(
        "cac:PaymentMeans",
        leaf("cbc:PaymentMeansCode", "58", name="SEPA credit transfer"),
        leaf("cbc:PaymentDueDate", "2026-02-14" if stated.credit else None),
        leaf("cbc:PaymentID", "EX-2026-0001"),
        node(
            "cac:PayeeFinancialAccount",
            leaf("cbc:ID", "DE02120300000000202051"),
            leaf("cbc:Name", SELLER.name),
            node("cac:FinancialInstitutionBranch", leaf("cbc:ID", "BYLADEM1001")),
        ),
    )


def _party(party: Party, *, rich: bool) -> Markup:
    return node(
        "cac:Party",
        leaf("cbc:EndpointID", party.electronic_address, schemeID="EM"),
        node("cac:PartyIdentification", leaf("cbc:ID", f"{party.country}-PARTY-1")),
        node("cac:PartyName", leaf("cbc:Name", party.trading_name)),
        _address("cac:PostalAddress", party, rich=rich),
        _vat(party),
        node(
            "cac:PartyLegalEntity",
            leaf("cbc:RegistrationName", party.name),
            leaf("cbc:CompanyID", party.legal_id),
            leaf("cbc:CompanyLegalForm", "Limited liability" if rich and party is SELLER else None),
        ),
        node(
            "cac:Contact",
            leaf("cbc:Name", "Accounts department"),
            leaf("cbc:Telephone", "+00 000 000"),
            leaf("cbc:ElectronicMail", party.electronic_address),
        ),
    )


def _vat(party: Party) -> Markup:
    scheme = node("cac:TaxScheme", leaf("cbc:ID", "VAT"))
    return node("cac:PartyTaxScheme", leaf("cbc:CompanyID", party.vat_id), scheme)


def _address(tag: str, party: Party, *, rich: bool = True) -> Markup:
    return node(
        tag,
        leaf("cbc:StreetName", party.street),
        leaf("cbc:AdditionalStreetName", "Building B" if rich else None),
        leaf("cbc:CityName", party.city),
        leaf("cbc:PostalZone", party.post_code),
        leaf("cbc:CountrySubentity", "Example region" if rich else None),
        node("cac:AddressLine", leaf("cbc:Line", "Third floor" if rich else None)),
        node("cac:Country", leaf("cbc:IdentificationCode", party.country)),
    )


def _period() -> Markup:
    return node(
        "cac:InvoicePeriod",
        leaf("cbc:StartDate", "2026-01-01"),
        leaf("cbc:EndDate", "2026-01-31"),
    )


def _adjustment(each: Adjustment, *, document: bool) -> Markup:
    return node(
        "cac:AllowanceCharge",
        leaf("cbc:ChargeIndicator", "true" if each.charge else "false"),
        leaf("cbc:AllowanceChargeReasonCode", each.reason_code),
        leaf("cbc:AllowanceChargeReason", each.reason),
        leaf("cbc:MultiplierFactorNumeric", each.percentage),
        _amount("cbc:Amount", each.amount),
        _amount("cbc:BaseAmount", each.base),
        _category("cac:TaxCategory", each.rate) if document else NOTHING,
    )


def _tax(tax: Tax) -> Markup:
    return node(
        "cac:TaxSubtotal",
        _amount("cbc:TaxableAmount", tax.taxable),
        _amount("cbc:TaxAmount", tax.amount),
        _category("cac:TaxCategory", tax.rate),
    )


def _category(tag: str, rate: Decimal) -> Markup:
    return node(
        tag,
        leaf("cbc:ID", "S"),
        leaf("cbc:Percent", rate),
        node("cac:TaxScheme", leaf("cbc:ID", "VAT")),
    )


def _amount(tag: str, value: Decimal | None) -> Markup:
    return NOTHING if value is None else leaf(tag, f"{value:.2f}", currencyID=CURRENCY)


def _line(line: Line, root: str) -> Markup:
    quantity = "CreditedQuantity" if root == "CreditNote" else "InvoicedQuantity"
    return node(
        f"cac:{root}Line",
        leaf("cbc:ID", line.number),
        leaf("cbc:Note", f"Delivered with parcel {line.number % 40}"),
        leaf(f"cbc:{quantity}", line.quantity, unitCode="C62"),
        _amount("cbc:LineExtensionAmount", line.net),
        leaf("cbc:AccountingCost", f"cost-centre-{line.number % 9}"),
        _period() if line.extra else NOTHING,
        node("cac:OrderLineReference", leaf("cbc:LineID", line.number * 10)),
        _object_reference() if line.extra else NOTHING,
        *(_adjustment(each, document=False) for each in line.adjustments),
        _item(line),
        node(
            "cac:Price",
            _amount("cbc:PriceAmount", line.price),
            leaf("cbc:BaseQuantity", 1, unitCode="C62"),
            _discount(line) if line.extra else NOTHING,
        ),
    )


def _object_reference() -> Markup:
    return node(
        "cac:DocumentReference",
        leaf("cbc:ID", "METER-1", schemeID="ABZ"),
        leaf("cbc:DocumentTypeCode", "130"),
    )


def _discount(line: Line) -> Markup:
    return node(
        "cac:AllowanceCharge",
        leaf("cbc:ChargeIndicator", "false"),
        _amount("cbc:Amount", Decimal(1)),
        _amount("cbc:BaseAmount", line.price + 1),
    )


def _item(line: Line) -> Markup:
    return node(
        "cac:Item",
        leaf("cbc:Description", f"Example article in variant {line.number % 17}, grey & blue"),
        leaf("cbc:Name", f"Example article {line.number}"),
        _identified("cac:BuyersItemIdentification", f"B-{line.number}") if line.extra else NOTHING,
        _identified("cac:SellersItemIdentification", f"A-{line.number:06d}"),
        node("cac:StandardItemIdentification", leaf("cbc:ID", line.standard_id, schemeID="0160")),
        node("cac:OriginCountry", leaf("cbc:IdentificationCode", "SE" if line.extra else None)),
        node(
            "cac:CommodityClassification",
            leaf(
                "cbc:ItemClassificationCode", line.class_code, listID="TST", listVersionID="26.08"
            ),
        ),
        _category("cac:ClassifiedTaxCategory", line.rate),
        *(_property(name) for name in ("Colour", "Size") if line.extra),
    )


def _identified(tag: str, identifier: str) -> Markup:
    return node(tag, leaf("cbc:ID", identifier))


def _property(name: str) -> Markup:
    return node(
        "cac:AdditionalItemProperty", leaf("cbc:Name", name), leaf("cbc:Value", f"{name} 42")
    )
