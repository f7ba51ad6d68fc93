"""What lists tell of a document, find it by and sort it by."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from einvoice.sections import Content
from einvoice_server.documents.exact_json import compact


@dataclass(frozen=True, slots=True)
class Facts:
    """The terms of an invoice that have a column; empty or None where they are not stated.

    Texts are cut to what the columns hold; the sections have them whole.
    """

    syntax: str = ""
    profile: str = ""
    number: str = ""
    type_code: str = ""
    issue_date: str = ""
    due_date: str = ""
    seller_name: str = ""
    seller_vat_id: str = ""
    buyer_name: str = ""
    buyer_vat_id: str = ""
    buyer_reference: str = ""
    currency: str = ""
    net_amount: Decimal | None = None
    tax_amount: Decimal | None = None
    amount: Decimal | None = None


def facts_of(content: Content) -> Facts:
    """The facts that a content states."""
    summary = content.summary
    return Facts(
        syntax=_cut(summary.syntax, 20),
        profile=_cut(summary.profile, 60),
        number=_cut(summary.invoice_number),
        type_code=_cut(summary.invoice_type_code, 20),
        issue_date=_day(summary.issue_date),
        due_date=_day(summary.due_date),
        seller_name=_cut(summary.seller_name),
        seller_vat_id=_cut(summary.seller_vat_id, 60),
        buyer_name=_cut(summary.buyer_name),
        buyer_vat_id=_cut(content.buyer.vat_id, 60),
        buyer_reference=_cut(summary.buyer_reference),
        currency=_cut(summary.currency, 20),
        net_amount=summary.net_amount,
        tax_amount=summary.tax_amount,
        amount=summary.amount,
    )


def _cut(text: str | None, most: int = 200) -> str:
    return (text or "")[:most]


def _day(day: date | None) -> str:
    return compact(day) if day else ""
