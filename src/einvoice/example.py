"""An invoice to start from: complete, plausible, and obviously an example.

It keeps to terms that both syntaxes and the profiles XRechnung and Peppol BIS Billing have.
"""

from datetime import date
from decimal import Decimal

from einvoice.calculation import calculate
from einvoice.model.allowance import DocumentCharge, LineAllowance
from einvoice.model.delivery import Delivery
from einvoice.model.invoice import Invoice, ProcessControl
from einvoice.model.item import Item, ItemClassification, Price
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Contact, Seller
from einvoice.model.payment import CreditTransfer, PaymentInstructions, PaymentMeans
from einvoice.model.reference import InvoicingPeriod, Note, SupportingDocument
from einvoice.model.values import Identifier
from einvoice.model.vat import LineVat


def example_invoice() -> Invoice:
    """A new example with its totals calculated: four lines, two VAT rates, 1,062.19 EUR."""
    return calculate(
        Invoice(
            number="EXAMPLE-2026-001",
            issue_date=date(2026, 1, 31),
            type_code="380",
            currency_code="EUR",
            due_date=date(2026, 2, 28),
            buyer_reference="99-EXAMPLE-30",
            contract_reference="EXAMPLE-CONTRACT-7",
            purchase_order_reference="EXAMPLE-ORDER-42",
            payment_terms="Payable without deduction within 28 days.",
            process=ProcessControl(
                business_process_type="urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
                specification_id="urn:cen.eu:en16931:2017",
            ),
            notes=[Note(text="This is an example. Nobody is asked to pay it.")],
            seller=_seller(),
            buyer=_buyer(),
            delivery=Delivery(
                name="Example Town Library, goods-in",
                date=date(2026, 1, 28),
                address=_buyer_address(),
            ),
            invoicing_period=InvoicingPeriod(
                start_date=date(2026, 1, 1), end_date=date(2026, 1, 31)
            ),
            payment=PaymentInstructions(
                remittance_information="EXAMPLE-2026-001",
                means=[
                    PaymentMeans(
                        code="58",
                        account=CreditTransfer(
                            account_id="DE91100000000123456789",
                            account_name="Example Books GmbH",
                        ),
                    )
                ],
            ),
            charges=[
                DocumentCharge(
                    amount=Decimal("4.90"),
                    reason="Freight",
                    reason_code="FC",
                    vat_category_code="S",
                    vat_rate=Decimal("19"),
                )
            ],
            supporting_documents=[
                SupportingDocument(
                    reference="EXAMPLE-TIMESHEET",
                    description="Hours of the workshop",
                    location="https://example.com/timesheets/example",
                )
            ],
            lines=_lines(),
        )
    )


def _seller() -> Seller:
    return Seller(
        name="Example Books GmbH",
        trading_name="Example Books",
        legal_id=Identifier(value="HRB 000000"),
        vat_id="DE123456789",
        legal_information="Managing director: see the register of companies",
        electronic_address=Identifier(value="4299999000016", scheme="0088"),
        address=Address(
            line_1="Example Street 1", city="Example City", post_code="10000", country_code="DE"
        ),
        contact=Contact(
            point="Accounts receivable", telephone="+49 30 0000000", email="invoices@example.com"
        ),
    )


def _buyer() -> Buyer:
    return Buyer(
        name="Example Town Library",
        ids=[Identifier(value="LIBRARY-7")],
        electronic_address=Identifier(value="4299999000023", scheme="0088"),
        address=_buyer_address(),
        contact=Contact(point="Acquisitions", email="library@example.org"),
    )


def _buyer_address() -> Address:
    return Address(
        line_1="Sample Square 2", city="Example Town", post_code="20000", country_code="DE"
    )


def _lines() -> list[Line]:
    full, reduced = "19", "7"
    return [
        Line(
            id="1",
            quantity=Decimal("25"),
            unit_code="H87",
            item=Item(
                name="Invoices Explained, paperback",
                description="Second edition, 240 pages",
                seller_id="BOOK-1",
                classifications=[ItemClassification(code="55101500", scheme="MP")],
                origin_country_code="DE",
            ),
            price=Price(
                net_amount=Decimal("18.00"), gross_amount=Decimal("20.00"), discount=Decimal("2.00")
            ),
            vat=_vat(reduced),
        ),
        Line(
            id="2",
            quantity=Decimal("500"),
            unit_code="H87",
            item=Item(name="Library cards, printed", seller_id="CARD-500"),
            price=Price(net_amount=Decimal("12.50"), base_quantity=Decimal("100")),
            vat=_vat(full),
        ),
        Line(
            id="3",
            note="Workshop on 28 January",
            quantity=Decimal("4.5"),
            unit_code="HUR",
            allowances=[
                LineAllowance(
                    amount=Decimal("36.00"),
                    base_amount=Decimal("360.00"),
                    percentage=Decimal("10"),
                    reason="Discount for public libraries",
                    reason_code="95",
                )
            ],
            item=Item(name="Workshop: reading electronic invoices"),
            price=Price(net_amount=Decimal("80.00")),
            vat=_vat(full),
        ),
        Line(
            id="4",
            quantity=Decimal("12"),
            unit_code="H87",
            item=Item(name="Magazine subscription, January"),
            price=Price(net_amount=Decimal("8.95")),
            vat=_vat(reduced),
        ),
    ]


def _vat(rate: str) -> LineVat:
    return LineVat(category_code="S", rate=Decimal(rate))
