"""The mail that an invoice is sent with, in German or English."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import cast

from einvoice_server.invoices.tables import NOTHING, Invoice
from einvoice_server.kit.base import JsonObject
from einvoice_server.mail.message import Attachment, Mail
from einvoice_server.tenancy.accounts.schemas import Preferences

_TYPES = {
    "de": {381: "Gutschrift", 384: "Korrekturrechnung", 326: "Teilrechnung"},
    "en": {381: "Credit note", 384: "Corrected invoice", 326: "Partial invoice"},
}
_USUAL = {"de": "Rechnung", "en": "Invoice"}
_SUBJECT = {"de": "{type} {number} von {seller}", "en": "{type} {number} from {seller}"}
_TEXT = {
    "de": (
        "Guten Tag,\n\nanbei erhalten Sie: {type} {number} vom {issued} über {amount} {currency}.\n"
        "{due}\nMit freundlichen Grüßen\n{seller}\n"
    ),
    "en": (
        "Hello,\n\nplease find attached: {type} {number} of {issued} for {currency} {amount}.\n"
        "{due}\nKind regards\n{seller}\n"
    ),
}
_DUE = {"de": "Zahlbar bis {day}.\n", "en": "Payable by {day}.\n"}
_DAY = {"de": "%d.%m.%Y", "en": "%d %B %Y"}
_LONGEST_SUBJECT = 250


def letter(
    row: Invoice,
    delivery: JsonObject,
    attachments: Sequence[Attachment],
    *,
    key: str,
    mail_from: str,
    written_at: datetime,
) -> Mail:
    """The mail to one recipient, with copies.

    Args:
        row: The invoice, whole.
        delivery: To whom.
        attachments: Its documents.
        key: What tells this mail from others; sent again, it is the same mail.
        mail_from: The address that it comes from.
        written_at: The date that it shows.
    """
    company = cast("JsonObject", json.loads(row.company))
    seller = _seller(row, company)
    language = Preferences.model_validate_json(row.preferences).language
    words = {
        "type": _TYPES[language].get(row.type_code, _USUAL[language]),
        "number": row.number or "",
        "seller": seller,
        "issued": f"{row.issue_date:{_DAY[language]}}",
        "amount": _amount(row, language),
        "currency": row.currency,
        "due": _DUE[language].format(day=f"{row.due_date:{_DAY[language]}}")
        if row.due_date and row.outstanding_amount > NOTHING
        else "",
    }
    reply_to = company.get("email")
    return Mail(
        key=key,
        sender=mail_from,
        sender_name=seller or None,
        to=_addresses(delivery, "recipient"),
        cc=_addresses(delivery, "carbonCopy"),
        bcc=_addresses(delivery, "blindCarbonCopy"),
        reply_to=reply_to if isinstance(reply_to, str) else None,
        subject=" ".join(_SUBJECT[language].format(**words).split())[:_LONGEST_SUBJECT],
        text=_TEXT[language].format(**words),
        attachments=attachments,
        written_at=written_at,
    )


def _seller(row: Invoice, company: JsonObject) -> str:
    given = cast("JsonObject", json.loads(row.payload)).get("seller")
    name = given.get("name") if isinstance(given, dict) else None
    return " ".join(str(name or company.get("name") or "").split())


def _amount(row: Invoice, language: str) -> str:
    text = f"{row.gross_amount:,.2f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def _addresses(delivery: JsonObject, name: str) -> tuple[str, ...]:
    value = delivery.get(name)
    return (value,) if isinstance(value, str) and value else ()
