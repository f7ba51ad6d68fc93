"""An invoice that states every term of EN 16931 that can stand beside the others, without fault."""

from datetime import date
from decimal import Decimal

from einvoice.calculation import calculate
from einvoice.model.allowance import DocumentAllowance, DocumentCharge, LineAllowance, LineCharge
from einvoice.model.delivery import Delivery
from einvoice.model.invoice import Invoice, ProcessControl
from einvoice.model.item import Item, ItemAttribute, ItemClassification, Price
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Contact, Payee, Seller, TaxRepresentative
from einvoice.model.payment import (
    CreditTransfer,
    DirectDebit,
    PaymentCard,
    PaymentInstructions,
    PaymentMeans,
)
from einvoice.model.reference import (
    InvoicingPeriod,
    LinePeriod,
    Note,
    PrecedingInvoice,
    SupportingDocument,
)
from einvoice.model.totals import Totals
from einvoice.model.values import Attachment, Identifier
from einvoice.model.vat import LineVat, VatBreakdown


def rich_invoice() -> Invoice:
    """Two lines, one of them exempt, and all that the norm lets an invoice say."""
    return calculate(
        Invoice(
            number="RICH-1",
            issue_date=date(2026, 1, 31),
            type_code="380",
            currency_code="EUR",
            vat_currency_code="SEK",
            vat_point_date=date(2026, 1, 30),
            due_date=date(2026, 2, 28),
            buyer_reference="Buyer reference",
            project_reference="Project",
            contract_reference="Contract",
            purchase_order_reference="Order",
            sales_order_reference="Sale",
            receiving_advice_reference="Receipt",
            despatch_advice_reference="Despatch",
            tender_reference="Tender",
            object_id=Identifier(value="Object", scheme="AAB"),
            buyer_accounting_reference="Account",
            payment_terms="Payable by the end of February.",
            notes=[Note(subject_code="AAI", text="First note"), Note(text="Second note")],
            process=ProcessControl(
                business_process_type="Process", specification_id="urn:cen.eu:en16931:2017"
            ),
            preceding_invoices=[
                PrecedingInvoice(reference="RICH-0", issue_date=date(2025, 12, 31))
            ],
            seller=_seller(),
            buyer=_buyer(),
            payee=Payee(
                name="Example Factoring Ltd",
                ids=[Identifier(value="4299999000030", scheme="0088")],
                legal_id=Identifier(value="100000009", scheme="0002"),
            ),
            tax_representative=TaxRepresentative(
                name="Example Tax Ltd", vat_id="FR11123456782", address=_address("FR")
            ),
            delivery=Delivery(
                name="Example Warehouse",
                ids=[Identifier(value="4299999000047", scheme="0088")],
                date=date(2026, 1, 28),
                address=_address("DE"),
            ),
            invoicing_period=InvoicingPeriod(
                start_date=date(2026, 1, 1), end_date=date(2026, 1, 31)
            ),
            payment=_payment(),
            allowances=[
                DocumentAllowance(
                    amount=Decimal("5.00"),
                    base_amount=Decimal("50.00"),
                    percentage=Decimal("10"),
                    reason="Discount",
                    reason_code="95",
                    vat_category_code="S",
                    vat_rate=Decimal("19"),
                )
            ],
            charges=[
                DocumentCharge(
                    amount=Decimal("6.00"),
                    base_amount=Decimal("60.00"),
                    percentage=Decimal("10"),
                    reason="Freight",
                    reason_code="FC",
                    vat_category_code="S",
                    vat_rate=Decimal("19"),
                )
            ],
            totals=Totals(
                vat_total_in_accounting_currency=Decimal("40.00"),
                paid_amount=Decimal("10.00"),
                rounding_amount=Decimal("0.01"),
            ),
            vat_breakdown=[
                VatBreakdown(category_code="S", rate=Decimal("19")),
                VatBreakdown(
                    category_code="E",
                    rate=Decimal(0),
                    exemption_reason="Exempt by Article 132",
                    exemption_reason_code="VATEX-EU-132",
                ),
            ],
            supporting_documents=[
                SupportingDocument(
                    reference="Timesheet",
                    description="Hours",
                    attachment=Attachment.of(b"1", filename="hours.csv", mime_code="text/csv"),
                ),
                SupportingDocument(reference="Plan", location="https://example.com/plan"),
            ],
            lines=[_full_line(), _exempt_line()],
        )
    )


