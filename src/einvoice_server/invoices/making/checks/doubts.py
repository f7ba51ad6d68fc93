"""What is doubtful and hinders nothing: wrong check digits, which are in use, and omissions."""

import re

from einvoice.rules.advice.check_digits import is_refused
from einvoice.rules.advice.vat_numbers import is_wrong_vat_id
from einvoice.rules.german_forms import is_iban
from einvoice_server.invoices.making.case import LEITWEG_SCHEME, Case
from einvoice_server.invoices.making.checks.faults import Faults, fault

_LEITWEG_ID = re.compile(r"[0-9]{2,12}(?:-[0-9A-Za-z]{1,30})?-[0-9]{2}", re.ASCII)


def check_checksums(case: Case) -> Faults:
    """What is probably mistyped."""
    for field, vat_id in (
        ("seller.vatId", case.seller.vat_id),
        ("buyer.vatId", case.payload.buyer.vat_id),
    ):
        if vat_id and is_wrong_vat_id(vat_id):
            yield fault(field, "checksum", f"The VAT number {vat_id!r} is mistyped: check digits.")
    for field, iban in (
        ("payment.iban", case.payment.iban),
        ("seller.iban", None if case.payment.iban else case.seller.iban),
        ("payment.debitedIban", case.payment.debited_iban),
    ):
        if iban and not is_iban(iban):
            yield fault(field, "checksum", f"The IBAN {iban!r} is mistyped: check digits.")
    reference = case.leitweg_id
    if reference and _LEITWEG_ID.fullmatch(reference) and _is_wrong_leitweg_id(reference):
        yield fault(
            "buyerReference.buyerReferenceId",
            "checksum",
            f"The Leitweg-ID {reference!r} is mistyped: check digits.",
        )
    stated = case.payload.buyer.electronic_address
    if stated and stated.scheme == LEITWEG_SCHEME and _is_wrong_leitweg_id(stated.value):
        yield fault(
            "buyer.electronicAddress.value",
            "checksum",
            f"The Leitweg-ID {stated.value!r} is mistyped: check digits.",
        )


def _is_wrong_leitweg_id(text: str) -> bool:
    return is_refused("iso7064.mod_97_10", text.upper().replace("-", ""))


def check_payable(case: Case) -> Faults:
    """Whether the buyer learns where to pay."""
    if case.means_code in (None, "1") and not case.iban and not case.payment.terms:
        yield fault(
            "payment.iban",
            "no_account",
            "The invoice names no account: set the iban of the company, or pass payment.iban.",
        )


def check_carried(case: Case) -> Faults:
    """Whether all that was given reaches the buyer's programs."""
    if case.making.is_partial:
        yield fault(
            "format",
            "partial",
            "The XML of this profile says less than an invoice must; the PDF and the content have "
            'it all, and so has "zf:2".',
        )
    if case.making.is_zugferd_1:
        yield from _not_in_zugferd_1(case)
    if case.payload.attachments and case.making.kind == "plain":
        yield fault("attachments", "not_carried", 'A PDF without XML carries no files; use "zf:2".')


def _not_in_zugferd_1(case: Case) -> Faults:
    yield fault(
        "format",
        "partial",
        "ZUGFeRD 1.0 is older than EN 16931: its XML has no place for much of an invoice, and no "
        'rules judge it. The PDF and the content have it all, and so has "zf:2".',
    )
    for index, item in enumerate(case.payload.invoice_items):
        if item.allowances or item.charges or item.product.discount:
            yield fault(
                f"invoiceItems[{index}]",
                "not_carried",
                "ZUGFeRD 1.0 states no allowances and charges of a line: its XML has the amount "
                "after them, and not why it differs from quantity times price.",
            )
