"""Invoices that keep to XRechnung, its extension or CVD, for the cases of this folder."""

from datetime import date
from decimal import Decimal
from typing import Any

from einvoice import write
from einvoice.model.delivery import Delivery
from einvoice.model.invoice import Invoice, ProcessControl
from einvoice.model.item import Item, ItemAttribute, ItemClassification
from einvoice.model.line import Line
from einvoice.model.party import Address, Buyer, Contact, Seller
from einvoice.model.payment import (
    CreditTransfer,
    DirectDebit,
    PaymentCard,
    PaymentInstructions,
    PaymentMeans,
    ThirdPartyPayment,
)
from einvoice.model.values import Identifier
from einvoice.model.vat import LineVat
from tests.builders import invoice, line

XRECHNUNG = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
EXTENSION = f"{XRECHNUNG}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0"
CVD = f"{XRECHNUNG}#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9"
PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
IBAN = "DE02120300000000202051"
UBL = frozenset({"ubl"})
CII = frozenset({"cii"})

ADDRESS = Address(city="Example Town", post_code="12345", country_code="DE")
CONTACT = Contact(
    point="Example Billing Desk", telephone="+49 30 1234567", email="billing@example.com"
)
SELLER = Seller(
    name="Example Seller GmbH",
    vat_id="DE123456789",
    electronic_address=Identifier(value="billing@example.com", scheme="EM"),
    address=ADDRESS,
    contact=CONTACT,
)
BUYER = Buyer(
    name="Example Town Library",
    electronic_address=Identifier(value="04011000-12345-34", scheme="0204"),
    address=ADDRESS,
)
TRANSFER = PaymentMeans(code="58", account=CreditTransfer(account_id=IBAN))
CARD = PaymentMeans(code="48", card=PaymentCard(account_number="1234"))
COLLECTED = PaymentMeans(code="59", debited_account_id=IBAN)
MANDATE = DirectDebit(mandate_reference="M-1", creditor_id="DE98ZZZ09999999999")


def german(**changes: Any) -> Invoice:
    """An invoice that no rule of XRechnung objects to, with some terms stated otherwise."""
    stated: dict[str, Any] = {
        "process": ProcessControl(specification_id=XRECHNUNG, business_process_type=PROCESS),
        "buyer_reference": "04011000-12345-34",
        "seller": SELLER,
        "buyer": BUYER,
        "delivery": Delivery(date=date(2026, 1, 30)),
        "payment": paid(TRANSFER),
    }
    return invoice(**{**stated, **changes})


def extended(**changes: Any) -> Invoice:
    """The same for the extension."""
    process = ProcessControl(specification_id=EXTENSION, business_process_type=PROCESS)
    return german(**{"process": process, **changes})


def vehicles(**changes: Any) -> Invoice:
    """The same for CVD, with one vehicle."""
    stated: dict[str, Any] = {
        "process": ProcessControl(specification_id=CVD, business_process_type=PROCESS),
        "contract_reference": "C-1",
        "tender_reference": "T-1",
        "lines": [vehicle()],
    }
    return german(**{**stated, **changes})


def vehicle(
    category: str = "M1", kind: str = "clean", *, categories: int = 1, kinds: int = 1
) -> Line:
    """A line with a vehicle: its category and how clean it is, as often as asked for."""
    item = Item(
        name="Example car",
        classifications=[ItemClassification(code=category, scheme="CVD")] * categories,
        attributes=[ItemAttribute(name="cva", value=kind)] * kinds,
    )
    return line(item=item)


def paid(*means: PaymentMeans, direct_debit: DirectDebit | None = None) -> PaymentInstructions:
    """Instructions to pay in some ways."""
    return PaymentInstructions(means=means, direct_debit=direct_debit)


def collected(**changes: Any) -> Invoice:
    """An invoice whose amount is collected by direct debit."""
    return german(payment=paid(COLLECTED, direct_debit=MANDATE.replace(**changes)))


def sub_line(**changes: Any) -> Line:
    """A sub-line of half the amount of the line."""
    stated: dict[str, Any] = {
        "id": "1.1",
        "quantity": "1",
        "unit_code": "H87",
        "net_amount": "10.00",
        "item": Item(name="Example part"),
        "vat": LineVat(category_code="S", rate=Decimal("19")),
    }
    return line(**{**stated, **changes})


def with_sub_lines(*sub_lines: Line) -> Invoice:
    """An invoice of the extension whose one line has sub-lines."""
    return extended(lines=[line(sub_lines=sub_lines)])


def with_payment(**changes: Any) -> Invoice:
    """An invoice of the extension that collects an amount for a third party."""
    payment = ThirdPartyPayment(type_code="tip", amount=Decimal("1.00"), description="Example tip")
    base = extended()
    assert base.totals is not None
    return base.replace(
        third_party_payments=[payment.replace(**changes)],
        totals=base.totals.replace(amount_due=Decimal("24.80")),
    )


def number(text: str | None) -> Decimal | None:
    """The number of a text, where there is one."""
    return None if text is None else Decimal(text)


def written(stated: Invoice, syntax: str, *replacements: tuple[str, str]) -> bytes:
    """The XML of an invoice with texts of it replaced, for what the model cannot say."""
    data = write(stated, syntax=syntax, on_loss="drop").decode()
    for old, new in replacements:
        assert old in data, f"{old} is not in the document"
        data = data.replace(old, new)
    return data.encode()
