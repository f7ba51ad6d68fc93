"""Cases of the rules on elements that are more than a line of a table."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal

from einvoice.model.invoice import Invoice
from einvoice.model.item import Item, ItemAttribute, Price
from einvoice.model.party import Contact, Payee
from einvoice.model.payment import (
    CreditTransfer,
    DirectDebit,
    PaymentInstructions,
    PaymentMeans,
)
from einvoice.model.reference import DocumentReference, SupportingDocument
from einvoice.model.values import Attachment, Identifier
from tests.builders import invoice, line
from tests.rules.cases import Case
from tests.rules.en16931.documents import changed
from tests.rules.en16931.inserted import clean, syntax_of

Family = Literal["ubl", "cii"]
CLEAN = invoice()
SELLER, BUYER = CLEAN.seller, CLEAN.buyer
assert SELLER is not None
assert BUYER is not None
UBL, CII = frozenset({"ubl"}), frozenset({"cii"})
_FILE = Attachment(content="UERG", mime_code="application/pdf", filename="terms.pdf")


def _clean(family: Family) -> Callable[[], bytes]:
    return lambda: clean(syntax_of(family))


def text(rule: str, family: Family, old: str, new: str, base: Invoice = CLEAN) -> Case:
    """A case whose document is another one with a text replaced."""
    syntaxes = frozenset({family})
    return Case(rule, changed(base, family, (old, new)), _clean(family), syntaxes)


def model(rule: str, family: Family, fires: Invoice, silent: Invoice = CLEAN) -> Case:
    """A case whose document is an invoice."""
    return Case(rule, fires, silent, frozenset({family}))


def paid(*means: PaymentMeans, **more: Any) -> Invoice:
    """The invoice with payment means."""
    return invoice(payment=PaymentInstructions(means=means, **more))


_SCHEME = (
    "<cac:PartyTaxScheme><cbc:CompanyID>DE123456789</cbc:CompanyID>"
    "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
)
_OTHER = _SCHEME.replace("VAT", "FC").replace("DE123456789", "12/345")
_LEGAL = "<cac:PartyLegalEntity>"
_ADDRESS = "<cac:PostalAddress>"
_LINES = "<cac:AddressLine><cbc:Line>Back yard</cbc:Line></cac:AddressLine>"
_DEBIT = DirectDebit(creditor_id="DE98ZZZ09999999999")
_TRANSFER = PaymentMeans(code="58", account=CreditTransfer(account_id="DE02120300000000202051"))
_PAYEE = Payee(name="Example Factor Ltd")
_OBJECT = SupportingDocument(reference="M-2", type_code="130")
_SUPPORT = SupportingDocument(reference="T-1", description="Terms", attachment=_FILE)


def _allowances(charge: bool) -> str:
    return (
        "<cac:AllowanceCharge>"
        f"<cbc:ChargeIndicator>{str(charge).lower()}</cbc:ChargeIndicator>"
        "<cbc:AllowanceChargeReason>One</cbc:AllowanceChargeReason>"
        "<cbc:AllowanceChargeReason>Two</cbc:AllowanceChargeReason>"
        '<cbc:Amount currencyID="EUR">1.00</cbc:Amount></cac:AllowanceCharge><cac:TaxTotal>'
    )


def _total(**changes: Decimal) -> Invoice:
    assert CLEAN.totals is not None
    return invoice(totals=CLEAN.totals.replace(**changes))


def _item(**changes: Any) -> Invoice:
    return invoice(lines=[line(item=Item(name="Example item", **changes))])


UBL_CASES = (
    text("UBL-CR-002", "ubl", "<cbc:Custom", "<cbc:UBLVersionID>2.0</cbc:UBLVersionID><cbc:Custom"),
    text(
        "UBL-CR-412",
        "ubl",
        "</cac:PaymentMeans>",
        "<cbc:PaymentDueDate>2026-02-28</cbc:PaymentDueDate></cac:PaymentMeans>",
        paid(_TRANSFER),
    ),
    text("UBL-DT-18", "ubl", "<cbc:Name>Example item", '<cbc:Name name="x">Example item'),
    text(
        "UBL-SR-07",
        "ubl",
        "<cac:AccountingSupplierParty>",
        "<cac:BillingReference/><cac:AccountingSupplierParty>",
    ),
    text("UBL-SR-12", "ubl", _SCHEME, _SCHEME * 2),
    text("UBL-SR-13", "ubl", _SCHEME, _SCHEME + _OTHER * 2),
    text(
        "UBL-SR-18",
        "ubl",
        _SCHEME.replace("DE123456789", "FR12345678901"),
        _SCHEME.replace("DE123456789", "FR12345678901") * 2,
        invoice(buyer=BUYER.replace(vat_id="FR12345678901")),
    ),
    text("UBL-SR-42", "ubl", _SCHEME, _SCHEME * 3),
    text("UBL-SR-53", "ubl", "<cbc:CompanyID>DE123456789</cbc:CompanyID>", ""),
    text("UBL-SR-51", "ubl", _ADDRESS, _ADDRESS + _LINES * 2),
    text("UBL-SR-30", "ubl", "<cac:TaxTotal>", _allowances(False)),
    text("UBL-SR-31", "ubl", "<cac:TaxTotal>", _allowances(True)),
    model(
        "UBL-SR-29",
        "ubl",
        invoice(
            payment=PaymentInstructions(direct_debit=_DEBIT),
            buyer=BUYER.replace(ids=[Identifier(value="DE1", scheme="SEPA")]),
        ),
        invoice(payment=PaymentInstructions(direct_debit=_DEBIT)),
    ),
    text(
        "UBL-SR-44",
        "ubl",
        "<cbc:PaymentID>R-1</cbc:PaymentID>",
        "<cbc:PaymentID>R-1</cbc:PaymentID><cbc:PaymentID>R-2</cbc:PaymentID>",
        paid(_TRANSFER, remittance_information="R-1"),
    ),
    model("UBL-SR-47", "ubl", paid(_TRANSFER, PaymentMeans(code="30")), paid(_TRANSFER, _TRANSFER)),
    model(
        "UBL-SR-46",
        "ubl",
        paid(PaymentMeans(code="58", text="One"), PaymentMeans(code="58", text="Two")),
        paid(PaymentMeans(code="58", text="One"), PaymentMeans(code="58")),
    ),
    *(
        model(rule, "ubl", invoice(payee=Payee(name=SELLER.name)), invoice(payee=_PAYEE))
        for rule in ("UBL-SR-19", "UBL-SR-20", "UBL-SR-21")
    ),
    model(
        "UBL-DT-01",
        "ubl",
        _total(paid_amount=Decimal("1.005")),
        _total(paid_amount=Decimal("1.05")),
    ),
    model(
        "UBL-DT-06",
        "ubl",
        invoice(
            supporting_documents=[
                _SUPPORT.replace(attachment=Attachment(content="UA==", filename="a"))
            ]
        ),
        invoice(supporting_documents=[_SUPPORT]),
    ),
    model(
        "UBL-DT-07",
        "ubl",
        invoice(
            supporting_documents=[
                _SUPPORT.replace(attachment=Attachment(content="UA==", mime_code="text/csv"))
            ]
        ),
        invoice(supporting_documents=[_SUPPORT]),
    ),
    model(
        "UBL-CR-666",
        "ubl",
        invoice(supporting_documents=[_OBJECT.replace(attachment=_FILE)]),
        invoice(supporting_documents=[_OBJECT]),
    ),
    model(
        "UBL-CR-673",
        "ubl",
        invoice(supporting_documents=[_OBJECT.replace(description="Meter")]),
        invoice(supporting_documents=[_OBJECT]),
    ),
    text(
        "UBL-CR-665",
        "ubl",
        "<cbc:ID>T-1",
        '<cbc:ID schemeID="AAA">T-1',
        invoice(supporting_documents=[_SUPPORT]),
    ),
    model(
        "UBL-SR-43",
        "ubl",
        invoice(supporting_documents=[_SUPPORT.replace(type_code="50")]),
        invoice(supporting_documents=[_SUPPORT]),
    ),
    model(
        "UBL-SR-04",
        "ubl",
        invoice(object_id=Identifier(value="M-1"), supporting_documents=[_OBJECT]),
        invoice(object_id=Identifier(value="M-1")),
    ),
    model("UBL-SR-48", "ubl", invoice(lines=[line(vat=None)])),
)

_CONTEXT = "</rsm:ExchangedDocumentContext>"
_BOTH = [Identifier(value="1"), Identifier(value="2", scheme="0088")]
_CONTACT = Contact(point="Jo Example", department="Sales")
_GUIDELINE = "ram:GuidelineSpecifiedDocumentContextParameter"
_TAX = "</ram:ApplicableTradeTax></ram:SpecifiedLineTradeSettlement>"


def _party_ids(kind: str, ids: list[Identifier]) -> Invoice:
    if kind == "delivery":
        from einvoice.model.delivery import Delivery

        return invoice(delivery=Delivery(ids=ids))
    if kind == "payee":
        return invoice(payee=_PAYEE.replace(ids=ids))
    assert BUYER is not None
    return invoice(buyer=BUYER.replace(ids=ids))


def _gross(**changes: Any) -> Invoice:
    price = Price(net_amount=Decimal(10), gross_amount=Decimal(11), **changes)
    return invoice(lines=[line(price=price)])


CII_CASES = (
    text("CII-SR-009", "cii", f"</{_GUIDELINE}>", f"</{_GUIDELINE}><{_GUIDELINE}/>"),
    text("CII-SR-010", "cii", "<ram:ID>urn:cen.eu:en16931:2017</ram:ID>", ""),
    model("CII-SR-014", "cii", invoice(type_code=None)),
    *(
        model(rule, "cii", _party_ids(kind, _BOTH), _party_ids(kind, _BOTH[:1]))
        for rule, kind in (
            ("CII-SR-449", "delivery"),
            ("CII-SR-450", "buyer"),
            ("CII-SR-451", "payee"),
        )
    ),
    model("CII-SR-465", "cii", invoice(seller=SELLER.replace(contact=_CONTACT))),
    model("CII-SR-466", "cii", invoice(buyer=BUYER.replace(contact=_CONTACT))),
    text(
        "CII-SR-462",
        "cii",
        "<ram:DueDateTypeCode>5</ram:DueDateTypeCode>",
        "<ram:DueDateTypeCode>5</ram:DueDateTypeCode><ram:DueDateTypeCode>29</ram:DueDateTypeCode>",
        invoice(vat_point_date_code="3"),
    ),
    model(
        "CII-SR-467", "cii", paid(_TRANSFER, PaymentMeans(code="48")), paid(_TRANSFER, _TRANSFER)
    ),
    model(
        "CII-SR-468",
        "cii",
        paid(_TRANSFER.replace(text="One"), _TRANSFER.replace(text="Two")),
        paid(_TRANSFER.replace(text="One"), _TRANSFER.replace(text="One")),
    ),
    model("CII-SR-470", "cii", paid(PaymentMeans(code="58")), paid(_TRANSFER)),
    text(
        "CII-SR-463",
        "cii",
        "<ram:SpecifiedTradeSettlementLineMonetarySummation>",
        "<ram:SpecifiedTradeAllowanceCharge><ram:ActualAmount>1</ram:ActualAmount>"
        "</ram:SpecifiedTradeAllowanceCharge><ram:SpecifiedTradeSettlementLineMonetarySummation>",
    ),
    text("CII-DT-037", "cii", "<ram:TypeCode>VAT", "<ram:TypeCode>GST"),
    text("CII-DT-097", "cii", '"102">20260131', '"102">31.01.2026'),
    model(
        "CII-SR-046",
        "cii",
        _item(standard_id=Identifier(value="1")),
        _item(standard_id=Identifier(value="1", scheme="0160")),
    ),
    text(
        "CII-SR-090",
        "cii",
        "</ram:SpecifiedTradeProduct>",
        "<ram:OriginTradeCountry/></ram:SpecifiedTradeProduct>",
    ),
    *(
        model(
            rule,
            "cii",
            _item(attributes=[stated]),
            _item(attributes=[ItemAttribute(name="Colour", value="red")]),
        )
        for rule, stated in (
            ("CII-SR-069", ItemAttribute(value="red")),
            ("CII-SR-072", ItemAttribute(name="Colour")),
        )
    ),
    model("CII-SR-439", "cii", invoice(lines=[line(price=Price(gross_amount=Decimal(1)))])),
    model("CII-SR-454", "cii", invoice(lines=[line(vat=None)])),
    model(
        "CII-SR-119",
        "cii",
        _gross(discount_reason="Loyal customer"),
        _gross(discount=Decimal(1)),
    ),
    model(
        "CII-SR-457",
        "cii",
        invoice(tender_reference="A", supporting_documents=[_OBJECT.replace(type_code="50")]),
        invoice(tender_reference="A"),
    ),
    model(
        "CII-SR-458",
        "cii",
        invoice(object_id=Identifier(value="A"), supporting_documents=[_OBJECT]),
        invoice(object_id=Identifier(value="A")),
    ),
    model(
        "CII-SR-474",
        "cii",
        invoice(
            lines=[
                line(
                    object_id=Identifier(value="A"),
                    objects=[DocumentReference(reference="B", type_code="130")],
                )
            ]
        ),
        invoice(lines=[line(object_id=Identifier(value="A"))]),
    ),
    *(
        model(
            rule,
            "cii",
            invoice(supporting_documents=[_SUPPORT, _SUPPORT]),
            invoice(supporting_documents=[_SUPPORT]),
        )
        for rule in ("CII-SR-475", "CII-SR-476")
    ),
    model(
        "CII-DT-033",
        "cii",
        invoice(
            lines=[
                line(
                    unit_code=None,
                    price=Price(
                        net_amount=Decimal(10),
                        base_quantity=Decimal(1),
                        base_quantity_unit_code="H87",
                    ),
                )
            ]
        ),
    ),
)

CASES = UBL_CASES + CII_CASES