def _address(country: str) -> Address:
    return Address(
        line_1="Example Street 1",
        line_2="Second floor",
        line_3="Door 3",
        city="Example City",
        post_code="10000",
        subdivision="Example State",
        country_code=country,
    )


def _contact(email: str) -> Contact:
    return Contact(point="Accounts", telephone="+49 30 0000000", email=email)


def _seller() -> Seller:
    return Seller(
        name="Example Seller Ltd",
        trading_name="Example",
        ids=[Identifier(value="Supplier 7"), Identifier(value="4299999000016", scheme="0088")],
        legal_id=Identifier(value="123456782", scheme="0002"),
        vat_id="DE123456788",
        tax_registration_id="123/456/78901",
        legal_information="Managing director: see the register",
        electronic_address=Identifier(value="4299999000016", scheme="0088"),
        address=_address("DE"),
        contact=_contact("seller@example.com"),
    )


def _buyer() -> Buyer:
    return Buyer(
        name="Example Buyer Ltd",
        trading_name="Buyer",
        ids=[Identifier(value="4299999000023", scheme="0088")],
        legal_id=Identifier(value="123456782", scheme="0002"),
        vat_id="FR11123456782",
        electronic_address=Identifier(value="4299999000023", scheme="0088"),
        address=_address("FR"),
        contact=_contact("buyer@example.com"),
    )


def _payment() -> PaymentInstructions:
    return PaymentInstructions(
        remittance_information="RICH-1",
        means=[
            PaymentMeans(
                code="30",
                text="Transfer",
                account=CreditTransfer(
                    account_id="DE91100000000123456789",
                    account_name="Example Seller Ltd",
                    provider_id="EXAMDE00",
                ),
                card=PaymentCard(account_number="1234", holder_name="Example Holder"),
                debited_account_id="FR7630006000011234567890189",
            )
        ],
        direct_debit=DirectDebit(mandate_reference="Mandate", creditor_id="DE98ZZZ09999999999"),
    )


def _full_line() -> Line:
    return Line(
        id="1",
        note="Line note",
        object_id=Identifier(value="Line object", scheme="AAB"),
        quantity=Decimal("10"),
        unit_code="H87",
        order_line_reference="3",
        accounting_reference="Line account",
        period=LinePeriod(start_date=date(2026, 1, 2), end_date=date(2026, 1, 30)),
        allowances=[
            LineAllowance(
                amount=Decimal("2.00"),
                base_amount=Decimal("20.00"),
                percentage=Decimal("10"),
                reason="Discount",
                reason_code="95",
            )
        ],
        charges=[
            LineCharge(
                amount=Decimal("3.00"),
                base_amount=Decimal("30.00"),
                percentage=Decimal("10"),
                reason="Packing",
                reason_code="ABL",
            )
        ],
        price=Price(
            net_amount=Decimal("18.00"),
            discount=Decimal("2.00"),
            gross_amount=Decimal("20.00"),
            base_quantity=Decimal("1"),
            base_quantity_unit_code="H87",
        ),
        vat=LineVat(category_code="S", rate=Decimal("19")),
        item=Item(
            name="Example item",
            description="An item with everything",
            seller_id="S-1",
            buyer_id="B-1",
            standard_id=Identifier(value="12345678901231", scheme="0160"),
            classifications=[ItemClassification(code="55101500", scheme="MP", scheme_version="1")],
            origin_country_code="CN",
            attributes=[ItemAttribute(name="Colour", value="Blue")],
        ),
    )


def _exempt_line() -> Line:
    return Line(
        id="2",
        quantity=Decimal("1"),
        unit_code="HUR",
        price=Price(net_amount=Decimal("50.00")),
        vat=LineVat(category_code="E", rate=Decimal(0)),
        item=Item(name="Example course"),
    )
