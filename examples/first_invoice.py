"""Builds an invoice, writes it in both syntaxes into this folder, and reads both again.

Run it from the folder that the files are to appear in:  python examples/first_invoice.py
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

from einvoice import Invoice, calculate, read, write
from einvoice.model.invoice import ProcessControl
from einvoice.model.item import Item, Price
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Seller
from einvoice.model.payment import CreditTransfer, PaymentInstructions, PaymentMeans
from einvoice.model.vat import LineVat


def line(id: str, name: str, quantity: str, unit: str, price: str, vat_rate: str) -> Line:
    """A line with what everybody must state; its amount is left to `calculate`."""
    return Line(
        id=id,
        item=Item(name=name),
        quantity=Decimal(quantity),
        unit_code=unit,
        price=Price(net_amount=Decimal(price)),
        vat=LineVat(category_code="S", rate=Decimal(vat_rate)),
    )


stated = Invoice(
    number="2026-001",
    issue_date=date(2026, 1, 31),
    due_date=date(2026, 2, 28),
    type_code="380",
    currency_code="EUR",
    process=ProcessControl(specification_id="urn:cen.eu:en16931:2017"),
    seller=Seller(
        name="Example Books GmbH",
        vat_id="DE123456789",
        address=Address(city="Example City", post_code="10000", country_code="DE"),
    ),
    buyer=Buyer(
        name="Example Town Library",
        address=Address(city="Example Town", post_code="20000", country_code="DE"),
    ),
    payment=PaymentInstructions(
        means=[PaymentMeans(code="58", account=CreditTransfer(account_id="DE91100000000123456789"))]
    ),
    lines=[
        line("1", "Invoices Explained, paperback", "25", "H87", "18.00", "7"),
        line("2", "Workshop: reading electronic invoices", "4.5", "HUR", "80.00", "19"),
    ],
)

# Line amounts, VAT breakdown and totals follow from the lines.
invoice = calculate(stated)

for syntax in ("cii", "ubl"):
    path = Path(f"invoice-{syntax}.xml")
    path.write_bytes(write(invoice, syntax=syntax))
    result = read(path)
    if result.invoice != invoice or result.issues or result.unmapped:
        raise SystemExit(f"{path} does not say what the invoice says")
    print(f"{path}: {path.stat().st_size} bytes, read back without a difference")

print(invoice)
for group in invoice.vat_breakdown:
    print(f"  VAT {group.rate} % of {group.taxable_amount} is {group.tax_amount}")
if invoice.totals:
    print(f"  To pay: {invoice.totals.amount_due} {invoice.currency_code}")
