"""The QR code of a SEPA credit transfer (EPC069-12), which banking apps read: Girocode."""

import re
from dataclasses import dataclass
from decimal import Decimal

from einvoice.model.invoice import Invoice
from einvoice.model.payment import CreditTransfer
from einvoice.rendering.text import lines_of, visible

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", re.ASCII)
_BIC = re.compile(r"[A-Z0-9]{8}(?:[A-Z0-9]{3})?", re.ASCII)
_TRANSFERS = frozenset({"30", "58"})
"""Payment means that are credit transfers."""
_MOST = Decimal("999999999.99")
_NAME = 70
_REMITTANCE = 140
_PAYLOAD = 331
"""Bytes that the largest code of the standard holds."""


@dataclass(frozen=True, slots=True)
class Girocode:
    """What is to be transferred."""

    name: str
    """Who is paid, at most 70 characters."""
    iban: str
    amount: Decimal
    remittance: str = ""
    """What the payment is for, at most 140 characters."""
    bic: str = ""

    @property
    def text(self) -> str:
        """The payload: service tag, version, character set, and the transfer, a field a line."""
        fields = ("BCD", "002", "1", "SCT", self.bic, self.name, self.iban)
        amount = f"EUR{self.amount:.2f}"
        return "\n".join((*fields, amount, "", "", self.remittance))


def of(invoice: Invoice) -> Girocode | None:
    """The transfer that pays an invoice; None where it is not to be paid by one in EUR."""
    due = invoice.totals.amount_due if invoice.totals else None
    account = _account(invoice)
    payee = invoice.payee or invoice.seller
    if invoice.currency_code != "EUR" or due is None or account is None or payee is None:
        return None
    if not Decimal("0.01") <= due <= _MOST or due != round(due, 2):
        return None
    iban = "".join((account.account_id or "").split()).upper()
    if _IBAN.fullmatch(iban) is None or not has_right_digits(iban):
        return None
    payment = invoice.payment
    asked = payment.remittance_information if payment else None
    code = Girocode(
        name=_line(account.account_name or payee.name, _NAME),
        iban=iban,
        amount=due,
        remittance=_line(asked or invoice.number, _REMITTANCE),
        bic=_bic(account.provider_id),
    )
    return code if code.name and len(code.text.encode()) <= _PAYLOAD else None


def _account(invoice: Invoice) -> CreditTransfer | None:
    means = invoice.payment.means if invoice.payment else ()
    return next((one.account for one in means if one.code in _TRANSFERS and one.account), None)


def _line(text: str | None, most: int) -> str:
    return " ".join(" ".join(lines_of(text or "")).split())[:most].strip()


def _bic(text: str | None) -> str:
    bic = visible(text or "").replace(" ", "").upper()
    return bic if _BIC.fullmatch(bic) else ""


def has_right_digits(iban: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 7064, modulo 97)."""
    moved = iban[4:] + iban[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1
