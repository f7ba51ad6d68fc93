"""Cases of the German rules."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from einvoice.model.delivery import Delivery
from einvoice.model.invoice import Invoice
from einvoice.model.party import Contact, TaxRepresentative
from einvoice.model.payment import DirectDebit, PaymentCard, PaymentMeans
from einvoice.model.reference import PrecedingInvoice, SupportingDocument
from einvoice.model.values import Attachment
from einvoice.model.vat import LineVat, VatBreakdown
from tests.builders import ACCOUNTS, line
from tests.rules.cases import Case
from tests.rules.peppol.documents import UBL, replaced
from tests.rules.peppol.national import at, between, by, paid

IBAN = ACCOUNTS[0]
CONTACT = Contact(point="Ms Example", telephone="030 12345", email="info@example.com")


def reached(**changes: Any) -> Invoice:
    """An invoice between Germans with a contact of the seller."""
    return between("DE", seller={"contact": CONTACT.replace(**changes)})


def located(party: str, field: str) -> Invoice:
    """An invoice between Germans, one of whom lacks a part of its address."""
    return between("DE", **{party: {"address": at("DE", **{field: None})}})


def delivered(**changes: Any) -> Invoice:
    """An invoice between Germans with an address of delivery."""
    return between("DE", delivery=Delivery(address=at("FR", **changes)))


def rated(rate: str | None) -> Invoice:
    """An invoice between Germans with a VAT breakdown."""
    percent = None if rate is None else Decimal(rate)
    return between("DE", vat_breakdown=[VatBreakdown(category_code="O", rate=percent)])


def with_second_total(percent: str) -> bytes:
    """An invoice with a second VAT total, which no term stands for, broken down."""
    category = f"<cac:TaxCategory><cbc:ID>S</cbc:ID>{percent}</cac:TaxCategory>"
    amount = '<cbc:TaxAmount currencyID="DKK">1</cbc:TaxAmount>'
    subtotal = f"<cac:TaxSubtotal>{amount}{category}</cac:TaxSubtotal>"
    total = f"<cac:TaxTotal>{amount}{subtotal}</cac:TaxTotal><cac:LegalMonetaryTotal>"
    return replaced(rated("19"), "ubl", "<cac:LegalMonetaryTotal>", total)


def taxed(category: str, **seller: Any) -> Invoice:
    """An invoice between Germans with a VAT category."""
    return between("DE", seller=seller, lines=[line(vat=LineVat(category_code=category))])


def attached(*names: str | None) -> Invoice:
    """An invoice between Germans with embedded files."""
    files = [Attachment(content="QQ==", mime_code="text/csv", filename=name) for name in names]
    return between(
        "DE", supporting_documents=[SupportingDocument(reference="1", attachment=f) for f in files]
    )


def linked(location: str) -> Invoice:
    """An invoice between Germans with a linked document."""
    return between(
        "DE", supporting_documents=[SupportingDocument(reference="1", location=location)]
    )


def corrected(*references: str) -> Invoice:
    """A corrected invoice between Germans."""
    preceding = [PrecedingInvoice(reference=reference) for reference in references]
    return between("DE", type_code="384", preceding_invoices=preceding)


def paying(*means: PaymentMeans, mandate: str | None = None, **changes: Any) -> Invoice:
    """An invoice between Germans to be paid by these means."""
    debit = DirectDebit(mandate_reference=mandate, **changes) if mandate or changes else None
    return between("DE", payment=by(*means, direct_debit=debit))


def discounted(terms: str) -> Invoice:
    """An invoice between Germans with payment terms."""
    return between("DE", payment_terms=terms)


TRANSFER = paid("58", IBAN)
CARD = PaymentMeans(code="48", card=PaymentCard(account_number="1234"))
DEBIT = PaymentMeans(code="59", debited_account_id=IBAN)
ENTRY = "#SKONTO#TAGE=14#PROZENT=2.00#"

CASES = tuple(
    replace(case, syntaxes=UBL)
    for case in (
        Case("DE-R-001", between("DE"), paying(TRANSFER)),
        Case("DE-R-001", between("de"), between("FR")),
        Case("DE-R-002", between("DE"), reached()),
        Case("DE-R-003", located("seller", "city"), located("buyer", "city")),
        Case("DE-R-004", located("seller", "post_code"), between("DE")),
        Case("DE-R-005", reached(point=" "), reached()),
        Case("DE-R-006", reached(telephone=None), reached()),
        Case("DE-R-007", reached(email=None), reached()),
        Case("DE-R-008", located("buyer", "city"), located("seller", "city")),
        Case("DE-R-009", located("buyer", "post_code"), between("DE")),
        Case("DE-R-010", delivered(city=None), delivered()),
        Case("DE-R-010", delivered(city=""), between("DE")),
        Case("DE-R-011", delivered(post_code=None), delivered()),
        Case("DE-R-014", rated(None), rated("0")),
        Case("DE-R-014", with_second_total(""), with_second_total("<cbc:Percent>19</cbc:Percent>")),
        Case("DE-R-015", between("DE"), between("DE", buyer_reference="04011000-12345-34")),
        Case("DE-R-016", taxed("S"), taxed("S", vat_id="DE123456789")),
        Case("DE-R-016", taxed("AE", vat_id=" "), taxed("AE", tax_registration_id="1/2")),
        Case("DE-R-016", taxed("M"), taxed("O")),
        Case(
            "DE-R-016", taxed("Z"), between("DE", tax_representative=TaxRepresentative(name="Ex"))
        ),
        Case("DE-R-017", between("DE", type_code="386"), between("DE", type_code="326")),
        Case("DE-R-018", discounted("#SKONTO#TAGE=14#PROZENT=2#\n"), discounted(f"{ENTRY}\n")),
        Case("DE-R-018", discounted(ENTRY), discounted(f"In 30 days.\n{ENTRY}\n")),
        Case("DE-R-018", discounted(f"{ENTRY}\n#1\n"), discounted("Order # 5")),
        Case("DE-R-018", discounted(f"{ENTRY} and\n"), discounted(f"{ENTRY}\n{ENTRY} \n")),
        Case("DE-R-019", paying(paid("58", "DE02120300000000202052")), paying(TRANSFER)),
        Case("DE-R-019", paying(paid("58")), paying(paid("30", "1"))),
        Case("DE-R-020", paying(DEBIT.replace(debited_account_id="1")), paying(DEBIT)),
        Case("DE-R-020", paying(paid("59")), paying(paid("49"))),
        Case("DE-R-022", attached("a.csv", "a.csv"), attached("a.csv", "A.csv", None, None)),
        Case("DE-R-023-1", paying(paid("30")), paying(paid("30", "1"))),
        Case("DE-R-023-2", paying(TRANSFER.replace(card=CARD.card)), paying(TRANSFER)),
        Case("DE-R-023-2", paying(TRANSFER, mandate="M"), paying(TRANSFER, DEBIT, mandate="M")),
        Case("DE-R-024-1", paying(paid("54")), paying(CARD)),
        Case("DE-R-024-2", paying(CARD.replace(account=TRANSFER.account)), paying(CARD)),
        Case("DE-R-025-1", paying(paid("59")), paying(paid("59"), mandate="M")),
        Case("DE-R-025-2", paying(DEBIT.replace(account=TRANSFER.account)), paying(DEBIT)),
        Case("DE-R-025-2", paying(DEBIT.replace(card=CARD.card)), paying(DEBIT)),
        Case("DE-R-026", corrected(), corrected("R-1")),
        Case("DE-R-027", reached(telephone="n/a 12"), reached(telephone="1-1-0")),
        Case("DE-R-028", reached(email="info@localhost"), reached()),
        Case("DE-R-028", reached(email="a@b@example.com"), reached(email="a@example.com")),
        Case("DE-R-030", paying(DEBIT), paying(DEBIT, mandate="M", creditor_id="DE98ZZZ09999999")),
        Case("DE-R-030", paying(paid("59"), mandate="M"), paying(TRANSFER)),
        Case("DE-R-031", paying(paid("59"), mandate="M"), paying(DEBIT, mandate="M")),
        Case("DE-R-T02", linked("timesheet.pdf"), linked("https://example.com/timesheet.pdf")),
        Case("DE-R-T02", linked(""), between("DE")),
    )
)
