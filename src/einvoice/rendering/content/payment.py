"""How and when the amount is to be paid."""

import re
from collections.abc import Iterator
from decimal import Decimal

from einvoice.model.invoice import Invoice
from einvoice.model.payment import CreditTransfer, PaymentMeans
from einvoice.model.values import is_decimal
from einvoice.rendering import girocode
from einvoice.rendering.content.blocks import Block, Fact, Facts, Prose, Scan
from einvoice.rendering.content.teller import Teller
from einvoice.rendering.text import Text, Words, beside, lines_of, said, visible

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", re.ASCII)
# XRechnung: discounts and interest of BT-20, one a line, in fields between number signs.
_TERM = re.compile(
    r"#(?P<kind>SKONTO|VERZUG)#TAGE=(?P<days>[0-9]{1,4})#PROZENT=(?P<percent>[0-9.]{1,12})"
    r"(?:#BASISBETRAG=(?P<base>-?[0-9.]{1,20}))?#",
    re.ASCII,
)
_WORDS = {"SKONTO": "skonto", "VERZUG": "interest"}
_IN_MEANS = frozenset({"code", "text", "account"})
_IN_ACCOUNT = frozenset({"account_id"})


def payment_blocks(invoice: Invoice, teller: Teller, *, qr: bool) -> Iterator[Block]:
    """Terms, means and references of the payment; with a QR code where one can be made."""
    if invoice.payment_terms:
        yield Prose(tuple(terms(teller, invoice.payment_terms)), (), "payment_terms")
    facts = Facts(tuple(_facts(invoice, teller)))
    payload = girocode.of(invoice) if qr else None
    if payload is not None:
        amount = teller.money(payload.amount)
        alternative = teller.languages.fill(
            "scan_alt", amount=amount, name=payload.name, account=payload.iban
        )
        yield Scan(payload.text, teller.languages.say("scan"), alternative, facts)
    elif facts.facts:
        yield facts
    schedule = tuple(_schedules(invoice, teller))
    if schedule:
        yield Facts(schedule)


def _facts(invoice: Invoice, teller: Teller) -> Iterator[Fact]:
    payment = invoice.payment
    if payment is None:
        return
    for index, means in enumerate(payment.means):
        yield from _means(means, teller, f"payment.means[{index}].")
    if payment.direct_debit is not None:
        yield from teller.facts(payment.direct_debit, "payment.direct_debit.")
    yield from teller.fact(payment, "remittance_information", "payment.")


def _means(means: PaymentMeans, teller: Teller, path: str) -> Iterator[Fact]:
    if means.code or means.text:
        code = teller.code("PaymentMeans", "code", means.code) if means.code else ()
        text = tuple(said(line) for line in lines_of(means.text or ""))
        lines = (code, *text) if code else text
        yield Fact(teller.languages.field("PaymentInstructions", "means"), lines, f"{path}code")
    if means.account is not None:
        yield from _account(means.account, teller, f"{path}account.")
    yield from teller.facts(means, path, _IN_MEANS)


def _account(account: CreditTransfer, teller: Teller, path: str) -> Iterator[Fact]:
    if account.account_id:
        shown = grouped(account.account_id)
        name = "account_id" if shown is None else "iban"
        label = teller.languages.field("CreditTransfer", name)
        text = said(shown or visible(account.account_id))
        yield Fact(label, (text,), f"{path}account_id")
    yield from teller.facts(account, path, _IN_ACCOUNT)


def grouped(account: str) -> str | None:
    """An IBAN in groups of four; None for what is no IBAN."""
    plain = "".join(account.split()).upper()
    if _IBAN.fullmatch(plain) is None:
        return None
    return "\u00a0".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def terms(teller: Teller, text: str) -> Iterator[Text]:
    """Payment terms, with what XRechnung codes in them said in words."""
    for line in lines_of(text):
        at = 0
        for match in _TERM.finditer(line):
            if before := line[at : match.start()].strip():
                yield said(before)
            worded = _worded(teller, match)
            yield beside(worded) if worded else said(match.group())
            at = match.end()
        rest = line[at:].strip()
        if rest or not line:
            yield said(rest)


def _worded(teller: Teller, match: re.Match[str]) -> Words | None:
    percent, base = match["percent"], match["base"]
    if is_decimal(percent) is None or (base and is_decimal(base) is None):
        return None
    word = _WORDS[match["kind"]]
    values = {"days": match["days"], "percent": teller.percent(Decimal(percent))}
    if base:
        word, values["base"] = f"{word}_base", teller.money(Decimal(base))
    return teller.languages.fill(word, **values)


def _schedules(invoice: Invoice, teller: Teller) -> Iterator[Fact]:
    for name in ("payment_schedule", "more_payment_terms", "advance_payments"):
        yield from teller.fact(invoice, name, "")
    for name in ("third_party_payments", "financial_adjustments"):
        yield from teller.fact(invoice, name, "")


SHOWN = frozenset(
    {"payment", "payment_terms", "payment_schedule", "more_payment_terms", "advance_payments"}
    | {"third_party_payments", "financial_adjustments"}
)
"""The fields of an invoice that stand among the payment."""
